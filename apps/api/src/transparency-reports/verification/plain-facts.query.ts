import { Injectable } from '@nestjs/common';
import type { Tx } from '../../infrastructure/database/tx.js';
import type { FactsScope } from '../facts-scope.js';
import type { PlainCases, PlainDecision, PlainItem, PlainMeasure, PlainNotice } from './plain-facts.js';

const pageSize = 5_000;

type DecisionRow = Omit<PlainDecision, 'restrictions' | 'findings' | 'actedOnBefore'>;

/** Reads facts page by page, each table by itself. It shares nothing with the statements that the report is counted by. */
@Injectable()
export class PlainFactsQuery {
  async *notices(tx: Tx, scope: FactsScope): AsyncGenerator<{ notices: PlainNotice[]; items: PlainItem[] }> {
    const { platformId, from, until } = scope;
    for (let after: [string, string] | undefined; ;) {
      const { rows } = await tx.sql.query<{ id: string; at: string }>(
        `select n.id, n.received_at::text as at
         from notice n
         where n.platform_id = $1 and n.received_at >= $2 and n.received_at < $3
           and ($4::uuid is null or (n.received_at, n.id) > ($2, $4))
         order by n.received_at, n.id
         limit ${pageSize}`,
        [platformId, after?.[0] ?? from, until, after?.[1]],
      );
      if (rows.length === 0) return;
      const ids = rows.map(({ id }) => id);
      yield { notices: await this.noticesById(tx, platformId, ids), items: await this.itemsOf(tx, platformId, ids) };
      after = [rows.at(-1)!.at, rows.at(-1)!.id];
    }
  }

  async *decisions(tx: Tx, scope: FactsScope): AsyncGenerator<{ decisions: PlainDecision[]; cases: PlainCases }> {
    const { platformId, from, until } = scope;
    for (let after: [string, string] | undefined; ;) {
      const { rows } = await tx.sql.query<DecisionRow & { at: string }>(
        `select d.id, d.occurred_at::text as at, d.case_id as "caseId", d.supersedes_id as "supersedesId", d.occurred_at as "occurredAt", d.cause,
           d.primary_item_id as "primaryItemId", d.outcome, d.ground, d.category, d.keyword,
           d.other_description as "otherDescription", d.content_language as language,
           d.automated_detection as "detectedAutomatically", d.automated_decision as automated
         from decision d
         where d.platform_id = $1 and d.occurred_at >= $2 and d.occurred_at < $3
           and ($4::uuid is null or (d.occurred_at, d.id) > ($2, $4))
         order by d.occurred_at, d.id
         limit ${pageSize}`,
        [platformId, after?.[0] ?? from, until, after?.[1]],
      );
      if (rows.length === 0) return;
      yield {
        decisions: await this.withConsequences(tx, platformId, rows),
        cases: await this.casesOf(tx, platformId, rows),
      };
      after = [rows.at(-1)!.at, rows.at(-1)!.id];
    }
  }

  /** By the days that the platform named, one before and one after: the instant says whether a measure is of the period. */
  async *measures(tx: Tx, { platformId, from, until }: FactsScope): AsyncGenerator<PlainMeasure[]> {
    const day = (instant: Date, days: number) =>
      new Date(instant.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    for (let after = [day(from, -1), '']; ;) {
      const { rows } = await tx.sql.query<PlainMeasure & { appliedOn: string; measureId: string }>(
        `select m.applied_on as "appliedOn", m.measure_id as "measureId", m.occurred_at as "occurredAt", m.ground, m.category,
           m.keyword, m.other_description as "otherDescription", m.restriction_types as "restrictionTypes",
           m.automated_detection as "detectedAutomatically", m.automated_decision as automated, m.content_language as language
         from measure m
         where m.platform_id = $1 and m.applied_on >= $2::date and m.applied_on <= $4::date
           and (m.applied_on, m.measure_id) > ($2::date, $3)
         order by m.applied_on, m.measure_id
         limit ${pageSize}`,
        [platformId, ...after, day(until, 1)],
      );
      if (rows.length === 0) return;
      yield rows.filter(({ occurredAt }) => occurredAt >= from && occurredAt < until);
      after = [rows.at(-1)!.appliedOn, rows.at(-1)!.measureId];
    }
  }

  private async noticesById(tx: Tx, platformId: string, ids: readonly string[]): Promise<PlainNotice[]> {
    const { rows } = await tx.sql.query<Omit<PlainNotice, 'categories' | 'types'>>(
      `select n.id, n.received_at as "receivedAt", n.type, n.notifier_kind as "notifierKind", n.in_area_of_expertise as "inArea",
         n.alleged_category as "allegedCategory", n.alleged_keyword as "allegedKeyword"
       from notice n
       where n.platform_id = $1 and n.id = any ($2::uuid[])`,
      [platformId, ids],
    );
    const { rows: categories } = await tx.sql.query<PlainNotice['categories'][number] & { noticeId: string }>(
      `select c.notice_id as "noticeId", c.category, c.keyword, c.deduced_by as "deducedBy"
       from notice_category c
       where c.platform_id = $1 and c.notice_id = any ($2::uuid[])
       order by c.recorded_at, c.id`,
      [platformId, ids],
    );
    const { rows: types } = await tx.sql.query<{ noticeId: string; type: string }>(
      `select c.notice_id as "noticeId", c.to_type as type
       from notice_type_change c
       where c.platform_id = $1 and c.notice_id = any ($2::uuid[])
       order by c.position`,
      [platformId, ids],
    );
    const categoriesOf = Map.groupBy(categories, ({ noticeId }) => noticeId);
    const typesOf = Map.groupBy(types, ({ noticeId }) => noticeId);
    return rows.map((notice) => ({
      ...notice,
      categories: categoriesOf.get(notice.id) ?? [],
      types: (typesOf.get(notice.id) ?? []).map(({ type }) => type),
    }));
  }

  private async itemsOf(tx: Tx, platformId: string, noticeIds: readonly string[]): Promise<PlainItem[]> {
    const { rows } = await tx.sql.query<{ id: string; noticeId: string; decisionId: string | null }>(
      `select i.id, i.notice_id as "noticeId", c.decision_id as "decisionId"
       from notice_item i
       left join case_item c on c.platform_id = i.platform_id and c.item_id = i.id
       where i.platform_id = $1 and i.notice_id = any ($2::uuid[])`,
      [platformId, noticeIds],
    );
    const { rows: answers } = await tx.sql.query<NonNullable<PlainItem['answer']> & { id: string }>(
      `select d.id, d.automated_decision as automated, d.automated_processing as processing
       from decision d
       where d.platform_id = $1 and d.id = any ($2::uuid[])`,
      [platformId, rows.flatMap(({ decisionId }) => decisionId ?? [])],
    );
    const answerOf = new Map(answers.map((answer) => [answer.id, answer]));
    return rows.map(({ id, noticeId, decisionId }) => ({
      id,
      noticeId,
      answer: (decisionId !== null && answerOf.get(decisionId)) || null,
    }));
  }

  private async withConsequences(tx: Tx, platformId: string, rows: readonly DecisionRow[]): Promise<PlainDecision[]> {
    const ids = rows.map(({ id }) => id);
    const before = rows.flatMap(({ supersedesId }) => supersedesId ?? []);
    const { rows: restrictions } = await tx.sql.query<{ decisionId: string; type: string; inEffectAt: Date | null }>(
      `select r.decision_id as "decisionId", r.type, r.in_effect_at as "inEffectAt"
       from restriction r
       where r.platform_id = $1 and r.decision_id = any ($2::uuid[])`,
      [platformId, ids],
    );
    const { rows: findings } = await tx.sql.query<{ decisionId: string; itemId: string; outcome: string }>(
      `select f.decision_id as "decisionId", f.item_id as "itemId", f.outcome
       from finding f
       where f.platform_id = $1 and f.decision_id = any ($2::uuid[])`,
      [platformId, [...ids, ...before]],
    );
    const { rows: restricting } = await tx.sql.query<{ id: string }>(
      `select d.id from decision d where d.platform_id = $1 and d.id = any ($2::uuid[]) and d.outcome = 'restrict'`,
      [platformId, before],
    );
    const restrictionsOf = Map.groupBy(restrictions, ({ decisionId }) => decisionId);
    const findingsOf = Map.groupBy(findings, ({ decisionId }) => decisionId);
    const restricted = new Set(restricting.map(({ id }) => id));
    const acted = (id: string) =>
      (findingsOf.get(id) ?? []).filter(({ outcome }) => outcome === 'illegal' || outcome === 'against-terms');
    return rows.map((decision) => {
      const { id, supersedesId } = decision;
      const former = supersedesId !== null && restricted.has(supersedesId) ? acted(supersedesId) : [];
      return {
        ...decision,
        restrictions: restrictionsOf.get(id) ?? [],
        findings: new Map((findingsOf.get(id) ?? []).map(({ itemId, outcome }) => [itemId, outcome])),
        actedOnBefore: new Set(former.map(({ itemId }) => itemId)),
      };
    });
  }

  /** The items that lie in the cases now, those that findings are on, and the notices of all of them. */
  private async casesOf(tx: Tx, platformId: string, decisions: readonly DecisionRow[]): Promise<PlainCases> {
    const { rows: members } = await tx.sql.query<{ itemId: string; caseId: string }>(
      `select c.item_id as "itemId", c.case_id as "caseId"
       from case_item c
       where c.platform_id = $1 and c.case_id = any ($2::uuid[])`,
      [platformId, [...new Set(decisions.map(({ caseId }) => caseId))]],
    );
    const { rows: found } = await tx.sql.query<{ itemId: string }>(
      `select distinct f.item_id as "itemId" from finding f where f.platform_id = $1 and f.decision_id = any ($2::uuid[])`,
      [platformId, decisions.map(({ id }) => id)],
    );
    const primary = decisions.flatMap(({ primaryItemId }) => primaryItemId ?? []);
    const itemIds = [...new Set([...[...members, ...found].map(({ itemId }) => itemId), ...primary])];
    const { rows: items } = await tx.sql.query<{ id: string; noticeId: string }>(
      `select i.id, i.notice_id as "noticeId" from notice_item i where i.platform_id = $1 and i.id = any ($2::uuid[])`,
      [platformId, itemIds],
    );
    const notices = await this.noticesById(tx, platformId, [...new Set(items.map(({ noticeId }) => noticeId))]);
    const itemsOf = Map.groupBy(members, ({ caseId }) => caseId);
    return {
      notices: new Map(notices.map((notice) => [notice.id, notice])),
      noticeOf: new Map(items.map(({ id, noticeId }) => [id, noticeId])),
      itemsOf: new Map([...itemsOf].map(([caseId, its]) => [caseId, its.map(({ itemId }) => itemId)])),
    };
  }
}
