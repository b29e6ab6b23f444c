import { Logger as GraphileLogger } from 'graphile-worker';
import type { Log } from '../logging/log.js';

/** What graphile-worker says, in our log. It heals itself, so its errors are warnings; the failures of jobs we tell ourselves. */
export function graphileLogger(log: Log): GraphileLogger {
  return new GraphileLogger(() => (level, message, meta) => {
    if (meta?.['failure']) return;
    if (level === 'error' || level === 'warning') log.warn({ err: meta?.['error'] }, `Jobs: ${message}`);
    else log.debug(`Jobs: ${message}`);
  });
}
