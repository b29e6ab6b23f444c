/** What a hold is about, such as `{ kind: 'order', id }`: messages that name it wait. */
export interface HeldEntity {
  readonly kind: string;
  readonly id: string;
}

/** A hold says by which law, for whom, by whose approval and until when; one without an end does not exist. */
export interface NewHold {
  readonly platformId: string;
  readonly entity: HeldEntity;
  /** The provision that lets somebody be told later, such as `Art. 10(5) DSA; § 101 StPO`. */
  readonly legalBasis: string;
  /** Who asked for it. */
  readonly authority: string;
  /** A member of the staff. */
  readonly approvedBy: string;
  /** Exclusive: at this instant the messages go out. */
  readonly expiresAt: Date;
  readonly now: Date;
}

export interface HoldInForce {
  readonly id: string;
  readonly expiresAt: Date;
}

export interface HoldEntry extends HoldInForce {
  readonly entity: HeldEntity;
  readonly legalBasis: string;
  readonly authority: string;
  readonly approvedBy: string;
  readonly placedAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly endReason: HoldEndReason | null;
  /** Messages that wait for it now. */
  readonly heldMessages: number;
}

export type HoldEndReason = 'expired' | 'lifted';
