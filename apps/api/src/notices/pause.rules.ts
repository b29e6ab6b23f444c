import type { Priority } from '../review/index.js';
import type { NoticeRow, Urgency } from './notice-draft.js';

/** Never where a life or a child is at stake. UNVERIFIED: our choice; Art. 23(2) names no exception. */
const neverPaused: readonly Priority[] = ['order', 'threat-to-life', 'child-safety'];

/**
 * Whether processing may pause at all: of notices under Art. 16, from an address, and of no trusted flagger, for whom Art. 22(6) is
 * the way.
 */
export function mayBePaused(
  notice: Pick<NoticeRow, 'type' | 'notifierHmac' | 'trustedFlaggerId'>,
  priority: Priority,
): boolean {
  return (
    notice.type === 'notice' &&
    notice.notifierHmac !== null &&
    notice.trustedFlaggerId === null &&
    !neverPaused.includes(priority)
  );
}

/** The due times of what is processed from `pausedUntil` on: as long after it as they would be after the receipt. */
export function afterPause(urgency: Urgency, receivedAt: Date, pausedUntil: Date | null): Urgency {
  if (!pausedUntil) return urgency;
  const later = (at: Date) => new Date(at.getTime() + pausedUntil.getTime() - receivedAt.getTime());
  return { ...urgency, dueAt: later(urgency.dueAt), firstLookDueAt: later(urgency.firstLookDueAt) };
}
