import type { ComplianceAuditState } from './compliance-audit.js';

/** Art. 37: from where to where a report may go. A worker that died in the middle begins it again; what ended stays as it is. */
const transitions: Readonly<Record<ComplianceAuditState, readonly ComplianceAuditState[]>> = {
  queued: ['making', 'failed'],
  making: ['making', 'made', 'failed'],
  made: [],
  failed: [],
};

export function mayGo(from: ComplianceAuditState, to: ComplianceAuditState): boolean {
  return transitions[from].includes(to);
}

/** The states from which one may go there. */
export function statesBefore(to: ComplianceAuditState): ComplianceAuditState[] {
  return (Object.keys(transitions) as ComplianceAuditState[]).filter((from) => mayGo(from, to));
}

/** A report covers a year at most, a leap year too: what is longer is two reports. */
export const longestPeriodDays = 366;

const DAY_MS = 86_400_000;

/** So many days, both ends counted; days are YYYY-MM-DD. */
export function daysIn({ from, to }: { from: string; to: string }): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
}

/** The period of as many days that ends the day before: what trends are compared with. */
export function periodBefore({ from, to }: { from: string; to: string }): { from: string; to: string } {
  const length = daysIn({ from, to });
  const shifted = (day: string, by: number) => new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);
  return { from: shifted(from, -length), to: shifted(from, -1) };
}

/** What is wrong with a period of days, by field; `today` in the platform's zone. */
export function periodFaults(
  { from, to }: { from: string; to: string },
  today: string,
): { pointer: '#/from' | '#/to'; detail: string }[] {
  if (to < from) return [{ pointer: '#/to', detail: 'must not be before from: it is the last day' }];
  if (from > today) return [{ pointer: '#/from', detail: 'must not lie in the future: nothing has happened by then' }];
  if (daysIn({ from, to }) > longestPeriodDays) {
    return [{ pointer: '#/to', detail: `must be at most ${longestPeriodDays} days from the first: make two reports` }];
  }
  return [];
}
