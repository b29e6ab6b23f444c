import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { Affiliation, RecipientFacts } from './content.js';

export interface RecipientVersionRow extends RecipientFacts {
  readonly version: number;
  /** Of the sealed name and address; null when none was told. */
  readonly identityId: string | null;
}

export interface NewRecipientVersion extends RecipientVersionRow {
  readonly recipientId: string;
  readonly descriptionHash: Buffer;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

@Injectable()
export class RecipientsRepository {
  /** The id of the recipient with this name, made when new; until the transaction ends nobody else describes the same one. */
  async insertOrLock(tx: Tx, platformId: string, externalId: string, recordedAt: Date): Promise<string> {
    await tx.sql.query(
      `insert into recipient (platform_id, id, external_id, recorded_at)
       values ($1, $2, $3, $4)
       on conflict on constraint recipient_external_id_unique do nothing`,
      [platformId, newId(), externalId, recordedAt],
    );
    const { rows } = await tx.sql.query<{ id: string }>(
      'select r.id from recipient r where r.platform_id = $1 and r.external_id = $2',
      [platformId, externalId],
    );
    const { id } = rows[0]!;
    // The row itself cannot be locked: it is append-only, and a lock needs the right to update.
    await tx.sql.query(`select pg_advisory_xact_lock(hashtextextended('recipient ' || $1, 0))`, [id]);
    return id;
  }

  async idsOf(
    tx: Tx,
    platformId: string,
    externalIds: readonly string[],
  ): Promise<{ externalId: string; id: string }[]> {
    const { rows } = await tx.sql.query<{ externalId: string; id: string }>(
      `
      select r.external_id as "externalId", r.id
      from recipient r
      where r.platform_id = $1 and r.external_id = any ($2::text[])`,
      [platformId, externalIds],
    );
    return rows;
  }

  async externalId(tx: Tx, platformId: string, recipientId: string): Promise<string | undefined> {
    const { rows } = await tx.sql.query<{ externalId: string }>(
      'select r.external_id as "externalId" from recipient r where r.platform_id = $1 and r.id = $2',
      [platformId, recipientId],
    );
    return rows[0]?.externalId;
  }

  /** The latest version; undefined for a recipient that was named and never described. */
  async latest(tx: Tx, platformId: string, recipientId: string): Promise<RecipientVersionRow | undefined> {
    const { rows } = await tx.sql.query<RecipientVersionRow>(
      `select v.version, v.account_type as "accountType", v.registered_on as "registeredOn", v.language, v.country, v.minor,
         v.contact_known as "contactKnown", v.audience_size as "audienceSize", v.identity_id as "identityId"
       from recipient_version v
       where v.platform_id = $1 and v.recipient_id = $2
       order by v.version desc
       limit 1`,
      [platformId, recipientId],
    );
    return rows[0];
  }

  /** The latest versions of the recipients with these names; those that were never described are absent. */
  async latestOf(
    tx: Tx,
    platformId: string,
    externalIds: readonly string[],
  ): Promise<(Pick<RecipientVersionRow, 'language' | 'contactKnown' | 'identityId'> & { externalId: string })[]> {
    const { rows } = await tx.sql.query<RecipientVersionRow & { externalId: string }>(
      `select distinct on (r.id) r.external_id as "externalId", v.language, v.contact_known as "contactKnown",
         v.identity_id as "identityId"
       from recipient r
       join recipient_version v on v.platform_id = r.platform_id and v.recipient_id = r.id
       where r.platform_id = $1 and r.external_id = any ($2::text[])
       order by r.id, v.version desc`,
      [platformId, externalIds],
    );
    return rows;
  }

  async insertVersion(tx: Tx, platformId: string, version: NewRecipientVersion): Promise<void> {
    await tx.sql.query(
      `insert into recipient_version (platform_id, id, recipient_id, version, occurred_at, recorded_at, account_type,
         registered_on, language, country, minor, contact_known, audience_size, identity_id, description_hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        platformId,
        newId(),
        version.recipientId,
        version.version,
        version.occurredAt,
        version.recordedAt,
        version.accountType,
        version.registeredOn,
        version.language,
        version.country,
        version.minor,
        version.contactKnown,
        version.audienceSize,
        version.identityId,
        version.descriptionHash,
      ],
    );
  }

  /** All of them by kind and first day, ended ones too. */
  async affiliations(tx: Tx, platformId: string, recipientId: string): Promise<Affiliation[]> {
    const { rows } = await tx.sql.query<Affiliation>(
      `select a.kind, a.source, a.valid_from as "validFrom", a.valid_to as "validTo"
       from recipient_affiliation a
       where a.platform_id = $1 and a.recipient_id = $2
       order by a.kind, a.valid_from`,
      [platformId, recipientId],
    );
    return rows;
  }

  async insertAffiliation(
    tx: Tx,
    platformId: string,
    recipientId: string,
    affiliation: Affiliation,
    recordedAt: Date,
  ): Promise<void> {
    await tx.sql.query(
      `insert into recipient_affiliation (platform_id, id, recipient_id, kind, source, valid_from, valid_to, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        platformId,
        newId(),
        recipientId,
        affiliation.kind,
        affiliation.source,
        affiliation.validFrom,
        affiliation.validTo,
        recordedAt,
      ],
    );
  }

  async endAffiliation(
    tx: Tx,
    platformId: string,
    recipientId: string,
    { kind, validFrom, validTo }: Pick<Affiliation, 'kind' | 'validFrom' | 'validTo'>,
  ): Promise<void> {
    await tx.sql.query(
      `update recipient_affiliation set valid_to = $5
       where platform_id = $1 and recipient_id = $2 and kind = $3 and valid_from = $4`,
      [platformId, recipientId, kind, validFrom, validTo],
    );
  }
}
