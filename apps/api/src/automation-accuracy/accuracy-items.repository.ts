import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { stateAfter, type ItemMove, type ItemState } from './accuracy-item.rules.js';
import type { MachineDecision, Verdict } from './accuracy.js';

/** What stands of an item while somebody looks at it; what the machine decided is not among it. */
export interface ReviewItem {
  readonly id: string;
  readonly state: ItemState;
  readonly claimedBy: string | null;
  readonly leaseEndsAt: Date | null;
  readonly firstDecider: string | null;
  readonly contentExternalId: string | null;
  readonly contentVersion: number | null;
  /** Whether the platform described the content. */
  readonly described: boolean;
  /** Where the notifier said that it is; null for what no notice led to. */
  readonly noticeItemId: string | null;
  readonly skill: string;
}

/** Who asks for the next item, and which they may be given. */
export interface ClaimingItem {
  readonly platformId: string;
  readonly staffId: string;
  readonly languages: readonly string[];
  readonly skills: readonly string[];
  readonly leaseEndsAt: Date;
}

export interface NewVerdict {
  readonly platformId: string;
  readonly itemId: string;
  readonly firstDecider: string | null;
  readonly reviewedBy: string;
  readonly verdict: Verdict;
  readonly category: string | null;
  readonly keyword: string | null;
  readonly categoryListVersion: string;
  readonly noteId: string | null;
  readonly noteHash: Buffer | null;
  readonly recordedAt: Date;
}

/** An item as an auditor sees it: what the machine and then a person decided. */
export interface InspectedItem {
  readonly id: string;
  readonly stratumId: string;
  readonly position: number;
  readonly drawnKey: string;
  readonly automationSystem: string;
  readonly automationVersion: string;
  readonly language: string;
  readonly decided: MachineDecision;
  readonly state: ItemState;
  readonly verdict: Verdict | null;
  readonly category: string | null;
  readonly keyword: string | null;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date | null;
}

const moderatedByNobody = `not exists (
  select
  from staff_member p
  where p.platform_id = i.platform_id
    and p.left_at is null
    and p.role in ('moderator', 'senior-moderator')
    and i.language = any (p.languages)
)`;

/** Whether a tie that the person $4 declared concerns the item: its case, or the content or account of a measure. */
const isTied = `(
  i.case_id is not null and staff_is_interested(i.platform_id, $4, i.case_id)
  or exists (
    select
    from declared_interest n
    left join measure m on m.platform_id = i.platform_id and m.applied_on = i.applied_on and m.measure_id = i.measure_id
    where n.platform_id = i.platform_id
      and n.staff_id = $4
      and n.ended_at is null
      and (
        n.content_external_id = i.content_external_id
        or n.account_external_id in (i.content_external_id, m.recipient_external_id)
      )
  )
)`;

@Injectable()
export class AccuracyItemsRepository {
  /**
   * Claims the next item that the moderator may judge: of their languages and skills, not of a case on which they decided, and of
   * nothing that a declared tie of theirs concerns (review/declare-interest.service.ts). In the order in which items were drawn, so that what was judged at any time is a random sample too. Null when none waits.
   */
  async claimNext(tx: Tx, claiming: ClaimingItem): Promise<string | null> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `with next as (
         select i.id
         from accuracy_item i
         where i.platform_id = $1
           and i.state = 'waiting'
           and i.skill = any ($3::text[])
           and (i.language = any ($2::text[]) or ${moderatedByNobody})
           and i.first_decider is distinct from $4
           and not exists (
             select
             from decision d
             where d.platform_id = i.platform_id and d.case_id = i.case_id and d.decided_by = $4
           )
           and not ${isTied}
         order by i.position, i.id
         limit 1
         for no key update of i skip locked
       )
       update accuracy_item i
       set state = 'claimed', claimed_by = $4, lease_ends_at = $5
       from next
       where i.platform_id = $1 and i.id = next.id
       returning i.id`,
      [claiming.platformId, claiming.languages, claiming.skills, claiming.staffId, claiming.leaseEndsAt],
    );
    return rows[0]?.id ?? null;
  }

  /** Puts items back whose lease is over; their ids. */
  async expire(tx: Tx, platformId: string, now: Date): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `with over as (
         select i.id
         from accuracy_item i
         where i.platform_id = $1 and i.state = 'claimed' and i.lease_ends_at <= $2
         order by i.lease_ends_at, i.id
         limit 500
         for no key update skip locked
       )
       update accuracy_item i
       set state = 'waiting', claimed_by = null, lease_ends_at = null
       from over
       where i.platform_id = $1 and i.id = over.id
       returning i.id`,
      [platformId, now],
    );
    return rows.map(({ id }) => id);
  }

  /** The item, for this transaction alone to change. */
  async lock(tx: Tx, platformId: string, id: string): Promise<ReviewItem | undefined> {
    const { rows } = await tx.sql.query<ReviewItem>(
      `select i.id, i.state, i.claimed_by as "claimedBy", i.lease_ends_at as "leaseEndsAt", i.first_decider as "firstDecider",
         i.content_external_id as "contentExternalId", i.content_version as "contentVersion", i.skill,
         d.primary_item_id as "noticeItemId",
         exists (
           select from content o where o.platform_id = i.platform_id and o.external_id = i.content_external_id
         ) as described
       from accuracy_item i
       left join decision d on d.platform_id = i.platform_id and d.id = i.decision_id
       where i.platform_id = $1 and i.id = $2
       for no key update of i`,
      [platformId, id],
    );
    return rows[0];
  }

  /** Ends whatever claim there is. False when the item cannot make the move from the state that it is in. */
  async move(tx: Tx, platformId: string, { id, state }: ReviewItem, move: ItemMove): Promise<boolean> {
    const to = stateAfter(state, move);
    if (!to) return false;
    const { rowCount } = await tx.sql.query(
      `update accuracy_item
       set state = $4, claimed_by = null, lease_ends_at = null
       where platform_id = $1 and id = $2 and state = $3`,
      [platformId, id, state, to],
    );
    return rowCount === 1;
  }

  async insertVerdict(tx: Tx, verdict: NewVerdict): Promise<void> {
    await tx.sql.query(
      `insert into accuracy_verdict (platform_id, item_id, first_decider, reviewed_by, verdict, category, keyword,
         category_list_version, note_id, note_hash, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        verdict.platformId,
        verdict.itemId,
        verdict.firstDecider,
        verdict.reviewedBy,
        verdict.verdict,
        verdict.category,
        verdict.keyword,
        verdict.categoryListVersion,
        verdict.noteId,
        verdict.noteHash,
        verdict.recordedAt,
      ],
    );
  }

  /** The items of a sample after one of them, by id. */
  async inspect(tx: Tx, platformId: string, sampleId: string, limit: number, after?: string): Promise<InspectedItem[]> {
    const { rows } = await tx.sql.query<InspectedItem>(
      `select i.id, i.stratum_id as "stratumId", i.position, i.drawn_key as "drawnKey",
         t.automation_system as "automationSystem", t.automation_version as "automationVersion", t.language, t.decided, i.state,
         v.verdict, v.category, v.keyword, v.reviewed_by as "reviewedBy", v.recorded_at as "reviewedAt"
       from accuracy_stratum t
       join accuracy_item i on i.platform_id = t.platform_id and i.stratum_id = t.id
       left join accuracy_verdict v on v.platform_id = i.platform_id and v.item_id = i.id
       where t.platform_id = $1 and t.sample_id = $2 and ($4::uuid is null or i.id > $4)
       order by i.id
       limit $3`,
      [platformId, sampleId, limit, after ?? null],
    );
    return rows;
  }

  /** The keys that were drawn, by stratum and position: what another draw must yield. */
  async drawnKeys(tx: Tx, platformId: string, sampleId: string): Promise<Map<string, string[]>> {
    const { rows } = await tx.sql.query<{ stratumId: string; keys: string[] }>(
      `select i.stratum_id as "stratumId", array_agg(i.drawn_key order by i.position) as keys
       from accuracy_stratum t
       join accuracy_item i on i.platform_id = t.platform_id and i.stratum_id = t.id
       where t.platform_id = $1 and t.sample_id = $2
       group by i.stratum_id`,
      [platformId, sampleId],
    );
    return new Map(rows.map(({ stratumId, keys }) => [stratumId, keys]));
  }
}
