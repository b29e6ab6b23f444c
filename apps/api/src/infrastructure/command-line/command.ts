import type { Progress } from './progress.js';

/** What a command may use of the world: a test gives it another one. */
export interface CommandIo {
  /** Writes a line for the person or the pipe that reads the result. */
  print(line: string): void;
  /** Writes a line about what is going on, beside the result. */
  say(line: string): void;
  /** Where results go that are no lines. */
  readonly stdout: NodeJS.WritableStream;
  readonly env: NodeJS.ProcessEnv;
  /** Absolute: what the person meant by a path. */
  pathOf(path: string): string;
  /**
   * Shows how far it is, once that takes longer than two seconds; `total` in the unit of `advanceTo`. Null where nobody knows how
   * far it is: then it shows how long it has taken.
   */
  progress(name: string, total: number | null): Progress;
}

/** A word of the command line, such as `audit verify`. */
export interface Command {
  /** One line, without a full stop. */
  readonly summary: string;
  /** What follows the command's name. */
  readonly usage: string;
  /** What `--help` tells beside that: options, what the exit code means. */
  readonly details?: string;
  /** Whole lines that can be copied. */
  readonly examples: readonly string[];
  /**
   * Resolves with the exit code: 0 when all is well, 1 when what was asked about is not. Throws a UsageError when the arguments make
   * no sense, and any other Error of one line when it cannot be done; both end with 2.
   */
  run(args: readonly string[], io: CommandIo): Promise<number>;
}

/** The arguments make no sense; the message is shown with the command's usage. */
export class UsageError extends Error {}
