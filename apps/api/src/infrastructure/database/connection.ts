import type { ClientConfig } from 'pg';
import { valueTypes } from './value-types.js';

/** The role of the program: it owns nothing and holds no update or delete on append-only rows. The migrations make it. */
export const programRole = 'noticedesk_app';

/** No statement of the program may hold up others for longer; reports page by key instead. */
const STATEMENT_TIMEOUT_MS = 30_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 30_000;
const CONNECT_TIMEOUT_MS = 4_000;

/** Also for a free connection of the pool: a crowd waits its turn instead of being sent away. */
const WAIT_FOR_CONNECTION_MS = 15_000;

/** The owner's connection: for migrations only. */
export function ownerConnection(database: ClientConfig): ClientConfig {
  return { application_name: 'noticedesk migrations', connectionTimeoutMillis: CONNECT_TIMEOUT_MS, ...database };
}

/** The program's connection: whoever logs in acts as the program's role from the first statement on. */
export function programConnection(database: ClientConfig): ClientConfig {
  const settings = {
    role: programRole,
    timezone: 'UTC',
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
  };
  return {
    application_name: 'noticedesk',
    connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS,
    keepAlive: true,
    pipeline: true, // statements that do not wait for each other are sent at once, and answered in their order
    ...database,
    types: valueTypes,
    options: Object.entries(settings)
      .flatMap(([name, value]) => ['-c', `${name}=${value}`])
      .join(' '),
  };
}
