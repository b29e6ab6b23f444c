import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Recipients } from '../recipients/index.js';
import type { DataCategory, DisclosureDetail } from './disclosure.js';
import { instantFaults } from './effect-input.rules.js';
import { OrderEffectsRepository } from './order-effects.repository.js';
import { isOpen } from './order-state.rules.js';
import { orderNotOpen } from './order.problems.js';
import { OrdersRepository } from './orders.repository.js';

export interface LoggedDisclosure extends DisclosureDetail {
  readonly dataCategories: readonly DataCategory[];
  /** The platform's own ids. */
  readonly recipients: readonly string[];
  /** In hexadecimal. */
  readonly fileSha256?: string;
  readonly disclosedAt?: Date;
}

/** Writes down what was handed over under an order to provide information, about whom, to whom and by whom (ORD-7). */
@Injectable()
export class LogDisclosureService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly orders: OrdersRepository,
    private readonly effects: OrderEffectsRepository,
    private readonly recipients: Recipients,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /** The id of the entry. Problems: `not-found`, `invalid-input`, `order-not-open`. */
  async log({ platformId, staffId }: StaffCaller, orderId: string, disclosure: LoggedDisclosure): Promise<string> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const { handedTo, details, fileSha256, disclosedAt, dataCategories } = disclosure;
      const order = await this.orders.lock(tx, platformId, orderId);
      if (!order) throw notFound();
      if (order.kind !== 'information') {
        throw invalidInput([{ pointer: '#', detail: 'goes with an order to provide information only' }]);
      }
      const known = await this.recipients.idsOf(tx, platformId, disclosure.recipients);
      const faults = disclosure.recipients.flatMap((name, index) =>
        known.has(name)
          ? []
          : [{ pointer: `#/recipients/${index}`, detail: 'must be a recipient that the platform named' }],
      );
      faults.push(...instantFaults('disclosedAt', disclosedAt, order.deliveredAt, now));
      if (faults.length > 0) throw invalidInput(faults);
      if (!isOpen(order.state)) throw orderNotOpen(order.state);
      const detail: DisclosureDetail = { handedTo, details };
      const sealed = this.texts.prepare({ platformId, kind: 'order-disclosure', text: JSON.stringify(detail) });
      await this.texts.insertMany(tx, [sealed], now);
      const id = newId();
      await this.effects.insertDisclosure(tx, {
        platformId,
        id,
        orderId,
        dataCategories,
        recipientIds: disclosure.recipients.map((name) => known.get(name)!),
        detailId: sealed.id,
        detailHash: sealed.saltedHash,
        fileSha256: fileSha256 === undefined ? null : Buffer.from(fileSha256, 'hex'),
        staffId,
        occurredAt: disclosedAt ?? now,
        recordedAt: now,
      });
      if (order.state !== 'in-progress') await this.orders.move(tx, order, 'begin');
      await this.audit.append(tx, [
        {
          platformId,
          action: 'order.disclosed',
          article: '10(1)',
          entityKind: 'order',
          entityId: orderId,
          details: {
            disclosure: code(id),
            categories: dataCategories.map(code),
            recipients: disclosure.recipients.length,
            fileSha256: fileSha256 === undefined ? null : code(fileSha256),
          },
        },
      ]);
      return id;
    });
  }
}
