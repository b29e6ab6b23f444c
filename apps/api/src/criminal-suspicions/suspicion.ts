/** Offences that threaten life or safety; recital 56 names the first three, the rest is our list. */
export const offences = [
  'terrorism',
  'child-sexual-abuse',
  'human-trafficking',
  'homicide',
  'bodily-harm',
  'sexual-violence',
  'kidnapping',
  'threat-of-violence',
  'incitement-to-suicide',
  'other',
] as const;
export type Offence = (typeof offences)[number];

/** Whose life or safety is threatened, as far as is known. */
export const threatenedParties = ['person', 'child', 'group', 'public', 'unknown'] as const;
export type ThreatenedParty = (typeof threatenedParties)[number];

/** How sure whoever raises it is that a Member State is concerned. */
export const confidences = ['certain', 'likely', 'possible'] as const;
export type Confidence = (typeof confidences)[number];

export interface MemberStateGuess {
  /** ISO 3166-1, the stored code. */
  readonly code: string;
  readonly confidence: Confidence;
}

export const europol = 'europol';

/** Whose authorities are told: a Member State's code, or `europol`. */
export type Jurisdiction = string;

/** The same words as the database's check. */
export const suspicionStates = ['raised', 'confirmed', 'reported', 'acknowledged', 'closed', 'dismissed'] as const;
export type SuspicionState = (typeof suspicionStates)[number];

/** What the second person found. */
export const secondLooks = ['confirmed', 'dismissed'] as const;
export type SecondLook = (typeof secondLooks)[number];

export const reportChannels = ['mail', 'portal', 'phone', 'in-person'] as const;
export type ReportChannel = (typeof reportChannels)[number];

/** What whoever raised it wrote; sealed as one. */
export interface SuspicionTexts {
  /** What is known. */
  readonly facts: string;
  /** Why that gives rise to the suspicion. */
  readonly reason: string;
}

export interface SuspicionRow {
  readonly platformId: string;
  readonly id: string;
  readonly reference: string;
  readonly caseId: string;
  readonly offence: Offence;
  readonly threatTo: ThreatenedParty;
  readonly urgent: boolean;
  readonly textId: string;
  /** When somebody here became aware of it: from then on the authorities are to be informed promptly. */
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly raisedBy: string;
  readonly state: SuspicionState;
  readonly secondLook: SecondLook | null;
  readonly lookedAt: Date | null;
  readonly lookedBy: string | null;
  /** When the first authority was told. */
  readonly reportedAt: Date | null;
  readonly closedAt: Date | null;
  readonly dueAt: Date;
}
