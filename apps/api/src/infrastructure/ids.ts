import { v7 } from 'uuid';

/** A new UUIDv7: ids grow with time, so that new rows land side by side in an index. Not commit order. */
export function newId(): string {
  return v7();
}
