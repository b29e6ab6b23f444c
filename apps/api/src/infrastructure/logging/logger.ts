import type { LoggerService } from '@nestjs/common';
import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../config.js';
import { requestContext } from './request-context.js';

/** Lines wait at most this long, so that logging costs one write for many lines. */
const FLUSH_AFTER_MS = 200;

/** Where lines go: standard output, gathered; what is still in memory is written when the program ends. */
function standardOutput(): DestinationStream {
  return destination({ dest: 1, sync: false, minLength: 8_192, periodicFlush: FLUSH_AFTER_MS });
}

/** Headers and bodies are logged nowhere; this is the net below that: what carries a secret by its name is cut out. */
const secretPaths = ['authorization', 'secret', 'password', 'key', 'req', 'res', 'body'];

export function createLogger(level: LogLevel, output: DestinationStream = standardOutput()): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secretPaths, remove: true },
      serializers: { err: describedError },
      mixin() {
        const { requestId } = requestContext();
        return requestId === undefined ? {} : { 'request.id': requestId };
      },
    },
    output,
  );
}

/**
 * An error without the members that may quote data: PostgreSQL's `detail` and `where` hold values of rows, and so may the
 * messages of Prisma after their first line.
 */
export function describedError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  return {
    type: error.name,
    message: isDatabaseError(error) ? `database error ${String(code)}` : error.message.split('\n', 1)[0],
    code,
    constraint,
    table,
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .join('\n'),
    cause: error.cause === undefined ? undefined : describedError(error.cause),
  };
}

/** A five-character SQLSTATE says what happened; the message beside it may quote a value. */
function isDatabaseError(error: Error): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && 'severity' in error;
}

/** Nest's own lines; they say little that an operator needs, so its start-up lines count as debug. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: unknown): void {
    this.logger.debug({ context }, String(message));
  }
  debug(message: unknown, context?: unknown): void {
    this.logger.debug({ context }, String(message));
  }
  verbose(message: unknown, context?: unknown): void {
    this.logger.trace({ context }, String(message));
  }
  warn(message: unknown, context?: unknown): void {
    this.logger.warn({ context }, String(message));
  }
  error(message: unknown, stack?: unknown, context?: unknown): void {
    if (message instanceof Error) this.logger.error({ err: message, context }, 'The framework failed');
    else this.logger.error({ stack, context }, String(message));
  }
  fatal(message: unknown, context?: unknown): void {
    this.logger.fatal({ context }, String(message));
  }
}
