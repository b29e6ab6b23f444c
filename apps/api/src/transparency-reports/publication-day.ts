import type { CellValue, Sheet } from './sheet.js';

/** Labels of sheet 1, byte for byte the Commission's. */
const published = 'Date of the publication of the report';
const publishedBefore = 'Date of the publication of the latest previous report';

export interface PublicationDays {
  /** YYYY-MM-DD */
  readonly publishedOn: string;
  /** Of the report of the period before; null when there is none. */
  readonly previouslyPublishedOn: string | null;
}

/** The sheets with the days that sheet 1 tells, which a report that is not published yet leaves blank. */
export function withPublicationDays(sheets: readonly Sheet[], days: PublicationDays): Sheet[] {
  const values = new Map<CellValue, string | null>([
    [published, days.publishedOn],
    [publishedBefore, days.previouslyPublishedOn],
  ]);
  return sheets.map((sheet) => {
    if (sheet.id !== '1_report_identification') return sheet;
    const at = (id: string) => sheet.columns.findIndex((column) => column.id === id);
    const [indicator, value] = [at('indicator'), at('value')];
    const records = sheet.records.map((record) =>
      values.has(record[indicator]!) ? record.with(value, values.get(record[indicator]!)!) : record,
    );
    return { ...sheet, records };
  });
}
