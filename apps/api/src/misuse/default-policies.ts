import type { MisuseKind, Thresholds } from './misuse.rules.js';

/** What a platform does about one kind of misuse; Art. 23(4) wants it in the terms, with examples. */
export interface MisusePolicy extends Thresholds {
  readonly kind: MisuseKind;
  /** How far back is counted, in calendar months. */
  readonly windowMonths: number;
  readonly longestSuspensionDays: number;
  /** The clause of the terms that says so; null until the platform names one. */
  readonly termsClauseCode: string | null;
  readonly validFrom: Date;
}

/** Before everything that is counted: so a policy is always in force. */
const always = new Date(0);

/**
 * Holds until the platform sets its own. The Regulation says "frequently", "within a given time frame" and "a reasonable period
 * of time" and no number (Art. 23), so all of these are our choice.
 */
export const defaultPolicies: readonly MisusePolicy[] = [
  policy('content', { windowMonths: 12, thresholdCount: 3, thresholdPercent: 10 }),
  policy('notices', { windowMonths: 6, thresholdCount: 5, thresholdPercent: 50 }),
  policy('complaints', { windowMonths: 6, thresholdCount: 5, thresholdPercent: 50 }),
];

function policy(kind: MisuseKind, own: Pick<MisusePolicy, 'windowMonths' | keyof Thresholds>): MisusePolicy {
  return { kind, ...own, longestSuspensionDays: 366, termsClauseCode: null, validFrom: always };
}
