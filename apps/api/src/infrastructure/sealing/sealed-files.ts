import { createHash, type KeyObject } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { newId } from '../ids.js';
import { payloadTooLarge } from '../problem/http.problems.js';
import { chunkBytes, decryptChunk, encryptChunk, tagBytes } from './file-chunks.js';
import { Sealer } from './sealer.js';

export interface StoredFile {
  /** Names the file in the store. */
  readonly fileId: string;
  /** Kept in the database, so that deleting the row makes every copy of the file unreadable. */
  readonly wrappedKey: Buffer;
  readonly bytes: number;
  /** Of the content, not of what lies on the disk. */
  readonly sha256: Buffer;
}

const draftEnding = '.part';

/** Attachments, snapshots and archives: encrypted files below the data folder, each with a key of its own. */
@Injectable()
export class SealedFiles {
  private readonly folder: string;

  constructor(
    config: Config,
    private readonly sealer: Sealer,
  ) {
    this.folder = join(config.dataDir, 'files');
  }

  /**
   * Stores what the stream gives; it is on the disk under its final name when this resolves. Throws `payload-too-large` above
   * `maxBytes`, and keeps nothing when it throws.
   */
  async put(source: AsyncIterable<Uint8Array>, { maxBytes }: { maxBytes: number }): Promise<StoredFile> {
    const fileId = newId();
    const path = this.pathOf(fileId);
    const draft = `${path}${draftEnding}`;
    const { key, wrappedKey } = this.sealer.newKey();
    const made = await mkdir(dirname(path), { recursive: true });
    if (made !== undefined) await syncFolder(dirname(made));
    const file = await open(draft, 'wx', 0o600);
    try {
      const written = await write(file, key, source, maxBytes);
      await file.sync();
      await file.close();
      await rename(draft, path);
      await syncFolder(dirname(path));
      return { fileId, wrappedKey, ...written };
    } catch (error) {
      await file.close().catch(() => {});
      await rm(draft, { force: true });
      throw error;
    }
  }

  /** The content. A file that was altered, moved or cut off makes the stream fail before the altered part is given out. */
  get(fileId: string, wrappedKey: Uint8Array): Readable {
    return Readable.from(read(this.pathOf(fileId), this.sealer.unwrapKey(wrappedKey)), { objectMode: false });
  }

  /** Deletes the file; no error when it is gone already. */
  async erase(fileId: string): Promise<void> {
    await rm(this.pathOf(fileId), { force: true });
  }

  /** The ids of what is stored and was begun before this instant, folder by folder; the ids say when. */
  async *idsBefore(before: Date): AsyncGenerator<string[]> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      const files = await readdir(join(this.folder, name));
      const ids = files.filter((file) => isId(file) && instantOf(file) < before);
      if (ids.length > 0) yield ids;
    }
  }

  /** Deletes what was begun before this instant, by the dates of the files, and never finished. */
  async eraseDrafts(before: Date): Promise<void> {
    const folders = await readdir(this.folder).catch(() => []); // no file was ever stored
    for (const name of folders) {
      const folder = join(this.folder, name);
      for (const file of await readdir(folder)) {
        if (!file.endsWith(draftEnding)) continue;
        const path = join(folder, file);
        const { mtime } = await stat(path).catch(() => ({ mtime: before })); // finished or gone meanwhile
        if (mtime < before) await rm(path, { force: true });
      }
    }
  }

  /** The last letters of a UUIDv7 are random: 256 folders fill evenly. */
  private pathOf(fileId: string): string {
    return join(this.folder, fileId.slice(-2), fileId);
  }
}

const isId = (name: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(name);

/** The first 48 bits of a UUIDv7 are milliseconds. */
const instantOf = (id: string) => new Date(parseInt(id.slice(0, 8) + id.slice(9, 13), 16));

async function write(file: FileHandle, key: KeyObject, source: AsyncIterable<Uint8Array>, maxBytes: number) {
  const sha256 = createHash('sha256');
  let bytes = 0;
  let index = 0;
  let rest = Buffer.alloc(0);
  for await (const piece of source) {
    bytes += piece.length;
    if (bytes > maxBytes) throw payloadTooLarge(`At most ${maxBytes} bytes are accepted.`);
    sha256.update(piece);
    rest = Buffer.concat([rest, piece]);
    // The last chunk is the one that nothing follows: a full one waits until more comes.
    while (rest.length > chunkBytes) {
      await file.write(encryptChunk(key, index++, false, rest.subarray(0, chunkBytes)));
      rest = rest.subarray(chunkBytes);
    }
  }
  await file.write(encryptChunk(key, index, true, rest));
  return { bytes, sha256: sha256.digest() };
}

async function* read(path: string, key: KeyObject): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const step = chunkBytes + tagBytes;
    const chunks = Math.max(1, Math.ceil(size / step));
    for (let index = 0; index < chunks; index++) {
      const chunk = Buffer.alloc(Math.min(step, size - index * step));
      await file.read(chunk, 0, chunk.length, index * step);
      yield decryptChunk(key, index, index === chunks - 1, chunk);
    }
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
