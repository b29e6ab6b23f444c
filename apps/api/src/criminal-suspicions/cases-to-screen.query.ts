import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

export interface CaseToScreen {
  readonly caseId: string;
  readonly priority: string;
  readonly state: string;
  readonly openedAt: Date;
  /** To the microsecond, for the key of the page. */
  readonly openedAtKey: string;
}

export interface ToScreen {
  /** Of the cases that the person may see; null: all. */
  readonly skills: readonly string[] | null;
  readonly after?: { readonly openedAtKey: string; readonly id: string };
  readonly limit: number;
}

/**
 * Cases that allege a threat to life, or child abuse, and were not looked at under Art. 18 since the last notice that does: neither
 * a suspicion raised nor a screening. Decided ones too: a decision on the content answers another question.
 */
@Injectable()
export class CasesToScreenQuery {
  /** The longest waiting first. */
  async page(tx: Tx, platformId: string, { skills, after, limit }: ToScreen): Promise<CaseToScreen[]> {
    const { rows } = await tx.sql.query<CaseToScreen>(
      `select c.id as "caseId", c.priority, c.state, c.opened_at as "openedAt",
         to_char(c.opened_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "openedAtKey"
       from review_case c
       cross join lateral (
         select max(ci.joined_at) as at
         from case_item ci
         join notice_item i on i.platform_id = ci.platform_id and i.id = ci.item_id
         join notice n on n.platform_id = i.platform_id and n.id = i.notice_id
         where ci.platform_id = c.platform_id
           and ci.case_id = c.id
           and (n.alleges_threat_to_life or n.alleges_child_abuse)
       ) alleged
       where c.platform_id = $1
         and c.priority in ('order', 'threat-to-life', 'child-safety')
         and (c.priority <> 'order' or alleged.at is not null)
         and ($2::text[] is null or c.skill = any ($2))
         and (c.opened_at, c.id) > (coalesce($3::timestamptz, '-infinity'), coalesce($4::uuid, c.id))
         and not exists (
           select
           from criminal_suspicion s
           where s.platform_id = c.platform_id and s.case_id = c.id and s.closed_at is null
         )
         and not exists (
           select
           from criminal_suspicion s
           where s.platform_id = c.platform_id and s.case_id = c.id and s.recorded_at >= coalesce(alleged.at, c.opened_at)
         )
         and not exists (
           select
           from suspicion_screening s
           where s.platform_id = c.platform_id and s.case_id = c.id and s.recorded_at >= coalesce(alleged.at, c.opened_at)
         )
       order by c.opened_at, c.id
       limit $5`,
      [platformId, skills, after?.openedAtKey ?? null, after?.id ?? null, limit],
    );
    return rows;
  }
}
