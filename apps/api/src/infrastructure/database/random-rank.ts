/**
 * SQL: the number that the first 15 hexadecimal digits of SHA-256("<seed>:<key>") write. Ordered by it, a set is shuffled by the seed, and
 * whoever has seed and keys shuffles it alike, with any program.
 */
export function randomRank(seed: string, key: string): string {
  return `('x' || left(encode(sha256(convert_to(${seed} || ':' || ${key}, 'UTF8')), 'hex'), 15))::bit(60)::bigint`;
}
