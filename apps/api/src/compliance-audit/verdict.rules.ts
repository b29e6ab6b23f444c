/** What the report says of a duty. */
export const verdicts = ['met', 'at-risk', 'not-met', 'no-data'] as const;
export type Verdict = (typeof verdicts)[number];

/** From which value on a duty counts as met, and until which as at risk; what lies beyond is not met. */
export interface Threshold {
  readonly better: 'higher' | 'lower';
  readonly met: number;
  /** Null: there is nothing between met and not met. */
  readonly atRisk: number | null;
  /** With fewer observations there is no verdict. */
  readonly observations: number;
}

/**
 * By criterion. The Regulation names no figures: these are our choice, UNVERIFIED, and stand beside each verdict in the report. Shares
 * are of 1, ratios of two medians, `days` of 24 hours.
 */
export const thresholds = {
  'form-answered': { better: 'higher', met: 0.999, atRisk: 0.99, observations: 60 },
  'form-watched': { better: 'higher', met: 0.95, atRisk: 0.8, observations: 1 },
  'received-complete': { better: 'higher', met: 0.8, atRisk: 0.5, observations: 10 },
  'receipts-in-time': { better: 'higher', met: 0.99, atRisk: 0.95, observations: 1 },
  'decisions-in-time': { better: 'higher', met: 0.95, atRisk: 0.85, observations: 5 },
  'actions-in-time': { better: 'higher', met: 0.95, atRisk: 0.85, observations: 5 },
  'overdue-at-end': { better: 'lower', met: 0.01, atRisk: 0.05, observations: 5 },
  'named-cases-compared': { better: 'lower', met: 1.5, atRisk: 3, observations: 3 },
  'named-cases-out-of-order': { better: 'lower', met: 0, atRisk: 0.1, observations: 1 },
  'restrictions-unconfirmed': { better: 'lower', met: 0.01, atRisk: 0.05, observations: 1 },
  'campaigns-sampled': { better: 'higher', met: 1, atRisk: null, observations: 1 },
  'campaigns-approved': { better: 'higher', met: 1, atRisk: null, observations: 1 },
  'campaign-decisions-stand': { better: 'higher', met: 0.95, atRisk: 0.9, observations: 20 },
  'repeats-looked-at': { better: 'higher', met: 0.95, atRisk: 0.8, observations: 1 },
  'events-decision-ratio': { better: 'lower', met: 1.25, atRisk: 2, observations: 5 },
  'events-on-duty': { better: 'higher', met: 1, atRisk: 0.5, observations: 1 },
  'languages-spoken': { better: 'higher', met: 0.99, atRisk: 0.95, observations: 1 },
  'days-of-work-waiting': { better: 'lower', met: 3, atRisk: 7, observations: 5 },
  'backlog-in-30-days': { better: 'lower', met: 1.1, atRisk: 1.5, observations: 5 },
  'complaints-in-time': { better: 'higher', met: 0.95, atRisk: 0.85, observations: 1 },
  'dispute-replies-in-time': { better: 'higher', met: 0.95, atRisk: 0.85, observations: 1 },
  'outcomes-followed': { better: 'higher', met: 0.95, atRisk: 0.8, observations: 1 },
  'flaggers-decision-ratio': { better: 'lower', met: 1, atRisk: 1.2, observations: 5 },
  'flaggers-action-ratio': { better: 'lower', met: 1, atRisk: 1.2, observations: 5 },
  'order-receipts-in-time': { better: 'higher', met: 0.99, atRisk: 0.95, observations: 1 },
  'order-effects-in-time': { better: 'higher', met: 0.99, atRisk: 0.95, observations: 1 },
  'statements-in-time': { better: 'higher', met: 0.99, atRisk: 0.95, observations: 1 },
  'statements-submitted': { better: 'higher', met: 0.99, atRisk: 0.95, observations: 1 },
  'requests-in-time': { better: 'higher', met: 1, atRisk: 0.9, observations: 1 },
} as const satisfies Record<string, Threshold>;
export type CriterionId = keyof typeof thresholds;

/** Judges one value against its threshold; 'no-data' when there is none, or too little to say so. */
export function judge(criterion: CriterionId, value: number | null, observations: number): Verdict {
  const { better, met, atRisk, observations: atLeast }: Threshold = thresholds[criterion];
  if (value === null || observations < atLeast) return 'no-data';
  const reaches = (limit: number) => (better === 'higher' ? value >= limit : value <= limit);
  if (reaches(met)) return 'met';
  return atRisk !== null && reaches(atRisk) ? 'at-risk' : 'not-met';
}

/** A difference between groups this unlikely by chance is reported; and this unlikely and this large it is not the same for everyone. */
export const differenceLimits = { atRiskP: 0.05, notMetP: 0.01, notMetRatio: 2 } as const;

/**
 * Judges whether groups are treated alike: `p` is how likely chance alone makes such a difference, null when there are too few;
 * `ratio` the largest median, or share, over the smallest, null when it has no meaning.
 */
export function judgeDifference(p: number | null, ratio: number | null): Verdict {
  if (p === null) return 'no-data';
  if (p < differenceLimits.notMetP && (ratio === null || ratio >= differenceLimits.notMetRatio)) return 'not-met';
  return p < differenceLimits.atRiskP ? 'at-risk' : 'met';
}

const byGravity = ['not-met', 'at-risk', 'met'] as const;

/** The gravest of a duty's verdicts; those without data count only when there is no other. */
export function gravest(all: readonly Verdict[]): Verdict {
  return byGravity.find((verdict) => all.includes(verdict)) ?? 'no-data';
}
