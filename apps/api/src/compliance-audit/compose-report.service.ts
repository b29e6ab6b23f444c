import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { dutiesOf } from '../platforms/index.js';
import { boundsOf } from '../response-times/index.js';
import type { AuditScope, SectionSource } from './audit-scope.js';
import { AuditSubjectQuery, type AuditSubject } from './audit-subject.query.js';
import { cautionsOf } from './cautions.rules.js';
import type { ComplianceAudit } from './compliance-audit.js';
import { periodBefore } from './compliance-audit.rules.js';
import type { ComplianceReport, DaySpan, Section } from './compliance-report.js';
import { programName } from './program-name.js';
import {
  ActingSection,
  CampaignsSection,
  CooperationSection,
  EqualitySection,
  FlaggersSection,
  LiveEventsSection,
  MechanismSection,
  OrdersSection,
  PeopleSection,
  RedressSection,
  StatementsSection,
} from './sections/index.js';

/** Composes the report: every section from the same snapshot of the facts. */
@Injectable()
export class ComposeReportService {
  /** In the order of the report. */
  readonly sources: readonly SectionSource[];

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly subjects: AuditSubjectQuery,
    mechanism: MechanismSection,
    acting: ActingSection,
    equality: EqualitySection,
    campaigns: CampaignsSection,
    liveEvents: LiveEventsSection,
    people: PeopleSection,
    redress: RedressSection,
    flaggers: FlaggersSection,
    orders: OrdersSection,
    statements: StatementsSection,
    cooperation: CooperationSection,
  ) {
    this.sources = [
      mechanism,
      acting,
      equality,
      campaigns,
      liveEvents,
      people,
      redress,
      flaggers,
      orders,
      statements,
      cooperation,
    ];
  }

  /** `onSection` hears after each how many are done, and is not waited for. Problem: `not-found`. */
  compose(audit: ComplianceAudit, onSection: (done: number) => void): Promise<ComplianceReport> {
    const now = this.clock.now();
    return this.db.read(async (tx) => {
      await this.subjects.prepare(tx);
      const subject = await this.subjects.onDay(tx, audit.platformId, audit.to);
      if (!subject) throw notFound();
      const before = periodBefore(audit);
      const scopes = { scope: scopeOf(audit, audit, subject, now), before: scopeOf(audit, before, subject, now) };
      const duties = dutiesOf(subject);
      const sections: Section[] = [];
      for (const source of this.sources) {
        sections.push(await source.make({ tx, ...scopes, duties }));
        onSection(sections.length);
      }
      return {
        format: 'noticedesk-compliance-audit/1',
        id: audit.id,
        platform: subject.key,
        serviceName: subject.serviceName,
        providerName: subject.providerName,
        tier: subject.tier,
        timeZone: subject.timeZone,
        period: { from: audit.from, to: audit.to },
        periodBefore: before,
        madeAt: now.toISOString(),
        program: programName,
        complete: scopes.scope.until <= now,
        cautions: cautionsOf({ ...subject, ...scopes.scope, period: audit, before: scopes.before }),
        sections,
      };
    });
  }
}

function scopeOf({ platformId }: ComplianceAudit, period: DaySpan, { timeZone }: AuditSubject, now: Date): AuditScope {
  const bounds = boundsOf(period, timeZone);
  return { platformId, ...bounds, now, timeZone, end: bounds.until < now ? bounds.until : now };
}
