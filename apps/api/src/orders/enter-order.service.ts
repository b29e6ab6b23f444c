import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { categoryListVersion, memberStateFrom } from '../categories/index.js';
import { isStaff, type KeyCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { Messages } from '../infrastructure/messages/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { newReference } from '../notices/index.js';
import { dueAt, Platforms, type PlatformProfile } from '../platforms/index.js';
import type { EnterOrderDto } from './enter-order.dto.js';
import { JoinOrderItemsService } from './join-order-items.service.js';
import { enteredFaults, territoryFrom, usualDemands } from './order-input.rules.js';
import { effectDueAt, nextPageAt, profileFaults, profileOf } from './order-profile.rules.js';
import { textsFrom } from './order-texts-from.js';
import { missingElements } from './order.rules.js';
import type { OrderProfile } from './order.js';
import { declaredLanguages } from './declared-languages.js';
import { OrdersRepository, type NewOrder } from './orders.repository.js';
import { PageOrdersService } from './page-orders.service.js';

/** Receives an order of an authority (Art. 9(1), 10(1)): kept as it was delivered, answered with a receipt, put into the queue. */
@Injectable()
export class EnterOrderService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly orders: OrdersRepository,
    private readonly joining: JoinOrderItemsService,
    private readonly paging: PageOrdersService,
    private readonly texts: SealedTexts,
    private readonly messages: Messages,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  /** The id of the order. Problems: `invalid-input`, `order-already-entered`. */
  async enter(platformId: string, caller: KeyCaller, dto: EnterOrderDto): Promise<string> {
    const now = this.clock.now();
    const deliveredAt = dto.deliveredAt ?? now;
    const profile = dto.profile ?? profileOf(dto.instrument);
    const faults = [
      ...enteredFaults(dto, now),
      ...profileFaults({ instrument: dto.instrument, profile, effectDueAt: dto.effectDueAt }, deliveredAt),
    ];
    if (faults.length > 0) throw invalidInput(faults);
    const platform = await this.platforms.byId(platformId);
    return this.db.transaction(async (tx) => {
      const order = await this.seal(tx, { platform, caller, dto, profile, deliveredAt, now });
      const found = await this.joining.findCases(tx, platform, order, dto.items ?? [], 0, now);
      await this.orders.insert(tx, order);
      await this.joining.join(tx, found, now);
      await this.jobs.add(tx, 'answer-authority', { platformId, orderId: order.id });
      await this.paging.pageIfDue(tx, order, now);
      await this.tellPlatform(tx, platform, order, dto.items?.length ?? 0);
      await this.appendAudit(tx, order, dto.items?.length ?? 0);
      return order.id;
    });
  }

  private async seal(
    tx: Tx,
    entered: {
      platform: PlatformProfile;
      caller: KeyCaller;
      dto: EnterOrderDto;
      profile: OrderProfile;
      deliveredAt: Date;
      now: Date;
    },
  ): Promise<NewOrder> {
    const { platform, caller, dto, profile, deliveredAt, now } = entered;
    const { id: platformId, targets } = platform;
    const said = textsFrom(dto);
    const text = this.texts.prepare({ platformId, kind: 'order', text: JSON.stringify(said) });
    const replyTo = dto.replyTo
      ? this.texts.prepare({ platformId, kind: 'order-reply-to', text: JSON.stringify(dto.replyTo) })
      : null;
    await this.texts.insertMany(tx, replyTo ? [text, replyTo] : [text], now);
    const terms = {
      legalBasis: dto.legalBasis ?? null,
      provision: dto.provision ?? null,
      category: dto.category ?? null,
      keyword: dto.keyword ?? null,
      territory: territoryFrom(dto.territory),
    };
    const { kind, instrument, authority, language } = dto;
    const missing = missingElements(
      { ...terms, kind, instrument, authority, language, texts: said },
      declaredLanguages(platform),
    );
    const scope = { category: terms.category };
    const standardDueAt = dueAt(targets, 'order-effect', scope, deliveredAt);
    const due = effectDueAt({ profile, effectDueAt: dto.effectDueAt }, deliveredAt, standardDueAt);
    const byStaff = isStaff(caller);
    return {
      ...terms,
      platformId,
      id: newId(),
      reference: newReference('O'),
      kind,
      instrument,
      authority,
      authorityReference: dto.authorityReference ?? null,
      memberState: dto.memberState === undefined ? null : (memberStateFrom(dto.memberState) ?? null),
      categoryListVersion,
      demands: kind === 'act' ? (dto.demands ?? usualDemands) : [],
      language,
      mayBeConfidential: dto.mayBeConfidential ?? false,
      missingElements: missing,
      channel: dto.channel,
      credentialId: caller.keyId,
      enteredBy: byStaff ? caller.staffId : null,
      textId: text.id,
      textHash: text.saltedHash,
      replyToId: replyTo?.id ?? null,
      replyToHash: replyTo?.saltedHash ?? null,
      deliveredAt,
      deliveredAtSource: dto.deliveredAt === undefined ? 'server' : byStaff ? 'staff' : 'platform',
      recordedAt: now,
      profile,
      receiptDueAt: dueAt(targets, 'order-receipt', scope, deliveredAt),
      effectDueAt: due,
      expiresAt: dto.expiresAt ?? null,
      receiptBy: replyTo ? 'mail' : 'hand',
      state: missing.length > 0 ? 'incomplete' : 'received',
      nextPageAt: nextPageAt({ profile, deliveredAt, effectDueAt: due }, deliveredAt),
    };
  }

  /** Its systems hear that an order is there, and when effect is due; what it says is for people who may read it. */
  private async tellPlatform(tx: Tx, platform: PlatformProfile, order: NewOrder, items: number): Promise<void> {
    if (!platform.hasWebhook) return;
    const { id: orderId, reference, kind, instrument, authority, authorityReference, memberState, profile } = order;
    const { demands, territory, expiresAt, mayBeConfidential, deliveredAt, effectDueAt } = order;
    await this.messages.queueWebhook(tx, {
      platformId: platform.id,
      kind: 'order-received',
      onceKey: `order-received:${orderId}`,
      entity: { kind: 'order', id: orderId },
      type: 'order.received',
      data: {
        ...{
          orderId,
          reference,
          kind,
          instrument,
          authority,
          authorityReference,
          memberState,
          profile,
          demands,
          territory,
        },
        ...{ items, mayBeConfidential, deliveredAt, effectDueAt, expiresAt },
      },
      occurredAt: deliveredAt,
    });
  }

  private async appendAudit(tx: Tx, order: NewOrder, items: number): Promise<void> {
    await this.audit.append(tx, [
      {
        platformId: order.platformId,
        action: 'order.received',
        article: order.kind === 'act' ? '9(1)' : '10(1)',
        entityKind: 'order',
        entityId: order.id,
        details: {
          reference: code(order.reference),
          kind: code(order.kind),
          instrument: code(order.instrument),
          profile: code(order.profile),
          missing: order.missingElements.map(code),
          items,
          deliveredAt: order.deliveredAt,
          effectDueAt: order.effectDueAt,
          ...(order.expiresAt && { expiresAt: order.expiresAt }),
        },
      },
    ]);
  }
}
