import { Module } from '@nestjs/common';
import { ExportReportService } from './export-report.service.js';
import { FigureRowsQuery } from './figure-rows.query.js';
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
  ],
  exports: [MakeReportService],
})
export class TransparencyReportsModule {}
