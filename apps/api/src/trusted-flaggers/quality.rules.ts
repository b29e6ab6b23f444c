/** The share of the judged items that were upheld, 0 to 1; null when none was judged. */
export function shareUpheld({ upheldItems, judgedItems }: { upheldItems: number; judgedItems: number }): number | null {
  return judgedItems === 0 ? null : upheldItems / judgedItems;
}
