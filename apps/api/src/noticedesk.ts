import { commands, processIo, runCommand } from './command-line/index.js';

/** `noticedesk` on the command line: docs/command-line.md. */
process.stdout.on('error', () => process.exit(0)); // whoever read our output has enough
process.exitCode = await runCommand(commands, process.argv.slice(2), processIo(process));
