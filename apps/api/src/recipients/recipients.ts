import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Affiliation, RecipientFacts } from './content.js';
import { DescribeRecipientService } from './describe-recipient.service.js';
import { RecipientsRepository } from './recipients.repository.js';

/** How a recipient can be reached for a statement of reasons (Art. 17(2)). */
export interface RecipientContact {
  readonly email?: string;
  readonly name?: string;
  readonly language?: string;
  /** Whether the platform knows an electronic contact; it may do so without telling us the address. */
  readonly contactKnown: boolean;
}

export interface ShownRecipient extends RecipientFacts {
  readonly externalId: string;
  /** 0 for a recipient that was named and never described. */
  readonly version: number;
  readonly affiliations: readonly Affiliation[];
}

@Injectable()
export class Recipients {
  constructor(
    private readonly recipients: RecipientsRepository,
    private readonly describeRecipient: DescribeRecipientService,
  ) {}

  /** What is known now; null for a recipient that was never described. */
  async contactOf(tx: Tx, platformId: string, recipientId: string): Promise<RecipientContact | null> {
    const latest = await this.recipients.latest(tx, platformId, recipientId);
    if (!latest) return null;
    const { email, name } = await this.describeRecipient.identityOf(tx, platformId, latest.identityId);
    return {
      email,
      name,
      language: latest.language ?? undefined,
      contactKnown: latest.contactKnown ?? email !== undefined,
    };
  }

  /** The same for many, by the platform's own ids; those that were never described are absent. */
  async contactsOf(tx: Tx, platformId: string, externalIds: readonly string[]): Promise<Map<string, RecipientContact>> {
    const rows = await this.recipients.latestOf(tx, platformId, externalIds);
    const identities = await this.describeRecipient.identitiesOf(
      tx,
      platformId,
      rows.flatMap(({ identityId }) => identityId ?? []),
    );
    return new Map(
      rows.map(({ externalId, language, contactKnown, identityId }) => {
        const { email, name } = (identityId && identities.get(identityId)) || {};
        const known = contactKnown ?? email !== undefined;
        return [externalId, { email, name, language: language ?? undefined, contactKnown: known }];
      }),
    );
  }

  /** The recipients that the platform named so, by its own ids; those that it never named are absent. */
  async idsOf(tx: Tx, platformId: string, externalIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.recipients.idsOf(tx, platformId, externalIds);
    return new Map(rows.map(({ externalId, id }) => [externalId, id]));
  }

  /** What is known now apart from name and address; null when there is no such recipient. */
  async show(tx: Tx, platformId: string, recipientId: string): Promise<ShownRecipient | null> {
    const externalId = await this.recipients.externalId(tx, platformId, recipientId);
    if (externalId === undefined) return null;
    const latest = await this.recipients.latest(tx, platformId, recipientId);
    return {
      externalId,
      version: latest?.version ?? 0,
      accountType: latest?.accountType ?? null,
      registeredOn: latest?.registeredOn ?? null,
      language: latest?.language ?? null,
      country: latest?.country ?? null,
      minor: latest?.minor ?? null,
      contactKnown: latest?.contactKnown ?? null,
      audienceSize: latest?.audienceSize ?? null,
      affiliations: await this.recipients.affiliations(tx, platformId, recipientId),
    };
  }
}
