import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../infrastructure/config.js';
import { Database } from '../infrastructure/database/index.js';
import { Messages, type MailRecipient, type NewMail } from '../infrastructure/messages/index.js';
import { contactLines, dueAt, Platforms, type PlatformProfile } from '../platforms/index.js';
import { formAddress } from './form-address.js';
import { NoticeSecret } from './notice-secret.js';
import { Notices } from './notices.query.js';
import { NoticeSets } from './notice-sets.js';
import type { OwedReceipts } from './notices.jobs.js';
import { askedElements } from './notice.rules.js';
import { NoticesRepository, type StoredNotice } from './notices.repository.js';
import { receiptTemplate, type ReceiptValues } from './receipt.template.js';

/** Confirms receipt to whoever left an address (Art. 16(4)), once per notice; an incomplete one is answered with what it lacks. */
@Injectable()
export class SendReceiptsService implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly db: Database,
    private readonly platforms: Platforms,
    private readonly repository: NoticesRepository,
    private readonly notices: Notices,
    private readonly secret: NoticeSecret,
    private readonly messages: Messages,
    private readonly sets: NoticeSets,
  ) {}

  onModuleInit(): void {
    this.sets.register('send-receipts', (owed) => this.send(owed));
  }

  async send({ platformId, noticeIds, addressGivenAt }: OwedReceipts): Promise<void> {
    const platform = await this.platforms.byId(platformId);
    const givenAt = addressGivenAt === undefined ? undefined : new Date(addressGivenAt);
    await this.db.transaction(async (tx) => {
      const [notices, contacts] = await Promise.all([
        this.repository.byIds(tx, platformId, noticeIds),
        this.notices.contactsOf(tx, platformId, noticeIds),
      ]);
      const receipts = notices.flatMap((notice) => {
        const { email, name } = contacts.get(notice.id) ?? {};
        if (email === undefined) return []; // erased meanwhile
        return [this.receiptFor(platform, notice, { email, name }, givenAt ?? notice.receivedAt)];
      });
      await this.messages.queueMails(tx, receipts);
    });
  }

  private receiptFor(
    platform: PlatformProfile,
    notice: StoredNotice,
    to: MailRecipient,
    owedSince: Date,
  ): NewMail<ReceiptValues> {
    const kind = { category: notice.allegedCategory ?? undefined, notifierKind: notice.notifierKind };
    return {
      platformId: platform.id,
      kind: 'receipt',
      onceKey: `receipt:${notice.id}`,
      template: receiptTemplate,
      language: notice.language ?? platform.languages[0],
      to,
      values: {
        serviceName: platform.serviceName,
        type: notice.type,
        reference: notice.reference,
        receivedAt: notice.receivedAt,
        timeZone: platform.timeZone,
        statusUrl: this.secret.statusUrl(notice),
        noticeFormUrl: formAddress(this.config.publicUrl, platform.key, 'notice'),
        missing: askedElements(notice.type, notice.lacking),
        pausedUntil: notice.processingPausedUntil,
        contact: (spoken) => contactLines(platform, spoken),
      },
      noticeId: notice.id,
      occurredAt: owedSince,
      dueAt: dueAt(platform.targets, 'receipt', kind, owedSince),
    };
  }
}
