import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { unzipSync } from 'fflate';
import { isWorkbook, readWorkbook } from './read-workbook.js';
import { limits, type RawTable, type Source, tolerance, type Tolerance } from './reading.js';

/** What could be had of a path, and what could not, by name. */
export interface Sources {
  readonly sources: readonly Source[];
  /** Sheets of workbooks. */
  readonly tables?: readonly RawTable[];
  readonly skipped: readonly { name: string; tolerance: Tolerance }[];
}

const isTable = (name: string) => /\.(csv|tsv|tab|txt)$/i.test(name) && !/(^|\/)(__MACOSX|\.)/.test(name);
const isArchive = (name: string) => /\.zip$/i.test(name);
const isWorkbookName = (name: string) => /\.xls[xm]$/i.test(name) && !/(^|\/)(__MACOSX|\.|~\$)/.test(name);

function skip(name: string, rule: 'R1' | 'R8', detail: string): Sources['skipped'][number] {
  return { name, tolerance: tolerance(rule, detail) };
}

/**
 * The files at a path: itself, what a folder holds, what an archive holds. A workbook in a folder or an archive is read when no
 * table lies beside it, because it mostly says the same once more. Throws when there is no such path.
 */
export async function readSources(path: string): Promise<Sources> {
  const files = (await stat(path)).isDirectory() ? await tablesIn(path) : [path];
  const sources: Source[] = [];
  const tables: RawTable[] = [];
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
    const read = isZip(bytes) ? await readArchive(name, bytes) : { sources: [{ name, bytes }], skipped: [] };
    sources.push(...read.sources);
    tables.push(...(read.tables ?? []));
    skipped.push(...read.skipped);
  }
  if (files.length > limits.files) skipped.push(skip(basename(path), 'R8', `${files.length} files`));
  return { sources, tables, skipped };
}

async function tablesIn(folder: string): Promise<string[]> {
  const files = await filesIn(folder, limits.folderDepth);
  const tables = files.filter((file) => !isWorkbookName(file));
  return tables.length > 0 ? tables : files;
}

/** A zip that is a workbook, that holds tables, or else the workbooks that it holds; never throws. */
async function readArchive(name: string, bytes: Uint8Array): Promise<Sources> {
  if (isWorkbook(bytes)) return { sources: [], ...(await readWorkbook(name, bytes)) };
  const read = unpack(name, bytes);
  if (read.sources.length > 0) return read;
  const workbooks = unpack(name, bytes, isWorkbookName);
  if (workbooks.sources.length === 0) return read;
  const all = await Promise.all(workbooks.sources.map((source) => readWorkbook(source.name, source.bytes)));
  return {
    sources: [],
    tables: all.flatMap((one) => one.tables),
    skipped: [...workbooks.skipped, ...all.flatMap((one) => one.skipped)],
  };
}

async function filesIn(folder: string, depth: number): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const entry = await lstat(path);
      if (entry.isDirectory()) return depth > 0 ? await filesIn(path, depth - 1) : [];
      return entry.isFile() && (isTable(name) || isArchive(name) || isWorkbookName(name)) ? [path] : [];
    }),
  );
  return found.flat();
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

/** The tables of a zip; never throws. What would unpack to more than a report can be stays packed. */
export function unpack(name: string, bytes: Uint8Array, isWanted = isTable): Sources {
  const skipped: Sources['skipped'][number][] = [];
  let total = 0;
  let files = 0;
  try {
    const entries = unzipSync(bytes, {
      filter: (entry) => {
        if (!isWanted(entry.name)) return false;
        total += entry.originalSize;
        files += 1;
        const small = entry.originalSize <= limits.fileBytes && total <= limits.totalBytes && files <= limits.files;
        if (!small) skipped.push(skip(`${name}/${entry.name}`, 'R8', `${entry.originalSize} bytes`));
        return small;
      },
    });
    const sources = Object.entries(entries).map(([entry, content]) => ({ name: `${name}/${entry}`, bytes: content }));
    if (sources.length === 0 && skipped.length === 0) {
      skipped.push(skip(name, 'R1', 'holds no CSV file and no workbook'));
    }
    return { sources, skipped };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'damaged';
    return { sources: [], skipped: [...skipped, skip(name, 'R1', `the archive cannot be unpacked: ${reason}`)] };
  }
}
