import type { MeasureKey } from '../measures/index.js';

/** Who brought the dispute: the recipient concerned, or the notifier (Art. 20(1), 21(1)). */
export const disputeSides = ['recipient', 'notifier'] as const;
export type DisputeSide = (typeof disputeSides)[number];

/** Equal to the constraint `dispute_state_known`. */
export const disputeStates = [
  'open',
  'replied',
  'refused',
  'decided',
  'withdrawn',
  'implemented',
  'not-implemented',
] as const;
export type DisputeState = (typeof disputeStates)[number];

/** What the body did of the decision; `omitted` for a dispute that ended without its decision. */
export const disputeOutcomes = ['upheld', 'partly-reversed', 'reversed', 'omitted'] as const;
export type DisputeOutcome = (typeof disputeOutcomes)[number];

/** How a reply reached the body. */
export const replyChannels = ['mail', 'portal', 'post', 'other'] as const;
export type ReplyChannel = (typeof replyChannels)[number];

export const disputeEventKinds = [
  'registered',
  'case-file-exported',
  'replied',
  'extended',
  'refused',
  'decided',
  'withdrawn',
  'fees-recorded',
  'implemented',
  'not-implemented',
] as const;
export type DisputeEventKind = (typeof disputeEventKinds)[number];

export interface Dispute {
  readonly platformId: string;
  readonly id: string;
  readonly bodyId: string;
  /** What the body calls it; unique for a body. */
  readonly bodyReference: string;
  /** Null for a measure. */
  readonly decisionId: string | null;
  /** A measure of the platform's own systems; null for a decision. */
  readonly measure: MeasureKey | null;
  readonly complaintId: string | null;
  readonly side: DisputeSide;
  /** Of the notifier's side. */
  readonly noticeId: string | null;
  /** Of the recipient's side, where the recipient is known. */
  readonly recipientId: string | null;
  readonly groundsId: string | null;
  readonly registeredBy: string;
  readonly receivedByBodyAt: Date;
  /** When we were told. */
  readonly notifiedAt: Date;
  readonly recordedAt: Date;
  readonly state: DisputeState;
  /** The body may then take up to 180 days (Art. 21(4)). */
  readonly highlyComplex: boolean;
  readonly replyDueAt: Date;
  readonly outcomeDueAt: Date;
  /** The first reply, or the refusal. */
  readonly repliedAt: Date | null;
  /** When we were told the outcome, or that there is none. */
  readonly closedAt: Date | null;
}

export interface DisputeEvent {
  readonly id: string;
  readonly kind: DisputeEventKind;
  readonly staffId: string;
  readonly channel: ReplyChannel | null;
  readonly messageId: string | null;
  /** In hex. */
  readonly archiveSha256: string | null;
  readonly earlierDisputeId: string | null;
  readonly decisionId: string | null;
  /** What was lifted of a measure. */
  readonly measureReversalId: string | null;
  readonly textId: string | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

export interface RecordedOutcome {
  readonly outcome: DisputeOutcome;
  readonly decidedAt: Date;
  /** To the provider. */
  readonly notifiedAt: Date;
  readonly staffId: string;
  readonly textId: string | null;
  readonly recordedAt: Date;
}

/** Art. 21(5), in cents of the currency. */
export interface Fees {
  /** ISO 4217. */
  readonly currency: string;
  /** What the body charges. */
  readonly feesCents: number;
  readonly borneByProvider: boolean;
  /** What the provider reimburses to the user, such as for a lawyer. */
  readonly expensesCents: number;
  /** The user manifestly acted in bad faith, and so may have to pay. */
  readonly badFaith: boolean;
}
