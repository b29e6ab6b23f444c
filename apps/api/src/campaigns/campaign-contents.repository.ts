import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { ContentKind } from '../recipients/index.js';
import type { CampaignContent, ContentState } from './campaign.js';
import { contentMove, type ContentMove } from './campaign.rules.js';

type Place = { readonly platformId: string; readonly id: string };

/** A content whose turn it is. */
export interface NextContent {
  readonly contentId: string;
  readonly externalId: string;
  readonly kind: ContentKind;
  /** As the campaign has it, and as the platform describes it by now. */
  readonly version: number;
  readonly currentVersion: number;
  readonly language: string | null;
  readonly decisionId: string | null;
}

/** By what contents are gathered: a file that they carry, a word that the platform tags them with, or the account that they are of. */
export interface ContentMatch {
  readonly by: 'mediaSha256' | 'tag' | 'recipientId';
  readonly value: string;
}

const matches: Readonly<Record<ContentMatch['by'], string>> = {
  mediaSha256: 'v.media_sha256 = $2',
  tag: '$2 = any (v.tags)',
  recipientId: `v.recipient_id = (select r.id from recipient r where r.platform_id = $1 and r.external_id = $2)`,
};

@Injectable()
export class CampaignContentsRepository {
  /** Which of these names are contents that the platform described: internal id by name. */
  async named(tx: Tx, platformId: string, names: readonly string[]): Promise<Map<string, string>> {
    const { rows } = await tx.sql.query<{ id: string; externalId: string }>(
      `select c.id, c.external_id as "externalId"
       from content c
       where c.platform_id = $1 and c.external_id = any ($2::text[]) and c.current_version > 0`,
      [platformId, names],
    );
    return new Map(rows.map(({ id, externalId }) => [externalId, id]));
  }

  /** Contents whose current version matches, at most so many. */
  async matching(tx: Tx, platformId: string, { by, value }: ContentMatch, limit: number): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `select c.id
       from content_version v
       join content c on c.platform_id = v.platform_id and c.id = v.content_id and c.current_version = v.version
       where v.platform_id = $1 and ${matches[by]}
       order by c.id
       limit $3`,
      [platformId, by === 'mediaSha256' ? Buffer.from(value, 'hex') : value, limit],
    );
    return rows.map((row) => row.id);
  }

  /** Lists contents in their current versions; those that were excluded are listed again. The number of those that were not there. */
  async list(tx: Tx, { platformId, id }: Place, contentIds: readonly string[], now: Date): Promise<number> {
    const { from, to } = contentMove('list');
    const { rowCount } = await tx.sql.query(
      `insert into campaign_content as p (platform_id, campaign_id, content_id, content_version, state, recorded_at, moved_at)
       select c.platform_id, $2, c.id, c.current_version, $6, $4, $4
       from content c
       where c.platform_id = $1 and c.id = any ($3::uuid[])
       order by c.id
       on conflict (platform_id, campaign_id, content_id) do update set state = $6, moved_at = $4
       where p.state = $5`,
      [platformId, id, contentIds, now, from, to],
    );
    return rowCount ?? 0;
  }

  async exclude(tx: Tx, { platformId, id }: Place, contentIds: readonly string[], now: Date): Promise<number> {
    return this.moveMany(tx, { platformId, id }, 'exclude', { contentIds, cause: null, now });
  }

  async decidedAmong(tx: Tx, { platformId, id }: Place, contentIds: readonly string[]): Promise<Set<string>> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `select p.content_id as id
       from campaign_content p
       where p.platform_id = $1 and p.campaign_id = $2 and p.content_id = any ($3::uuid[]) and p.state = 'decided'`,
      [platformId, id, contentIds],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** Those decided whose decisions stand when the campaign is taken back. */
  async keep(
    tx: Tx,
    place: Place,
    contentIds: readonly string[],
    { cause, now }: { readonly cause: string; readonly now: Date },
  ): Promise<number> {
    return this.moveMany(tx, place, 'keep', { contentIds, cause, now });
  }

  private async moveMany(
    tx: Tx,
    { platformId, id }: Place,
    move: ContentMove,
    { contentIds, cause, now }: { contentIds: readonly string[]; cause: string | null; now: Date },
  ): Promise<number> {
    const { from, to } = contentMove(move);
    const { rowCount } = await tx.sql.query(
      `update campaign_content
       set state = $5, cause = $6, moved_at = $7
       where platform_id = $1 and campaign_id = $2 and content_id = any ($3::uuid[]) and state = $4`,
      [platformId, id, contentIds, from, to, cause, now],
    );
    return rowCount ?? 0;
  }

  /** Lists every content as the platform describes it now. */
  async renewVersions(tx: Tx, { platformId, id }: Place): Promise<void> {
    await tx.sql.query(
      `update campaign_content p
       set content_version = c.current_version
       from content c
       where p.platform_id = $1 and p.campaign_id = $2 and p.state = 'listed' and c.platform_id = p.platform_id and c.id = p.content_id
         and p.content_version <> c.current_version`,
      [platformId, id],
    );
  }

  async counts(
    tx: Tx,
    { platformId, id }: Place,
  ): Promise<{ state: ContentState; cause: string | null; count: number }[]> {
    const { rows } = await tx.sql.query<{ state: ContentState; cause: string | null; count: number }>(
      `select p.state, p.cause, count(*) as count
       from campaign_content p
       where p.platform_id = $1 and p.campaign_id = $2
       group by p.state, p.cause
       order by p.state, p.cause nulls first`,
      [platformId, id],
    );
    return rows;
  }

  async countOf(tx: Tx, place: Place, state: ContentState): Promise<number> {
    const counts = await this.counts(tx, place);
    return counts.filter((one) => one.state === state).reduce((sum, { count }) => sum + count, 0);
  }

  /** One that waits in this state and that nobody else holds, held by the transaction; undefined when there is none. */
  async next(tx: Tx, { platformId, id }: Place, state: 'listed' | 'decided'): Promise<NextContent | undefined> {
    const { rows } = await tx.sql.query<NextContent>({
      name: 'campaigns-next-content',
      text: `
        select p.content_id as "contentId", c.external_id as "externalId", c.kind, p.content_version as version,
          c.current_version as "currentVersion", v.language, p.decision_id as "decisionId"
        from (
          select *
          from campaign_content
          where platform_id = $1 and campaign_id = $2 and state = $3
          order by content_id
          limit 1
          for update skip locked
        ) p
        join content c on c.platform_id = p.platform_id and c.id = p.content_id
        join content_version v on v.platform_id = p.platform_id and v.content_id = p.content_id and v.version = p.content_version`,
      values: [platformId, id, state],
    });
    return rows[0];
  }

  /** True when this call moved the content; false when somebody else had. */
  async move(
    tx: Tx,
    { platformId, id }: Place,
    contentId: string,
    move: ContentMove,
    change: { readonly cause?: string; readonly decisionId?: string; readonly reversalId?: string; readonly now: Date },
  ): Promise<boolean> {
    const { from, to } = contentMove(move);
    const { rowCount } = await tx.sql.query(
      `update campaign_content
       set state = $5, cause = $6, decision_id = coalesce($7, decision_id), reversal_id = coalesce($8, reversal_id), moved_at = $9
       where platform_id = $1 and campaign_id = $2 and content_id = $3 and state = $4`,
      [
        ...[platformId, id, contentId, from, to],
        ...[change.cause ?? null, change.decisionId ?? null, change.reversalId ?? null, change.now],
      ],
    );
    return rowCount === 1;
  }

  /** In the order in which they are decided. */
  async page(
    tx: Tx,
    { platformId, id }: Place,
    { state, after, limit }: { state: ContentState | null; after: string | null; limit: number },
  ): Promise<CampaignContent[]> {
    const { rows } = await tx.sql.query<CampaignContent>(
      `select p.content_id as "contentId", c.external_id as "externalId", p.content_version as version, p.state, p.cause,
         p.decision_id as "decisionId", p.reversal_id as "reversalId", p.moved_at as "movedAt"
       from campaign_content p
       join content c on c.platform_id = p.platform_id and c.id = p.content_id
       where p.platform_id = $1 and p.campaign_id = $2 and ($3::text is null or p.state = $3)
         and ($4::uuid is null or p.content_id > $4)
       order by p.content_id
       limit $5`,
      [platformId, id, state, after, limit],
    );
    return rows;
  }
}
