import type { Logger as Pino } from 'pino';

/**
 * The program's structured log (pino). A line reads alone and carries fields with units, such as
 * `log.info({ 'notice.id': id, duration_ms }, 'Notice received')`; the request id is added. Ids, codes and field names only:
 * never a text, an address or a body.
 */
export abstract class Log {
  abstract trace: Pino['trace'];
  abstract debug: Pino['debug'];
  abstract info: Pino['info'];
  abstract warn: Pino['warn'];
  /** A person must act. */
  abstract error: Pino['error'];
  abstract fatal: Pino['fatal'];
  abstract flush: Pino['flush'];
}
