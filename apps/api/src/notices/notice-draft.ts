import type { Actor } from '../audit/index.js';
import type { NewSealedText } from '../infrastructure/sealing/index.js';
import type { NoticeType, Priority } from '../review/index.js';
import type { NoticeElement, NotifierKind } from './notice.rules.js';

export type Channel = 'form' | 'api' | 'email' | 'letter' | 'phone' | 'in-person';

/** The row of a notice: what arrived, never changed (INT-7). */
export interface NoticeRow {
  platformId: string;
  id: string;
  reference: string;
  /** As received. */
  type: NoticeType;
  receivedAt: Date;
  receivedAtSource: 'server' | 'staff';
  recordedAt: Date;
  channel: Channel;
  notifierKind: NotifierKind;
  notifierHmac: Buffer | null;
  trustedFlaggerId: string | null;
  inAreaOfExpertise: boolean | null;
  credentialId: string | null;
  enteredBy: string | null;
  language: string | null;
  allegedCategory: string | null;
  allegedKeyword: string | null;
  categoryListVersion: string;
  memberState: string | null;
  allegesChildAbuse: boolean;
  allegesThreatToLife: boolean;
  goodFaithWording: string | null;
  /** Of the elements of Art. 16(2), whatever the type: that may change. */
  missingElements: NoticeElement[];
  itemCount: number;
  submissionId: string;
  submissionHash: Buffer;
  identityId: string | null;
  termsClauseId: string | null;
  /** Until when its sender was suspended at receipt (Art. 23(2)); found out when it is written. */
  processingPausedUntil: Date | null;
}

export interface ItemDraft {
  id: string;
  position: number;
  kind: 'url' | 'content-id';
  value: string;
  moment: string | null;
}

/** How urgent the cases of its items are. */
export interface Urgency {
  skill: string;
  priority: Priority;
  dueAt: Date;
  firstLookDueAt: Date;
}

/** Everything that a notice needs to be written, made before the transaction, so that many can share one. */
export interface NoticeDraft {
  notice: NoticeRow;
  items: ItemDraft[];
  urgency: Urgency;
  sealed: NewSealedText[];
  idempotency: { scope: Buffer; bodyHash: Buffer } | null;
  hasContact: boolean;
  actor: Actor;
}

/** What became of a draft: written, or a repetition of an earlier one under the same `Idempotency-Key`. */
export type Intake = { outcome: 'received' } | { outcome: 'repeated'; noticeId: string } | { outcome: 'key-reused' };
