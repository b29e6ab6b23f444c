import { categoryListVersion } from '../categories/index.js';
import { makeArchive } from '../infrastructure/archive.js';
import type { MadeReport } from './made-report.js';
import { sheetCsv } from './report.js';

/** The CSV files of a report by name, each `<sheet id>.csv`. */
export function csvFiles(report: MadeReport): Record<string, string> {
  return Object.fromEntries(report.sheets.map((sheet) => [`${sheet.id}.csv`, sheetCsv(sheet)]));
}

/**
 * The report as one zip: its CSV files, and `manifest.json` with the hash of each, the counting choices and the version of the
 * program, so that anybody can see later whether these are the files and how they were made.
 */
export function archive(report: MadeReport, programVersion: string): Uint8Array {
  return makeArchive(csvFiles(report), {
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
  });
}
