/** What sheet 7 is computed from: complaints (Art. 20), disputes (Art. 21), suspensions for misuse (Art. 23). */

/**
 * What a complaint is about (Art. 20(1)). 'inaction-on-flag' is no row of the template: it asked about a flag under the terms,
 * which is no notice under Art. 16.
 */
export type ComplaintBasis = 'visibility' | 'service' | 'account' | 'monetary' | 'inaction' | 'inaction-on-flag';

/** A block of rows of sheet 7: all complaints, those on one basis, or those about inaction on a trusted flagger's notice. */
export type ComplaintBlock = 'all' | Exclude<ComplaintBasis, 'inaction-on-flag'> | 'inaction-trusted-flagger';

/** How a complaint or dispute ended; `omitted` without a decision. */
export type RedressOutcome = 'upheld' | 'partly-reversed' | 'reversed' | 'omitted';

/** Complaints received in the period. */
export interface ComplaintGroup {
  readonly basis: ComplaintBasis;
  readonly ofTrustedFlagger: boolean;
  readonly complaints: number;
}

/** Complaints that ended in the period, whenever they were received. */
export interface ComplaintOutcomeGroup extends ComplaintGroup {
  readonly outcome: RedressOutcome;
}

/** The median over the complaints of one block that were decided in the period and whose outcome was told. */
export interface ComplaintTimeGroup {
  readonly block: ComplaintBlock;
  readonly medianSeconds: number;
  readonly observations: number;
}

/** Disputes whose outcome the provider learnt in the period, whenever the body received them. */
export interface DisputeOutcomeGroup {
  readonly outcome: RedressOutcome;
  /** Of a reversal, whole or in part: whether it has been implemented by the time the report is made. */
  readonly implemented: boolean;
  readonly disputes: number;
}

/** Suspensions that began in the period. */
export interface SuspensionGroup {
  readonly kind: 'content' | 'notices' | 'complaints';
  readonly suspensions: number;
}

export interface RedressFacts {
  readonly complaints: readonly ComplaintGroup[];
  readonly complaintOutcomes: readonly ComplaintOutcomeGroup[];
  readonly complaintTimes: readonly ComplaintTimeGroup[];
  /** Restrictions that nobody had imposed before a complaint decided in the period. */
  readonly newRestrictions: number;
  /** Disputes that a body received in the period. */
  readonly disputes: number;
  readonly disputeOutcomes: readonly DisputeOutcomeGroup[];
  /** The median over the disputes decided in the period; null without one. */
  readonly disputeMedianSeconds: number | null;
  readonly suspensions: readonly SuspensionGroup[];
}

/** A period without complaint, dispute or suspension. */
export const noRedress: RedressFacts = {
  complaints: [],
  complaintOutcomes: [],
  complaintTimes: [],
  newRestrictions: 0,
  disputes: 0,
  disputeOutcomes: [],
  disputeMedianSeconds: null,
  suspensions: [],
};
