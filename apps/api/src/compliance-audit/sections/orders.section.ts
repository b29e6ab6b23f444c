import { Injectable } from '@nestjs/common';
import type { AskedSection, AuditScope, SectionSource } from '../audit-scope.js';
import type { Section } from '../compliance-report.js';
import { notKnown } from '../names.js';
import { criterion, figure, section, table } from '../section-parts.js';
import { breachTable } from './breach-table.js';
import { OrdersQuery } from './orders.query.js';
import { inTime, median, p95, TimesQuery } from './times.query.js';

/** Art. 9, 10: orders of authorities are given effect, and the authority is told. */
@Injectable()
export class OrdersSection implements SectionSource {
  readonly id = 'orders' as const;

  constructor(
    private readonly times: TimesQuery,
    private readonly query: OrdersQuery,
  ) {}

  async make({ tx, scope, before }: AskedSection): Promise<Section> {
    const [now, then] = [await this.facts(tx, scope), await this.facts(tx, before)];
    const groups = await this.query.groups(tx, scope);
    const late = await this.query.late(tx, scope);
    return section({
      id: this.id,
      title: 'Orders in time',
      articles: 'Art. 9, 10',
      duty:
        'Orders of authorities to act against illegal content or to provide information are given effect without undue delay, and the ' +
        'authority is told whether and when effect was given.',
      criteria: [
        criterion(
          'order-receipts-in-time',
          'Receipts told to the authority by the due time',
          'share',
          inTime(now.receipt),
          inTime(then.receipt),
        ),
        criterion(
          'order-effects-in-time',
          'Effect given by the due time',
          'share',
          inTime(now.effect),
          inTime(then.effect),
        ),
      ],
      figures: [
        figure(
          'orders',
          'Orders delivered',
          'count',
          [now.receipt.count, then.receipt.count],
          'Orders delivered in the period, referrals and requests of third countries too',
        ),
        figure(
          'receipt-median',
          'Time to the receipt, median',
          'seconds',
          [median(now.receipt), median(then.receipt)],
          'Orders whose authority was told',
          now.receipt.ended,
        ),
        figure(
          'effect-median',
          'Time to the effect, median',
          'seconds',
          [median(now.effect), median(then.effect)],
          'Orders given effect, in full or in part',
          now.effect.ended,
        ),
        figure(
          'effect-p95',
          'Time to the effect, 95th percentile',
          'seconds',
          [p95(now.effect), p95(then.effect)],
          'The same',
          now.effect.ended,
        ),
        figure(
          'open',
          'Without effect by now',
          'count',
          [now.effect.open, then.effect.open],
          'Orders of the period, those declined or ended before left out',
          now.effect.count,
        ),
      ],
      charts: [
        {
          kind: 'bars',
          id: 'orders-by-member-state',
          title: 'Median time to the effect by Member State and kind',
          description: `Orders of the period: ${groups.map((one) => `${one.memberState ?? notKnown} ${one.kind} ${one.orders}`).join(', ') || 'none'}.`,
          unit: 'seconds',
          bars: groups.slice(0, 18).map((one) => ({
            label: `${one.memberState ?? 'no Member State'}, ${one.kind}`,
            value: one.medianSeconds,
            observations: one.orders,
          })),
        },
      ],
      tables: [
        table(
          'by-member-state',
          'By Member State and kind',
          'Orders delivered in the period.',
          [
            { label: 'Member State', unit: 'text' },
            { label: 'Kind', unit: 'text' },
            { label: 'Orders', unit: 'count' },
            { label: 'Effect, median', unit: 'seconds' },
            { label: 'Late', unit: 'count' },
            { label: 'Open', unit: 'count' },
          ],
          groups.map((one) => [one.memberState ?? 'none', one.kind, one.orders, one.medianSeconds, one.late, one.open]),
        ),
        table(
          'late',
          'Orders given effect late, or not yet',
          'By their due time, the earliest first.',
          [
            { label: 'Reference', unit: 'text' },
            { label: 'Kind', unit: 'text' },
            { label: 'Member State', unit: 'text' },
            { label: 'Delivered', unit: 'instant' },
            { label: 'Due', unit: 'instant' },
            { label: 'Effect', unit: 'instant' },
            { label: 'State', unit: 'text' },
          ],
          late.rows.map((one) => [
            one.reference,
            one.kind,
            one.memberState,
            one.deliveredAt,
            one.dueAt,
            one.effectiveAt,
            one.state,
          ]),
          late.total,
        ),
        breachTable(await this.times.breaches(tx, scope, ['order-receipt', 'order-effect'])),
      ],
      evidence: [
        {
          what: 'Orders as delivered, with effects and answers',
          where: 'GET /v1/platforms/{platform}/orders · tables authority_order, order_effect',
        },
        { what: 'The facts behind the times', where: 'GET /v1/platforms/{platform}/response-times/order-effect/rows' },
        {
          what: 'What the authority was told',
          where: 'table message (kind order-receipt, order-answer) · audit entries',
        },
      ],
      notes: [],
    });
  }

  private async facts(tx: AskedSection['tx'], scope: AuditScope) {
    return {
      receipt: await this.times.all(tx, scope, 'order-receipt'),
      effect: await this.times.all(tx, scope, 'order-effect'),
    };
  }
}
