import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { categoryListVersion } from '../categories/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, oneAtATime } from '../infrastructure/database/index.js';
import { programVersion } from '../infrastructure/program-version.js';
import { MakeReportService, type MadeReport } from '../transparency-reports/index.js';
import { CheckedReportsRepository } from './checked-reports.repository.js';
import type { FrozenReport, Period } from './frozen-report.js';
import { blockingOf } from './publication.rules.js';
import { reportPeriodNotOver } from './report-publication.problems.js';
import { VersionsRepository } from './versions.repository.js';

/** One check or publication of a period at a time. */
export const lockOf = ({ platformId, from, to }: Period) => `report:${platformId}:${from}:${to}`;

/**
 * Makes the report, checks it and freezes it with its hash: what is published later is what was checked, whatever becomes of the
 * facts. A report that breaks rules is frozen too, so that everybody sees why it cannot be published.
 */
@Injectable()
export class CheckReportService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly makeReport: MakeReportService,
    private readonly checked: CheckedReportsRepository,
    private readonly versions: VersionsRepository,
    private readonly audit: Audit,
  ) {}

  /** The id of the checked report. Problems: `invalid-input`, `not-found`, `report-period-not-over`. */
  async check(by: StaffCaller, period: Period): Promise<string> {
    const report = await this.makeReport.make(period);
    if (!report.complete) throw reportPeriodNotOver(period.to);
    const content = Buffer.from(JSON.stringify(frozen(report)));
    const blocking = blockingOf(report.findings).length;
    return this.db.transaction(async (tx) => {
      await oneAtATime(tx, lockOf(period));
      const id = await this.checked.insert(tx, period, {
        follows: await this.versions.newestOf(tx, period),
        content,
        contentHash: createHash('sha256').update(content).digest(),
        blocking,
        warnings: report.findings.length - blocking,
        programVersion,
        checkedBy: by.staffId,
        checkedAt: this.clock.now(),
      });
      await this.audit.append(tx, [
        {
          platformId: period.platformId,
          action: 'report.checked',
          article: '15(1)',
          entityKind: 'report',
          entityId: id,
          details: { from: code(period.from), to: code(period.to), blocking },
        },
      ]);
      return id;
    });
  }
}

function frozen(report: MadeReport): FrozenReport {
  return {
    platform: report.platform,
    service: report.service,
    provider: report.providerName,
    tier: report.tier,
    obligation: report.obligation,
    from: report.from,
    to: report.to,
    kind: report.kind,
    publishBy: report.publishBy,
    madeAt: report.madeAt.toISOString(),
    choices: report.choices,
    programVersion,
    categoryListVersion,
    inputs: report.inputs.map(({ id, kind, question, recordedAt }) => ({
      id,
      kind,
      question,
      recordedAt: recordedAt.toISOString(),
    })),
    sheets: report.sheets,
    findings: report.findings,
  };
}
