import { commands } from './commands.js';
import { processIo, runCommand } from './infrastructure/command-line/index.js';

/** `noticedesk` on the command line: docs/command-line.md. */
process.stdout.on('error', () => process.exit(0)); // whoever read our output has enough
process.exitCode = await runCommand(commands, process.argv.slice(2), processIo(process));
