import { createHash } from 'node:crypto';
import { makeArchive } from '../infrastructure/archive.js';
import { csvFiles, makeWorkbook, sheetCsv, workbookType, type MarkedCell } from '../transparency-reports/index.js';
import type { CellChange, PublishedReport } from './frozen-report.js';
import type { NewFile } from './versions.repository.js';

export const reportJson = 'report.json';
const csvType = 'text/csv; charset=utf-8; header=present';

/**
 * Everything that is published of a version: each sheet as CSV, all of them with `manifest.json` as a zip, the workbook, and the
 * report with its figures, choices and findings as JSON. In the zip the files are named as the platform chose, here by sheet.
 */
export async function filesOf(report: PublishedReport): Promise<NewFile[]> {
  const csv = report.sheets.map((sheet) => ({
    name: `${sheet.id}.csv`,
    text: sheetCsv(sheet, report.choices.lineEnds),
  }));
  const json = Buffer.from(`${JSON.stringify(report)}\n`);
  const workbook = await makeWorkbook(
    report.sheets,
    {
      title: `${report.service}, ${report.from} to ${report.to}, version ${report.version}`,
      author: report.provider,
      madeAt: new Date(`${report.publishedOn}T00:00:00Z`),
    },
    markedCells(report),
  );
  const archive = makeArchive(csvFiles(report), {
    ...manifestOf(report),
    reportSha256: sha256(json),
    workbookSha256: sha256(workbook),
  });
  return [
    ...csv.map(({ name, text }) => ({ name, mediaType: csvType, content: Buffer.from(text) })),
    { name: reportJson, mediaType: 'application/json; charset=utf-8', content: json },
    { name: 'report.zip', mediaType: 'application/zip', content: archive },
    { name: 'report.xlsx', mediaType: workbookType, content: workbook },
  ];
}

/** All but the sheets, which lie beside it. */
function manifestOf({ sheets: _sheets, ...about }: PublishedReport): Readonly<Record<string, unknown>> {
  return about;
}

function markedCells({ sheets, correction }: PublishedReport): MarkedCell[] {
  const place = ({ sheet, row, column }: CellChange): MarkedCell[] => {
    const at = sheets.find(({ id }) => id === sheet)?.columns.findIndex(({ header }) => header === column) ?? -1;
    return row === null || at < 0 ? [] : [{ sheet, record: row, column: at }];
  };
  return correction?.changes.flatMap(place) ?? [];
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
