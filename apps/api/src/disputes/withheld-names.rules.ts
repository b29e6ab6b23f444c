/** Stands where a name or an address was. */
export const withheldName = '[withheld]';

/**
 * The value as plain JSON, with each of these names and addresses blotted out of every text in it, however it is written:
 * capitals, spaces and line breaks inside a name do not matter, and a name inside a longer word is none.
 */
export function withoutNames(value: unknown, names: readonly string[]): unknown {
  const pattern = patternOf(names);
  return withoutPattern(JSON.parse(JSON.stringify(value)), pattern);
}

function withoutPattern(value: unknown, pattern: RegExp | null): unknown {
  if (typeof value === 'string') return pattern ? value.normalize().replace(pattern, withheldName) : value;
  if (Array.isArray(value)) return value.map((one) => withoutPattern(one, pattern));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutPattern(one, pattern)]));
}

/** Null when there is nothing to look for. Longer ones first, so that none leaves the rest of another. */
function patternOf(names: readonly string[]): RegExp | null {
  const wanted = names
    .map((name) => name.normalize().trim())
    .filter((name) => name.length > 1) // a single letter is no name, and would be found everywhere
    .sort((a, b) => b.length - a.length)
    .map((name) => name.split(/\s+/).map(escaped).join('\\s+'));
  return wanted.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
