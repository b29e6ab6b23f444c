import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Config } from '../config.js';
import { chunkBytes, tagBytes } from './file-chunks.js';
import { SealedFiles } from './sealed-files.js';
import { Sealer } from './sealer.js';

describe('SealedFiles', () => {
  let dataDir: string;
  let files: SealedFiles;
  const put = (content: Buffer, maxBytes = 1_000_000) => files.put(Readable.from([content]), { maxBytes });
  const pathOf = (fileId: string) => join(dataDir, 'files', fileId.slice(-2), fileId);

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sealed-files-'));
    const sealer = new Sealer({ masterKey: randomBytes(32), serverKey: randomBytes(32), auditKey: randomBytes(32) });
    files = new SealedFiles(Object.assign(new Config(), { dataDir }), sealer);
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes])('gives back %i bytes', async (size) => {
    const content = randomBytes(size);
    const stored = await put(content);
    expect(stored).toMatchObject({ bytes: size, sha256: createHash('sha256').update(content).digest() });
    expect(await buffer(files.get(stored.fileId, stored.wrappedKey))).toEqual(content);
  });

  it('keeps nothing readable on the disk', async () => {
    const { fileId } = await put(Buffer.from('plain words '.repeat(100)));
    expect((await readFile(pathOf(fileId))).includes('plain words')).toBe(false);
  });

  it('refuses what is too large and keeps no part of it', async () => {
    await expect(put(randomBytes(101), 100)).rejects.toMatchObject({ slug: 'payload-too-large' });
    const left = await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
  });

  it('keeps nothing when the sender breaks off', async () => {
    const source = Readable.from(
      (function* () {
        yield Buffer.from('a');
        throw new Error('gone');
      })(),
    );
    await expect(files.put(source, { maxBytes: 100 })).rejects.toThrow('gone');
    const left = await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
  });

  it('notices a file that was cut off between chunks', async () => {
    const { fileId, wrappedKey } = await put(randomBytes(2 * chunkBytes + 5));
    await truncate(pathOf(fileId), 2 * (chunkBytes + tagBytes));
    await expect(buffer(files.get(fileId, wrappedKey))).rejects.toThrow();
  });

  it('notices chunks that changed places', async () => {
    const { fileId, wrappedKey } = await put(randomBytes(2 * chunkBytes + 5));
    const kept = await readFile(pathOf(fileId));
    const step = chunkBytes + tagBytes;
    const swapped = Buffer.concat([kept.subarray(step, 2 * step), kept.subarray(0, step), kept.subarray(2 * step)]);
    await writeFile(pathOf(fileId), swapped);
    await expect(buffer(files.get(fileId, wrappedKey))).rejects.toThrow();
  });

  it('erases', async () => {
    const { fileId, wrappedKey } = await put(Buffer.from('a'));
    await files.erase(fileId);
    await files.erase(fileId);
    await expect(buffer(files.get(fileId, wrappedKey))).rejects.toThrow('ENOENT');
  });

  it('removes what was half written long ago, and nothing else', async () => {
    const { fileId, wrappedKey } = await put(Buffer.from('whole'));
    const folder = join(dataDir, 'files', fileId.slice(-2));
    for (const name of ['old.part', 'young.part']) await writeFile(join(folder, name), 'half');
    const longAgo = new Date(Date.now() - 86_400_000);
    await utimes(join(folder, 'old.part'), longAgo, longAgo);
    await files.eraseDrafts(new Date(Date.now() - 60_000));
    expect((await readdir(folder)).toSorted()).toEqual([fileId, 'young.part'].toSorted());
    expect(await buffer(files.get(fileId, wrappedKey))).toEqual(Buffer.from('whole'));
    await rm(join(dataDir, 'files'), { recursive: true });
    await files.eraseDrafts(new Date());
  });
});
