import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

/**
 * All that we hold about a case ($1 platform, $2 case), as `(kind, entity_id, content_hash)`: every version of its content and of
 * whose it is, the notices with what was added and attached, the decisions and their statements.
 */
export const evidenceOfCase = `
  with the_subject as (
    select s.content_id
    from review_case c
    join subject s on s.platform_id = c.platform_id and s.id = c.subject_id
    where c.platform_id = $1 and c.id = $2
  ), version as (
    select v.id, v.recipient_id, coalesce(v.snapshot_hash, v.description_hash) as content_hash
    from content_version v
    where v.platform_id = $1 and v.content_id = (select content_id from the_subject)
  ), item as (
    select i.id, i.notice_id
    from case_item ci
    join notice_item i on i.platform_id = ci.platform_id and i.id = ci.item_id
    where ci.platform_id = $1 and ci.case_id = $2
  ), told as (
    select distinct notice_id as id from item
  )
  select 'content-version' as kind, v.id as entity_id, v.content_hash
  from version v
  union all
  select 'recipient-version', r.id, r.description_hash
  from recipient_version r
  where r.platform_id = $1 and r.recipient_id in (select recipient_id from version)
  union all
  select 'notice', n.id, n.submission_hash
  from notice n
  join told t on t.id = n.id
  where n.platform_id = $1
  union all
  select 'notice-supplement', s.id, s.submission_hash
  from notice_supplement s
  join told t on t.id = s.notice_id
  where s.platform_id = $1
  union all
  select 'notice-item', i.id, null
  from item i
  union all
  select 'attachment', a.id, a.sha256
  from attachment a
  join told t on t.id = a.notice_id
  where a.platform_id = $1
  union all
  select 'decision', d.id, d.text_hash
  from decision d
  where d.platform_id = $1 and d.case_id = $2
  union all
  select 'statement', s.id, s.text_hash
  from decision d
  join statement_of_reasons s on s.platform_id = d.platform_id and s.decision_id = d.id
  where d.platform_id = $1 and d.case_id = $2`;

export interface FrozenVersion {
  readonly contentId: string;
  readonly version: number;
}

export interface FrozenNotice {
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly channel: string;
  readonly notifierKind: string;
}

export interface FrozenAttachment {
  readonly id: string;
  readonly noticeReference: string;
  readonly position: number;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly storageKey: string;
  readonly wrappedKey: Buffer;
}

export interface FrozenDecision {
  readonly id: string;
  readonly occurredAt: Date;
  readonly outcome: string;
}

const frozen = (kind: string) => `
  select e.entity_id
  from evidence_freeze f
  join frozen_evidence e on e.platform_id = f.platform_id and e.freeze_id = f.id and e.kind = '${kind}'
  where f.platform_id = $1 and f.suspicion_id = $2`;

/** What the frozen evidence of a suspicion is, for the package. */
@Injectable()
export class EvidenceQuery {
  /** The oldest version first. */
  async versions(tx: Tx, platformId: string, suspicionId: string): Promise<FrozenVersion[]> {
    const { rows } = await tx.sql.query<FrozenVersion>(
      `select v.content_id as "contentId", v.version
       from content_version v
       where v.platform_id = $1 and v.id in (${frozen('content-version')})
       order by v.version`,
      [platformId, suspicionId],
    );
    return rows;
  }

  /** The earliest received first. */
  async notices(tx: Tx, platformId: string, suspicionId: string, limit: number): Promise<FrozenNotice[]> {
    const { rows } = await tx.sql.query<FrozenNotice>(
      `select n.id, n.reference, n.received_at as "receivedAt", n.channel, n.notifier_kind as "notifierKind"
       from notice n
       where n.platform_id = $1 and n.id in (${frozen('notice')})
       order by n.received_at, n.id
       limit $3`,
      [platformId, suspicionId, limit],
    );
    return rows;
  }

  async noticeCount(tx: Tx, platformId: string, suspicionId: string): Promise<number> {
    const { rows } = await tx.sql.query<{ count: number }>(
      `select count(*) as count from notice n where n.platform_id = $1 and n.id in (${frozen('notice')})`,
      [platformId, suspicionId],
    );
    return Number(rows[0]!.count);
  }

  async attachments(tx: Tx, platformId: string, suspicionId: string): Promise<FrozenAttachment[]> {
    const { rows } = await tx.sql.query<Omit<FrozenAttachment, 'sizeBytes'> & { sizeBytes: string }>(
      `select a.id, n.reference as "noticeReference", a.position, a.media_type as "mediaType", a.size_bytes as "sizeBytes",
         a.storage_key as "storageKey", a.wrapped_key as "wrappedKey"
       from attachment a
       join notice n on n.platform_id = a.platform_id and n.id = a.notice_id
       where a.platform_id = $1 and a.id in (${frozen('attachment')})
       order by n.received_at, n.id, a.position`,
      [platformId, suspicionId],
    );
    return rows.map((row) => ({ ...row, sizeBytes: Number(row.sizeBytes) }));
  }

  async decisions(tx: Tx, platformId: string, suspicionId: string): Promise<FrozenDecision[]> {
    const { rows } = await tx.sql.query<FrozenDecision>(
      `select d.id, d.occurred_at as "occurredAt", d.outcome
       from decision d
       where d.platform_id = $1 and d.id in (${frozen('decision')})
       order by d.occurred_at, d.id`,
      [platformId, suspicionId],
    );
    return rows;
  }

  /** The items of the notices of a case, whose preservation is asked of the platform. */
  async itemIds(tx: Tx, platformId: string, caseId: string): Promise<string[]> {
    const { rows } = await tx.sql.query<{ itemId: string }>(
      'select ci.item_id as "itemId" from case_item ci where ci.platform_id = $1 and ci.case_id = $2 order by ci.item_id',
      [platformId, caseId],
    );
    return rows.map(({ itemId }) => itemId);
  }

  /** Whether the case may hold suspected child abuse material, whose look is for those alone who may see it. */
  async isAboutChildAbuse(tx: Tx, platformId: string, caseId: string): Promise<boolean> {
    const { rows } = await tx.sql.query<{ is: boolean }>(
      `select c.skill = 'child-safety' or exists (
         select
         from case_item ci
         join notice_item i on i.platform_id = ci.platform_id and i.id = ci.item_id
         join notice n on n.platform_id = i.platform_id and n.id = i.notice_id
         where ci.platform_id = c.platform_id and ci.case_id = c.id and n.alleges_child_abuse
       ) as is
       from review_case c
       where c.platform_id = $1 and c.id = $2`,
      [platformId, caseId],
    );
    return rows[0]?.is ?? false;
  }
}
