import fc from 'fast-check';
import { longestLineBytes, setsOfLines, type NdjsonLine } from './ndjson-lines.js';

async function* inChunks(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  let start = 0;
  for (let turn = 0; start < bytes.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    yield bytes.subarray(start, start + size);
    start += size;
  }
}

async function linesOf(text: string | Uint8Array, sizes: readonly number[] = [7], size = 3): Promise<NdjsonLine[]> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const sets: NdjsonLine[][] = [];
  for await (const set of setsOfLines(inChunks(bytes, sizes), size)) sets.push(set);
  expect(sets.every((set) => set.length > 0 && set.length <= size)).toBe(true);
  expect(sets.slice(0, -1).every((set) => set.length === size)).toBe(true);
  return sets.flat();
}

describe('setsOfLines', () => {
  it('finds the same lines however the stream is cut', async () => {
    const lines = fc.array(fc.string({ unit: 'grapheme' }).map((line) => line.replaceAll('\n', ' ')));
    const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(lines, sizes, async (written, cuts) => {
        const expected = written
          .map((text, index) => ({ number: index + 1, text: text.toWellFormed() }))
          .map((line) => (line.number === 1 ? { ...line, text: line.text.replace(/^\uFEFF/, '') } : line))
          .filter(({ text }) => text.trim() !== '');
        expect(await linesOf(written.map((line) => line.toWellFormed()).join('\n'), cuts)).toEqual(expected);
      }),
    );
  });

  it('numbers the lines as an editor does, and leaves out blank ones', async () => {
    expect(await linesOf('\uFEFF{"a":1}\r\n\n  \n{"b":2}\n\n')).toEqual([
      { number: 1, text: '{"a":1}\r' },
      { number: 4, text: '{"b":2}' },
    ]);
    expect(await linesOf('')).toEqual([]);
  });

  it('refuses a line that is too long, and goes on after it', async () => {
    const longest = 'x'.repeat(longestLineBytes);
    const lines = await linesOf(`${longest}\n${longest}x\nend`, [1_000]);
    expect(lines).toEqual([
      { number: 1, text: longest },
      { number: 2, fault: 'must have at most 65536 bytes' },
      { number: 3, text: 'end' },
    ]);
  });

  it('refuses a line that is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('a\n'), Buffer.from([0xc3, 0x28]), Buffer.from('\nb')]);
    expect(await linesOf(bytes)).toEqual([
      { number: 1, text: 'a' },
      { number: 2, fault: 'must be UTF-8' },
      { number: 3, text: 'b' },
    ]);
  });

  it('throws when the stream breaks off', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a\nb');
      await Promise.reject(new Error('aborted'));
    }
    const read = async () => {
      for await (const set of setsOfLines(broken(), 10)) expect(set).toBeUndefined();
    };
    await expect(read()).rejects.toThrow('aborted');
  });
});
