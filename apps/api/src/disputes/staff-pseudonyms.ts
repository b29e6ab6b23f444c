import type { LogEntry } from './case-file.query.js';

/** What a person of the staff is called in one case file: `moderator-1`. */
export type Pseudonyms = ReadonlyMap<string, string>;

/** Numbers the people of the log by their role, in the order in which they appear. */
export function pseudonymsOf(log: readonly LogEntry[]): Pseudonyms {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { actorId, role } of log) {
    if (actorId === null || names.has(actorId)) continue;
    const count = (counts.get(role) ?? 0) + 1;
    counts.set(role, count);
    names.set(actorId, `${role}-${count}`);
  }
  return names;
}

/** The value with each id that has a pseudonym replaced by it. */
export function withPseudonyms(value: unknown, names: Pseudonyms): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => withPseudonyms(one, names));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withPseudonyms(one, names)]));
}
