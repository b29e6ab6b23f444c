import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { Messages, render, type MessageKind, type MessageTemplate } from '../infrastructure/messages/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import type { PlatformProfile } from '../platforms/index.js';
import { reachOf, Recipients, type Reach } from '../recipients/index.js';
import { FoundManifestQuery } from './found-manifest.query.js';
import { partyUnreachable } from './misuse.problems.js';
import type { Party } from './party.js';

export interface PartyReach {
  readonly reach: Reach;
  /** Wanted first. */
  readonly language: string | null;
}

export interface PartyMessage<Values> {
  readonly profile: PlatformProfile;
  readonly party: Party;
  readonly kind: Extract<MessageKind, 'misuse-warning' | 'misuse-suspension'>;
  readonly onceKey: string;
  readonly entity: { readonly kind: string; readonly id: string };
  readonly template: MessageTemplate<Values>;
  readonly values: Values;
  /** Told beside the words to a platform that speaks for its recipients. */
  readonly event: {
    readonly type: 'misuse.warned' | 'misuse.suspended' | 'misuse.suspension-ended';
    readonly data: Record<string, unknown>;
  };
  readonly occurredAt: Date;
}

/** Tells a party of misuse: senders by mail, recipients by mail or through the platform that speaks for them. */
@Injectable()
export class TellPartyService {
  constructor(
    private readonly recipients: Recipients,
    private readonly found: FoundManifestQuery,
    private readonly texts: SealedTexts,
    private readonly messages: Messages,
  ) {}

  /** Throws `misuse-party-unreachable` when no message reaches them. */
  async reach(tx: Tx, profile: PlatformProfile, party: Party): Promise<PartyReach> {
    const reached = party.recipientId
      ? await this.ofRecipient(tx, profile, party.recipientId)
      : await this.ofSender(tx, profile, party.id);
    if (!reached) throw partyUnreachable();
    return reached;
  }

  /** The id of the message. */
  async tell<Values>(tx: Tx, message: PartyMessage<Values>, { reach, language }: PartyReach): Promise<string> {
    const { profile, party, kind, onceKey, entity, template, values, event, occurredAt } = message;
    const queued = { platformId: profile.id, kind, onceKey, entity, occurredAt };
    const { messageId } =
      reach.by === 'mail'
        ? await this.messages.queueMail(tx, {
            ...queued,
            template,
            values,
            language: language ?? undefined,
            to: reach.to,
          })
        : await this.messages.queueWebhook(tx, {
            ...queued,
            type: event.type,
            data: {
              recipientId: party.recipient,
              ...event.data,
              message: { ...render(template, [language ?? undefined, ...profile.languages], values) },
            },
          });
    return messageId;
  }

  private async ofRecipient(tx: Tx, profile: PlatformProfile, recipientId: string): Promise<PartyReach | null> {
    const contact = await this.recipients.contactOf(tx, profile.id, recipientId);
    const reach = reachOf(contact, profile);
    return reach && { reach, language: contact?.language ?? null };
  }

  /** By the address that they last sent from; none when it was erased. */
  private async ofSender(tx: Tx, profile: PlatformProfile, partyId: string): Promise<PartyReach | null> {
    const identity = await this.found.identityOf(tx, profile.id, partyId);
    if (!identity) return null;
    const text = (await this.texts.read(tx, profile.id, [identity.identityId])).get(identity.identityId);
    if (text === undefined) return null;
    const { name, email } = JSON.parse(text) as { name?: string; email?: string };
    return email ? { reach: { by: 'mail', to: { email, name } }, language: identity.language } : null;
  }
}
