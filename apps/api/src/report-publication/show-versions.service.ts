import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { changesBetween } from './changes.rules.js';
import { CheckedReportsRepository } from './checked-reports.repository.js';
import type { CellChange, CheckedReport, FileEntry, FrozenReport, Period, PublishedReport } from './frozen-report.js';
import { reportJson } from './report-files.js';
import { VersionsRepository } from './versions.repository.js';

export interface ShownReport {
  readonly report: CheckedReport;
  readonly content: FrozenReport;
  /** [] while it is not published. */
  readonly files: readonly FileEntry[];
}

/** What was checked and published of a period. */
@Injectable()
export class ShowVersionsService {
  constructor(
    private readonly db: Database,
    private readonly checked: CheckedReportsRepository,
    private readonly versions: VersionsRepository,
  ) {}

  /** The newest check first. */
  list(period: Period): Promise<CheckedReport[]> {
    return this.db.read((tx) => this.checked.list(tx, period));
  }

  /** Problem: `not-found`. */
  show(period: Period, id: string): Promise<ShownReport> {
    return this.db.read(async (tx) => {
      const report = await this.find(tx, period, id);
      const content = await this.content(tx, report);
      const files = report.published ? await this.versions.filesOf(tx, period, report.published.number) : [];
      return { report, content, files };
    });
  }

  /** What the report changes in the version that it follows; [] of a first one. Problem: `not-found`. */
  changes(period: Period, id: string): Promise<CellChange[]> {
    return this.db.read(async (tx) => {
      const report = await this.find(tx, period, id);
      const before = await this.published(tx, period, report.follows);
      return before ? changesBetween(before.sheets, (await this.content(tx, report)).sheets) : [];
    });
  }

  async find(tx: Tx, period: Period, id: string): Promise<CheckedReport> {
    const report = await this.checked.find(tx, period, id);
    if (!report) throw notFound();
    return report;
  }

  async content(tx: Tx, { platformId, id }: CheckedReport): Promise<FrozenReport> {
    const content = await this.checked.contentOf(tx, platformId, id);
    if (!content) throw notFound();
    return JSON.parse(content.toString()) as FrozenReport;
  }

  /** A version as everybody can read it; undefined when there is none of this number. */
  async published(tx: Tx, period: Period, number: number): Promise<PublishedReport | undefined> {
    const file = await this.versions.file(tx, period, number, reportJson);
    return file && (JSON.parse(file.content.toString()) as PublishedReport);
  }
}
