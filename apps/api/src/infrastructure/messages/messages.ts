import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Config } from '../config.js';
import type { Tx } from '../database/tx.js';
import { newId } from '../ids.js';
import { Jobs } from '../jobs/index.js';
import { normaliseEmail, type NewSealedText, Sealer, SealedTexts } from '../sealing/index.js';
import { deliveryJob } from './delivery-job.js';
import { type HoldOnEntity, HoldsRepository } from './holds.repository.js';
import { bareAddress, domainOf, isMailAddress } from './mail-address.rules.js';
import type { NewMail, NewWebhook, QueuedMessage } from './message.js';
import type { MailContent } from './mail-relay.js';
import { languageOf, type MessageTemplate, render } from './message-template.js';
import { keyOf, type MessageRow, MessagesRepository } from './messages.repository.js';

const ENVELOPE_VERSION = 1;

interface Draft {
  readonly row: MessageRow;
  readonly content: NewSealedText;
}

/** Queues mails and webhooks in the caller's transaction: ledger row, sealed content and delivery job, or none of them. */
@Injectable()
export class Messages {
  private readonly mailDomain: string;

  constructor(
    config: Config,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly sealer: Sealer,
    private readonly sealedTexts: SealedTexts,
    private readonly repository: MessagesRepository,
    private readonly holds: HoldsRepository,
  ) {
    this.mailDomain = domainOf(bareAddress(config.mail.from));
  }

  async queueMail<Values>(tx: Tx, mail: NewMail<Values>): Promise<QueuedMessage> {
    return only(await this.queueMails(tx, [mail]));
  }

  /** In the order given. What is no address is entered as failed and never sent. */
  async queueMails<Values>(tx: Tx, mails: readonly NewMail<Values>[]): Promise<QueuedMessage[]> {
    const needLanguages = mails.filter((mail) => languageOf(mail.template, [mail.language]) === null);
    const ids = needLanguages.map((mail) => mail.platformId);
    const platforms = ids.length > 0 ? await this.repository.platforms(tx, ids) : undefined;
    const drafts = mails.map((mail) => this.mailDraft(mail, platforms?.get(mail.platformId)?.languages ?? []));
    return this.enqueue(tx, drafts);
  }

  async queueWebhook(tx: Tx, event: NewWebhook): Promise<QueuedMessage> {
    return only(await this.queueWebhooks(tx, [event]));
  }

  /** In the order given. A platform without an endpoint keeps its events queued for a day. */
  async queueWebhooks(tx: Tx, events: readonly NewWebhook[]): Promise<QueuedMessage[]> {
    if (events.length === 0) return [];
    const ids = events.map((event) => event.platformId);
    const platforms = await this.repository.platforms(tx, ids);
    const drafts = events.map((event) => this.webhookDraft(event, platforms.get(event.platformId)?.key));
    return this.enqueue(tx, drafts);
  }

  private mailDraft<Values>(
    { template, values, language, to, ...subject }: NewMail<Values>,
    platform: string[],
  ): Draft {
    const { language: rendered, ...words } = render(template, [language, ...platform], values);
    const content: MailContent = { to: { email: to.email, name: to.name }, ...words };
    const sendable = isMailAddress(to.email);
    const id = newId();
    return this.draft('message-mail', JSON.stringify(content), {
      ...subject,
      id,
      channel: 'mail',
      recipientHmac: this.sealer.hmac('email', normaliseEmail(to.email)),
      ...named(template),
      language: rendered,
      externalMessageId: `${id}@${this.mailDomain}`,
      state: sendable ? 'queued' : 'failed',
      lastFailure: sendable ? undefined : 'address-invalid',
    });
  }

  private webhookDraft({ type, data, ...subject }: NewWebhook, platform: string | undefined): Draft {
    const id = newId();
    const externalMessageId = `msg_${id}`;
    const { occurredAt } = subject;
    const envelope = { id: externalMessageId, type, version: ENVELOPE_VERSION, occurredAt, platform, data };
    return this.draft('message-webhook', JSON.stringify(envelope), {
      ...subject,
      id,
      channel: 'webhook',
      template: type,
      templateVersion: ENVELOPE_VERSION,
      externalMessageId,
      state: 'queued',
    });
  }

  private draft(kind: string, text: string, row: Omit<MessageRow, 'contentId' | 'contentHash'>): Draft {
    const content = this.sealedTexts.prepare({ platformId: row.platformId, kind, text });
    return { content, row: { ...row, contentId: content.id, contentHash: content.saltedHash } };
  }

  private async enqueue(tx: Tx, drafts: readonly Draft[]): Promise<QueuedMessage[]> {
    if (drafts.length === 0) return [];
    const recordedAt = this.clock.now();
    const rows = await this.held(
      tx,
      drafts.map((draft) => draft.row),
      recordedAt,
    );
    const inserted = await this.repository.insertMany(tx, rows, recordedAt);
    await this.holds.insertHeldFor(
      tx,
      rows.filter((row) => inserted.has(row.id) && row.state === 'held'),
    );
    const written = drafts.filter(({ row }) => inserted.has(row.id));
    await this.sealedTexts.insertMany(
      tx,
      written.map((draft) => draft.content),
      recordedAt,
    );
    await this.jobs.addMany(tx, rows.filter((row) => inserted.has(row.id) && row.state === 'queued').map(deliveryJob));
    const known = await this.repository.idsOf(
      tx,
      rows.filter((row) => !inserted.has(row.id)),
    );
    return rows.map((row) => ({ messageId: known.get(keyOf(row)) ?? row.id, isNew: inserted.has(row.id) }));
  }

  /** Holds what a hold in force forbids to tell yet; the time to deliver begins when the hold ends. */
  private async held(tx: Tx, rows: readonly MessageRow[], now: Date): Promise<readonly MessageRow[]> {
    const wanted = rows.flatMap(({ platformId, holdOn = [] }) => holdOn.map((entity) => ({ platformId, entity })));
    if (wanted.length === 0) return rows;
    const inForce = await this.holds.inForceOn(tx, wanted, now);
    return rows.map((row) => {
      const [hold] = inForce.filter((one) => liesOn(one, row));
      if (!hold || row.state !== 'queued') return row;
      const heldMs = Math.max(0, hold.expiresAt.getTime() - row.occurredAt.getTime());
      const dueAt = row.dueAt && new Date(row.dueAt.getTime() + heldMs);
      return { ...row, state: 'held', holdId: hold.id, dueAt };
    });
  }
}

function liesOn(hold: HoldOnEntity, { platformId, holdOn = [] }: MessageRow): boolean {
  return (
    hold.platformId === platformId && holdOn.some(({ kind, id }) => kind === hold.entityKind && id === hold.entityId)
  );
}

function named({ name, version }: MessageTemplate<never>): { template: string; templateVersion: number } {
  return { template: name, templateVersion: version };
}

function only(queued: readonly QueuedMessage[]): QueuedMessage {
  const [message] = queued;
  if (!message) throw new Error('A message was queued and is not there');
  return message;
}
