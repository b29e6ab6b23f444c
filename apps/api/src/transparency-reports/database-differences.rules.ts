/** What was counted of a period, and how far it is in the Commission's Transparency Database. */
export interface DatabaseCounts {
  /** Restrictions decided in the period, as sheets 4 to 6 and 8 count them. */
  readonly restrictions: number;
  /** Decisions that restrict, and measures of the platform's systems: each is one statement of reasons. */
  readonly statements: number;
  /** Of these: owed to nobody, so that nothing is sent (Art. 17(2), (5)). */
  readonly deceptive: number;
  readonly ordered: number;
  /** Of these: brought from an earlier tool, which sent them or did not. */
  readonly imported: number;
  /** Submissions of statements of the period by state. */
  readonly byState: Readonly<Record<string, number>>;
  /** Accepted ones whose day in UTC, which the database counts by, lies outside the period. */
  readonly acceptedOutsideInUtc: number;
}

export const differenceReasons = [
  'several-restrictions',
  'deceptive-high-volume',
  'article-9-order',
  'imported',
  'not-submitted',
  'not-yet-sent',
  'held-for-personal-data',
  'unanswered',
  'refused',
  'given-up',
  'other-day-in-utc',
] as const;
export type DifferenceReason = (typeof differenceReasons)[number];

const states: Partial<Record<DifferenceReason, readonly string[]>> = {
  'not-yet-sent': ['waiting', 'queued', 'sending'],
  'held-for-personal-data': ['held'],
  unanswered: ['unknown', 'unconfirmed', 'blocked'],
  refused: ['refused'],
  'given-up': ['dead'],
};

export interface DatabaseDifferences {
  readonly restrictions: number;
  readonly statements: number;
  readonly accepted: number;
  /** What the database counts for the days of the period, in UTC, as far as we know. */
  readonly inTheDatabase: number;
  /** `restrictions` − `inTheDatabase`: the sum of the reasons. */
  readonly difference: number;
  readonly reasons: readonly { readonly reason: DifferenceReason; readonly count: number }[];
}

/** Why the report and the Transparency Database count different numbers; every reason with its number, those of 0 left out. */
export function explainDifferences(counts: DatabaseCounts): DatabaseDifferences {
  const { restrictions, statements, byState, acceptedOutsideInUtc } = counts;
  const accepted = byState['accepted'] ?? 0;
  const submitted = Object.values(byState).reduce((sum, count) => sum + count, 0);
  const numbers: Record<DifferenceReason, number> = {
    'several-restrictions': restrictions - statements,
    'deceptive-high-volume': counts.deceptive,
    'article-9-order': counts.ordered,
    imported: counts.imported,
    'not-submitted': statements - counts.deceptive - counts.ordered - counts.imported - submitted,
    'not-yet-sent': 0,
    'held-for-personal-data': 0,
    unanswered: 0,
    refused: 0,
    'given-up': 0,
    'other-day-in-utc': acceptedOutsideInUtc,
    ...Object.fromEntries(
      Object.entries(states).map(([reason, of]) => [reason, of.reduce((sum, state) => sum + (byState[state] ?? 0), 0)]),
    ),
  };
  const inTheDatabase = accepted - acceptedOutsideInUtc;
  return {
    restrictions,
    statements,
    accepted,
    inTheDatabase,
    difference: restrictions - inTheDatabase,
    reasons: differenceReasons.map((reason) => ({ reason, count: numbers[reason] })).filter(({ count }) => count !== 0),
  };
}
