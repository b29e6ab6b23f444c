import { Module } from '@nestjs/common';
import { ExportReportService } from './export-report.service.js';
import { FigureRowsQuery } from './figure-rows.query.js';
import { FoldDaysGauge } from './folding/fold-days.gauge.js';
import { FoldDaysRepository } from './folding/fold-days.repository.js';
import { FoldDaysService } from './folding/fold-days.service.js';
import { FoldingPlatformsQuery } from './folding/folding-platforms.query.js';
import { ListFigureRowsService } from './list-figure-rows.service.js';
import { MakeReportService } from './make-report.service.js';
import { ProvideInputService } from './provide-input.service.js';
import { ProvidedRepository } from './provided.repository.js';
import { ReportFactsQuery } from './report-facts.query.js';
import { ReportInputsController } from './report-inputs.controller.js';
import { ReportSubjectQuery } from './report-subject.query.js';
import { TransparencyReportsController } from './transparency-reports.controller.js';

@Module({
  controllers: [TransparencyReportsController, ReportInputsController],
  providers: [
    ReportSubjectQuery,
    ReportFactsQuery,
    FigureRowsQuery,
    MakeReportService,
    ExportReportService,
    ProvidedRepository,
    ProvideInputService,
    ListFigureRowsService,
    FoldDaysRepository,
    FoldDaysService,
    FoldingPlatformsQuery,
    FoldDaysGauge,
  ],
  exports: [MakeReportService, ProvideInputService],
})
export class TransparencyReportsModule {}
