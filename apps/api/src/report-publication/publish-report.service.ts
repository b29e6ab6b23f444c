import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { may, roles, type StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { dayOf, Platforms } from '../platforms/index.js';
import { checkForPublication, withPublicationDays } from '../transparency-reports/index.js';
import { changesBetween } from './changes.rules.js';
import { lockOf } from './check-report.service.js';
import { ExpectedReportsRepository } from './expected-reports.repository.js';
import type { CheckedReport, Correction, Period, Publication, PublishedReport } from './frozen-report.js';
import { blockingOf, isOfInputs, needsSecondPerson, publicUntil } from './publication.rules.js';
import { filesOf } from './report-files.js';
import { reportBreaksRules, reportNeedsSecondPerson, reportStepRefused } from './report-publication.problems.js';
import { ShowVersionsService } from './show-versions.service.js';
import { VersionsRepository } from './versions.repository.js';
import { WarnOfDeadlinesService } from './warn-of-deadlines.service.js';
import { allows, stateOf, type ReportStep } from './version.rules.js';

/** Publishes what was checked, as a first version or as a correction of the newest one (Art. 15(1); IR Art. 3). */
@Injectable()
export class PublishReportService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly show: ShowVersionsService,
    private readonly versions: VersionsRepository,
    private readonly expected: ExpectedReportsRepository,
    private readonly warnings: WarnOfDeadlinesService,
    private readonly audit: Audit,
  ) {}

  /**
   * Without a correction a first version. Problems: `not-found`, `report-step-refused`, `report-needs-second-person`,
   * `report-breaks-rules`.
   */
  async publish(by: StaffCaller, period: Period, id: string, correction: Correction | null): Promise<void> {
    const platform = await this.platforms.byId(period.platformId);
    const step: ReportStep = correction ? 'correct' : 'publish';
    const now = this.clock.now();
    const publishedOn = dayOf(now, platform.timeZone);
    const report = await this.db.read(async (tx) => {
      const checked = await this.mayStep(tx, period, id, step);
      await this.refuseSamePerson(tx, by, checked, platform.reportSettings);
      return this.asPublished(tx, period, checked, publishedOn, correction);
    });
    const blocking = blockingOf(report.findings);
    if (blocking.length > 0) throw reportBreaksRules(blocking);
    const files = await filesOf(report); // before the transaction: the workbook takes a second
    await this.db.transaction(async (tx) => {
      await oneAtATime(tx, lockOf(period));
      const checked = await this.mayStep(tx, period, id, step); // another may have come first
      const version: Publication = {
        number: report.version,
        publishedOn,
        publishedAt: now,
        publishedBy: by.staffId,
        publicUntil: report.publicUntil,
        correction,
        changes: report.correction?.changes.length ?? 0,
      };
      await this.versions.insert(tx, checked, version, files);
      const expectedId = await this.expected.fulfil(tx, period, now);
      if (expectedId) await this.warnings.settle(tx, period.platformId, expectedId);
      await this.audit.append(tx, [
        {
          platformId: period.platformId,
          action: correction ? 'report.corrected' : 'report.published',
          article: '15(1)',
          entityKind: 'report',
          entityId: id,
          details: {
            from: code(period.from),
            to: code(period.to),
            version: version.number,
            changes: version.changes,
            checkedBy: code(checked.checkedBy),
            sha256: code(report.contentSha256),
          },
        },
      ]);
    });
  }

  private async mayStep(tx: Tx, period: Period, id: string, step: ReportStep): Promise<CheckedReport> {
    const checked = await this.show.find(tx, period, id);
    const standing = { ...checked, number: checked.published?.number ?? null };
    if (!allows(standing, step)) throw reportStepRefused(stateOf(standing), step);
    return checked;
  }

  private async refuseSamePerson(
    tx: Tx,
    { staffId }: StaffCaller,
    { platformId, checkedBy }: CheckedReport,
    settings: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    if (staffId !== checkedBy) return;
    const publishing = roles.filter((role) => may(role, 'report:publish'));
    const officers = await this.versions.officers(tx, platformId, publishing);
    if (needsSecondPerson(settings, officers)) throw reportNeedsSecondPerson();
  }

  private async asPublished(
    tx: Tx,
    period: Period,
    checked: CheckedReport,
    publishedOn: string,
    correction: Correction | null,
  ): Promise<PublishedReport> {
    const frozen = await this.show.content(tx, checked);
    const { previousReport } = frozen.choices; // of a report that another program published
    const previouslyPublishedOn =
      (await this.versions.publishedBefore(tx, period, publishedOn)) ??
      (previousReport === 'none' ? null : previousReport);
    const sheets = withPublicationDays(frozen.sheets, { publishedOn, previouslyPublishedOn });
    const before = correction && (await this.show.published(tx, period, checked.follows));
    return {
      version: checked.follows + 1,
      publishedOn,
      publicUntil: publicUntil(publishedOn),
      contentSha256: checked.contentHash.toString('hex'),
      correction: correction && {
        reason: correction.reason,
        method: correction.method,
        corrects: checked.follows,
        changes: changesBetween(before?.sheets ?? [], sheets),
      },
      ...frozen,
      sheets,
      findings: [...checkForPublication(sheets), ...frozen.findings.filter(isOfInputs)],
    };
  }
}
