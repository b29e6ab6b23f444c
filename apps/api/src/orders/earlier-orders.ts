import { Injectable } from '@nestjs/common';
import { categoryListVersion, memberStateFrom } from '../categories/index.js';
import { insertRows, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { newReference } from '../notices/index.js';
import { dueAt, type PlatformProfile } from '../platforms/index.js';
import { EarlierCases } from '../review/index.js';
import { declaredLanguages } from './declared-languages.js';
import type { OrderElementsDto } from './enter-order.dto.js';
import { territoryFrom, usualDemands } from './order-input.rules.js';
import { textsFrom } from './order-texts-from.js';
import type { EffectOutcome, Instrument, OrderChannel, OrderEndReason, OrderKind } from './order.js';
import { missingElements } from './order.rules.js';

/** An order that an earlier tool received and followed to its end. */
export interface EarlierOrder {
  readonly id: string;
  readonly externalId: string;
  readonly said: OrderElementsDto;
  readonly kind: OrderKind;
  readonly instrument: Instrument;
  readonly authority: string;
  readonly authorityReference: string | null;
  readonly memberState: string | null;
  readonly language: string;
  readonly channel: OrderChannel;
  readonly deliveredAt: Date;
  readonly receiptToldAt: Date | null;
  /** What became of it; null for one that ended before. */
  readonly effect: {
    readonly outcome: EffectOutcome;
    readonly effectiveAt: Date | null;
    readonly answeredAt: Date;
  } | null;
  readonly end: { readonly at: Date; readonly reason: OrderEndReason } | null;
}

const states = { given: 'effected', partly: 'partly', 'not-given': 'refused' } as const;
const reasonUnknown = 'The earlier tool kept no reason.';

/** Orders of an earlier tool (Art. 9, 10): no receipt goes out, nothing is due, nobody is paged. */
@Injectable()
export class EarlierOrders {
  constructor(
    private readonly texts: SealedTexts,
    private readonly cases: EarlierCases,
  ) {}

  async insertMany(
    tx: Tx,
    batch: { readonly profile: PlatformProfile; readonly id: string; readonly credentialId: string },
    orders: readonly EarlierOrder[],
    recordedAt: Date,
  ): Promise<void> {
    const platformId = batch.profile.id;
    const made = orders.map((order) => {
      const sealed = this.texts.prepare({ platformId, kind: 'order', text: JSON.stringify(textsFrom(order.said)) });
      const row = { ...rowOf(order, batch, recordedAt), textId: sealed.id, textHash: sealed.saltedHash };
      return { sealed: [sealed], row };
    });
    await this.texts.insertWithRows(tx, 'authority_order', made, recordedAt);
    await this.insertItems(tx, platformId, orders, recordedAt);
    await this.insertEffects(tx, platformId, orders, recordedAt);
  }

  private async insertItems(
    tx: Tx,
    platformId: string,
    orders: readonly EarlierOrder[],
    recordedAt: Date,
  ): Promise<void> {
    const items = orders.flatMap(({ id: orderId, said }) =>
      (said.items ?? []).map(({ url, contentId }, position) => ({
        orderId,
        position,
        place:
          url === undefined ? { kind: 'content-id' as const, value: contentId! } : { kind: 'url' as const, value: url },
      })),
    );
    const subjects = await this.cases.subjectsOf(
      tx,
      platformId,
      items.map(({ place }) => place),
    );
    await this.cases.makeSubjects(tx, platformId, subjects, recordedAt);
    await insertRows(
      tx,
      'order_item',
      items.map(({ orderId, position, place }, index) => ({
        platformId,
        id: newId(),
        orderId,
        position,
        locationKind: place.kind,
        locationHmac: subjects[index]!.subject.locationHmac,
        subjectId: subjects[index]!.id,
        recordedAt,
      })),
    );
  }

  private async insertEffects(
    tx: Tx,
    platformId: string,
    orders: readonly EarlierOrder[],
    recordedAt: Date,
  ): Promise<void> {
    const made = orders.flatMap(({ id: orderId, effect }) => {
      if (!effect) return [];
      const { outcome, effectiveAt } = effect;
      const reason =
        outcome === 'given'
          ? null
          : this.texts.prepare({ platformId, kind: 'order-effect-reason', text: reasonUnknown });
      const row = {
        platformId,
        id: newId(),
        orderId,
        outcome,
        effectiveAt,
        source: 'platform',
        reasonId: reason?.id ?? null,
        reasonHash: reason?.saltedHash ?? null,
        recordedAt,
      };
      return [{ row, sealed: reason ? [reason] : [] }];
    });
    await this.texts.insertWithRows(tx, 'order_effect', made, recordedAt);
  }
}

function rowOf(
  order: EarlierOrder,
  { profile, id: importBatch, credentialId }: { profile: PlatformProfile; id: string; credentialId: string },
  recordedAt: Date,
) {
  const { said, kind, instrument, authority, language, deliveredAt, effect, end, memberState } = order;
  const terms = {
    legalBasis: said.legalBasis ?? null,
    provision: said.provision ?? null,
    category: said.category ?? null,
    keyword: said.keyword ?? null,
    territory: territoryFrom(said.territory),
  };
  const content = { ...terms, kind, instrument, authority, language, texts: textsFrom(said) };
  return {
    ...terms,
    platformId: profile.id,
    id: order.id,
    reference: newReference('O'),
    kind,
    instrument,
    authority,
    authorityReference: order.authorityReference,
    memberState: memberState === null ? null : (memberStateFrom(memberState) ?? null),
    categoryListVersion,
    demands: kind === 'act' ? usualDemands : [],
    language,
    mayBeConfidential: false,
    missingElements: missingElements(content, declaredLanguages(profile)),
    channel: order.channel,
    credentialId,
    deliveredAt,
    deliveredAtSource: 'import',
    recordedAt,
    profile: 'standard',
    receiptDueAt: dueAt(profile.targets, 'order-receipt', { category: terms.category }, deliveredAt),
    effectDueAt: dueAt(profile.targets, 'order-effect', { category: terms.category }, deliveredAt),
    receiptBy: 'hand',
    receiptToldAt: order.receiptToldAt,
    state: end ? 'ended' : states[effect!.outcome],
    effectiveAt: effect?.effectiveAt ?? null,
    answeredAt: effect?.answeredAt ?? null,
    endedAt: end?.at ?? null,
    endReason: end?.reason ?? null,
    origin: 'import',
    importBatch,
    externalId: order.externalId,
  };
}
