import { Injectable } from '@nestjs/common';
import { programVersion } from '../infrastructure/program-version.js';
import { notFound } from '../infrastructure/problem/index.js';
import { MakeReportService } from './make-report.service.js';
import { archive, csvFiles, fileNamePrefix } from './report-archive.js';
import type { AskedPeriod } from './report-scope.js';
import { makeWorkbook } from './workbook.js';

/** The report as files (Art. 1(1) of Regulation (EU) 2024/2835). */
@Injectable()
export class ExportReportService {
  constructor(private readonly makeReport: MakeReportService) {}

  /** One CSV file, asked for as `<sheet id>.csv` whatever its name in the set; the problem `not-found` when the report has no such sheet. */
  async sheet(asked: AskedPeriod, file: string): Promise<string> {
    const report = await this.makeReport.make(asked);
    const text = new Map(Object.entries(csvFiles(report))).get(`${fileNamePrefix(report)}${file}`);
    if (text === undefined) throw notFound();
    return text;
  }

  /** All of them and their manifest, zipped. */
  async archive(asked: AskedPeriod): Promise<Uint8Array> {
    return archive(await this.makeReport.make(asked), programVersion);
  }

  /** All of them as one workbook. */
  async workbook(asked: AskedPeriod): Promise<Uint8Array> {
    const { sheets, service, from, to, providerName, madeAt } = await this.makeReport.make(asked);
    return makeWorkbook(sheets, { title: `${service}, ${from} to ${to}, draft`, author: providerName, madeAt });
  }
}
