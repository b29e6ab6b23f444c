/** What the platform says of a live event; a change makes a new version, and all versions stay. */
export interface LiveEventDescription {
  readonly name: string;
  readonly startsAt: Date;
  /** Exclusive. */
  readonly endsAt: Date;
  /** The platform's own ids of contents, and of accounts (recipients of the service). */
  readonly contentIds: readonly string[];
  readonly accountIds: readonly string[];
  /** Of content descriptions. */
  readonly tags: readonly string[];
  readonly expectedAudience: number | null;
  /** A cancelled event matches nothing, and its days count as ordinary ones. */
  readonly cancelled: boolean;
}

/** One version of an event. */
export interface LiveEvent extends LiveEventDescription {
  readonly id: string;
  /** As the platform names the event. */
  readonly externalId: string;
  readonly version: number;
  readonly recordedAt: Date;
}

/** A span of time, `to` exclusive. */
export interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** What a notice is matched by; nothing of a cancelled event. */
export interface Matching {
  readonly contentIds: readonly string[];
  readonly accountIds: readonly string[];
  readonly tags: readonly string[];
  /** Keyed hashes of the ids, for contents that nobody has described. */
  readonly locationHmacs: readonly Buffer[];
}
