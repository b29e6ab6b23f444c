import { canonicalJson } from '../../apps/api/src/audit/canonical-json.js';
import { endLine, headerLine, sealLine } from '../../apps/api/src/audit/export-lines.js';
import { type LastSeal, type Seal, sealEntries } from '../../apps/api/src/audit/seal.js';
import { entryBytes, type SealedEntry } from '../../apps/api/src/audit/sealed-entry.js';
import { SigningKey } from '../../apps/api/src/audit/signing-key.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';

export const platformId = newId();
const sampleKey = new SigningKey(Buffer.alloc(32, 7));

export function anEntry(changes: Partial<SealedEntry> = {}): SealedEntry {
  return {
    platformId,
    id: newId(),
    recordedAt: new Date('2026-11-22T10:00:00Z'),
    actorKind: 'staff',
    actorId: newId(),
    role: 'moderator',
    action: 'decision.made',
    article: '16(5)',
    entityKind: 'decision',
    entityId: newId(),
    details: { outcome: 'restrict', items: 2, categories: ['A', 'B'] },
    requestId: newId(),
    xid: '700',
    ...changes,
  };
}

export interface SampleExport {
  readonly lines: readonly string[];
  readonly seals: readonly Seal[];
  readonly ids: readonly (readonly string[])[];
}

/** An export with so many entries in each of its seals, made without a database; seals before `first` exist and stay outside. */
export function anExport(
  sizes: readonly number[],
  { key = sampleKey, sealKey = key, first = 1 }: { key?: SigningKey; sealKey?: SigningKey; first?: number } = {},
): SampleExport {
  let last: LastSeal | undefined;
  const batches = sizes.map((size, i) => {
    const entries = Array.from({ length: size }, (_, k) => anEntry({ xid: String(700 + i), details: { place: k } }));
    const seal = sealEntries(entries, {
      platformId,
      last,
      toXid: String(701 + i),
      sealedAt: new Date('2026-11-22T10:00:05Z'),
      key: sealKey,
    });
    last = seal;
    return { seal, entries };
  });
  const inside = batches.slice(first - 1);
  const seals = inside.map(({ seal }) => seal);
  const header = headerLine(
    {
      platformId,
      from: null,
      to: null,
      exportedAt: new Date('2026-11-22T11:00:00Z'),
      keys: [...new Map([sealKey, key].map(({ public: one }) => [one.id, one])).values()],
      seals:
        seals.length === 0
          ? null
          : { first, last: sizes.length, entries: inside.reduce((sum, { entries }) => sum + entries.length, 0) },
    },
    key,
  );
  return {
    lines: [
      header,
      ...inside.flatMap(({ seal, entries }) => [
        sealLine(seal),
        ...entries.map((entry) => entryBytes(entry).toString()),
      ]),
      endLine(header, seals.at(-1), key),
    ],
    seals,
    ids: inside.map(({ entries }) => entries.map(({ id }) => id)),
  };
}

/** An entry's line with another value in it, its form kept. */
export function altered(line: string): string {
  return canonicalJson({ ...(JSON.parse(line) as Record<string, string>), role: 'admin' });
}
