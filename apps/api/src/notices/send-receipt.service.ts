import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../infrastructure/config.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { Messages } from '../infrastructure/messages/index.js';
import { contactLines, dueAt, Platforms } from '../platforms/index.js';
import { formAddress } from './form-address.js';
import { NoticeSecret } from './notice-secret.js';
import { Notices } from './notices.query.js';
import type { OwedReceipt } from './notices.jobs.js';
import { askedElements } from './notice.rules.js';
import { NoticesRepository } from './notices.repository.js';
import { receiptTemplate } from './receipt.template.js';

/** Confirms receipt to whoever left an address (Art. 16(4)), once per notice; an incomplete one is answered with what it lacks. */
@Injectable()
export class SendReceiptService implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly db: Database,
    private readonly platforms: Platforms,
    private readonly repository: NoticesRepository,
    private readonly notices: Notices,
    private readonly secret: NoticeSecret,
    private readonly messages: Messages,
    private readonly jobs: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.jobs.register('send-receipt', (payload) => this.send(payload));
  }

  async send({ platformId, noticeId, addressGivenAt }: OwedReceipt): Promise<void> {
    const platform = await this.platforms.byId(platformId);
    const notice = await this.repository.byId(platformId, noticeId);
    await this.db.transaction(async (tx) => {
      const contact = (await this.notices.contactsOf(tx, platformId, [noticeId])).get(noticeId);
      if (!contact?.email) return; // erased meanwhile
      const owedSince = addressGivenAt ? new Date(addressGivenAt) : notice.receivedAt;
      const language = notice.language ?? platform.languages[0];
      const kind = { category: notice.allegedCategory ?? undefined, notifierKind: notice.notifierKind };
      await this.messages.queueMail(tx, {
        platformId,
        kind: 'receipt',
        onceKey: `receipt:${noticeId}`,
        template: receiptTemplate,
        language,
        to: { email: contact.email, name: contact.name },
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
        noticeId,
        occurredAt: owedSince,
        dueAt: dueAt(platform.targets, 'receipt', kind, owedSince),
      });
    });
  }
}
