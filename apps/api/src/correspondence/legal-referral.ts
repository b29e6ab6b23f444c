export const counsels = ['in-house', 'external'] as const;
export type Counsel = (typeof counsels)[number];

export const referralStates = ['asked', 'answered', 'withdrawn'] as const;
export type ReferralState = (typeof referralStates)[number];

/** What happens to a referral; `note` adds something privileged and changes nothing else. */
export const referralSteps = ['answer', 'ask-again', 'withdraw', 'note'] as const;
export type ReferralStep = (typeof referralSteps)[number];

/** That counsel was asked, and when: what may be said of it. */
export interface LegalReferral {
  readonly id: string;
  readonly caseId: string | null;
  readonly orderId: string | null;
  readonly disputeId: string | null;
  readonly counsel: Counsel;
  readonly state: ReferralState;
  readonly askedBy: string;
  readonly askedAt: Date;
  /** When it was answered or withdrawn. */
  readonly closedAt: Date | null;
  readonly recordedAt: Date;
}

export type NoteKind = 'question' | 'answer' | 'withdrawal' | 'note';

/** Privileged: kept apart from the record of the case. */
export interface LegalNote {
  readonly id: string;
  readonly kind: NoteKind;
  readonly writtenBy: string;
  /** Null once it was erased. */
  readonly text: string | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}
