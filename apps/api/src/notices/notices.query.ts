import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { SubmissionsQuery } from '../review/index.js';

export interface NotifierContact {
  reference: string;
  language: string | null;
  name?: string;
  email?: string;
}

/** Where an item is, as the notifier named it. */
export interface ItemLocation {
  kind: 'url' | 'content-id';
  value: string;
  moment: string | null;
  description?: string;
}

/** What other rooms may know of notices; each verb works in the caller's transaction. */
@Injectable()
export class Notices {
  constructor(
    private readonly texts: SealedTexts,
    private readonly submissions: SubmissionsQuery,
  ) {}

  /** How to reach the notifiers, by notice id; of whom nothing is known (or was erased) name and email are absent. */
  async contactsOf(tx: Tx, platformId: string, noticeIds: readonly string[]): Promise<Map<string, NotifierContact>> {
    const { rows } = await tx.sql.query<{
      id: string;
      reference: string;
      language: string | null;
      identityId: string | null;
    }>(
      `
      select n.id, n.reference, n.language, coalesce(s.identity_id, n.identity_id) as "identityId"
      from notice as n
      left join lateral (
        select identity_id
        from notice_supplement
        where platform_id = n.platform_id and notice_id = n.id and identity_id is not null
        order by recorded_at desc, id desc
        limit 1
      ) as s on true
      where n.platform_id = $1 and n.id = any ($2::uuid[])`,
      [platformId, noticeIds],
    );
    const texts = await this.texts.read(
      tx,
      platformId,
      rows.flatMap((row) => row.identityId ?? []),
    );
    return new Map(
      rows.map(({ id, reference, language, identityId }) => {
        const identity = identityId === null ? undefined : texts.get(identityId);
        const known = identity === undefined ? {} : (JSON.parse(identity) as { name?: string; email?: string });
        return [id, { reference, language, name: known.name, email: known.email }];
      }),
    );
  }

  /** Where the items are, by item id; those whose text was erased are absent. */
  async locationsOf(tx: Tx, platformId: string, itemIds: string[]): Promise<Map<string, ItemLocation>> {
    const { rows } = await tx.sql.query<{
      id: string;
      noticeId: string;
      position: number;
      kind: ItemLocation['kind'];
      moment: string | null;
    }>(
      `
      select id, notice_id as "noticeId", position, location_kind as kind, moment
      from notice_item
      where platform_id = $1 and id = any ($2::uuid[])`,
      [platformId, itemIds],
    );
    const said = await this.submissions.of(tx, platformId, [...new Set(rows.map((row) => row.noticeId))]);
    return new Map(
      rows.flatMap(({ id, noticeId, position, kind, moment }) => {
        const item = said.get(noticeId)?.items[position];
        const value = item?.url ?? item?.contentId;
        return value === undefined ? [] : [[id, { kind, value, moment, description: item?.description }] as const];
      }),
    );
  }
}
