/** What every message to an authority says of its order. */
export interface AuthorityValues {
  readonly serviceName: string;
  readonly reference: string;
  /** The authority's own. */
  readonly authorityReference: string | null;
  readonly authority: string;
  readonly deliveredAt: Date;
  readonly timeZone: string;
  /** The lines of contact in a language (Art. 11). */
  readonly contact: (language: string) => string[];
}
