type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined };

/**
 * The one way to write a value down, so that the same value has the same bytes and the same hash (RFC 8785): no blanks, the members of
 * an object in the order of their names by UTF-16 code units, strings and numbers as JSON.stringify writes them. Members that are
 * undefined are left out.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members: string[] = [];
  for (const name of Object.keys(value).sort()) {
    const member = value[name];
    if (member !== undefined) members.push(`${JSON.stringify(name)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

export type { Json };

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
