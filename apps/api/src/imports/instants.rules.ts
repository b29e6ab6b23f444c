import type { FieldError } from '../infrastructure/validation/index.js';

/** What an earlier tool did lies in the past. */
export function afterNow(instants: Readonly<Record<string, Date | undefined>>, now: Date): FieldError[] {
  return Object.entries(instants).flatMap(([field, at]) =>
    at !== undefined && at > now ? [{ pointer: `#/${field}`, detail: 'must not be in the future' }] : [],
  );
}

/** Two instants in the order in which they must have been, where both are known. */
export function before(
  later: { readonly field: string; readonly at: Date | undefined },
  earlier: { readonly what: string; readonly at: Date | undefined },
): FieldError[] {
  return later.at !== undefined && earlier.at !== undefined && later.at < earlier.at
    ? [{ pointer: `#/${later.field}`, detail: `must not be before ${earlier.what}` }]
    : [];
}
