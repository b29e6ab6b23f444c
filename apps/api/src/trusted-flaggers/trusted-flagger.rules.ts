import { DateTime } from 'luxon';
import type { FieldError } from '../infrastructure/validation/index.js';
import { endOfAward, inOrder, statusOf, type StatusChange, type StatusEvent } from './status-history.rules.js';

/** What happened after the first award; `voided` takes back the event that it names, and is none of the history itself. */
export interface RecordedEvent {
  readonly id: string;
  readonly kind: StatusChange | 'voided';
  readonly categories: readonly string[] | null;
  /** Of the Coordinator's act. */
  readonly reference: string | null;
  readonly voidsId: string | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

/** A flagger as registered: the first award, and what was recorded since, in the order of recording. */
export interface FlaggerHistory {
  readonly id: string;
  readonly categories: readonly string[];
  /** `YYYY-MM-DD` in the platform's zone. */
  readonly validFrom: string;
  readonly timeZone: string;
  readonly events: readonly RecordedEvent[];
}

export interface StatusAt {
  readonly trusted: boolean;
  /** True when the notice lies in the area of expertise for which the status was awarded: only then it has priority (Art. 22(1)). */
  readonly inArea: boolean;
}

/** The status at the instant of receipt; without a category nothing is in the area. */
export function statusAt(flagger: FlaggerHistory, at: Date, category?: string | null): StatusAt {
  const { state, categories } = statusOf(historyOf(flagger), at);
  const trusted = state === 'trusted';
  return { trusted, inArea: trusted && category != null && categories.includes(category) };
}

/** All that happened to the status and was not taken back, in the order of time: the first award comes from the row itself. */
export function historyOf({ id, categories, validFrom, timeZone, events }: FlaggerHistory): StatusEvent[] {
  const voided = new Set(events.flatMap(({ voidsId }) => voidsId ?? []));
  const first: StatusEvent = { id, kind: 'awarded', categories, occurredAt: startOfDay(validFrom, timeZone) };
  const later = events.flatMap(({ id, kind, categories, occurredAt }) =>
    kind === 'voided' || voided.has(id) ? [] : [{ id, kind, categories, occurredAt }],
  );
  return inOrder([first, ...later]);
}

/** What the Coordinator did, from a day in the platform's zone or from an instant on. */
export interface EnteredChange {
  readonly kind: StatusChange;
  readonly day?: string;
  readonly at?: Date;
  readonly categories?: readonly string[];
  /** Of the Coordinator's act. */
  readonly reference?: string;
}

/** What is wrong with an entered change. */
export function changeFaults({ kind, day, at, categories }: EnteredChange): FieldError[] {
  const faults: FieldError[] = [];
  if ((day === undefined) === (at === undefined)) {
    faults.push({ pointer: '#/day', detail: 'must be given, or at: one of them' });
  }
  if ((kind === 'awarded' || kind === 'area-changed') !== (categories !== undefined)) {
    faults.push({ pointer: '#/categories', detail: 'must be given with awarded and area-changed, and only with them' });
  }
  return faults;
}

/** The instant at which a day begins in a zone (IANA name). */
export function startOfDay(day: string, timeZone: string): Date {
  return DateTime.fromISO(day, { zone: timeZone }).startOf('day').toJSDate();
}

/** The day on which the award began that holds, held last, or comes first. */
export function startOfAward(flagger: FlaggerHistory, at: Date): string {
  const awards = historyOf(flagger).filter(({ kind }) => kind === 'awarded');
  const award = awards.findLast(({ occurredAt }) => occurredAt <= at) ?? awards[0]!;
  return dayIn(award.occurredAt, flagger.timeZone);
}

/** The first day on which that award no longer holds; null: open. */
export function endDayOfAward(flagger: FlaggerHistory, at: Date): string | null {
  const end = endOfAward(historyOf(flagger), at);
  return end ? dayIn(end.occurredAt, flagger.timeZone) : null;
}

function dayIn(instant: Date, timeZone: string): string {
  return DateTime.fromJSDate(instant, { zone: timeZone }).toFormat('yyyy-MM-dd');
}
