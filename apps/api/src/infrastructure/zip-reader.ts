import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { piped } from './piped.js';
import { directoryEntry, endOfDirectory, localHeader, methods } from './zip-format.js';

/** The file is no zip archive, or a part of it is not what its directory says; the message names the part. */
export class ZipFault extends Error {}

/** A file as the directory of an archive names it. */
export interface ZippedFile {
  readonly name: string;
  readonly method: number;
  readonly compressed: number;
  readonly bytes: number;
  readonly offset: number;
}

const commentAtMost = 0xffff;
const directoryAtMost = 1 << 28;
const pieceBytes = 1 << 18;

/** Reads an archive from a file of any size by its directory. Whatever is wrong with it is a ZipFault. */
export class ZipReader {
  private constructor(
    private readonly handle: FileHandle,
    /** In the order of the directory. */
    readonly files: readonly ZippedFile[],
  ) {}

  static async open(path: string): Promise<ZipReader> {
    const handle = await open(path);
    try {
      return new ZipReader(handle, await directoryOf(handle));
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  /** The content, piece by piece; gives up behind `atMost` bytes, so that a file cannot swell without end. */
  async *read(file: ZippedFile, atMost: number): AsyncGenerator<Buffer, void, undefined> {
    const start = await this.contentOf(file);
    let bytes = 0;
    try {
      for await (const piece of this.inflated(file, start)) {
        bytes += piece.length;
        if (bytes > atMost) throw new ZipFault(`${file.name} is longer than it should be`);
        yield piece;
      }
    } catch (error) {
      if (error instanceof ZipFault) throw error;
      throw new ZipFault(`${file.name} cannot be read`, { cause: error });
    }
  }

  private async contentOf({ name, offset }: ZippedFile): Promise<number> {
    const header = await piece(this.handle, offset, localHeader.bytes);
    if (header.length < localHeader.bytes || header.readUInt32LE(0) !== localHeader.signature)
      throw new ZipFault(`${name} is not where the archive says`);
    return offset + localHeader.bytes + header.readUInt16LE(26) + header.readUInt16LE(28);
  }

  private inflated({ name, method, compressed }: ZippedFile, start: number): AsyncIterable<Buffer> {
    const raw = pieces(this.handle, start, start + compressed);
    if (method === methods.stored) return raw;
    if (method !== methods.deflated) throw new ZipFault(`${name} is packed in an unknown way`);
    return piped(Readable.from(raw), createInflateRaw());
  }
}

async function directoryOf(handle: FileHandle): Promise<ZippedFile[]> {
  const { size } = await handle.stat();
  const tailAt = Math.max(0, size - commentAtMost - endOfDirectory.bytes);
  const tail = await piece(handle, tailAt, size - tailAt);
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(endOfDirectory.signature);
  const at = tail.lastIndexOf(signature);
  if (at < 0 || tail.length - at < endOfDirectory.bytes)
    throw new ZipFault('This is no zip archive, or its end is missing');
  const [bytes, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  if (offset + bytes > size || bytes > directoryAtMost) throw new ZipFault('The directory of the archive is damaged');
  return filesOf(await piece(handle, offset, bytes), size);
}

function filesOf(directory: Buffer, size: number): ZippedFile[] {
  const files: ZippedFile[] = [];
  for (let at = 0; at < directory.length;) {
    if (directory.length - at < directoryEntry.bytes || directory.readUInt32LE(at) !== directoryEntry.signature)
      throw new ZipFault('The directory of the archive is damaged');
    const length = directory.readUInt16LE(at + 28);
    const file = {
      name: directory.toString('utf8', at + directoryEntry.bytes, at + directoryEntry.bytes + length),
      method: directory.readUInt16LE(at + 10),
      compressed: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    };
    if (file.offset + file.compressed > size) throw new ZipFault(`${file.name} reaches beyond the archive`);
    files.push(file);
    at += directoryEntry.bytes + length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return files;
}

/** Not a stream of the handle: ending one early would close it. */
async function* pieces(handle: FileHandle, from: number, to: number): AsyncGenerator<Buffer, void, undefined> {
  for (let at = from; at < to; at += pieceBytes) yield await piece(handle, at, Math.min(pieceBytes, to - at));
}

async function piece(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
