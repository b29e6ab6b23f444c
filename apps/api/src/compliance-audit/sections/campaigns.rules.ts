import { shareOf, unmeasured, type Measured } from '../section-parts.js';

/** The sample by which a campaign was decided: what persons said of its contents. */
export interface CountingSample {
  readonly size: number;
  readonly fits: number;
  readonly doesNotFit: number;
}

/** A campaign that began to be decided, with what has become of it so far; times in seconds. */
export interface CampaignFacts {
  readonly id: string;
  readonly outcome: string;
  readonly state: string;
  readonly startedAt: string;
  readonly decidedBy: string;
  readonly approvedBy: string | null;
  /** Null when it was decided before both were written down. */
  readonly contentsAtDecision: number | null;
  readonly approvalAbove: number | null;
  readonly sample: CountingSample;
  /** From the drawing of that sample, which freezes the list, to the decision. */
  readonly afterSample: number;
  /** From the first thing entered on the platform that the preview did not have, to the decision: the preview was that old at least. */
  readonly afterPreview: number;
  /** From the proposal to the approval; null when nobody else had to agree. */
  readonly toApproval: number | null;
  readonly decided: number;
  readonly leftOut: number;
  /** Of those decided: another outcome stands by now, by reversal, complaint or correction. */
  readonly fallen: number;
  readonly complaints: number;
  readonly complaintsDecided: number;
  /** In whole or part. */
  readonly complaintsReversed: number;
}

export interface CampaignSums {
  readonly campaigns: number;
  readonly decided: number;
  readonly leftOut: number;
  readonly complaints: number;
  readonly complaintsReversed: Measured;
  /** Whose sample was looked at to the last content, and all of it fit. */
  readonly sampled: Measured;
  /** Of those above their threshold, by a second person. */
  readonly approved: Measured;
  /** Of the decisions, those whose outcome stands. */
  readonly standing: Measured;
  /** How many were decided before their threshold was written down: nobody can say whether a second person was needed. */
  readonly withoutThreshold: number;
  readonly afterSample: Measured;
  readonly afterPreview: Measured;
  readonly toApproval: Measured;
}

/** Whether every content of the sample was judged, and to fit. */
export function isSampled({ sample }: Pick<CampaignFacts, 'sample'>): boolean {
  return sample.size > 0 && sample.fits === sample.size;
}

/** Null where the threshold is not on record. */
export function neededApproval({
  contentsAtDecision,
  approvalAbove,
}: Pick<CampaignFacts, 'contentsAtDecision' | 'approvalAbove'>): boolean | null {
  return contentsAtDecision === null || approvalAbove === null ? null : contentsAtDecision > approvalAbove;
}

/** Whether a second person agreed: the one who decided does not count twice. */
export function wasApproved({ decidedBy, approvedBy }: Pick<CampaignFacts, 'decidedBy' | 'approvedBy'>): boolean {
  return approvedBy !== null && approvedBy !== decidedBy;
}

export function sumsOf(campaigns: readonly CampaignFacts[]): CampaignSums {
  const sum = (of: (one: CampaignFacts) => number) => campaigns.reduce((total, one) => total + of(one), 0);
  const large = campaigns.filter((one) => neededApproval(one) === true);
  const decided = sum((one) => one.decided);
  return {
    campaigns: campaigns.length,
    decided,
    leftOut: sum((one) => one.leftOut),
    complaints: sum((one) => one.complaints),
    complaintsReversed: shareOf(
      sum((one) => one.complaintsReversed),
      sum((one) => one.complaintsDecided),
    ),
    sampled: shareOf(campaigns.filter(isSampled).length, campaigns.length),
    approved: shareOf(large.filter(wasApproved).length, large.length),
    standing: shareOf(decided - sum((one) => one.fallen), decided),
    withoutThreshold: campaigns.filter((one) => neededApproval(one) === null).length,
    afterSample: medianOf(campaigns.map((one) => one.afterSample)),
    afterPreview: medianOf(campaigns.map((one) => one.afterPreview)),
    toApproval: medianOf(campaigns.flatMap(({ toApproval }) => toApproval ?? [])),
  };
}

function medianOf(values: readonly number[]): Measured {
  if (values.length === 0) return unmeasured;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const value = sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
  return { value, observations: values.length };
}

/** A campaign that somebody began to take back. */
export interface TakenBack {
  readonly id: string;
  readonly startedAt: string;
  readonly reversalStartedAt: string;
  readonly reversedAt: string | null;
  readonly reversedBy: string;
  readonly state: string;
  readonly reversed: number;
  /** Left as they are: in the exceptions, superseded by something else, or not reached. */
  readonly kept: number;
  readonly complaints: number;
  readonly complaintsReversed: number;
}

/** How far a campaign was taken back; of one that is still taken back nobody knows yet. */
export function extentOf({ state, reversed, kept }: Pick<TakenBack, 'state' | 'reversed' | 'kept'>) {
  if (state !== 'reversed') return 'not over';
  if (reversed === 0) return 'nothing';
  return kept === 0 ? 'wholly' : 'in part';
}

/** Days within which a person looks at what repeats a decision or measure that fell. No article names any: our choice, UNVERIFIED. */
export const daysToLook = 7;

/** Something that repeats what fell in the period. */
export interface Repeat {
  /** From the fall to the day on which the repeat was superseded or reversed too; null while it was not by the end of the period. */
  readonly seconds: number | null;
  /** From the fall to the end of the period. */
  readonly known: number;
}

/** Looked at in time, of those whose time is over or that were looked at. */
export function lookedAtInTime(repeats: readonly Repeat[]): Measured {
  const within = daysToLook * 86_400;
  const inTime = repeats.filter(({ seconds }) => seconds !== null && seconds <= within).length;
  const over = repeats.filter(({ seconds, known }) => seconds !== null || known > within).length;
  return shareOf(inTime, over);
}
