import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { unzipSync } from 'fflate';
import { limits, type Source, tolerance, type Tolerance } from './reading.js';

/** What could be had of a path, and what could not, by name. */
export interface Sources {
  readonly sources: readonly Source[];
  readonly skipped: readonly { name: string; tolerance: Tolerance }[];
}

const isTable = (name: string) => /\.(csv|tsv|tab|txt)$/i.test(name) && !/(^|\/)(__MACOSX|\.)/.test(name);
const isArchive = (name: string) => /\.zip$/i.test(name);

function skip(name: string, rule: 'R1' | 'R8', detail: string): Sources['skipped'][number] {
  return { name, tolerance: tolerance(rule, detail) };
}

/** The files at a path: itself, what a folder holds, what an archive holds. Throws when there is no such path. */
export async function readSources(path: string): Promise<Sources> {
  const files = (await stat(path)).isDirectory() ? await filesIn(path, limits.folderDepth) : [path];
  const sources: Source[] = [];
  const skipped: Sources['skipped'][number][] = [];
  let total = 0;
  for (const file of files.slice(0, limits.files)) {
    const name = files.length === 1 && file === path ? basename(path) : relative(path, file);
    const { size } = await stat(file);
    total += size;
    if (size > limits.fileBytes || total > limits.totalBytes) {
      skipped.push(skip(name, 'R8', `${size} bytes`));
      continue;
    }
    const bytes = new Uint8Array(await readFile(file));
    const read = isZip(bytes) ? unpack(name, bytes) : { sources: [{ name, bytes }], skipped: [] };
    sources.push(...read.sources);
    skipped.push(...read.skipped);
  }
  if (files.length > limits.files) skipped.push(skip(basename(path), 'R8', `${files.length} files`));
  return { sources, skipped };
}

async function filesIn(folder: string, depth: number): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const entry = await lstat(path);
      if (entry.isDirectory()) return depth > 0 ? await filesIn(path, depth - 1) : [];
      return entry.isFile() && (isTable(name) || isArchive(name)) ? [path] : [];
    }),
  );
  return found.flat();
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

/** The tables of a zip; never throws. What would unpack to more than a report can be stays packed. */
export function unpack(name: string, bytes: Uint8Array): Sources {
  const skipped: Sources['skipped'][number][] = [];
  let total = 0;
  let files = 0;
  try {
    const entries = unzipSync(bytes, {
      filter: (entry) => {
        if (!isTable(entry.name)) return false;
        total += entry.originalSize;
        files += 1;
        const small = entry.originalSize <= limits.fileBytes && total <= limits.totalBytes && files <= limits.files;
        if (!small) skipped.push(skip(`${name}/${entry.name}`, 'R8', `${entry.originalSize} bytes`));
        return small;
      },
    });
    const sources = Object.entries(entries).map(([entry, content]) => ({ name: `${name}/${entry}`, bytes: content }));
    if (sources.length === 0 && skipped.length === 0) {
      const isWorkbook = /\.xls[xm]$/i.test(name);
      skipped.push(skip(name, 'R1', isWorkbook ? 'is a workbook: save its sheets as CSV' : 'holds no CSV file'));
    }
    return { sources, skipped };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'damaged';
    return { sources: [], skipped: [...skipped, skip(name, 'R1', `the archive cannot be unpacked: ${reason}`)] };
  }
}
