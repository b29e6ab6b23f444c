import { DateTime } from 'luxon';
import { windowOf } from '../complaints/index.js';
import type { Fact, Kept, KeepingReason, RecordKind } from './record.js';

const dayMs = 86_400_000;

/** Art. 21(4): the longest time of a body; a decision of one may be taken to court after it. Our choice of a period. */
export const daysAfterDispute = 180;

/**
 * Days after a record ended, until the operator sets its own: our choice and UNVERIFIED. Conservative: three years are the limitation
 * period of many civil claims; identities of recipients live with what they posted.
 */
export const defaultDays: Readonly<Record<RecordKind, number>> = {
  notice: 1_095,
  case: 1_095,
  complaint: 1_095,
  dispute: 1_825,
  order: 1_825,
  suspicion: 1_825,
  recipient: 1_095,
  content: 1_095,
  'misuse-party': 1_095,
  message: 1_095,
  'evidence-bundle': 1_825,
  letter: 1_825,
  'legal-referral': 1_825,
  instruction: 1_825,
  'information-request': 1_825,
  'legal-hold': 1_825,
  'flagger-referral': 1_825,
  'staff-member': 1_095,
  'declared-interest': 1_095,
  'worked-shift': 1_095,
  surge: 1_825,
  'measure-text': 1_095,
  payload: 1_095,
  'payload-answer': 1_095,
  'accuracy-sample': 1_825,
  campaign: 1_095,
};

export const rules: Readonly<Record<KeepingReason, string>> = {
  'open-case': 'DSA Art. 16(6): the case is not decided',
  'complaint-window': 'DSA Art. 20(1): who was told may complain for six months',
  'open-complaint': 'DSA Art. 20(4): a complaint is not decided',
  'open-dispute': 'DSA Art. 21: a dispute is not over',
  'after-dispute': 'DSA Art. 21: 180 days after a dispute',
  'open-order': 'DSA Art. 9, 10: an order is not answered',
  'open-suspicion': 'DSA Art. 18: evidence of a suspected crime is frozen',
  'misuse-window': 'DSA Art. 23(3): counted for misuse',
  'misuse-suspension': 'DSA Art. 23: a suspension, and six months to complain about it',
  'not-over': 'It is not over: an answer is owed, a tie stands, a person works here',
  'undelivered-message': 'DSA Art. 16(4), 16(5), 17: a message has not arrived',
  'transparency-database': 'DSA Art. 24(5): the Commission’s database has not confirmed the statement',
  'unpublished-report': 'DSA Art. 15, 24, 42: the report on the period is not public',
  'information-request': 'DSA Art. 40, 51, 67 to 72: an authority waits for an answer',
  'legal-hold': 'DSA Art. 67: a legal hold is in force',
  'retention-period': 'The operator’s period for records of this kind',
};

/** When the reason ends; null when that is not known yet. */
export function untilOf({ reason, at }: Fact, { days, timeZone }: { days: number; timeZone: string }): Date | null {
  if (at === null) return null;
  switch (reason) {
    case 'complaint-window':
    case 'misuse-suspension':
      return windowOf(at, timeZone).endsAt;
    case 'after-dispute':
      return new Date(at.getTime() + daysAfterDispute * dayMs);
    case 'retention-period':
      return new Date(at.getTime() + days * dayMs);
    default:
      return at;
  }
}

/** What still keeps a record at this instant, the longest living first; one line a reason. */
export function keptBy(
  facts: readonly Fact[],
  now: Date,
  { days, timeZone, asked }: { readonly days: number; readonly timeZone: string; readonly asked: boolean },
): Kept[] {
  const longest = new Map<KeepingReason, Kept>();
  for (const fact of facts) {
    // Who asks that it goes (Art. 17 GDPR) need not wait for the operator's own period.
    if (asked && fact.reason === 'retention-period') continue;
    const until = untilOf(fact, { days, timeZone });
    if (until !== null && until <= now) continue;
    const known = longest.get(fact.reason);
    if (!known || isLater(until, known.until))
      longest.set(fact.reason, { reason: fact.reason, until, rule: rules[fact.reason] });
  }
  return [...longest.values()].toSorted((a, b) => (isLater(a.until, b.until) ? -1 : 1));
}

/** A shorter period of the operator is felt after so many days at most. Our choice. */
const longestPauseDays = 30;

/** When to look at a kept record again: when its longest reason ends, or in a day while that is not known. */
export function nextCheckAt([longest]: readonly Kept[], now: Date): Date {
  if (!longest || longest.until === null) return new Date(now.getTime() + dayMs);
  return new Date(Math.min(longest.until.getTime(), now.getTime() + longestPauseDays * dayMs));
}

/** When to look for the first time at a record that is new: nothing goes before the operator's period. */
export function firstCheckAt(days: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(days, longestPauseDays) * dayMs);
}

/** An erased record is looked at again after a year, since something may have been added to it. */
export function checkAfterErasure(now: Date): Date {
  return new Date(now.getTime() + 365 * dayMs);
}

function isLater(a: Date | null, b: Date | null): boolean {
  if (a === null) return b !== null;
  return b !== null && a > b;
}

/** One month after receipt (Art. 12(3) GDPR), to the end of the day in the platform's zone. */
export function answerDueAt(receivedAt: Date, timeZone: string): Date {
  return DateTime.fromJSDate(receivedAt, { zone: timeZone })
    .plus({ months: 1 })
    .plus({ days: 1 })
    .startOf('day')
    .toJSDate();
}

/** A person is called so long before the month ends: ten days, three days, one day. Our choice. */
export const warningDays: readonly number[] = [10, 3, 1];

export function nextWarningAt(dueAt: Date, after: Date): Date | null {
  const instants = warningDays.map((days) => new Date(dueAt.getTime() - days * dayMs));
  return instants.find((at) => at > after) ?? null;
}
