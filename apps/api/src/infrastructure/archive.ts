import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';

/** Every file carries the same date, so that the same contents make the same bytes. */
const fileDate = new Date(1980, 0, 1);

/** What an archive holds, by name; a `/` in it makes a folder. */
export type ArchiveFiles = Readonly<Record<string, string | Uint8Array>>;

/**
 * The files as one zip, in this order, and last `manifest.json`: what is told `about` them, and name, bytes and SHA-256 of
 * each, so that anybody can see later whether these are the files.
 */
export function makeArchive(files: ArchiveFiles, about: Readonly<Record<string, unknown>> = {}): Uint8Array {
  const contents = Object.entries(files).map(
    ([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content] as const,
  );
  const manifest = {
    ...about,
    files: contents.map(([name, bytes]) => ({
      name,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  };
  const entries = [...contents, ['manifest.json', strToU8(`${JSON.stringify(manifest, null, 2)}\n`)] as const];
  return zipSync(Object.fromEntries(entries.map(([name, bytes]) => [name, [bytes, { mtime: fileDate }]])));
}
