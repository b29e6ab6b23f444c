/** The shape of PostgreSQL's `pg_snapshot`, which says exactly which items a moderator could see: xmin:xmax:running,… */
const snapshot = /^\d{1,20}:\d{1,20}:(\d{1,20}(,\d{1,20})*)?$/;

export function isSnapshot(seenThrough: string): boolean {
  return snapshot.test(seenThrough);
}
