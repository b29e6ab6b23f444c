/** Who counted otherwise: the facts without day figures, the second count over plain facts, or the list of what a figure counts. */
export type VerifiedBy = 'straight' | 'recount' | 'rows';

/** A cell that somebody counted otherwise. */
export interface Difference {
  readonly by: VerifiedBy;
  readonly sheet: string;
  /** In the file, 1 is the header; null when the sheet as a whole differs. */
  readonly record: number | null;
  /** The row in words. */
  readonly row: string;
  /** The Commission's header. */
  readonly column: string;
  readonly reported: string | null;
  readonly counted: string | null;
}

export interface Verification {
  readonly platform: string;
  readonly from: string;
  readonly to: string;
  readonly madeAt: Date;
  readonly agrees: boolean;
  /** How many cells each compared. */
  readonly compared: Readonly<Record<VerifiedBy, number>>;
  /** Notices, decisions and measures that the second count walked over. */
  readonly facts: number;
  /** Choices of the platform that the second count and the lists do not follow: there the defaults are compared. */
  readonly defaulted: readonly string[];
  readonly differences: readonly Difference[];
}
