import type { MeasureKey } from '../measures/index.js';

/** Art. 15 and 17 GDPR. Equal to the constraints of `access_request`. */
export const accessRequestKinds = ['access', 'erasure'] as const;
export type AccessRequestKind = (typeof accessRequestKinds)[number];

export const accessRequestStates = ['received', 'prepared', 'answered', 'refused'] as const;
export type AccessRequestState = (typeof accessRequestStates)[number];

export const accessRequestSteps = ['prepare', 'answer', 'refuse'] as const;
export type AccessRequestStep = (typeof accessRequestSteps)[number];

/** Who asks: by an address, by an account, or both. */
export interface Person {
  readonly addressHmac: Buffer | null;
  readonly recipientId: string | null;
  /** Of an erasure: the measure whose words name them. */
  readonly measure: MeasureKey | null;
}

export interface AccessRequest extends Person {
  readonly platformId: string;
  readonly id: string;
  readonly kind: AccessRequestKind;
  readonly textId: string;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  readonly state: AccessRequestState;
  readonly archiveSha256: Buffer | null;
  readonly closedAt: Date | null;
}

/** What lies sealed of a request. */
export interface RequestWords {
  readonly email?: string;
  readonly name?: string;
  readonly words: string;
}
