import type { ProvidedRecipients } from './provided.js';

/** The active recipients of one month, as entered. */
export interface RecipientsOfMonth extends ProvidedRecipients {
  /** `YYYY-MM`. */
  readonly month: string;
}

/** The calendar months of a period, `YYYY-MM`; null when it is not made of whole months (days YYYY-MM-DD, both inside). */
export function monthsOf(from: string, to: string): string[] | null {
  if (!from.endsWith('-01') || dayAfter(to).slice(8) !== '01' || to < from) return null;
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = monthAfter(month)) months.push(month);
  return months;
}

/** The months before this one, oldest first, `YYYY-MM`. */
export function monthsBefore(month: string, count: number): string[] {
  const [year = 0, ordinal = 0] = month.split('-').map(Number);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, ordinal - 1 - count + index, 1)).toISOString().slice(0, 7),
  );
}

/** Which of the months nobody entered. */
export function missingMonths(months: readonly string[], entered: readonly RecipientsOfMonth[]): string[] {
  return months.filter((month) => !entered.some((one) => one.month === month));
}

/**
 * The average over the months, in the Union and in each Member State, rounded half up to whole recipients; null while one of the
 * months is missing: an average of fewer would pass for that of all.
 */
export function averageOver(
  months: readonly string[],
  entered: readonly RecipientsOfMonth[],
): ProvidedRecipients | null {
  if (months.length === 0 || missingMonths(months, entered).length > 0) return null;
  const counted = months.map((month) => entered.find((one) => one.month === month)!);
  const mean = (of: (one: RecipientsOfMonth) => number) =>
    Math.round(counted.reduce((sum, one) => sum + of(one), 0) / counted.length);
  return {
    total: mean(({ total }) => total),
    memberStates: counted[0]!.memberStates.map(({ memberState }) => ({
      memberState,
      recipients: mean(
        ({ memberStates }) => memberStates.find((one) => one.memberState === memberState)?.recipients ?? 0,
      ),
    })),
  };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function monthAfter(month: string): string {
  const [year = 0, ordinal = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, ordinal, 1)).toISOString().slice(0, 7);
}
