import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Notices } from '../notices/index.js';
import type { PlatformProfile } from '../platforms/index.js';
import { TellRecipientService, type ToldRecipient } from '../statements-of-reasons/index.js';
import type { ComplainantIdentity, Side } from './complaint.js';

export interface Complaining {
  readonly side: Side;
  readonly contactNoticeId: string | null;
  readonly recipientId: string | null;
  /** What the complaint itself says of who sent it. */
  readonly identity: ComplainantIdentity;
}

/** How a complainant is answered; `email` is null where only the platform can reach them, or nobody. */
export interface ReachedComplainant extends ToldRecipient {
  readonly email: string | null;
}

/** Who complains, and how they are reached: at the address that the complaint gives, else as before. */
@Injectable()
export class Complainants {
  constructor(
    private readonly notices: Notices,
    private readonly recipients: TellRecipientService,
    private readonly texts: SealedTexts,
  ) {}

  async reach(tx: Tx, profile: PlatformProfile, complaining: Complaining): Promise<ReachedComplainant> {
    const known = await this.known(tx, profile, complaining);
    const { email, name, representedBy } = complaining.identity;
    if (!email) return { ...known, email: known.delivery.by === 'mail' ? known.delivery.to.email : null };
    return { languages: known.languages, delivery: { by: 'mail', to: { email, name: name ?? representedBy } }, email };
  }

  /** What was sealed with the complaint; {} when it said nothing of the sender, or was erased. */
  async identityOf(tx: Tx, platformId: string, identityId: string | null): Promise<ComplainantIdentity> {
    if (!identityId) return {};
    const text = (await this.texts.read(tx, platformId, [identityId])).get(identityId);
    return text === undefined ? {} : (JSON.parse(text) as ComplainantIdentity);
  }

  private async known(tx: Tx, profile: PlatformProfile, complaining: Complaining): Promise<ToldRecipient> {
    const { side, contactNoticeId: noticeId, recipientId } = complaining;
    if (side === 'recipient') return this.recipients.reach(tx, profile, recipientId);
    const contact = noticeId ? (await this.notices.contactsOf(tx, profile.id, [noticeId])).get(noticeId) : undefined;
    const languages = [...(contact?.language ? [contact.language] : []), ...profile.languages];
    return {
      languages,
      delivery: contact?.email
        ? { by: 'mail', to: { email: contact.email, name: contact.name } }
        : { by: 'none', exemption: 'no-contact-details' },
    };
  }
}
