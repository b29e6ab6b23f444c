import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Gravity } from '../misuse/index.js';
import type { FindingOutcome } from './decision.js';

/** A finding as it is written, for all items that nothing narrower is said of, for those of a category, or for one item. */
export interface FindingTemplate {
  readonly category: string | null;
  readonly itemId: string | null;
  readonly outcome: FindingOutcome;
  readonly law: string | null;
  readonly provision: string | null;
  readonly memberState: string | null;
  readonly termsClauseId: string | null;
  readonly manifestly: boolean;
  readonly gravity: Gravity | null;
  readonly reasonId: string | null;
}

export interface WrittenFindings {
  readonly outcomes: FindingOutcome[];
  readonly count: number;
  /** Positions in the templates of those that no item of the case took. */
  readonly unused: number[];
}

export interface FindingRow extends Omit<FindingTemplate, 'category' | 'itemId'> {
  readonly itemId: string;
  readonly noticeId: string;
  readonly noticeReference: string;
}

@Injectable()
export class FindingsRepository {
  /**
   * One finding for every item of the case, however many: its own, else its category's, else the general one. The category
   * is the one that the notice is filed under, as in the report.
   */
  async insertForCase(
    tx: Tx,
    { platformId, caseId, decisionId }: { platformId: string; caseId: string; decisionId: string },
    templates: readonly FindingTemplate[],
  ): Promise<WrittenFindings> {
    const { rows } = await tx.sql.query<{ position: number; outcome: FindingOutcome; count: number }>(
      `
      with template as (
        select t.*, t."itemId" is null and t.category is null as general
        from json_to_recordset($4::json) as t(position integer, category text, "itemId" uuid, outcome text, law text,
          provision text, "memberState" text, "termsClauseId" uuid, manifestly boolean, gravity text, "reasonId" uuid)
      ), item as (
        select i.item_id, n.category
        from case_item i
        join notice_item ni on ni.platform_id = i.platform_id and ni.id = i.item_id
        join filed_notice n on n.platform_id = ni.platform_id and n.id = ni.notice_id
        where i.platform_id = $1 and i.case_id = $2
      ), chosen as (
        select item.item_id, coalesce(own.position, by_category.position, general.position) as position
        from item
        left join template own on own."itemId" = item.item_id
        left join template by_category on by_category.category = item.category
        left join template general on general.general
      ), written as (
        insert into finding (platform_id, decision_id, item_id, outcome, law_examined, provision, member_state,
          terms_clause_id, manifestly, gravity, reason_id)
        select $1, $3, chosen.item_id, t.outcome, t.law, t.provision, t."memberState", t."termsClauseId", t.manifestly,
          t.gravity, t."reasonId"
        from chosen
        join template t on t.position = chosen.position
      )
      select t.position, t.outcome, count(*) as count
      from chosen
      join template t on t.position = chosen.position
      group by t.position, t.outcome
      order by t.position`,
      [
        platformId,
        caseId,
        decisionId,
        JSON.stringify(templates.map((template, position) => ({ ...template, position }))),
      ],
    );
    const used = new Set(rows.map((row) => row.position));
    return {
      outcomes: [...new Set(rows.map((row) => row.outcome))],
      count: rows.reduce((sum, row) => sum + row.count, 0),
      unused: templates.flatMap((_, position) => (used.has(position) ? [] : [position])),
    };
  }

  async countByOutcome(
    tx: Tx,
    platformId: string,
    decisionId: string,
  ): Promise<{ outcome: FindingOutcome; count: number }[]> {
    const { rows } = await tx.sql.query<{ outcome: FindingOutcome; count: number }>(
      `
      select f.outcome, count(*) as count
      from finding f
      where f.platform_id = $1 and f.decision_id = $2
      group by f.outcome
      order by f.outcome`,
      [platformId, decisionId],
    );
    return rows;
  }

  /** By item id, after this one. */
  async page(
    tx: Tx,
    platformId: string,
    decisionId: string,
    afterItemId: string | null,
    limit: number,
  ): Promise<FindingRow[]> {
    const { rows } = await tx.sql.query<FindingRow>(
      `
      select f.item_id as "itemId", n.id as "noticeId", n.reference as "noticeReference", f.outcome, f.law_examined as law,
        f.provision, f.member_state as "memberState", f.terms_clause_id as "termsClauseId", f.manifestly, f.gravity,
        f.reason_id as "reasonId"
      from finding f
      join notice_item i on i.platform_id = f.platform_id and i.id = f.item_id
      join notice n on n.platform_id = i.platform_id and n.id = i.notice_id
      where f.platform_id = $1 and f.decision_id = $2 and ($3::uuid is null or f.item_id > $3)
      order by f.item_id
      limit $4`,
      [platformId, decisionId, afterItemId, limit],
    );
    return rows;
  }
}
