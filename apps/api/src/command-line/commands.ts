import type { Command } from './command.js';

/** Everything that `noticedesk` can do, by its words. What a command needs is loaded when it runs. */
export const commands: Readonly<Record<string, Command>> = {};
