import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { ContentFacts, ContentKind, ContentType } from './content.js';

export interface ContentRow {
  readonly id: string;
  readonly kind: ContentKind;
  /** 0 for one that was inserted just now and has no version yet. */
  readonly currentVersion: number;
}

export interface ContentVersionRow extends ContentFacts {
  readonly contentId: string;
  readonly externalId: string;
  readonly kind: ContentKind;
  readonly version: number;
  readonly recipientId: string | null;
  /** Of the sealed text and urls; null when there were none. */
  readonly snapshotId: string | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

export interface NewContentVersion extends Omit<ContentVersionRow, 'externalId' | 'kind'> {
  readonly snapshotHash: Buffer | null;
  readonly descriptionHash: Buffer;
}

/** A content found by one of its locations, with the audience that its recipient has now. */
export interface LocatedContent {
  readonly contentId: string;
  readonly externalId: string;
  readonly kind: ContentKind;
  readonly version: number;
  readonly language: string | null;
  readonly contentTypes: readonly ContentType[];
  readonly recipientId: string | null;
  readonly audienceSize: number | null;
}

const versionOf = `select c.id as "contentId", c.external_id as "externalId", c.kind, v.version,
    v.content_types as "contentTypes", v.language, v.published_at as "publishedAt", v.media_sha256 as "mediaSha256",
    v.tags, v.recipient_id as "recipientId", v.snapshot_id as "snapshotId", v.occurred_at as "occurredAt",
    v.recorded_at as "recordedAt"
  from content c
  join content_version v on v.platform_id = c.platform_id and v.content_id = c.id`;

const byLocation = {
  name: 'contents_by_location',
  text: `select l.location_hmac as "locationHmac", c.id as "contentId", c.external_id as "externalId", c.kind,
      c.current_version as version, v.language, v.content_types as "contentTypes", v.recipient_id as "recipientId",
      r.audience_size as "audienceSize"
    from content_location l
    join content c on c.platform_id = l.platform_id and c.id = l.content_id
    join content_version v on v.platform_id = c.platform_id and v.content_id = c.id and v.version = c.current_version
    left join lateral (
      select o.audience_size
      from recipient_version o
      where o.platform_id = v.platform_id and o.recipient_id = v.recipient_id
      order by o.version desc
      limit 1
    ) r on true
    where l.platform_id = $1 and l.location_hmac = any ($2::bytea[])`,
};

@Injectable()
export class ContentsRepository {
  /** The content with this name, made when it is new, and locked: whoever describes it at the same time waits. */
  async insertOrLock(
    tx: Tx,
    platformId: string,
    externalId: string,
    kind: ContentKind,
    recordedAt: Date,
  ): Promise<ContentRow> {
    await tx.sql.query(
      `insert into content (platform_id, id, external_id, kind, current_version, recorded_at)
       values ($1, $2, $3, $4, 0, $5)
       on conflict on constraint content_external_id_unique do nothing`,
      [platformId, newId(), externalId, kind, recordedAt],
    );
    const { rows } = await tx.sql.query<ContentRow>(
      `select c.id, c.kind, c.current_version as "currentVersion"
       from content c
       where c.platform_id = $1 and c.external_id = $2
       for no key update`,
      [platformId, externalId],
    );
    return rows[0]!;
  }

  /** This version, or without one the current version. */
  async version(
    tx: Tx,
    platformId: string,
    contentId: string,
    version?: number,
  ): Promise<ContentVersionRow | undefined> {
    const { rows } = await tx.sql.query<ContentVersionRow>(
      `${versionOf} where c.platform_id = $1 and c.id = $2 and v.version = coalesce($3, c.current_version)`,
      [platformId, contentId, version ?? null],
    );
    return rows[0];
  }

  async versionByName(
    tx: Tx,
    platformId: string,
    externalId: string,
    version?: number,
  ): Promise<ContentVersionRow | undefined> {
    const { rows } = await tx.sql.query<ContentVersionRow>(
      `${versionOf} where c.platform_id = $1 and c.external_id = $2 and v.version = coalesce($3, c.current_version)`,
      [platformId, externalId, version ?? null],
    );
    return rows[0];
  }

  async insertVersion(tx: Tx, platformId: string, version: NewContentVersion): Promise<void> {
    await tx.sql.query(
      `insert into content_version (platform_id, id, content_id, version, occurred_at, recorded_at, content_types, language,
         published_at, recipient_id, snapshot_id, snapshot_hash, media_sha256, description_hash, tags)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        platformId,
        newId(),
        version.contentId,
        version.version,
        version.occurredAt,
        version.recordedAt,
        version.contentTypes,
        version.language,
        version.publishedAt,
        version.recipientId,
        version.snapshotId,
        version.snapshotHash,
        version.mediaSha256,
        version.descriptionHash,
        version.tags,
      ],
    );
    await tx.sql.query('update content set current_version = $3 where platform_id = $1 and id = $2', [
      platformId,
      version.contentId,
      version.version,
    ]);
  }

  /** Adds locations and gives the number of new ones. They come sorted, because unsorted inserts of two callers deadlock. */
  async addLocations(
    tx: Tx,
    platformId: string,
    contentId: string,
    sortedHmacs: readonly Buffer[],
    recordedAt: Date,
  ): Promise<number> {
    const { rowCount } = await tx.sql.query(
      `insert into content_location (platform_id, location_hmac, content_id, recorded_at)
       select $1, hmac, $2, $4
       from unnest($3::bytea[]) with ordinality as t (hmac, position)
       order by position
       on conflict do nothing`,
      [platformId, contentId, sortedHmacs, recordedAt],
    );
    return rowCount ?? 0;
  }

  /** Those of the locations that name another content. */
  async locationsOfOthers(tx: Tx, platformId: string, contentId: string, hmacs: readonly Buffer[]): Promise<Buffer[]> {
    const { rows } = await tx.sql.query<{ hmac: Buffer }>(
      `select l.location_hmac as hmac
       from content_location l
       where l.platform_id = $1 and l.location_hmac = any ($3::bytea[]) and l.content_id <> $2`,
      [platformId, contentId, hmacs],
    );
    return rows.map((row) => row.hmac);
  }

  async locate(
    tx: Tx,
    platformId: string,
    hmacs: readonly Buffer[],
  ): Promise<(LocatedContent & { readonly locationHmac: Buffer })[]> {
    const { rows } = await tx.sql.query<LocatedContent & { locationHmac: Buffer }>({
      ...byLocation,
      values: [platformId, hmacs],
    });
    return rows;
  }
}
