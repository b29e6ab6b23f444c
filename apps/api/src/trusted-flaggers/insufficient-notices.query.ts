import { Injectable } from '@nestjs/common';
import { childSexualAbuseKeywords } from '../categories/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { qualityFacts } from './quality-facts.query.js';
import type { QualityScope } from './quality.query.js';

/** A notice that was judged insufficient: it lacks an element, or an item was found neither illegal nor there. */
export interface InsufficientNotice {
  readonly noticeId: string;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly category: string | null;
  readonly inArea: boolean;
  readonly missingElements: readonly string[];
  /** Suspected child sexual abuse: neither texts nor locations leave the house. */
  readonly isProtected: boolean;
  /** Of what the notice said, then its supplements. */
  readonly submissionIds: readonly string[];
}

export interface InsufficientItem {
  readonly noticeId: string;
  readonly position: number;
  readonly outcome: string | null;
  readonly manifestly: boolean | null;
  readonly decisionId: string | null;
  readonly decidedAt: Date | null;
  readonly lawExamined: string | null;
  readonly provision: string | null;
  readonly memberState: string | null;
  readonly reasonId: string | null;
}

const insufficient = `
  select f.*
  from (${qualityFacts.notices}) f
  where cardinality(f.missing_elements) > 0
    or f.notice_id in (select i.notice_id from (${qualityFacts.items}) i where i.outcome in ('neither', 'unavailable'))`;

/** What an evidence pack shows (Art. 22(6)); reads notices, cases and findings. */
@Injectable()
export class InsufficientNoticesQuery {
  async count(tx: Tx, scope: QualityScope): Promise<number> {
    const { rows } = await tx.sql.query<{ count: number }>(
      `select count(*) as count from (${insufficient}) f`,
      valuesOf(scope),
    );
    return rows[0]!.count;
  }

  /** The first ones in the order of receipt. */
  async notices(tx: Tx, scope: QualityScope, limit: number): Promise<InsufficientNotice[]> {
    const { rows } = await tx.sql.query<InsufficientNotice>(
      `select f.notice_id as "noticeId", f.reference, f.received_at as "receivedAt", f.category, f.in_area as "inArea",
         f.missing_elements as "missingElements",
         n.alleges_child_abuse
           or exists (
             select
             from notice_category c
             where c.platform_id = n.platform_id and c.notice_id = n.id and c.keyword = any ($6::text[])
           )
           or exists (
             select
             from notice_item i
             join case_item ci on ci.platform_id = i.platform_id and ci.item_id = i.id
             join review_case c on c.platform_id = ci.platform_id and c.id = ci.case_id
             where i.platform_id = n.platform_id and i.notice_id = n.id and c.skill = 'child-safety'
           ) as "isProtected",
         array[n.submission_id] || array(
           select s.submission_id
           from notice_supplement s
           where s.platform_id = n.platform_id and s.notice_id = n.id
           order by s.recorded_at, s.id
         ) as "submissionIds"
       from (${insufficient}) f
       join notice n on n.platform_id = $1 and n.id = f.notice_id
       order by f.received_at, f.notice_id
       limit $5`,
      [...valuesOf(scope), limit, childSexualAbuseKeywords],
    );
    return rows;
  }

  /** All items of these notices, in their order. */
  async items(tx: Tx, scope: QualityScope, noticeIds: readonly string[]): Promise<InsufficientItem[]> {
    const { rows } = await tx.sql.query<InsufficientItem>(
      `select i.notice_id as "noticeId", i.position, i.outcome, i.manifestly, i.decision_id as "decisionId",
         i.decided_at as "decidedAt", f.law_examined as "lawExamined", f.provision, f.member_state as "memberState",
         f.reason_id as "reasonId"
       from (${qualityFacts.items}) i
       left join finding f on f.platform_id = $1 and f.decision_id = i.decision_id and f.item_id = i.item_id
       where i.notice_id = any ($5::uuid[])
       order by i.notice_id, i.position`,
      [...valuesOf(scope), noticeIds],
    );
    return rows;
  }
}

function valuesOf({ platformId, flaggerId, from, until }: QualityScope): unknown[] {
  return [platformId, flaggerId, from, until];
}
