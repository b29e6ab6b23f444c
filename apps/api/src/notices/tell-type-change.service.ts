import { Injectable } from '@nestjs/common';
import { Config } from '../infrastructure/config.js';
import type { Tx } from '../infrastructure/database/index.js';
import { Messages } from '../infrastructure/messages/index.js';
import { contactLines, Platforms } from '../platforms/index.js';
import { otherType } from '../review/index.js';
import type { StoredNotice } from './find-notice.service.js';
import { formAddress } from './form-address.js';
import { askedElements } from './notice.rules.js';
import { NoticeSecret } from './notice-secret.js';
import { Notices } from './notices.query.js';
import { typeChangeTemplate } from './type-change.template.js';

export interface ToldTypeChange {
  /** With the type that it has from now on. */
  readonly notice: StoredNotice;
  readonly changeId: string;
  readonly reason: string;
  readonly occurredAt: Date;
}

/** Tells the sender what their notice is taken for from now on, what that means, and what they can do (INT-5). */
@Injectable()
export class TellTypeChangeService {
  constructor(
    private readonly config: Config,
    private readonly platforms: Platforms,
    private readonly notices: Notices,
    private readonly secret: NoticeSecret,
    private readonly messages: Messages,
  ) {}

  /** Who left no address finds the change on the status page; an imported notice causes no message. */
  async tell(tx: Tx, { notice, changeId, reason, occurredAt }: ToldTypeChange): Promise<void> {
    const { platformId, id: noticeId } = notice;
    if (notice.origin !== 'noticedesk') return;
    const contact = (await this.notices.contactsOf(tx, platformId, [noticeId])).get(noticeId);
    if (!contact?.email) return;
    const platform = await this.platforms.within(tx, platformId);
    await this.messages.queueMail(tx, {
      platformId,
      kind: 'type-change',
      onceKey: `type-change:${changeId}`,
      template: typeChangeTemplate,
      language: notice.language ?? platform.languages[0],
      to: { email: contact.email, name: contact.name },
      values: {
        serviceName: platform.serviceName,
        type: notice.type,
        reference: notice.reference,
        receivedAt: notice.receivedAt,
        timeZone: platform.timeZone,
        reason,
        missing: askedElements(notice.type, notice.lacking),
        statusUrl: this.secret.statusUrl(notice),
        otherFormUrl: formAddress(this.config.publicUrl, platform.key, otherType(notice.type)),
        contact: (language) => contactLines(platform, language),
      },
      noticeId,
      occurredAt,
    });
  }
}
