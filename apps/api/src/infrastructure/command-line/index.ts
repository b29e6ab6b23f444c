export { type Command, type CommandIo, UsageError } from './command.js';
export { processIo } from './process-io.js';
export type { Progress } from './progress.js';
export { type Commands, runCommand } from './run-command.js';
export { programDetails, programOptions, runningProgram, type RunningProgram } from './running-program.js';
