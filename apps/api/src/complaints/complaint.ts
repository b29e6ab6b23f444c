import type { MeasureKey } from '../measures/index.js';
import type { ComplaintState } from './complaint-case.rules.js';

/** Who complains: the recipient of the service, or who sent a notice or a flag under the terms (Art. 20(1), recital 58). */
export const sides = ['recipient', 'notifier'] as const;
export type Side = (typeof sides)[number];

/** What is complained of: Art. 20(1)(a) to (d), or that nothing was done on a notice. One each, as the report counts them. */
export const bases = ['visibility', 'service', 'account', 'monetary', 'inaction'] as const;
export type Basis = (typeof bases)[number];

/** Our first decision stands; stands in part; does not stand; or nothing was decided (the report's "decision omitted"). */
export const outcomes = ['upheld', 'partly-reversed', 'reversed', 'no-decision'] as const;
export type ComplaintOutcome = (typeof outcomes)[number];

/** Why a complaint ended without a decision: taken back, or settled outside the procedure. */
export const omissions = ['withdrawn', 'settled'] as const;
export type Omission = (typeof omissions)[number];

export const enteredChannels = ['email', 'letter', 'phone', 'in-person'] as const;
export type EnteredChannel = (typeof enteredChannels)[number];
export type ComplaintChannel = 'form' | 'api' | 'platform' | EnteredChannel;

/** Who is to be answered, sealed apart from what the complaint says. */
export interface ComplainantIdentity {
  readonly name?: string;
  readonly email?: string;
  /** The body that complains on the person's behalf (Art. 86). */
  readonly representedBy?: string;
}

/** A complaint as it arrived. Append-only. */
export interface ComplaintRow {
  readonly platformId: string;
  readonly id: string;
  readonly reference: string;
  /** What is complained of: exactly one of a decision, a suspension and a measure, which has a day (`YYYY-MM-DD`) and an id. */
  readonly decisionId: string | null;
  readonly suspensionId: string | null;
  readonly measureAppliedOn: string | null;
  readonly measureId: string | null;
  /** Who decided that; null for a measure of the platform's own systems, since nobody of the staff did. */
  readonly firstDecider: string | null;
  readonly side: Side;
  readonly noticeId: string | null;
  readonly recipientId: string | null;
  readonly flaggedUnderTerms: boolean;
  readonly ofTrustedFlagger: boolean;
  readonly basis: Basis;
  /** Brought by a body mandated under Art. 86. */
  readonly mandated: boolean;
  readonly channel: ComplaintChannel;
  readonly receivedAt: Date;
  readonly receivedAtSource: 'server' | 'staff' | 'platform';
  readonly recordedAt: Date;
  /** When the message about the decision was accepted; null when none was, or it came back. */
  readonly informedAt: Date | null;
  /** The first instant after the window; null when no window began. */
  readonly windowEndsAt: Date | null;
  readonly language: string | null;
  readonly complainantHmac: Buffer | null;
  readonly credentialId: string | null;
  readonly enteredBy: string | null;
  readonly textId: string;
  readonly textHash: Buffer;
  readonly identityId: string | null;
  readonly processingPausedUntil: Date | null;
}

export type StoredComplaint = Omit<ComplaintRow, 'textHash'>;

/** The measure that is complained of; null for anything else. */
export function measureOf({
  measureAppliedOn: appliedOn,
  measureId,
}: Pick<ComplaintRow, 'measureAppliedOn' | 'measureId'>): MeasureKey | null {
  return appliedOn !== null && measureId !== null ? { appliedOn, measureId } : null;
}

/** Where a complaint stands. */
export interface ComplaintCase {
  readonly platformId: string;
  readonly complaintId: string;
  /** Of the decision complained of: the decisions on it are the chain. Null for a suspension and for a measure. */
  readonly caseId: string | null;
  readonly state: ComplaintState;
  readonly language: string;
  readonly skill: string;
  readonly dueAt: Date;
  readonly urgentAt: Date;
  readonly pausedUntil: Date | null;
  readonly claimedBy: string | null;
  readonly leaseEndsAt: Date | null;
}

/** The decision on a complaint. Append-only. */
export interface ComplaintDecisionRow {
  readonly platformId: string;
  readonly complaintId: string;
  readonly id: string;
  readonly outcome: ComplaintOutcome;
  readonly omission: Omission | null;
  readonly firstDecider: string | null;
  /** That nobody is the first decider. */
  readonly aboutMeasure: boolean;
  /** Null when the complainant took the complaint back. */
  readonly decidedBy: string | null;
  readonly exceptionId: string | null;
  readonly manifestlyUnfounded: boolean;
  readonly newDecisionId: string | null;
  /** What the complaint reversed of a measure; null when nothing was left to lift. */
  readonly measureReversalId: string | null;
  readonly imposesNewRestriction: boolean;
  readonly reasonsId: string | null;
  readonly reasonsHash: Buffer | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}
