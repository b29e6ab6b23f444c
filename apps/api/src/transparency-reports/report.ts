import { guarded, toCsv } from './csv.js';
import { type PeriodKind, periodKind, publicationDeadline } from './period.rules.js';
import type { ReportInput } from './report-input.js';
import { type Sheet, toRecords } from './sheet.js';
import { declaredSheets } from './sheets/index.js';

/** A filled report, not yet checked. */
export interface Report {
  readonly service: string;
  readonly from: string;
  readonly to: string;
  readonly kind: PeriodKind;
  /** Last day for publication, YYYY-MM-DD; null for an interim report, which nobody asks for. */
  readonly publishBy: string | null;
  readonly choices: ReportInput['choices'];
  readonly sheets: readonly Sheet[];
}

/** The report of one service and period; the same input makes the same report. */
export function assembleReport(input: ReportInput): Report {
  const { service, tier, from, to, choices } = input;
  const kind = periodKind(tier, from, to);
  const publishBy = kind === 'interim' ? null : publicationDeadline(to);
  return { service, from, to, kind, publishBy, choices, sheets: declaredSheets.map((sheet) => sheet.fill(input)) };
}

/** One sheet as the Commission wants it published: CSV, UTF-8 (Art. 1(1) of Regulation (EU) 2024/2835). */
export function sheetCsv(sheet: Sheet, lineEnds: ReportInput['choices']['lineEnds'] = 'crlf'): string {
  const records = sheet.records.map((record) =>
    record.map((value) => (typeof value === 'string' ? guarded(value) : value)),
  );
  return toCsv(toRecords({ ...sheet, records }), lineEnds);
}
