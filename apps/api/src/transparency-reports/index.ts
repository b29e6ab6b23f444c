export { MakeReportService } from './make-report.service.js';
export type { MadeReport } from './made-report.js';
export { TransparencyReportsModule } from './transparency-reports.module.js';
