export { Database } from './database.js';
export { migrate, pendingMigrations } from './migrate.js';
export type { Tx } from './tx.js';
export { Prisma } from './generated/client.js';
