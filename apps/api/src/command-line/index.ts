export { type Command, type CommandIo, UsageError } from './command.js';
export { commands } from './commands.js';
export { processIo } from './process-io.js';
export { runCommand } from './run-command.js';
