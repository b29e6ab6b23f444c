import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { isId, readPageKey } from '../infrastructure/validation/index.js';
import type { ItemPlace } from './case-items.query.js';

/** The place that a page key names; undefined for the first page, `invalid-input` for a key that is not ours. */
export function readItemPlace(after: string | undefined): ItemPlace | undefined {
  const key = readPageKey(after, 3);
  if (!key) return undefined;
  const [at, noticeId, position] = key as [string, string, string];
  const receivedAt = new Date(at);
  if (Number.isNaN(receivedAt.getTime()) || !isId(noticeId) || !/^\d{1,4}$/.test(position)) {
    throw invalidInput([{ in: 'query', pointer: '#/after', detail: 'must be the next of a page' }]);
  }
  return { receivedAt, noticeId, position: Number(position) };
}
