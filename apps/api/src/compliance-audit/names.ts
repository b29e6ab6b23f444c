import { categoryOf } from '../categories/index.js';

/** What stands for a value that nobody gave. */
export const notKnown = 'not known';

/** The Commission's name of a category; the code where it has none. */
export function categoryName(code: string | null | undefined): string {
  if (code == null) return notKnown;
  return categoryOf(code)?.name.trim() ?? code;
}
