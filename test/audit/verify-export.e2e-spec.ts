import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { AuditFault } from '../../apps/api/src/audit/audit-fault.js';
import { SigningKey } from '../../apps/api/src/audit/signing-key.js';
import { verifyExport, type VerifyOptions } from '../../apps/api/src/audit/verify-export.js';
import { altered, anEntry, anExport, type SampleExport } from './sample-export.js';
import { entryBytes } from '../../apps/api/src/audit/sealed-entry.js';

describe('an export of the audit log, verified alone', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'noticedesk-audit-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  const verify = (content: string | Buffer, options?: VerifyOptions) => {
    const file = join(folder, 'export.ndjson');
    writeFileSync(file, content);
    return verifyExport(file, options);
  };
  const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  const faultOf = async (content: string | Buffer, options?: VerifyOptions) => {
    const error = await verify(content, options).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error !== undefined && !(error instanceof AuditFault)) throw error as Error;
    return error;
  };

  // Lines: 0 header, 1 seal 1, 2-4 its entries, 5 seal 2, 6-9 its entries, 10 seal 3, 11 its entry, 12 end
  let sample: SampleExport;
  beforeAll(() => (sample = anExport([3, 4, 1])));

  it('is sound as it was made', async () => {
    expect(await verify(text(sample.lines))).toEqual({
      platformId: sample.seals[0]!.platformId,
      exportedAt: '2026-11-22T11:00:00.000Z',
      entries: 8,
      seals: 3,
      firstSeal: 1,
      lastSeal: 3,
      lastSealHash: sample.seals[2]!.hash.toString('hex'),
      keyId: sample.seals[0]!.keyId,
    });
  });

  it('is sound without an entry, and when it begins later than the log', async () => {
    expect(await verify(text(anExport([]).lines))).toMatchObject({ entries: 0, seals: 0, lastSealHash: null });
    expect(await verify(text(anExport([2, 3, 1], { first: 2 }).lines))).toMatchObject({ entries: 4, firstSeal: 2 });
  });

  it('is read in pieces, however large: lines over the bounds of pieces, and a seal longer than one', async () => {
    expect(await verify(text(anExport([30_000, 10]).lines))).toMatchObject({ entries: 30_010, seals: 2 });
  });

  const without = (...gone: number[]) => sample.lines.filter((_, i) => !gone.includes(i));
  const swapped = (a: number, b: number) => sample.lines.with(a, sample.lines[b]!).with(b, sample.lines[a]!);
  const foreign = entryBytes(anEntry()).toString();

  it.each<[string, string, () => readonly string[], () => string]>([
    ['an altered entry', 'altered', () => sample.lines.with(7, altered(sample.lines[7]!)), () => sample.ids[1]![1]!],
    ['a replaced entry', 'altered', () => sample.lines.with(7, foreign), () => sample.ids[1]![1]!],
    [
      'the first of two altered entries',
      'altered',
      () => sample.lines.with(7, foreign).with(3, altered(sample.lines[3]!)),
      () => sample.ids[0]![1]!,
    ],
    ['a missing entry', 'missing', () => without(7), () => sample.ids[1]![1]!],
    ['a missing last entry of a seal', 'missing', () => without(9), () => sample.ids[1]![3]!],
    ['two missing entries', 'missing', () => without(7, 8), () => sample.ids[1]![1]!],
    ['reordered entries', 'reordered', () => swapped(6, 8), () => sample.ids[1]![0]!],
    [
      'an added entry',
      'added',
      () => sample.lines.toSpliced(7, 0, foreign),
      () => (JSON.parse(foreign) as { id: string }).id,
    ],
    [
      'an entry that comes twice',
      'added',
      () => sample.lines.toSpliced(8, 0, sample.lines[6]!),
      () => sample.ids[1]![0]!,
    ],
    [
      'an entry behind the last one of a seal',
      'added',
      () => sample.lines.toSpliced(10, 0, foreign),
      () => (JSON.parse(foreign) as { id: string }).id,
    ],
    [
      'an entry moved to another seal',
      'missing',
      () => without(3).toSpliced(6, 0, sample.lines[3]!),
      () => sample.ids[0]![1]!,
    ],
    ['a line that is no entry', 'added', () => sample.lines.toSpliced(7, 0, 'nonsense'), () => 'line 8'],
    [
      'an altered seal',
      'altered',
      () => sample.lines.with(5, sample.lines[5]!.replace('"count":4', '"count":5')),
      () => 'Seal 2',
    ],
    ['a missing seal with its entries', 'missing', () => without(5, 6, 7, 8, 9), () => 'Seal 2'],
    ['a missing last seal', 'missing', () => without(10, 11), () => 'Seal 3'],
    ['a missing first seal', 'missing', () => without(1, 2, 3, 4), () => 'Seal 1'],
    [
      'a seal that comes twice',
      'reordered',
      () => [...sample.lines.slice(0, 5), ...sample.lines.slice(1)],
      () => 'Seal 1',
    ],
    [
      'an altered header',
      'altered',
      () => sample.lines.with(0, sample.lines[0]!.replace('"entries":8', '"entries":7')),
      () => 'header',
    ],
    ['a missing header', 'unreadable', () => without(0), () => 'header'],
    ['a missing end', 'cut-off', () => without(12), () => 'cut off'],
    ['an export cut off within a seal', 'missing', () => sample.lines.slice(0, 8), () => sample.ids[1]![2]!],
    ['an end of another export', 'altered', () => sample.lines.with(12, anExport([1]).lines.at(-1)!), () => 'end'],
    ['something behind the end', 'added', () => [...sample.lines, foreign], () => 'Line 14'],
    ['an empty file', 'unreadable', () => [], () => 'empty'],
  ])('names %s: %s', async (_case, kind, lines, name) => {
    const fault = await faultOf(text(lines()));
    expect(fault).toMatchObject({ kind });
    expect(fault?.message).toContain(name());
  });

  it('finds a cut in the middle of the last line', async () => {
    expect(await faultOf(text(sample.lines).slice(0, -1))).toMatchObject({ kind: 'cut-off' });
  });

  it('finds any change of a byte, any line lost, moved or added', async () => {
    const { lines } = anExport([1, 5, 2, 8]);
    const whole = Buffer.from(text(lines));
    const line = fc.nat(lines.length - 1);
    const change = fc.oneof(
      fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at]! + by) % 256;
        return bytes;
      }),
      line.map((at) => text(lines.toSpliced(at, 1))),
      fc
        .tuple(line, line)
        .filter(([a, b]) => a !== b)
        .map(([a, b]) => text(lines.with(a, lines[b]!).with(b, lines[a]!))),
      fc
        .tuple(line, line)
        .filter(([a, b]) => a !== b)
        .map(([a, b]) => text(lines.toSpliced(a, 1).toSpliced(b, 0, lines[a]!))),
      fc.tuple(fc.nat(lines.length), line).map(([at, copy]) => text(lines.toSpliced(at, 0, lines[copy]!))),
      fc
        .tuple(fc.nat(lines.length), fc.string())
        .map(([at, added]) => text(lines.toSpliced(at, 0, added.replaceAll('\n', '')))),
      fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
    );
    await fc.assert(
      fc.asyncProperty(change, async (content) => {
        expect(await faultOf(content)).toBeInstanceOf(AuditFault);
      }),
      { numRuns: 400 },
    );
  });

  describe('and its keys', () => {
    const key = new SigningKey(Buffer.alloc(32, 7));
    const other = new SigningKey(Buffer.alloc(32, 8));

    it('is taken from whom it should come from, and from nobody else', async () => {
      expect(await verify(text(sample.lines), { trusted: [key.public] })).toMatchObject({ keyId: key.public.id });
      const forged = text(anExport([3], { key: other }).lines);
      expect(await faultOf(forged, { trusted: [key.public] })).toMatchObject({ kind: 'unknown-key' });
    });

    it('lets the key of today vouch for that of older seals', async () => {
      const renewed = text(anExport([3, 1], { key: other, sealKey: key }).lines);
      expect(await verify(renewed, { trusted: [other.public] })).toMatchObject({ seals: 2 });
    });

    it('must hold the seals that were noted before: whoever has the key cannot rewrite what is known', async () => {
      const known = new Map([[2, sample.seals[1]!.hash.toString('hex')]]);
      expect(await verify(text(sample.lines), { known })).toMatchObject({ entries: 8 });
      const later = anExport([3, 4, 1, 2], { first: 3 });
      const before = new Map([
        [2, (JSON.parse(later.lines[1]!) as { seal: { previousHash: string } }).seal.previousHash],
      ]);
      expect(await verify(text(later.lines), { known: before })).toMatchObject({ firstSeal: 3 });
      expect(await faultOf(text(later.lines), { known })).toMatchObject({ kind: 'altered' });
      expect(await faultOf(text(sample.lines), { known: new Map([[9, '0'.repeat(64)]]) })).toMatchObject({
        kind: 'missing',
      });
      const rewritten = text(anExport([3, 4, 1]).lines);
      expect(await faultOf(rewritten, { known })).toMatchObject({
        kind: 'altered',
        message: expect.stringContaining('Seal 2') as string,
      });
    });
  });
});
