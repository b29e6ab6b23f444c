import './measures.jobs.js';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { Messages, render, type NewMail, type NewWebhook } from '../infrastructure/messages/index.js';
import { dueAt, Platforms, RedressLink, type PlatformProfile } from '../platforms/index.js';
import { Recipients, reachOf } from '../recipients/index.js';
import { statementTemplate, type Statement, type StatementValues } from '../statements-of-reasons/index.js';
import type { MeasureKey, MeasureRecord } from './measure.js';
import { MeasuresRepository } from './measures.repository.js';
import { StateMeasuresService, statementValues } from './state-measures.service.js';

interface StatedMeasure {
  readonly measure: MeasureRecord;
  readonly statement: Statement;
}

/** Sends the statements of measures whose platform does not send them itself, once each, many at a time (Art. 17(1)). */
@Injectable()
export class SendStatementsService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly handlers: JobHandlers,
    private readonly platforms: Platforms,
    private readonly recipients: Recipients,
    private readonly messages: Messages,
    private readonly measures: MeasuresRepository,
    private readonly state: StateMeasuresService,
    private readonly link: RedressLink,
  ) {}

  onModuleInit(): void {
    this.handlers.register('send-measure-statements', ({ platformId, measures }) => this.send(platformId, measures));
  }

  /** What was sent before is not sent again; a measure taken back meanwhile is told all the same: it was in effect. */
  async send(platformId: string, keys: readonly MeasureKey[]): Promise<void> {
    const profile = await this.platforms.byId(platformId);
    await this.db.transaction(async (tx) => {
      const measures = await this.measures.find(tx, platformId, keys);
      const statements = await this.state.statementsOf(tx, profile, measures);
      const stated = measures.flatMap((measure, index): StatedMeasure[] => {
        const statement = statements[index];
        return statement && !measure.exemption && !measure.statementSentAt ? [{ measure, statement }] : [];
      });
      await this.queue(tx, profile, stated);
    });
  }

  private async queue(tx: Tx, profile: PlatformProfile, stated: readonly StatedMeasure[]): Promise<void> {
    const recipientIds = stated.flatMap(({ measure }) => measure.recipientExternalId ?? []);
    const contacts = await this.recipients.contactsOf(tx, profile.id, [...new Set(recipientIds)]);
    const mails: NewMail<StatementValues>[] = [];
    const webhooks: NewWebhook[] = [];
    for (const { measure, statement } of stated) {
      const contact = contacts.get(measure.recipientExternalId ?? '') ?? null;
      const { appliedOn, measureId, recipientExternalId: recipientId } = measure;
      const complaintUrl = this.link.urlOfMeasureWhereOwed(profile, { platformId: profile.id, appliedOn, measureId });
      const values = statementValues(profile, measure, statement, complaintUrl);
      const subject = subjectOf(profile, measure);
      const reach = reachOf(contact, profile);
      if (reach?.by === 'mail') {
        const language = measure.statementLanguage;
        mails.push({ ...subject, template: statementTemplate, values, language, to: reach.to });
      } else {
        const message = { ...render(statementTemplate, [measure.statementLanguage, ...profile.languages], values) };
        const data = { measure: { appliedOn, measureId }, recipientId, statement, message, complaintUrl };
        webhooks.push({ ...subject, type: 'statement.issued', data });
      }
    }
    await this.messages.queueMails(tx, mails);
    await this.messages.queueWebhooks(tx, webhooks);
  }
}

function subjectOf(profile: PlatformProfile, measure: MeasureRecord) {
  const { appliedOn, measureId, occurredAt, category } = measure;
  return {
    platformId: profile.id,
    kind: 'statement' as const,
    onceKey: `statement:measure:${appliedOn}:${measureId}`,
    entity: { kind: 'measure', id: measure.id },
    occurredAt,
    dueAt: dueAt(profile.targets, 'statement', { category }, occurredAt),
  };
}
