import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Gravity } from './misuse.rules.js';

/** An item of a notice that was found manifestly unfounded, with who sent the notice. */
export interface UnfoundedItem {
  readonly itemId: string;
  readonly noticeId: string;
  /** Null for who left no address, and for trusted flaggers and flags under the terms: none of them is counted. */
  readonly notifierHmac: Buffer | null;
  readonly identityId: string | null;
  readonly category: string | null;
  readonly gravity: Gravity | null;
  readonly receivedAt: Date;
}

/** Reads the findings of decisions, and the notices and contents that they are about. */
@Injectable()
export class FoundManifestQuery {
  /** By item id, after this one. A trusted flagger's notices count for its quality, never here (Art. 22(6)). */
  async unfoundedItems(
    tx: Tx,
    { platformId, decisionId, afterItemId }: { platformId: string; decisionId: string; afterItemId: string | null },
    limit: number,
  ): Promise<UnfoundedItem[]> {
    const { rows } = await tx.sql.query<UnfoundedItem>(
      `
      select f.item_id as "itemId", i.notice_id as "noticeId", n.identity_id as "identityId", f.gravity, filed.category,
        n.received_at as "receivedAt",
        case when filed.type = 'notice' and n.notifier_kind <> 'trusted-flagger' then n.notifier_hmac end as "notifierHmac"
      from finding f
      join notice_item i on i.platform_id = f.platform_id and i.id = f.item_id
      join notice n on n.platform_id = i.platform_id and n.id = i.notice_id
      join filed_notice filed on filed.platform_id = n.platform_id and filed.id = n.id
      where f.platform_id = $1 and f.decision_id = $2 and ($3::uuid is null or f.item_id > $3)
        and f.manifestly and f.outcome = 'neither'
      order by f.item_id
      limit $4`,
      [platformId, decisionId, afterItemId, limit],
    );
    return rows;
  }

  /** How grave what the decision found manifestly illegal is at most; undefined when it found no item so. */
  async illegalGravity(tx: Tx, platformId: string, decisionId: string): Promise<Gravity | null | undefined> {
    const { rows } = await tx.sql.query<{ gravity: Gravity | null }>(
      `
      select f.gravity
      from finding f
      where f.platform_id = $1 and f.decision_id = $2 and f.manifestly and f.outcome = 'illegal'
      order by array_position(array['severe', 'serious', 'minor'], f.gravity) nulls last
      limit 1`,
      [platformId, decisionId],
    );
    return rows[0]?.gravity;
  }

  /** When this version of the content was provided: published, or described to us. */
  async providedAt(tx: Tx, platformId: string, contentId: string, version: number | null): Promise<Date | null> {
    const { rows } = await tx.sql.query<{ at: Date }>(
      `
      select coalesce(v.published_at, v.occurred_at) as at
      from content_version v
      where v.platform_id = $1 and v.content_id = $2 and ($3::integer is null or v.version = $3)
      order by v.version desc
      limit 1`,
      [platformId, contentId, version],
    );
    return rows[0]?.at ?? null;
  }

  /** The trusted flaggers that sent notices from this address. */
  async flaggersAt(tx: Tx, platformId: string, addressHmac: Buffer): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `
      select distinct n.trusted_flagger_id as id
      from notice n
      where n.platform_id = $1 and n.notifier_hmac = $2 and n.trusted_flagger_id is not null`,
      [platformId, addressHmac],
    );
    return rows.map((row) => row.id);
  }

  /** The sealed name and address of who sent what was counted last, and the language that they wrote in. */
  async identityOf(
    tx: Tx,
    platformId: string,
    partyId: string,
  ): Promise<{ identityId: string; language: string | null } | null> {
    const { rows } = await tx.sql.query<{ identityId: string; language: string | null }>(
      `
      select t.identity_id as "identityId", coalesce(n.language, c.language) as language
      from misuse_tally t
      left join notice n on n.platform_id = t.platform_id and n.id = t.notice_id
      left join complaint c on c.platform_id = t.platform_id and c.id = t.complaint_id
      where t.platform_id = $1 and t.party_id = $2 and t.identity_id is not null
      order by t.occurred_at desc, t.id desc
      limit 1`,
      [platformId, partyId],
    );
    return rows[0] ?? null;
  }
}
