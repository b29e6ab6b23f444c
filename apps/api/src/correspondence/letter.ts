export const directions = ['received', 'sent'] as const;
export type Direction = (typeof directions)[number];

export const counterparts = ['coordinator', 'commission', 'board', 'other-authority'] as const;
export type Counterpart = (typeof counterparts)[number];

/** What a letter is about: exactly one of them. */
export interface LetterLink {
  readonly caseId: string | null;
  readonly orderId: string | null;
  readonly disputeId: string | null;
}

export interface LetterFile {
  readonly position: number;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A letter to or from a Digital Services Coordinator, the Commission, the Board or another authority, on paper or not. */
export interface Letter {
  readonly id: string;
  readonly direction: Direction;
  readonly counterpart: Counterpart;
  readonly counterpartName: string;
  /** ISO 3166-1. */
  readonly memberState: string | null;
  /** Theirs. */
  readonly reference: string | null;
  /** The letter that this one answers. */
  readonly answersId: string | null;
  readonly occurredAt: Date;
  /** By when an answer is owed. */
  readonly replyDueAt: Date | null;
  /** When the first letter that answers this one was sent or received. */
  readonly answeredAt: Date | null;
  readonly enteredBy: string;
  readonly recordedAt: Date;
  readonly links: readonly LetterLink[];
  readonly files: readonly LetterFile[];
  readonly textId: string;
}

/** Sealed as one text. */
export interface LetterText {
  readonly subject: string;
  readonly text: string | null;
}
