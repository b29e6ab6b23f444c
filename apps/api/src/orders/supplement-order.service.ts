import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { isStaff, type KeyCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Platforms } from '../platforms/index.js';
import { mergedTexts } from '../review/index.js';
import { declaredLanguages } from './declared-languages.js';
import type { SupplementOrderDto } from './enter-order.dto.js';
import { JoinOrderItemsService } from './join-order-items.service.js';
import { expiryFaults, namedFaults, territoryFrom } from './order-input.rules.js';
import { OrderItemsRepository } from './order-items.repository.js';
import { isOpen } from './order-state.rules.js';
import { textsFrom } from './order-texts-from.js';
import type { Order } from './order.js';
import { orderNotOpen } from './order.problems.js';
import { missingElements } from './order.rules.js';
import { OrdersRepository } from './orders.repository.js';
import { Orders } from './orders.query.js';

/** Adds to an order what the authority sent later, mostly because it was asked (Art. 9(2), 10(2)). The due time stays. */
@Injectable()
export class SupplementOrderService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly orders: OrdersRepository,
    private readonly reading: Orders,
    private readonly items: OrderItemsRepository,
    private readonly joining: JoinOrderItemsService,
    private readonly texts: SealedTexts,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  /** Problems: `not-found`, `invalid-input`, `order-not-open`. */
  async supplement(platformId: string, orderId: string, caller: KeyCaller, dto: SupplementOrderDto): Promise<void> {
    const now = this.clock.now();
    const occurredAt = dto.receivedAt ?? now;
    const platform = await this.platforms.byId(platformId);
    await this.db.transaction(async (tx) => {
      const order = await this.orders.lock(tx, platformId, orderId);
      if (!order) throw notFound();
      refuseFaults(order, dto, now);
      if (!isOpen(order.state)) throw orderNotOpen(order.state);
      const said = textsFrom(dto);
      const terms = termsWith(order, dto);
      const texts = mergedTexts([await this.reading.textsOf(tx, order), said]);
      const missing = missingElements({ ...order, ...terms, texts }, declaredLanguages(platform));
      const firstPosition = await this.items.count(tx, platformId, orderId);
      const found = await this.joining.findCases(
        tx,
        platform,
        { ...order, ...terms },
        dto.items ?? [],
        firstPosition,
        now,
      );
      const text = this.texts.prepare({ platformId, kind: 'order', text: JSON.stringify(said) });
      await this.texts.insertMany(tx, [text], now);
      await this.orders.insertSupplement(tx, {
        ...terms,
        platformId,
        id: newId(),
        orderId,
        missingElements: missing,
        expiresAt: dto.expiresAt ?? null,
        textId: text.id,
        textHash: text.saltedHash,
        credentialId: caller.keyId,
        enteredBy: isStaff(caller) ? caller.staffId : null,
        occurredAt,
        recordedAt: now,
      });
      if (dto.expiresAt) await this.orders.setExpiry(tx, platformId, orderId, dto.expiresAt);
      await this.joining.join(tx, found, now);
      if (missing.length === 0) await this.orders.move(tx, order, 'complete');
      else await this.jobs.add(tx, 'answer-authority', { platformId, orderId });
      await this.audit.append(tx, [
        {
          platformId,
          action: 'order.supplemented',
          article: order.kind === 'act' ? '9(2)' : '10(2)',
          entityKind: 'order',
          entityId: orderId,
          details: {
            missing: missing.map(code),
            items: dto.items?.length ?? 0,
            ...(dto.expiresAt && { expiresAt: dto.expiresAt }),
            occurredAt,
          },
        },
      ]);
    });
  }
}

function refuseFaults(order: Order, dto: SupplementOrderDto, now: Date): void {
  const faults = [
    ...namedFaults({ ...dto, ...provisionWith(order, dto) }, order.kind),
    ...expiryFaults(dto, order.deliveredAt),
  ];
  if (dto.receivedAt && (dto.receivedAt > now || dto.receivedAt < order.deliveredAt)) {
    faults.push({ pointer: '#/receivedAt', detail: 'must lie between the delivery of the order and now' });
  }
  if (Object.entries(dto).every(([field, value]) => field === 'receivedAt' || value === undefined)) {
    faults.push({ pointer: '#', detail: 'must bring something' });
  }
  if (faults.length > 0) throw invalidInput(faults);
}

/** A provision brings its own category and sub-category; without one the former stay. */
function provisionWith(order: Order, dto: SupplementOrderDto) {
  if (dto.provision === undefined && dto.category === undefined) {
    const { provision, category, keyword } = order;
    return { provision, category, keyword: dto.keyword ?? keyword };
  }
  return {
    provision: dto.provision ?? order.provision,
    category: dto.category ?? null,
    keyword: dto.keyword ?? null,
  };
}

function termsWith(order: Order, dto: SupplementOrderDto) {
  return {
    ...provisionWith(order, dto),
    legalBasis: dto.legalBasis ?? order.legalBasis,
    territory: dto.territory === undefined ? order.territory : territoryFrom(dto.territory),
  };
}
