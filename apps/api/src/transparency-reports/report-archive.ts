import { categoryListVersion } from '../categories/index.js';
import { makeArchive } from '../infrastructure/archive.js';
import type { MadeReport } from './made-report.js';
import { sheetCsv } from './report.js';

/** What a report's files are made of and named after. */
export type FiledReport = Pick<MadeReport, 'platform' | 'from' | 'to' | 'choices' | 'sheets'>;

/** What stands before the sheet's id in the name of its file. */
export function fileNamePrefix({ platform, from, to, choices }: FiledReport): string {
  return choices.fileNames === 'sheet' ? '' : `${platform}_${from}_${to}_`;
}

/** The CSV files of a report by name: `<sheet id>.csv`, with platform and period before it where the platform chose so. */
export function csvFiles(report: FiledReport): Record<string, string> {
  const prefix = fileNamePrefix(report);
  return Object.fromEntries(
    report.sheets.map((sheet) => [`${prefix}${sheet.id}.csv`, sheetCsv(sheet, report.choices.lineEnds)]),
  );
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
