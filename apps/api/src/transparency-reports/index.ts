export { checkForPublication } from './check/check-report.js';
export type { Finding } from './check/check.js';
export type { MadeReport } from './made-report.js';
export { MakeReportService } from './make-report.service.js';
export { periodKind, publicationDeadline } from './period.rules.js';
export { withPublicationDays } from './publication-day.js';
export { sheetCsv } from './report.js';
export { csvFiles } from './report-archive.js';
export type { AskedPeriod } from './report-scope.js';
export type { CellValue, Sheet } from './sheet.js';
export { ReportPeriodDto } from './transparency-report.dto.js';
export { CountingChoicesResponse } from './counting-choices.response.js';
export {
  ReportFindingResponse,
  ReportResponse,
  SheetResponse,
  toReportResponse,
} from './transparency-report.response.js';
export { TransparencyReportsModule } from './transparency-reports.module.js';
export { makeWorkbook, workbookType, type MarkedCell } from './workbook.js';
