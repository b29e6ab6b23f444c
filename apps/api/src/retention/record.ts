/** Records whose texts, files and identifiers are kept and erased as one. Equal to the constraint `retention_policy_record_known`. */
export const recordKinds = [
  'notice',
  'case',
  'complaint',
  'dispute',
  'order',
  'suspicion',
  'recipient',
  'content',
  'misuse-party',
  'message',
  'evidence-bundle',
  'letter',
  'legal-referral',
  'instruction',
  'information-request',
  'legal-hold',
  'flagger-referral',
  'staff-member',
  'declared-interest',
  'worked-shift',
  'surge',
  'measure-text',
  'payload',
  'payload-answer',
  'accuracy-sample',
  'campaign',
] as const;
export type RecordKind = (typeof recordKinds)[number];

export interface RecordRef {
  readonly kind: RecordKind;
  readonly id: string;
}

/** Why something is kept. */
export const keepingReasons = [
  'open-case',
  'complaint-window',
  'open-complaint',
  'open-dispute',
  'after-dispute',
  'open-order',
  'open-suspicion',
  'misuse-window',
  'misuse-suspension',
  'not-over',
  'undelivered-message',
  'transparency-database',
  'unpublished-report',
  'information-request',
  'legal-hold',
  'retention-period',
] as const;
export type KeepingReason = (typeof keepingReasons)[number];

/** What a query found: the reason, and the instant that it counts from; null while it has no end. */
export interface Fact {
  readonly reason: KeepingReason;
  readonly at: Date | null;
}

export interface Kept {
  readonly reason: KeepingReason;
  /** Null: until something ends that is open. */
  readonly until: Date | null;
  readonly rule: string;
}
