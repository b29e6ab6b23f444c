import { Injectable } from '@nestjs/common';
import type { Tx } from '../../infrastructure/database/index.js';
import { newId } from '../../infrastructure/ids.js';
import type { FieldError } from '../../infrastructure/validation/index.js';
import { EarlierOrders, enteredFaults, type EarlierOrder } from '../../orders/index.js';
import { EarlierRedressQuery } from '../earlier-redress.query.js';
import type { ImportKind, ImportRun, Judged } from '../import-kind.js';
import { afterNow, before } from '../instants.rules.js';
import { EarlierOrderDto } from '../lines/earlier-order.dto.js';

/** Orders of authorities (Art. 9, 10) that were followed, refused or ended. */
@Injectable()
export class OrdersKind implements ImportKind<EarlierOrderDto, EarlierOrder> {
  readonly name = 'orders';
  readonly line = EarlierOrderDto;
  readonly csv = { booleans: ['translated', 'purposeWithheld'], numbers: [], lists: ['territory'] };

  constructor(
    private readonly references: EarlierRedressQuery,
    private readonly orders: EarlierOrders,
  ) {}

  async judge(tx: Tx, run: ImportRun, lines: readonly EarlierOrderDto[]): Promise<Judged<EarlierOrder>[]> {
    const named = lines.flatMap(({ authorityReference }) => authorityReference ?? []);
    const taken = await this.references.ordersNamed(tx, run.profile.id, named);
    return lines.map((line) => {
      const name = line.authorityReference && `${line.authorityReference} ${line.authority}`;
      const errors = [
        ...enteredFaults(line, run.now),
        ...endFaults(line, run.now),
        ...(name && (taken.has(name) || run.memory.taken.has(name))
          ? [{ pointer: '#/authorityReference', detail: 'is that of an order on record' }]
          : []),
      ];
      if (errors.length > 0) return { errors };
      if (name) run.memory.taken.add(name);
      return { row: orderOf(line) };
    });
  }

  write(tx: Tx, { profile, batchId, credentialId, now }: ImportRun, orders: readonly EarlierOrder[]): Promise<void> {
    return this.orders.insertMany(tx, { profile, id: batchId, credentialId }, orders, now);
  }
}

function endFaults(line: EarlierOrderDto, now: Date): FieldError[] {
  const { outcome, effectiveAt, answeredAt, endReason, endedAt, deliveredAt, receiptToldAt } = line;
  const faults: FieldError[] = [];
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail });
  if ((outcome === undefined) === (endReason === undefined)) {
    fault('#/outcome', 'must say what became of it, or endReason why it ended: open orders are entered, not imported');
  }
  if ((endReason === undefined) !== (endedAt === undefined))
    fault('#/endedAt', 'goes with endReason, and endReason with it');
  const isGiven = outcome === 'given' || outcome === 'partly';
  if (isGiven !== (effectiveAt !== undefined)) fault('#/effectiveAt', 'goes with the outcomes given and partly');
  if (outcome === 'not-given' && !answeredAt)
    fault('#/answeredAt', 'must say when the authority was told that no effect is given');
  if ('expiresAt' in line && line.expiresAt !== undefined)
    fault('#/expiresAt', 'must be left out: what is imported is over');
  const delivery = { what: 'the delivery', at: deliveredAt };
  return [
    ...faults,
    ...afterNow({ effectiveAt, answeredAt, endedAt, receiptToldAt }, now),
    ...before({ field: 'effectiveAt', at: effectiveAt }, delivery),
    ...before({ field: 'answeredAt', at: answeredAt }, delivery),
    ...before({ field: 'endedAt', at: endedAt }, delivery),
    ...before({ field: 'receiptToldAt', at: receiptToldAt }, delivery),
  ];
}

function orderOf(line: EarlierOrderDto): EarlierOrder {
  const { outcome, effectiveAt = null, answeredAt, endReason, endedAt } = line;
  return {
    id: newId(),
    externalId: line.externalId,
    said: line,
    kind: line.kind,
    instrument: line.instrument,
    authority: line.authority,
    authorityReference: line.authorityReference ?? null,
    memberState: line.memberState ?? null,
    language: line.language,
    channel: line.channel ?? 'email',
    deliveredAt: line.deliveredAt,
    receiptToldAt: line.receiptToldAt ?? null,
    effect: outcome ? { outcome, effectiveAt, answeredAt: answeredAt ?? effectiveAt! } : null,
    end: endReason ? { at: endedAt!, reason: endReason } : null,
  };
}
