import { createHash } from 'node:crypto';
import type { ZipFile } from '../infrastructure/zip-writer.js';

export const bundleFormat = 'noticedesk-evidence-bundle';
export const manifestName = 'manifest.json';
export const signatureName = 'manifest.signature.json';
export const entriesName = 'audit/entries.ndjson';
export const sealsName = 'audit/seals.ndjson';

/** A file as the manifest names it. */
export interface ListedFile {
  readonly name: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Of a file of records. */
  readonly article?: string;
  readonly title?: string;
  readonly lines?: number;
}

const newline = 0x0a;

/** The file, which enters itself into the list once it was read to its end. */
export function listed(
  { name, content }: ZipFile,
  list: ListedFile[],
  about?: { readonly article: string; readonly title: string },
): ZipFile {
  async function* counted() {
    const hash = createHash('sha256');
    let bytes = 0;
    let lines = 0;
    for await (const piece of content) {
      hash.update(piece);
      bytes += piece.length;
      if (about) for (const byte of piece) if (byte === newline) lines++;
      yield piece;
    }
    list.push({ name, bytes, sha256: hash.digest('hex'), ...(about ? { ...about, lines } : {}) });
  }
  return { name, content: counted() };
}
