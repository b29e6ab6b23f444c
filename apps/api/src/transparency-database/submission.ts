export const environments = ['sandbox', 'production'] as const;
export type Environment = (typeof environments)[number];

/**
 * Where a statement stands; equal to `transparency_submission_state_known`. unknown: an answer was lost. unconfirmed: then the
 * database said that it knows the PUID, which is no proof. blocked: it says so although no dump has it.
 */
export const submissionStates = [
  'waiting',
  'held',
  'queued',
  'sending',
  'unknown',
  'unconfirmed',
  'blocked',
  'accepted',
  'refused',
  'dead',
] as const;
export type SubmissionState = (typeof submissionStates)[number];

/** Why the queue of a platform stands still; equal to `transparency_connection_pause_reason_known`. */
export const pauseReasons = ['by-hand', 'token-refused', 'misconfigured', 'other-host'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** How a platform names a measure of its own systems. */
export interface MeasureKey {
  /** `YYYY-MM-DD`. */
  readonly appliedOn: string;
  readonly measureId: string;
}

export interface Submission {
  readonly platformId: string;
  /** The PUID, published by the Commission: `puid.ts`. */
  readonly id: string;
  /** What is submitted: the statement of a decision, or a measure. */
  readonly statementId: string | null;
  readonly measure: MeasureKey | null;
  readonly environment: Environment;
  readonly state: SubmissionState;
  readonly payloadId: string | null;
  readonly payloadHash: Buffer | null;
  /** Null: the payload is the whole text; else its line in a set. */
  readonly payloadLine: number | null;
  /** `field:kind` of what seems to be personal data. */
  readonly findings: readonly string[];
  /** `field:kind` of what is wrong, by our rules or by the server's; of dead ones why they are. */
  readonly faults: readonly string[];
  readonly attempts: number;
  /** Whether any attempt ended without an answer: only then can "not unique" mean that it arrived. */
  readonly unanswered: boolean;
  /** The most that may be sent together with it: halved to find the one that a call fails of. */
  readonly batchLimit: number;
  readonly batchId: string | null;
  readonly firstSentAt: Date | null;
  readonly lastSentAt: Date | null;
  readonly lastStatus: number | null;
  readonly nextAt: Date | null;
  /** The database's own id. */
  readonly uuid: string | null;
  readonly createdInDatabaseAt: Date | null;
  readonly decidedAt: Date;
  readonly recordedAt: Date;
  readonly closedAt: Date | null;
}
