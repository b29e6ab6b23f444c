/** Seconds as hours, rounded once. */
export function hours(seconds: number, decimals: 0 | 1 | 2 = 2): number {
  const unit = 10 ** decimals;
  return Math.round(seconds / (3_600 / unit)) / unit;
}

/** A median as the sheet has it: over nothing blank, or 0 where the platform chose so. */
export function medianCell(median: number | null, ofNothing: 'blank' | 'zero'): number | null {
  return median ?? (ofNothing === 'zero' ? 0 : null);
}
