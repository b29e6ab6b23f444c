import { DateTime } from 'luxon';
import type { Tier } from '../platforms/index.js';

/** 'transitional' is the second half of 2025 for providers that report yearly; 'interim' any other stretch of days. */
export type PeriodKind = 'yearly' | 'half-yearly' | 'transitional' | 'interim';

const halfYearly: readonly Tier[] = ['vlop', 'vlose'];

/** What the days from `from` to `to` (YYYY-MM-DD, both inside) are to a provider (Regulation (EU) 2024/2835 Art. 2). */
export function periodKind(tier: Tier, from: string, to: string): PeriodKind {
  const year = from.slice(0, 4);
  if (to.slice(0, 4) !== year) return 'interim';
  const days = `${from.slice(5)}/${to.slice(5)}`;
  if (halfYearly.includes(tier)) return days === '01-01/06-30' || days === '07-01/12-31' ? 'half-yearly' : 'interim';
  if (days === '01-01/12-31') return 'yearly';
  return year === '2025' && days === '07-01/12-31' ? 'transitional' : 'interim';
}

/** Art. 2(3): published at the latest two months after the end of the period; that day, YYYY-MM-DD. */
export function publicationDeadline(to: string): string {
  return DateTime.fromISO(to, { zone: 'utc' }).plus({ days: 1 }).plus({ months: 2 }).minus({ days: 1 }).toISODate()!;
}

/** The instants that bound the period's days in a zone (IANA name): from inclusive, until exclusive. */
export function periodBounds(from: string, to: string, zone: string): { from: Date; until: Date } {
  return {
    from: DateTime.fromISO(from, { zone }).startOf('day').toJSDate(),
    until: DateTime.fromISO(to, { zone }).plus({ days: 1 }).startOf('day').toJSDate(),
  };
}
