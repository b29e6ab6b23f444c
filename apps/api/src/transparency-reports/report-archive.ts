import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { categoryListVersion } from '../categories/index.js';
import type { MadeReport } from './made-report.js';
import { sheetCsv } from './report.js';

/** Every file carries the same date, so that the same report makes the same bytes. */
const fileDate = new Date(1980, 0, 1);

/** The CSV files of a report by name, each `<sheet id>.csv`. */
export function csvFiles(report: MadeReport): Record<string, string> {
  return Object.fromEntries(report.sheets.map((sheet) => [`${sheet.id}.csv`, sheetCsv(sheet)]));
}

/**
 * The report as one zip: its CSV files, and `manifest.json` with the hash of each, the counting choices and the version of the
 * program, so that anybody can see later whether these are the files and how they were made.
 */
export function archive(report: MadeReport, programVersion: string): Uint8Array {
  const files = csvFiles(report);
  const manifest = {
    platform: report.platform,
    service: report.service,
    provider: report.providerName,
    tier: report.tier,
    from: report.from,
    to: report.to,
    kind: report.kind,
    publishBy: report.publishBy,
    complete: report.complete,
    madeAt: report.madeAt.toISOString(),
    programVersion,
    categoryListVersion,
    choices: report.choices,
    findings: report.findings,
    files: Object.entries(files).map(([name, text]) => ({
      name,
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    })),
  };
  const entries = Object.entries({ ...files, 'manifest.json': `${JSON.stringify(manifest, null, 2)}\n` });
  return zipSync(Object.fromEntries(entries.map(([name, text]) => [name, [strToU8(text), { mtime: fileDate }]])));
}
