/** What an authority wants: to be told something, or that something is done at once (Art. 51(2)(e), 70). */
export const requestKinds = ['information', 'interim-measure'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** Equal to the constraint `information_request_authority_kind_known`. */
export const authorityKinds = ['coordinator', 'commission', 'vetted-researcher', 'auditor', 'court', 'other'] as const;
export type AuthorityKind = (typeof authorityKinds)[number];

/** Of the DSA; `other` for what another law gives. Equal to the constraint `information_request_legal_basis_known`. */
export const legalBases = [
  '40(1)',
  '40(3)',
  '40(4)',
  '40(12)',
  '51(1)',
  '51(2)',
  '51(3)',
  '67(2)',
  '67(3)',
  '69',
  '70',
  '72',
  'other',
] as const;
export type LegalBasis = (typeof legalBases)[number];

/** Equal to the constraint `information_request_state_known`. */
export const requestStates = [
  'requested',
  'in-preparation',
  'answered',
  'in-effect',
  'ended',
  'refused',
  'withdrawn',
] as const;
export type RequestState = (typeof requestStates)[number];

/** How something reached the authority. */
export const sendingChannels = ['mail', 'portal', 'post', 'in-person', 'other'] as const;
export type SendingChannel = (typeof sendingChannels)[number];

/** Equal to the constraint `information_request_event_kind_known`. */
export const requestEventKinds = [
  'registered',
  'prepared',
  'signed-off',
  'sent',
  'answered',
  'extended',
  'refused',
  'withdrawn',
  'in-effect',
  'ended',
] as const;
export type RequestEventKind = (typeof requestEventKinds)[number];

/** What lies sealed of a request. */
export interface RequestTexts {
  /** What it is about: cases, recipients, a period. */
  readonly scope: string;
  /** What is asked, or ordered, in the authority's words and order. */
  readonly questions: readonly string[];
  /** Whom to answer. */
  readonly contact?: string;
}

export interface InformationRequest {
  readonly platformId: string;
  readonly id: string;
  readonly kind: RequestKind;
  readonly authority: string;
  readonly authorityKind: AuthorityKind;
  /** Null for the Union's own. */
  readonly memberState: string | null;
  readonly legalBasis: LegalBasis;
  readonly authorityReference: string;
  readonly textId: string;
  readonly registeredBy: string;
  readonly receivedAt: Date;
  readonly recordedAt: Date;
  /** False: the authority named none, and our target counts. */
  readonly deadlineNamed: boolean;
  readonly dueAt: Date;
  readonly state: RequestState;
  /** When all that was asked was sent, or effect was given. */
  readonly completedAt: Date | null;
  /** Until when an interim measure holds. */
  readonly expiresAt: Date | null;
  readonly endedAt: Date | null;
  readonly nextPageAt: Date | null;
}

export interface RequestEvent {
  readonly id: string;
  readonly kind: RequestEventKind;
  readonly staffId: string;
  /** Of what was sent. */
  readonly channel: SendingChannel | null;
  readonly bundleId: string | null;
  /** The new one, of an extension. */
  readonly dueAt: Date | null;
  readonly textId: string | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}
