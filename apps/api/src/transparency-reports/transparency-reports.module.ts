import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { AutomationAccuracyModule } from '../automation-accuracy/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { ActiveRecipientsController } from './active-recipients.controller.js';
import { ActiveRecipientsRepository } from './active-recipients.repository.js';
import { DatabaseDifferencesController } from './database-differences.controller.js';
import { DatabaseDifferencesQuery } from './database-differences.query.js';
import { ExplainDifferencesService } from './explain-differences.service.js';
import { ExportReportService } from './export-report.service.js';
import { FigureRowsQuery } from './figure-rows.query.js';
import { DayFiguresController } from './folding/day-figures.controller.js';
import { FoldDaysGauge } from './folding/fold-days.gauge.js';
import { FoldDaysRepository } from './folding/fold-days.repository.js';
import { FoldDaysService } from './folding/fold-days.service.js';
import { FoldingPlatformsQuery } from './folding/folding-platforms.query.js';
import { ListFigureRowsService } from './list-figure-rows.service.js';
import { MakeReportService } from './make-report.service.js';
import { GatherProvidedService } from './gather-provided.service.js';
import { ProvideMonthService } from './provide-month.service.js';
import { RestatedFactsQuery } from './restated-facts.query.js';
import { ProvideInputService } from './provide-input.service.js';
import { ProvidedRepository } from './provided.repository.js';
import { ReportFactsQuery } from './report-facts.query.js';
import { ReportInputsController } from './report-inputs.controller.js';
import { ReportSubjectQuery } from './report-subject.query.js';
import { TransparencyReportsController } from './transparency-reports.controller.js';
import { PlainFactsQuery } from './verification/plain-facts.query.js';
import { StreamVerificationService } from './verification/stream-verification.service.js';
import { VerificationController } from './verification/verification.controller.js';
import { VerifyReportService } from './verification/verify-report.service.js';

@Module({
  imports: [AuditModule, PlatformsModule, AutomationAccuracyModule],
  controllers: [
    TransparencyReportsController,
    VerificationController,
    DayFiguresController,
    ReportInputsController,
    ActiveRecipientsController,
    DatabaseDifferencesController,
  ],
  providers: [
    ReportSubjectQuery,
    ReportFactsQuery,
    FigureRowsQuery,
    MakeReportService,
    ExportReportService,
    ProvidedRepository,
    ProvideInputService,
    ActiveRecipientsRepository,
    ProvideMonthService,
    DatabaseDifferencesQuery,
    ExplainDifferencesService,
    GatherProvidedService,
    RestatedFactsQuery,
    ListFigureRowsService,
    FoldDaysRepository,
    FoldDaysService,
    FoldingPlatformsQuery,
    FoldDaysGauge,
    PlainFactsQuery,
    VerifyReportService,
    StreamVerificationService,
  ],
  exports: [MakeReportService],
})
export class TransparencyReportsModule {}
