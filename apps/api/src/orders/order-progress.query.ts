import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { OrderedItemProgress, RestrictionOnItem } from './effect.rules.js';

/** An item of an order, with the case that waits for it, or answered it. */
export interface ItemInCase extends OrderedItemProgress {
  readonly id: string;
  readonly position: number;
  readonly subjectId: string;
  readonly caseId: string;
  readonly decisionId: string | null;
  readonly decidedAt: Date | null;
}

/** A decision that imposed restrictions which are in force, on a case that an order is in. */
export interface DecisionInForce {
  readonly decisionId: string;
  /** Nothing but this order led to it: no notice, no other order that is in force, and no statement was owed. */
  readonly isUnderThisOrderAlone: boolean;
}

interface ItemRow extends Omit<ItemInCase, 'restrictions'> {
  readonly restrictions: readonly { inEffectAt: string | null; outcome: RestrictionOnItem['outcome'] }[];
}

/** Reads across rooms what became of the items of an order. */
@Injectable()
export class OrderProgressQuery {
  /** In the order of their positions. */
  async items(tx: Tx, platformId: string, orderId: string): Promise<ItemInCase[]> {
    const { rows } = await tx.sql.query<ItemRow>(
      `
      select i.id, i.position, i.subject_id as "subjectId", c.case_id as "caseId", c.decision_id as "decisionId",
        d.outcome as decided, d.recorded_at as "decidedAt", r.restrictions
      from order_item i
      join case_order_item c on c.platform_id = i.platform_id and c.item_id = i.id
      left join decision d on d.platform_id = c.platform_id and d.id = c.decision_id
      cross join lateral (
        select coalesce(json_agg(json_build_object('inEffectAt', r.in_effect_at, 'outcome', f.outcome) order by r.id), '[]')
          as restrictions
        from decision by_decision
        join restriction r on r.platform_id = by_decision.platform_id and r.decision_id = by_decision.id and r.state <> 'lifted'
        left join lateral (
          select f.outcome
          from enforcement_command m
          join enforcement_confirmation f on f.platform_id = m.platform_id and f.command_id = m.id
          where m.platform_id = r.platform_id and m.restriction_id = r.id and m.kind <> 'lift'
          order by f.recorded_at desc, f.id desc
          limit 1
        ) f on true
        where by_decision.platform_id = c.platform_id and by_decision.case_id = c.case_id
      ) r
      where i.platform_id = $1 and i.order_id = $2
      order by i.position`,
      [platformId, orderId],
    );
    return rows.map((row) => ({
      ...row,
      restrictions: row.restrictions.map(({ inEffectAt, outcome }) => ({
        inEffectAt: inEffectAt === null ? null : new Date(inEffectAt),
        outcome,
      })),
    }));
  }

  /** The orders that have an item in the case of this decision, in one order. */
  async ordersOf(tx: Tx, platformId: string, decisionId: string): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `
      select distinct i.order_id as id
      from decision d
      join case_order_item c on c.platform_id = d.platform_id and c.case_id = d.case_id
      join order_item i on i.platform_id = c.platform_id and i.id = c.item_id
      where d.platform_id = $1 and d.id = $2
      order by i.order_id`,
      [platformId, decisionId],
    );
    return rows.map((row) => row.id);
  }

  /** The decisions in force on the cases of an order that restrict something still after this instant. */
  async decisionsInForce(tx: Tx, platformId: string, orderId: string, after: Date): Promise<DecisionInForce[]> {
    const { rows } = await tx.sql.query<DecisionInForce>(
      `
      select d.id as "decisionId",
        s.exemption is not distinct from 'article-9-order'
          and not exists (
            select
            from case_item n
            where n.platform_id = d.platform_id and n.case_id = d.case_id
          )
          and not exists (
            select
            from case_order_item other
            join order_item oi on oi.platform_id = other.platform_id and oi.id = other.item_id
            join authority_order o on o.platform_id = oi.platform_id and o.id = oi.order_id
            where other.platform_id = d.platform_id and other.case_id = d.case_id and o.id <> $2 and o.state <> 'ended'
          ) as "isUnderThisOrderAlone"
      from (
        select distinct c.platform_id, c.decision_id
        from order_item i
        join case_order_item c on c.platform_id = i.platform_id and c.item_id = i.id
        where i.platform_id = $1 and i.order_id = $2 and c.decision_id is not null
      ) answered
      join decision d on d.platform_id = answered.platform_id and d.id = answered.decision_id
      left join statement_of_reasons s on s.platform_id = d.platform_id and s.id = d.statement_id
      where exists (
        select
        from decision by_decision
        join restriction r on r.platform_id = by_decision.platform_id and r.decision_id = by_decision.id
        where by_decision.platform_id = d.platform_id and by_decision.case_id = d.case_id
          and r.state in ('imposed', 'in-effect', 'failed')
          and (r.ends_at is null or r.ends_at > $3)
      )
      order by d.id`,
      [platformId, orderId, after],
    );
    return rows;
  }
}
