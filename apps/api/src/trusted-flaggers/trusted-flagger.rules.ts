/** Days are `YYYY-MM-DD` in the platform's zone; `validTo` is the first day on which the status no longer holds. */
export interface FlaggerStatus {
  readonly categories: readonly string[];
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Suspended from this instant on, while the Coordinator investigates (Art. 22(6), recital 62). */
  readonly suspendedAt: Date | null;
}

export interface StatusAt {
  readonly trusted: boolean;
  /** True when the notice lies in the area of expertise for which the status was awarded: only then it has priority (Art. 22(1)). */
  readonly inArea: boolean;
}

/** The status at the instant of receipt, `day` being its day in the platform's zone; without a category nothing is in the area. */
export function statusAt(flagger: FlaggerStatus, at: Date, day: string, category?: string | null): StatusAt {
  const isAwarded = flagger.validFrom <= day && (flagger.validTo === null || day < flagger.validTo);
  const trusted = isAwarded && !(flagger.suspendedAt !== null && flagger.suspendedAt <= at);
  return { trusted, inArea: trusted && category != null && flagger.categories.includes(category) };
}
