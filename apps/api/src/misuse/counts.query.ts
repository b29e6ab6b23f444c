import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Counts, Gravity, MisuseKind, Thresholds } from './misuse.rules.js';

/** Both ends inside. */
export interface Window {
  readonly from: Date;
  readonly to: Date;
}

export interface CountedThing {
  /** The content, notice or complaint. */
  readonly id: string;
  readonly decisionId: string | null;
  readonly category: string | null;
  readonly gravity: Gravity | null;
  readonly occurredAt: Date;
}

export interface CountedGroup {
  readonly category: string | null;
  readonly gravity: Gravity | null;
  readonly count: number;
}

export interface CountedParty extends Counts {
  readonly id: string;
  readonly recipient: string | null;
  readonly aboveThresholds: boolean;
}

/**
 * What counts of one kind ($2) of a platform ($1) in a window ($3 to $4), one row for each content, notice or complaint: what a
 * decision that stands found. A notice of several items counts when every one of them was found manifestly unfounded.
 */
const counted = (party = '') => `
  select t.party_id, coalesce(t.content_id, t.notice_id, t.complaint_id) as id, max(t.decision_id::text)::uuid as decision_id,
    min(t.category) as category, min(t.occurred_at) as occurred_at,
    (array['minor', 'serious', 'severe'])[max(array_position(array['minor', 'serious', 'severe'], t.gravity))] as gravity
  from misuse_tally t
  where t.platform_id = $1 and t.kind = $2 and t.occurred_at >= $3 and t.occurred_at <= $4 ${party}
    and not exists (
      select
      from decision s
      where s.platform_id = t.platform_id and s.supersedes_id = t.decision_id
    )
  group by t.party_id, t.content_id, t.notice_id, t.complaint_id
  having $2 <> 'notices' or count(distinct t.item_id) = (
    select count(*)
    from notice_item i
    where i.platform_id = $1 and i.notice_id = t.notice_id
  )`;

/** The whole of which that is a share: what the party `p` provided or sent in the same window, as far as we know of it. */
const total = `
  case $2
    when 'content' then (
      select count(distinct v.content_id)
      from content_version v
      where v.platform_id = $1 and v.recipient_id = p.recipient_id
        and coalesce(v.published_at, v.occurred_at) >= $3 and coalesce(v.published_at, v.occurred_at) <= $4
    )
    when 'notices' then (
      select count(*)
      from filed_notice n
      where n.platform_id = $1 and n.notifier_hmac = p.address_hmac and n.received_at >= $3 and n.received_at <= $4
        and n.notifier_kind <> 'trusted-flagger' and n.type = 'notice'
    )
    else (
      select count(*)
      from complaint c
      where c.platform_id = $1 and c.received_at >= $3 and c.received_at <= $4
        and case
          when p.address_hmac is null then c.recipient_id = p.recipient_id
          else c.complainant_hmac = p.address_hmac and c.recipient_id is null
        end
    )
  end`;

/** Absolute numbers and shares in a window of time (Art. 23(3)(a), (b)); reads the rooms in which contents, notices and complaints lie. */
@Injectable()
export class CountsQuery {
  async of(tx: Tx, platformId: string, partyId: string, kind: MisuseKind, { from, to }: Window): Promise<Counts> {
    const { rows } = await tx.sql.query<Counts>(
      `
      select (select count(*) from (${counted('and t.party_id = $5')}) as c) as counted, ${total} as total
      from misuse_party p
      where p.platform_id = $1 and p.id = $5`,
      [platformId, kind, from, to, partyId],
    );
    return rows[0]!;
  }

  async groups(
    tx: Tx,
    platformId: string,
    partyId: string,
    kind: MisuseKind,
    { from, to }: Window,
  ): Promise<CountedGroup[]> {
    const { rows } = await tx.sql.query<CountedGroup>(
      `
      select c.category, c.gravity, count(*) as count
      from (${counted('and t.party_id = $5')}) as c
      group by c.category, c.gravity
      order by count(*) desc, c.category, c.gravity`,
      [platformId, kind, from, to, partyId],
    );
    return rows;
  }

  /** Newest first, after this one. */
  async things(
    tx: Tx,
    platformId: string,
    { partyId, kind, from, to }: Window & { partyId: string; kind: MisuseKind },
    { after, limit }: { after: readonly [string, string] | null; limit: number },
  ): Promise<CountedThing[]> {
    const [occurredAt, id] = after ?? [null, null];
    const { rows } = await tx.sql.query<CountedThing>(
      `
      select c.id, c.decision_id as "decisionId", c.category, c.gravity, c.occurred_at as "occurredAt"
      from (${counted('and t.party_id = $5')}) as c
      where $6::timestamptz is null or (c.occurred_at, c.id) < ($6, $7::uuid)
      order by c.occurred_at desc, c.id desc
      limit $8`,
      [platformId, kind, from, to, partyId, occurredAt, id, limit],
    );
    return rows;
  }

  /** Those above the thresholds first, then by how much was counted, after this one. */
  async parties(
    tx: Tx,
    platformId: string,
    { kind, from, to, thresholdCount, thresholdPercent }: Window & Thresholds & { kind: MisuseKind },
    { after, limit }: { after: PartyPlace | null; limit: number },
  ): Promise<CountedParty[]> {
    const { rows } = await tx.sql.query<CountedParty>(
      `
      select j.id, j.recipient, j.counted, j.total, j."aboveThresholds"
      from (
        select w.*, w.counted >= $5 and w.counted * 100 >= $6 * w.total as "aboveThresholds"
        from (
          select p.id, r.external_id as recipient, c.counted, ${total} as total
          from (select party_id, count(*) as counted from (${counted()}) as each group by party_id) as c
          join misuse_party p on p.platform_id = $1 and p.id = c.party_id
          left join recipient r on r.platform_id = p.platform_id and r.id = p.recipient_id
        ) as w
      ) as j
      where $7::boolean is null or (j."aboveThresholds", j.counted, j.id) < ($7, $8::bigint, $9::uuid)
      order by j."aboveThresholds" desc, j.counted desc, j.id desc
      limit $10`,
      [
        platformId,
        kind,
        from,
        to,
        thresholdCount,
        thresholdPercent,
        after?.aboveThresholds ?? null,
        after?.counted ?? null,
        after?.id ?? null,
        limit,
      ],
    );
    return rows;
  }
}

export type PartyPlace = Pick<CountedParty, 'id' | 'counted' | 'aboveThresholds'>;
