import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { may } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Config } from '../infrastructure/config.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { Log } from '../infrastructure/logging/index.js';
import { Messages } from '../infrastructure/messages/index.js';
import { Metrics } from '../infrastructure/metrics/index.js';
import { Platforms } from '../platforms/index.js';
import { OnCallQuery } from './on-call.query.js';
import type { NewPage, OnCall, PagedEntity, PageRow } from './page.js';
import { pageWaitMinutes, roundOf } from './page.rules.js';
import { pageTemplate } from './page.template.js';
import { PagesRepository } from './pages.repository.js';

export const pageOnSweep = 'page-on';
const EVERY_SECONDS = 2;
const PAGES_AT_ONCE = 100;

/**
 * Calls a person by mail before a time runs out; unanswered, the next along the rota after ten minutes, round and round, until
 * somebody acknowledges or the reason is gone (ORD-8). A rota that reaches nobody pages all who oversee; when they have no
 * address either, an error in the log and a gauge are what is left.
 */
@Injectable()
export class Pages implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly db: Database,
    private readonly handlers: JobHandlers,
    private readonly messages: Messages,
    private readonly platforms: Platforms,
    private readonly audit: Audit,
    private readonly log: Log,
    private readonly metrics: Metrics,
    private readonly onCall: OnCallQuery,
    private readonly pages: PagesRepository,
  ) {}

  onModuleInit(): void {
    this.handlers.every(pageOnSweep, EVERY_SECONDS, () => this.pageOn());
    this.metrics.gauge(
      'noticedesk_pages_unheard',
      'Open pages that reach nobody: put somebody with an address on the rota',
      async () => {
        const counts = await this.db.read((tx) => this.pages.unheard(tx));
        return counts.map(({ platform, count }) => ({ labels: { platform }, value: count }));
      },
      ['platform'],
    );
  }

  /** Pages at once. The same subject of the same entity pages once at a time: then the id of the page that is open. */
  async page(tx: Tx, page: NewPage): Promise<string> {
    const raised = await this.pages.insert(tx, page);
    if (!raised) {
      const open = await this.pages.openOf(tx, page.platformId, page.entity, page.subject);
      if (!open) return this.page(tx, page); // closed between the two looks
      return open.id;
    }
    await this.pages.insertEvent(tx, raised, { kind: 'raised', now: page.now });
    await this.audit.append(tx, [entryOf(raised, 'page.raised')]);
    if (!raised.confidential) await this.tellPlatform(tx, raised);
    await this.round(tx, raised, page.now);
    return raised.id;
  }

  /** The reason is gone: its open pages go no further. */
  async settle(tx: Tx, platformId: string, entity: PagedEntity): Promise<void> {
    const now = this.clock.now();
    for (const page of await this.pages.lockOpenOf(tx, platformId, entity)) {
      await this.pages.close(tx, page, { state: 'settled', closedBy: null, now });
      await this.pages.insertEvent(tx, page, { kind: 'settled', now });
      await this.audit.append(tx, [entryOf(page, 'page.settled')]);
    }
  }

  private async pageOn(): Promise<void> {
    const now = this.clock.now();
    for (let page = 0; page < PAGES_AT_ONCE; page++) {
      const found = await this.db.transaction(async (tx) => {
        const next = await this.pages.lockNext(tx, now);
        if (next) await this.round(tx, next, now);
        return next !== undefined;
      });
      if (!found) return;
    }
  }

  private async round(tx: Tx, page: PageRow, now: Date): Promise<void> {
    const { platformId, confidential, exceptStaffId, lastStaffId } = page;
    const mayHelp = ({ staffId, role }: OnCall) =>
      staffId !== exceptStaffId && (!confidential || may(role, 'suspicion:read'));
    const rota = (await this.onCall.rotaAt(tx, platformId, now)).filter(mayHelp);
    const standIns = (await this.onCall.standIns(tx, platformId)).filter(mayHelp);
    const { paged, unreachable } = roundOf(rota, standIns, lastStaffId);
    for (const { staffId } of unreachable)
      await this.pages.insertEvent(tx, page, { kind: 'unreachable', staffId, now });
    if (paged.length === 0) {
      await this.pages.insertEvent(tx, page, { kind: 'nobody', now });
      this.log.error({ 'page.id': page.id, subject: page.subject }, 'A page reaches nobody');
    }
    for (const person of paged) {
      const messageId = await this.mail(tx, page, person, now);
      await this.pages.insertEvent(tx, page, { kind: 'sent', staffId: person.staffId, messageId, now });
    }
    const nextAt = new Date(now.getTime() + pageWaitMinutes * 60_000);
    await this.pages.turn(tx, page, { lastStaffId: paged.at(-1)?.staffId ?? null, nextAt });
  }

  private async mail(tx: Tx, page: PageRow, person: OnCall, now: Date): Promise<string> {
    const { platformId, id, subject, confidential, dueAt } = page;
    const { messageId } = await this.messages.queueMail(tx, {
      platformId,
      kind: 'page',
      onceKey: `page:${id}:${page.rounds + 1}:${person.staffId}`,
      template: pageTemplate,
      language: person.languages[0],
      to: { email: person.email ?? '', name: person.name },
      values: {
        subject,
        confidential,
        dueAt,
        timeZone: await this.platforms.timeZoneOf(tx, platformId),
        waitMinutes: pageWaitMinutes,
        url: `${this.config.publicUrl}/v1/platforms/${platformId}/pages/${id}/acknowledge`,
      },
      entity: { kind: 'page', id },
      occurredAt: now,
    });
    return messageId;
  }

  private async tellPlatform(tx: Tx, { platformId, id, entityKind, entityId, subject, dueAt, raisedAt }: PageRow) {
    await this.messages.queueWebhook(tx, {
      platformId,
      kind: 'page',
      onceKey: `page-raised:${id}`,
      type: 'page.raised',
      data: { pageId: id, entity: { kind: entityKind, id: entityId }, subject, dueAt },
      entity: { kind: 'page', id },
      occurredAt: raisedAt,
    });
  }
}

export function entryOf(page: PageRow, action: string) {
  const { platformId, id, subject, confidential } = page;
  return {
    platformId,
    action,
    entityKind: 'page',
    entityId: id,
    details: { subject: code(subject), confidential },
  };
}
