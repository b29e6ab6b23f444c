import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

export interface Subject {
  readonly exists: boolean;
  /** What the platform calls it. */
  readonly name: string | null;
}

/** Which cases belong to what a bundle is about. */
@Injectable()
export class ScopeQuery {
  async hasCase(tx: Tx, platformId: string, id: string): Promise<boolean> {
    const { rows } = await tx.sql.query('select from review_case where platform_id = $1 and id = $2', [platformId, id]);
    return rows.length > 0;
  }

  /** The platform's own id of the recipient; undefined when there is none. */
  async recipientName(tx: Tx, platformId: string, id: string): Promise<string | undefined> {
    const { rows } = await tx.sql.query<{ name: string }>(
      'select r.external_id as name from recipient r where r.platform_id = $1 and r.id = $2',
      [platformId, id],
    );
    return rows[0]?.name;
  }

  /** Cases about contents and accounts of the recipient, and those that told them something. */
  async ofRecipient(tx: Tx, platformId: string, recipientId: string): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `select c.id
       from content_version v
       join subject s on s.platform_id = v.platform_id and s.content_id = v.content_id
       join review_case c on c.platform_id = s.platform_id and c.subject_id = s.id
       where v.platform_id = $1 and v.recipient_id = $2
       union
       select d.case_id
       from statement_of_reasons t
       join decision d on d.platform_id = t.platform_id and d.id = t.decision_id
       where t.platform_id = $1 and t.recipient_id = $2
       union
       select d.case_id
       from complaint o
       join decision d on d.platform_id = o.platform_id and d.id = o.decision_id
       where o.platform_id = $1 and o.recipient_id = $2`,
      [platformId, recipientId],
    );
    return rows.map(({ id }) => id);
  }

  /** Cases of notices that were received in [from, to), and those opened or decided in it. */
  async ofPeriod(tx: Tx, platformId: string, from: Date, to: Date): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `select ci.case_id as id
       from notice n
       join notice_item i on i.platform_id = n.platform_id and i.notice_id = n.id
       join case_item ci on ci.platform_id = i.platform_id and ci.item_id = i.id
       where n.platform_id = $1 and n.received_at >= $2 and n.received_at < $3
       union
       select c.id
       from review_case c
       where c.platform_id = $1 and c.opened_at >= $2 and c.opened_at < $3
       union
       select d.case_id
       from decision d
       where d.platform_id = $1 and d.occurred_at >= $2 and d.occurred_at < $3`,
      [platformId, from, to],
    );
    return rows.map(({ id }) => id);
  }

  async ofNotices(tx: Tx, platformId: string, noticeIds: readonly string[]): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `select distinct ci.case_id as id
       from notice_item i
       join case_item ci on ci.platform_id = i.platform_id and ci.item_id = i.id
       where i.platform_id = $1 and i.notice_id = any ($2::uuid[])`,
      [platformId, noticeIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Of these cases those in which child abuse may be suspected: what was written about them is withheld. */
  async aboutChildAbuse(tx: Tx, platformId: string, caseIds: readonly string[]): Promise<Set<string>> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `select c.id
       from review_case c
       where c.platform_id = $1
         and c.id = any ($2::uuid[])
         and (c.skill = 'child-safety' or exists (
           select
           from case_item ci
           join notice_item i on i.platform_id = ci.platform_id and i.id = ci.item_id
           join notice n on n.platform_id = i.platform_id and n.id = i.notice_id
           where ci.platform_id = c.platform_id and ci.case_id = c.id and n.alleges_child_abuse
         ))`,
      [platformId, caseIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The sealed identities of those who notified or complained about each case: of a viral one the first thousand. */
  async identities(tx: Tx, platformId: string, caseIds: readonly string[]): Promise<{ caseId: string; id: string }[]> {
    const { rows } = await tx.sql.query<{ caseId: string; id: string }>(
      `select k.case_id as "caseId", p.id
       from unnest($2::uuid[]) as k (case_id)
       cross join lateral (
         select n.identity_id as id
         from case_item ci
         join notice_item i on i.platform_id = ci.platform_id and i.id = ci.item_id
         join notice n on n.platform_id = i.platform_id and n.id = i.notice_id and n.identity_id is not null
         where ci.platform_id = $1 and ci.case_id = k.case_id
         union
         select s.identity_id
         from case_item ci
         join notice_item i on i.platform_id = ci.platform_id and i.id = ci.item_id
         join notice_supplement s on s.platform_id = i.platform_id and s.notice_id = i.notice_id and s.identity_id is not null
         where ci.platform_id = $1 and ci.case_id = k.case_id
         union
         select o.identity_id
         from decision d
         join complaint o on o.platform_id = d.platform_id and o.decision_id = d.id and o.identity_id is not null
         where d.platform_id = $1 and d.case_id = k.case_id
         limit 1000
       ) p`,
      [platformId, caseIds],
    );
    return rows;
  }
}
