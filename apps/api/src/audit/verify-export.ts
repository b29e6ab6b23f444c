import { open } from 'node:fs/promises';
import { AuditFault } from './audit-fault.js';
import { ExportVerifier, type Verdict } from './export-verifier.js';
import type { PublicKey } from './signing-key.js';

const CHUNK_BYTES = 1 << 20;
/** A seal of one huge transaction is long; beyond this it is no export. */
const LINE_BYTES_AT_MOST = 1 << 28;
const newline = 0x0a;
/** Before each line stands one byte: the newline of the line before, which becomes the prefix of a leaf. */
const prefixBytes = 1;

export interface VerifyOptions {
  readonly trusted?: readonly PublicKey[];
  readonly known?: ReadonlyMap<number, string>;
  /** Bytes read so far. */
  readonly onRead?: (bytes: number) => void;
}

/** Verifies the export in a file, which may be larger than the memory. Throws an AuditFault at the first thing that is wrong. */
export async function verifyExport(file: string, { trusted, known, onRead }: VerifyOptions = {}): Promise<Verdict> {
  const verifier = new ExportVerifier(trusted, known);
  const handle = await open(file);
  try {
    let buffer: Buffer = Buffer.allocUnsafe(prefixBytes + CHUNK_BYTES);
    let filled = prefixBytes;
    let read = 0;
    for (;;) {
      if (buffer.length - filled < CHUNK_BYTES / 2) buffer = grown(buffer, filled);
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled);
      if (bytesRead === 0) break;
      onRead?.((read += bytesRead));
      filled = takeLines(buffer, filled + bytesRead, verifier);
    }
    if (filled > prefixBytes) throw verifier.cutOff();
    return verifier.end();
  } finally {
    await handle.close();
  }
}

/** Hands over the whole lines, and moves the rest to the front; returns where that ends. */
function takeLines(buffer: Buffer, filled: number, verifier: ExportVerifier): number {
  let start = prefixBytes;
  for (;;) {
    const end = buffer.indexOf(newline, start);
    if (end < 0 || end >= filled) break;
    buffer[start - prefixBytes] = 0;
    verifier.add(buffer.subarray(start - prefixBytes, end));
    start = end + 1;
  }
  buffer.copyWithin(prefixBytes, start, filled);
  return filled - start + prefixBytes;
}

function grown(buffer: Buffer, filled: number): Buffer {
  if (buffer.length >= LINE_BYTES_AT_MOST)
    throw new AuditFault(
      'unreadable',
      `This is no audit export: a line is longer than ${LINE_BYTES_AT_MOST} bytes.`,
      0,
    );
  const larger = Buffer.allocUnsafe(2 * buffer.length);
  buffer.copy(larger, 0, 0, filled);
  return larger;
}
