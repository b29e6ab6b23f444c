import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { ZipFault, ZipReader } from './zip-reader.js';
import { zip, type ZipFile } from './zip-writer.js';

const files: Record<string, Buffer> = {
  'index.html': Buffer.from('<p>Übersicht</p>'),
  'folder/größe.ndjson': Buffer.from('{"a":1}\n'.repeat(50_000)),
  'empty.txt': Buffer.alloc(0),
};

async function* given(): AsyncGenerator<ZipFile> {
  for (const [name, content] of Object.entries(files)) {
    await Promise.resolve();
    yield { name, content: [content.subarray(0, 7), content.subarray(7)] };
  }
}

async function whole(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('an archive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'noticedesk-zip-'));
  const path = join(folder, 'a.zip');
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = async (bytes: Uint8Array, atMost = 1e9) => {
    writeFileSync(path, bytes);
    const reader = await ZipReader.open(path);
    try {
      const found: Record<string, Buffer> = {};
      for (const file of reader.files) found[file.name] = await whole(reader.read(file, atMost));
      return found;
    } finally {
      await reader.close();
    }
  };

  it('is what other programs read', async () => {
    const unzipped = unzipSync(await whole(zip(given())));
    expect(Object.keys(unzipped)).toEqual(Object.keys(files));
    expect(strFromU8(unzipped['index.html']!)).toBe('<p>Übersicht</p>');
    expect(Buffer.from(unzipped['folder/größe.ndjson']!).equals(files['folder/größe.ndjson']!)).toBe(true);
  });

  it('has the same bytes each time', async () => {
    expect((await whole(zip(given()))).equals(await whole(zip(given())))).toBe(true);
  });

  it('is read file by file, also when another program made it', async () => {
    expect(await read(await whole(zip(given())))).toEqual(files);
    expect(await read(zipSync({ a: [Buffer.from('stored'), { level: 0 }] }))).toEqual({ a: Buffer.from('stored') });
  });

  it('is not read beyond what is wanted', async () => {
    await expect(read(await whole(zip(given())), 1_000)).rejects.toThrow('größe.ndjson is longer');
  });

  it('with any byte cut off its end, or with other bytes, is a fault and no crash', async () => {
    const bytes = await whole(zip(given()));
    for (const length of [0, 1, 21, 22, 100, bytes.length - 30, bytes.length - 1])
      await expect(read(bytes.subarray(0, length))).rejects.toBeInstanceOf(ZipFault);
    await expect(read(Buffer.alloc(1_000, 7))).rejects.toBeInstanceOf(ZipFault);
  });
});
