import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { RestrictionType } from '../platforms/index.js';
import type { Order } from './order.js';

/** Somebody who is to be told of an order, and what was done (Art. 9(5), 10(5)). */
export interface OwedNotice {
  /** Null for an order to provide information. */
  readonly decisionId: string | null;
  readonly caseId: string | null;
  /** Null when the platform has not said whose content it is. */
  readonly recipientId: string | null;
  /** The platform's own id of the content; null where it has not described it. */
  readonly contentId: string | null;
  readonly restrictions: readonly RestrictionType[];
  readonly territory: readonly string[];
}

/** Reads across rooms whom an order concerns. */
@Injectable()
export class OrderNoticesQuery {
  /** Of each case that was decided with a restriction, the recipient; of an order to provide information, all about whom something was handed over. */
  owed(tx: Tx, order: Order): Promise<OwedNotice[]> {
    return order.kind === 'act' ? this.ofDecisions(tx, order) : this.ofDisclosures(tx, order);
  }

  private async ofDecisions(tx: Tx, { platformId, id }: Order): Promise<OwedNotice[]> {
    const { rows } = await tx.sql.query<OwedNotice>(
      `
      select d.id as "decisionId", d.case_id as "caseId", s.recipient_id as "recipientId", o.external_id as "contentId",
        r.types as restrictions, r.territory
      from (
        select distinct c.platform_id, c.case_id, c.decision_id
        from order_item i
        join case_order_item c on c.platform_id = i.platform_id and c.item_id = i.id
        where i.platform_id = $1 and i.order_id = $2 and c.decision_id is not null
      ) answered
      join decision d on d.platform_id = answered.platform_id and d.id = answered.decision_id and d.outcome = 'restrict'
      join statement_of_reasons s on s.platform_id = d.platform_id and s.id = d.statement_id
      join review_case k on k.platform_id = d.platform_id and k.id = d.case_id
      join subject u on u.platform_id = k.platform_id and u.id = k.subject_id
      left join content o on o.platform_id = u.platform_id and o.id = u.content_id
      cross join lateral (
        select coalesce(array_agg(distinct r.type), '{}') as types, coalesce(array_agg(distinct t.state), '{}') as territory
        from decision by_decision
        join restriction r on r.platform_id = by_decision.platform_id and r.decision_id = by_decision.id
        cross join lateral unnest(r.territory) as t (state)
        where by_decision.platform_id = d.platform_id and by_decision.case_id = d.case_id
          and r.state in ('imposed', 'in-effect', 'failed')
      ) r
      order by d.id`,
      [platformId, id],
    );
    return rows;
  }

  private async ofDisclosures(tx: Tx, { platformId, id, state }: Order): Promise<OwedNotice[]> {
    if (state !== 'effected' && state !== 'partly') return [];
    const { rows } = await tx.sql.query<{ recipientId: string }>(
      `
      select distinct r.id as "recipientId"
      from order_disclosure d
      cross join lateral unnest(d.recipient_ids) as r (id)
      where d.platform_id = $1 and d.order_id = $2
      order by r.id`,
      [platformId, id],
    );
    return rows.map(({ recipientId }) => {
      return { decisionId: null, caseId: null, recipientId, contentId: null, restrictions: [], territory: [] };
    });
  }
}
