/** PostgreSQL's `pg_snapshot`, which says exactly which items a moderator could see: xmin:xmax:running,… */
const snapshot = /^(\d{1,20}):(\d{1,20}):((?:\d{1,20}(?:,\d{1,20})*)?)$/;

/** Transaction ids have 64 bits. */
const lastTransaction = 2n ** 64n - 1n;

/** Whether PostgreSQL can read it: 0 < xmin <= xmax, and the running ones rise from xmin to below xmax. */
export function isSnapshot(seenThrough: string): boolean {
  const [, first, last, list] = snapshot.exec(seenThrough) ?? [];
  if (first === undefined || last === undefined) return false;
  const [xmin, xmax] = [BigInt(first), BigInt(last)];
  const running = list ? list.split(',').map(BigInt) : [];
  return (
    xmin > 0n &&
    xmin <= xmax &&
    xmax <= lastTransaction &&
    running.every((id, i) => id >= (i === 0 ? xmin : running[i - 1]! + 1n) && id < xmax)
  );
}
