import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { affiliationChanges } from './affiliation.rules.js';
import { affiliationFixed } from './content.problems.js';
import type { Affiliation, RecipientDescription, RecipientIdentity } from './content.js';
import { isSameIdentity, recipientFingerprint } from './description.rules.js';
import { RecipientsRepository, type RecipientVersionRow } from './recipients.repository.js';

/** The instant of the description, and its day in the platform's zone. */
export interface DescribedAt {
  readonly now: Date;
  readonly day: string;
}

export interface DescribedRecipient {
  readonly id: string;
  /** 0 for a recipient that was named and never described. */
  readonly version: number;
}

@Injectable()
export class DescribeRecipientService {
  constructor(
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
    private readonly recipients: RecipientsRepository,
  ) {}

  /**
   * Writes down what the platform says of a recipient: a new version when it differs from the latest. Problem:
   * `affiliation-fixed` for a known affiliation with another source.
   */
  async describe(
    tx: Tx,
    platformId: string,
    { externalId, facts, affiliations }: RecipientDescription,
    at: DescribedAt,
  ): Promise<DescribedRecipient> {
    const id = await this.recipients.insertOrLock(tx, platformId, externalId, at.now);
    if (affiliations) await this.describeAffiliations(tx, platformId, id, affiliations, at);
    const latest = await this.recipients.latest(tx, platformId, id);
    if (!facts) return { id, version: latest?.version ?? 0 };
    const { identity, ...open } = facts;
    if (latest && (await this.isUnchanged(tx, platformId, latest, facts))) return { id, version: latest.version };
    const version = (latest?.version ?? 0) + 1;
    await this.recipients.insertVersion(tx, platformId, {
      ...open,
      recipientId: id,
      version,
      identityId: await this.sealIdentity(tx, platformId, identity, at.now),
      descriptionHash: hash('sha256', recipientFingerprint(open), 'buffer'),
      occurredAt: at.now,
      recordedAt: at.now,
    });
    await this.audit.append(tx, [
      { platformId, action: 'recipient.described', entityKind: 'recipient', entityId: id, details: { version } },
    ]);
    return { id, version };
  }

  /** What the platform told of the recipient's name and address; {} when nothing, or when it was erased. */
  async identityOf(tx: Tx, platformId: string, identityId: string | null): Promise<RecipientIdentity> {
    if (identityId === null) return {};
    const text = (await this.texts.read(tx, platformId, [identityId])).get(identityId);
    return text === undefined ? {} : (JSON.parse(text) as RecipientIdentity);
  }

  /** By id; those that were erased are absent. */
  async identitiesOf(
    tx: Tx,
    platformId: string,
    identityIds: readonly string[],
  ): Promise<Map<string, RecipientIdentity>> {
    const texts = await this.texts.read(tx, platformId, identityIds);
    return new Map([...texts].map(([id, text]) => [id, JSON.parse(text) as RecipientIdentity]));
  }

  private async isUnchanged(
    tx: Tx,
    platformId: string,
    latest: RecipientVersionRow,
    facts: NonNullable<RecipientDescription['facts']>,
  ): Promise<boolean> {
    if (recipientFingerprint(latest) !== recipientFingerprint(facts)) return false;
    return isSameIdentity(await this.identityOf(tx, platformId, latest.identityId), facts.identity);
  }

  private async sealIdentity(
    tx: Tx,
    platformId: string,
    identity: RecipientIdentity,
    recordedAt: Date,
  ): Promise<string | null> {
    if (identity.email === undefined && identity.name === undefined) return null;
    const sealed = this.texts.prepare({ platformId, kind: 'recipient-identity', text: JSON.stringify(identity) });
    await this.texts.insertMany(tx, [sealed], recordedAt);
    return sealed.id;
  }

  private async describeAffiliations(
    tx: Tx,
    platformId: string,
    recipientId: string,
    described: readonly Affiliation[],
    { now, day }: DescribedAt,
  ): Promise<void> {
    const known = await this.recipients.affiliations(tx, platformId, recipientId);
    const { begun, ended, otherSource } = affiliationChanges(known, described, day);
    if (otherSource.length > 0) {
      throw affiliationFixed(
        otherSource.map((position) => ({
          pointer: `#/recipient/affiliations/${position}/source`,
          detail: 'must be the source that was named first',
        })),
      );
    }
    if (begun.length + ended.length === 0) return;
    for (const each of begun) await this.recipients.insertAffiliation(tx, platformId, recipientId, each, now);
    for (const each of ended) await this.recipients.endAffiliation(tx, platformId, recipientId, each);
    await this.audit.append(tx, [
      {
        platformId,
        action: 'recipient.affiliations-changed',
        entityKind: 'recipient',
        entityId: recipientId,
        details: { begun: begun.length, ended: ended.length },
      },
    ]);
  }
}
