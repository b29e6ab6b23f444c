import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import {
  confidentialityUndecided,
  endOfDemand,
  exemptionFaults,
  isInForce,
  Orders,
  recipientIsTold,
  territoryOfOrders,
  type Order,
} from '../orders/index.js';
import type { DecisionContent } from './decision.js';
import { mayEnd, termsOf } from './decision.rules.js';
import type { DecisionToRecord } from './record-decision.service.js';

/** The orders of authorities among what a decision answers (Art. 9): what they ask of it, and who hears of it. */
@Injectable()
export class AnswerOrdersService {
  constructor(private readonly orders: Orders) {}

  /**
   * The orders in the case, and the decision with their territory and their end where it names none. Problems: `invalid-input` for doing without a
   * statement that is owed (Art. 17(5)); `confidentiality-undecided` for a statement while nobody has said whether the recipient may be told.
   */
  async prepare(
    tx: Tx,
    { profile, content, now, case: { id: caseId, itemCount } }: DecisionToRecord,
  ): Promise<{ orders: readonly Order[]; content: DecisionContent }> {
    const orders = await this.orders.heldInCase(tx, profile.id, caseId);
    const inForce = orders.filter((order) => isInForce(order, now));
    const placed = inOrderedTerritory(content, inForce);
    const ordered = itemCount === 0 ? untilOrdersEnd(placed, inForce) : placed;
    if (ordered.statementExemption === 'article-9-order') {
      const faults = exemptionFaults(ordered.ground?.kind, (ordered.restrictions ?? []).map(termsOf), inForce);
      if (faults.length > 0) throw invalidInput(faults);
    } else if (ordered.outcome === 'restrict') {
      for (const { id } of orders) {
        const { kind } = await this.orders.confidentiality(tx, profile.id, id, now);
        if (kind === 'asked') throw confidentialityUndecided();
      }
    }
    return { orders, content: ordered };
  }

  /** Once the decision and its restrictions are written. */
  async follow(tx: Tx, orders: readonly Order[], platformId: string, decisionId: string): Promise<void> {
    if (orders.length === 0) return;
    await this.orders.followEffect(tx, platformId, decisionId);
    for (const { id, instrument } of orders) {
      if (recipientIsTold(instrument)) await this.orders.tellRecipients(tx, platformId, id);
    }
  }
}

/** Art. 9(2)(b): what is illegal under the law of some states is restricted there; the terms hold everywhere (ORD-5). */
function inOrderedTerritory(content: DecisionContent, orders: readonly Order[]): DecisionContent {
  const territory = territoryOfOrders(orders);
  if (territory.length === 0 || content.ground?.kind !== 'illegal' || !content.restrictions) return content;
  return {
    ...content,
    restrictions: content.restrictions.map((one) => (one.territory === undefined ? { ...one, territory } : one)),
  };
}

/**
 * What rests on orders alone ends when the last of them does that demands it (ORD-5); what answers notices too, or owes a statement,
 * ends when the moderator says.
 */
function untilOrdersEnd(content: DecisionContent, orders: readonly Order[]): DecisionContent {
  if (content.statementExemption !== 'article-9-order' || !content.restrictions) return content;
  return {
    ...content,
    restrictions: content.restrictions.map((one) => {
      const endsAt = one.endsAt === undefined && mayEnd(one.type) ? endOfDemand(one.type, orders) : null;
      return endsAt ? { ...one, endsAt } : one;
    }),
  };
}

/** When the first of the orders in force wants effect; null when none does. */
export function earliestEffectDue(orders: readonly Order[]): Date | null {
  const due = orders.filter(({ state }) => state !== 'ended').map(({ effectDueAt }) => effectDueAt.getTime());
  return due.length > 0 ? new Date(Math.min(...due)) : null;
}
