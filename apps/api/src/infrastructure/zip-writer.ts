import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { piped } from './piped.js';
import {
  archiveBytesAtMost,
  archiveFilesAtMost,
  descriptor,
  directoryEntry,
  endOfDirectory,
  fileDate,
  flags,
  localHeader,
  methods,
  version,
} from './zip-format.js';

/** A file of an archive; its content is read once, when its turn has come. */
export interface ZipFile {
  /** A `/` in it makes a folder. */
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** The archive does not fit into the format. */
export class ArchiveTooLarge extends Error {}

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly compressed: number;
  readonly bytes: number;
}

/**
 * The files as a zip, piece by piece, in this order, without ever holding one whole. The next file is asked for when the one before is
 * written, so a last file can tell of all others. Throws ArchiveTooLarge beyond 4 GiB or 65,534 files.
 */
export async function* zip(files: AsyncIterable<ZipFile>): AsyncGenerator<Buffer, void, undefined> {
  const written: Written[] = [];
  let offset = 0;
  const count = (piece: Buffer): Buffer => {
    offset += piece.length;
    if (offset > archiveBytesAtMost) throw new ArchiveTooLarge(`More than ${archiveBytesAtMost} bytes`);
    return piece;
  };
  for await (const { name: text, content } of files) {
    if (written.length >= archiveFilesAtMost) throw new ArchiveTooLarge(`More than ${archiveFilesAtMost} files`);
    const name = Buffer.from(text);
    const start = offset;
    yield count(Buffer.concat([header(localHeader, name, 4), name]));
    const sums = { crc: 0, bytes: 0 };
    const before = offset;
    for await (const piece of piped(Readable.from(summed(content, sums)), createDeflateRaw())) yield count(piece);
    const file = { name, offset: start, crc: sums.crc, compressed: offset - before, bytes: sums.bytes };
    yield count(sizes(file));
    written.push(file);
  }
  const directory = offset;
  for (const file of written) yield count(directoryOf(file));
  yield count(endOf(written.length, directory, offset - directory));
}

async function* summed(content: ZipFile['content'], sums: { crc: number; bytes: number }): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    sums.crc = crc32(piece, sums.crc);
    sums.bytes += piece.length;
    yield piece;
  }
}

/** The fields that local header and directory share begin at `at`. */
function header(kind: { signature: number; bytes: number }, name: Buffer, at: number): Buffer {
  const bytes = Buffer.alloc(kind.bytes);
  bytes.writeUInt32LE(kind.signature, 0);
  bytes.writeUInt16LE(version, at);
  bytes.writeUInt16LE(flags, at + 2);
  bytes.writeUInt16LE(methods.deflated, at + 4);
  bytes.writeUInt16LE(fileDate, at + 8);
  bytes.writeUInt16LE(name.length, at + 22);
  return bytes;
}

function sizes({ crc, compressed, bytes }: Written): Buffer {
  const written = Buffer.alloc(descriptor.bytes);
  written.writeUInt32LE(descriptor.signature, 0);
  written.writeUInt32LE(crc, 4);
  written.writeUInt32LE(compressed, 8);
  written.writeUInt32LE(bytes, 12);
  return written;
}

function directoryOf({ name, offset, crc, compressed, bytes }: Written): Buffer {
  const entry = header(directoryEntry, name, 6);
  entry.writeUInt16LE(version, 4);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(compressed, 20);
  entry.writeUInt32LE(bytes, 24);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name]);
}

function endOf(files: number, offset: number, bytes: number): Buffer {
  const end = Buffer.alloc(endOfDirectory.bytes);
  end.writeUInt32LE(endOfDirectory.signature, 0);
  end.writeUInt16LE(files, 8);
  end.writeUInt16LE(files, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
