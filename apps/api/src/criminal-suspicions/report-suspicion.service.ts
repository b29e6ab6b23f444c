import { Injectable } from '@nestjs/common';
import { code } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { Messages } from '../infrastructure/messages/index.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { authorityContactLines, Platforms, type PlatformProfile } from '../platforms/index.js';
import { AuthoritiesRepository } from './authorities.repository.js';
import type { Authority } from './authority.js';
import { type ReportRow, ReportsRepository } from './reports.repository.js';
import { reportFault, type WantedReport } from './report.rules.js';
import { StepSuspicionService } from './step-suspicion.service.js';
import type { SuspicionRow } from './suspicion.js';
import { addresseesOf } from './suspicion.rules.js';
import { suspicionReportTemplate } from './suspicion-report.template.js';
import { SuspicionPages } from './suspicion-pages.js';
import { SuspicionsRepository } from './suspicions.repository.js';

/** Tells an authority, or writes down that it was told: which one, by which way, when, and what (Art. 18(1)). */
@Injectable()
export class ReportSuspicionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly texts: SealedTexts,
    private readonly messages: Messages,
    private readonly pages: SuspicionPages,
    private readonly step: StepSuspicionService,
    private readonly suspicions: SuspicionsRepository,
    private readonly authorities: AuthoritiesRepository,
    private readonly reports: ReportsRepository,
  ) {}

  /**
   * An urgent suspicion is reported without the second person, who is paged to look at it afterwards. Problems: `not-found`,
   * `suspicion-step-refused`, `invalid-input`: for an authority outside of Art. 18(1) and (2) without a reason, too.
   */
  async report(caller: StaffCaller, id: string, wanted: WantedReport): Promise<ReportRow> {
    const { platformId, staffId } = caller;
    const profile = await this.platforms.byId(platformId);
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const suspicion = await this.step.lock(tx, platformId, id);
      const state = this.step.allowed(suspicion, 'report');
      const authority = await this.authorities.find(tx, platformId, wanted.authorityId);
      const { jurisdictions } = addresseesOf(await this.suspicions.memberStatesOf(tx, platformId, id), profile);
      const exportIds = (await this.reports.exportsOf(tx, platformId, id)).map((one) => one.id);
      const fault = reportFault(wanted, { authority, jurisdictions, exportIds, since: suspicion.occurredAt, now });
      if (fault || !authority) throw invalidInput([fault ?? { pointer: '#/authorityId', detail: 'must be in use' }]);
      const occurredAt = wanted.occurredAt ?? now;
      const { text, reference, reason } = wanted;
      const sealed = this.texts.prepare({
        platformId,
        kind: 'suspicion-report',
        text: JSON.stringify({ text, reference, reason }),
      });
      await this.texts.insertMany(tx, [sealed], now);
      const reportId = newId();
      const report: ReportRow = {
        id: reportId,
        suspicionId: id,
        authorityId: authority.id,
        jurisdiction: authority.jurisdiction,
        isAddressee: jurisdictions.includes(authority.jurisdiction),
        channel: wanted.channel,
        exportId: wanted.exportId ?? null,
        messageId: wanted.channel === 'mail' ? await this.mail(tx, profile, suspicion, authority, reportId, now) : null,
        textId: sealed.id,
        occurredAt,
        recordedAt: now,
        reportedBy: staffId,
      };
      await this.reports.insert(tx, platformId, { ...report, textHash: sealed.saltedHash });
      const firstAt = suspicion.reportedAt && suspicion.reportedAt < occurredAt ? suspicion.reportedAt : occurredAt;
      await this.suspicions.update(tx, suspicion, { state, reportedAt: firstAt });
      const details = { jurisdiction: code(report.jurisdiction), channel: code(report.channel) };
      await this.step.record(tx, caller, suspicion, 'reported', { reportId, occurredAt, details });
      if (suspicion.reportedAt === null) await this.pages.settle(tx, suspicion);
      if (suspicion.state === 'raised')
        await this.pages.call(tx, { ...suspicion, reportedAt: firstAt }, 'suspicion-unconfirmed');
      return report;
    });
  }

  private async mail(
    tx: Tx,
    profile: PlatformProfile,
    { id, reference, urgent, occurredAt }: SuspicionRow,
    { email, name }: Authority,
    reportId: string,
    now: Date,
  ): Promise<string> {
    const { messageId } = await this.messages.queueMail(tx, {
      platformId: profile.id,
      kind: 'suspicion-report',
      onceKey: `suspicion-report:${reportId}`,
      template: suspicionReportTemplate,
      values: {
        serviceName: profile.serviceName,
        providerName: profile.providerName,
        reference,
        urgent,
        occurredAt,
        timeZone: profile.timeZone,
        contact: (language) => authorityContactLines(profile, language),
      },
      to: { email: email ?? '', name },
      entity: { kind: 'criminal-suspicion', id },
      occurredAt: now,
    });
    return messageId;
  }
}
