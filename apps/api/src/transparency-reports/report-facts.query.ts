import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/tx.js';
import type { CountingChoices } from './counting-choices.js';
import type { ReportFacts } from './facts.js';
import type { FactsScope } from './facts-scope.js';
import { actionMedians } from './folding/action-medians.query.js';
import { factsOf } from './folding/facts-of-groups.js';
import { allStraight, countGroups, partPeriod } from './folding/folded-days.query.js';
import { countOrders, orderMedians } from './order-counts.query.js';
import { countRedress } from './redress-counts.query.js';

/** Counts the facts of a period across the rooms; call it in a transaction with one snapshot. */
@Injectable()
export class ReportFactsQuery {
  /** Folded days that still hold come from their day figures; with `straight` nothing does, and the result is the same. */
  async count(
    tx: Tx,
    scope: FactsScope,
    choices: CountingChoices,
    { straight = false }: { straight?: boolean } = {},
  ): Promise<ReportFacts> {
    const parted = straight ? allStraight(scope) : await partPeriod(tx, scope, choices.reportingZone);
    return {
      ...factsOf(await countGroups(tx, scope, parted)),
      actionTimes: await actionMedians(tx, scope, parted),
      orders: await countOrders(tx, scope),
      orderTimes: await orderMedians(tx, scope, choices.automaticOrderReceipt),
      redress: await countRedress(tx, scope),
    };
  }
}
