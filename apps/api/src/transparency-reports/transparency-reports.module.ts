import { Module } from '@nestjs/common';
import { ExportReportService } from './export-report.service.js';
import { FigureRowsQuery } from './figure-rows.query.js';
import { ListFigureRowsService } from './list-figure-rows.service.js';
import { MakeReportService } from './make-report.service.js';
import { ReportFactsQuery } from './report-facts.query.js';
import { ReportSubjectQuery } from './report-subject.query.js';
import { TransparencyReportsController } from './transparency-reports.controller.js';

@Module({
  controllers: [TransparencyReportsController],
  providers: [
    ReportSubjectQuery,
    ReportFactsQuery,
    FigureRowsQuery,
    MakeReportService,
    ExportReportService,
    ListFigureRowsService,
  ],
  exports: [MakeReportService],
})
export class TransparencyReportsModule {}
