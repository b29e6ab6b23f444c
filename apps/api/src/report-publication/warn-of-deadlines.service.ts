import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Config } from '../infrastructure/config.js';
import { Database, oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { Messages } from '../infrastructure/messages/index.js';
import { Metrics } from '../infrastructure/metrics/index.js';
import { dayOf, dutiesOf } from '../platforms/index.js';
import { Pages, Staff } from '../staff/index.js';
import { publicationDeadline } from '../transparency-reports/index.js';
import { lockOf } from './check-report.service.js';
import {
  daysLeft,
  endOf,
  firstWarningAt,
  isUrgent,
  nextWarningAt,
  owedPeriod,
  periodEnds,
  warningDays,
} from './deadline.rules.js';
import {
  type ExpectedReport,
  ExpectedReportsRepository,
  type ReportingPlatform,
  type ReportToWarnOf,
} from './expected-reports.repository.js';
import { reportDueTemplate } from './report-due.template.js';

export const warnOfDeadlinesSweep = 'warn-of-report-deadlines';
const everySeconds = 60;
const atOnce = 50;

/**
 * Expects a report when a period ends that the Regulation asks about, and warns before its deadline: compliance officers by mail,
 * and whoever is on call when the last warning has come. What is not public then is a breach (response-times).
 */
@Injectable()
export class WarnOfDeadlinesService implements OnModuleInit {
  /** The day up to which each platform's periods are expected in this process. */
  private readonly expectedOn = new Map<string, string>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly handlers: JobHandlers,
    private readonly metrics: Metrics,
    private readonly messages: Messages,
    private readonly pages: Pages,
    private readonly staff: Staff,
    private readonly expected: ExpectedReportsRepository,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.handlers.every(warnOfDeadlinesSweep, everySeconds, () => this.sweep());
    this.metrics.gauge(
      'noticedesk_report_due_seconds',
      'Seconds until the next transparency report must be public; negative when it is overdue',
      async () => {
        const now = this.clock.now().getTime();
        const due = await this.db.read((tx) => this.expected.nextDue(tx));
        return due.map(({ platform, dueAt }) => ({ labels: { platform }, value: (dueAt.getTime() - now) / 1_000 }));
      },
      ['platform'],
    );
  }

  /** What the platform owes and has published, the latest period first. */
  list(platformId: string): Promise<ExpectedReport[]> {
    return this.db.read((tx) => this.expected.list(tx, platformId));
  }

  /** The report is public: nobody need be called any more. */
  async settle(tx: Tx, platformId: string, expectedId: string): Promise<void> {
    await this.pages.settle(tx, platformId, { kind: 'report', id: expectedId });
  }

  private async sweep(): Promise<void> {
    const now = this.clock.now();
    for (const platform of await this.db.read((tx) => this.expected.platforms(tx))) await this.expect(platform, now);
    for (let count = atOnce; count === atOnce;) count = await this.warnSome(now);
  }

  private async expect(platform: ReportingPlatform, now: Date): Promise<void> {
    const { platformId, timeZone, reportSettings, recordedAt } = platform;
    const today = dayOf(now, timeZone);
    if (this.expectedOn.get(platformId) === today) return;
    await this.db.transaction(async (tx) => {
      for (const end of periodEnds(today, dayOf(recordedAt, timeZone))) {
        const service = await this.expected.tierOn(tx, platformId, end);
        const period = service && owedPeriod(dutiesOf(service).report, end);
        if (!period) continue;
        const publishBy = publicationDeadline(period.to);
        const dueAt = endOf(publishBy, timeZone);
        const firstAt = firstWarningAt(dueAt, warningDays(reportSettings), now);
        await oneAtATime(tx, lockOf({ platformId, ...period })); // a publication at this moment fulfils it, or is seen
        await this.expected.insert(tx, { platformId, ...period }, { publishBy, dueAt, firstWarningAt: firstAt, now });
      }
    });
    this.expectedOn.set(platformId, today);
  }

  private warnSome(now: Date): Promise<number> {
    return this.db.transaction(async (tx) => {
      const reports = await this.expected.lockToWarn(tx, now, atOnce);
      for (const report of reports) await this.warn(tx, report, now);
      return reports.length;
    });
  }

  private async warn(tx: Tx, report: ReportToWarnOf, now: Date): Promise<void> {
    const { platformId, id, key, serviceName, timeZone, from, to, dueAt } = report;
    const warnOn = warningDays(report.reportSettings);
    const officers = (await this.staff.reachable(tx, platformId, 'compliance-officer')).filter(({ email }) => email);
    const days = daysLeft(dueAt, now);
    await this.messages.queueMails(
      tx,
      officers.map(({ staffId, email, name, languages }) => ({
        platformId,
        kind: 'alert' as const,
        onceKey: `report-due:${id}:${days}:${staffId}`,
        template: reportDueTemplate,
        language: languages[0],
        to: { email: email!, name },
        values: {
          service: serviceName,
          from,
          to,
          dueAt,
          timeZone,
          days,
          url: `${this.config.publicUrl}/v1/platforms/${key}/reports/${from}/${to}`,
        },
        entity: { kind: 'report', id },
        occurredAt: now,
      })),
    );
    if (officers.length === 0 || isUrgent(dueAt, warnOn, now))
      await this.pages.page(tx, { platformId, entity: { kind: 'report', id }, subject: 'report-due', dueAt, now });
    await this.expected.setNextWarning(tx, report, nextWarningAt(dueAt, warnOn, now));
    await this.audit.append(tx, [
      {
        platformId,
        action: 'report.deadline-warned',
        article: '15(1)',
        entityKind: 'report',
        entityId: id,
        details: { from: code(from), to: code(to), daysLeft: days, officers: officers.length },
      },
    ]);
  }
}
