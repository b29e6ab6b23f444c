export { Database } from './database.js';
export { insertRows, type NewRow } from './insert-rows.js';
export { migrate, pendingMigrations } from './migrate.js';
export { eachOneAtATime, oneAtATime, sideBySide } from './one-at-a-time.js';
export type { Tx } from './tx.js';
export { Prisma } from './generated/client.js';
