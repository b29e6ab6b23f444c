import { ApiProperty } from '@nestjs/swagger';
import { dataCategories } from './disclosure.js';
import type { HoldRequest } from './hold-requests.repository.js';
import { holdRequestStates } from './hold-request.rules.js';
import { effectOutcomes } from './order.js';
import { OrderResponse, toOrderResponse } from './order.response.js';
import type { ShownOrder } from './show-order.service.js';
import { unreachedReasons } from './unreached.repository.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const instant = { format: 'date-time', example: '2026-11-22T10:15:00.000Z' };
const optional = { type: String, nullable: true } as const;
const iso = (at: Date | null) => at?.toISOString() ?? null;

export class OrderedItemResponse {
  @ApiProperty({ ...optional, example: 'https://forum.example/posts/4711' }) url!: string | null;
  @ApiProperty({ ...optional, example: null }) contentId!: string | null;
  @ApiProperty({ ...optional, example: null }) description!: string | null;
}

export class OrderTextsResponse {
  @ApiProperty({ ...optional, example: 'The post calls for violence against a minority.' }) reasons!: string | null;
  @ApiProperty({ ...optional, example: 'An action lies within one month.' }) redress!: string | null;
  @ApiProperty({ ...optional, example: null }) purpose!: string | null;
  @ApiProperty({ ...optional, example: null }) recipients!: string | null;
  @ApiProperty({ type: [OrderedItemResponse] }) items!: OrderedItemResponse[];
}

export class OrderItemResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty(id) caseId!: string;
  @ApiProperty({ ...optional, ...id }) decisionId!: string | null;
  @ApiProperty({ enum: ['undecided', 'pending', 'given', 'partly', 'gone', 'declined'], example: 'given' })
  effect!: string;
}

export class OrderSupplementResponse {
  @ApiProperty(instant) occurredAt!: string;
  @ApiProperty(instant) recordedAt!: string;
  @ApiProperty({ type: [String], example: [] }) missingElements!: string[];
  @ApiProperty({ ...optional, ...id }) enteredBy!: string | null;
}

export class OrderReceiptResponse {
  @ApiProperty(instant) at!: string;
  @ApiProperty({
    description: 'Sent by itself: the report may count it as zero when it took an hour at most.',
    example: true,
  })
  automatic!: boolean;
}

export class OrderEffectResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: effectOutcomes, example: 'given' }) outcome!: string;
  @ApiProperty({ ...optional, ...instant }) effectiveAt!: string | null;
  @ApiProperty({ enum: ['platform', 'staff'], example: 'platform' }) source!: string;
  @ApiProperty({ ...optional, ...id }) staffId!: string | null;
  @ApiProperty({ ...optional, example: null }) reason!: string | null;
  @ApiProperty(instant) recordedAt!: string;
}

export class OrderDisclosureResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: dataCategories, isArray: true, example: ['subscriber'] }) dataCategories!: readonly string[];
  @ApiProperty({ type: [String], description: 'Pseudonyms.', example: [id.example] }) recipientIds!: readonly string[];
  @ApiProperty({ ...optional, example: 'KHK Müller, LKA Berlin' }) handedTo!: string | null;
  @ApiProperty({ ...optional, example: 'Name and address as of registration.' }) details!: string | null;
  @ApiProperty({ ...optional, example: 'a3f5'.repeat(16) }) fileSha256!: string | null;
  @ApiProperty(id) staffId!: string;
  @ApiProperty(instant) disclosedAt!: string;
}

export class HoldRequestResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: holdRequestStates, example: 'asked' }) state!: string;
  @ApiProperty({ example: '§ 101 StPO' }) legalBasis!: string;
  @ApiProperty({ example: 'Staatsanwaltschaft Berlin' }) authority!: string;
  @ApiProperty({ ...instant, description: 'When the message goes out by itself.' }) expiresAt!: string;
  @ApiProperty(id) askedBy!: string;
  @ApiProperty(instant) askedAt!: string;
  @ApiProperty({ ...instant, description: 'Unanswered it lets the message go then.' }) lapsesAt!: string;
  @ApiProperty({ ...optional, ...id, description: 'Another person.' }) answeredBy!: string | null;
  @ApiProperty({ ...optional, ...instant }) answeredAt!: string | null;
  @ApiProperty({ ...optional, ...id }) holdId!: string | null;
  @ApiProperty({ ...optional, ...id, description: 'The hold that it is to let last longer.' }) extendsHoldId!:
    string | null;
}

export class OrderHoldResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ example: '§ 101 StPO' }) legalBasis!: string;
  @ApiProperty({ example: 'Staatsanwaltschaft Berlin' }) authority!: string;
  @ApiProperty(id) approvedBy!: string;
  @ApiProperty(instant) placedAt!: string;
  @ApiProperty(instant) expiresAt!: string;
  @ApiProperty({ ...optional, ...instant }) endedAt!: string | null;
  @ApiProperty({ ...optional, enum: ['expired', 'lifted'], example: null }) endReason!: string | null;
  @ApiProperty({ description: 'Messages that wait for it.', example: 1 }) heldMessages!: number;
}

export class OrderMessageResponse {
  @ApiProperty({ example: 'order-receipt' }) kind!: string;
  @ApiProperty({ enum: ['mail', 'webhook'], example: 'mail' }) channel!: string;
  @ApiProperty({ enum: ['held', 'queued', 'accepted', 'bounced', 'failed'], example: 'accepted' }) state!: string;
  @ApiProperty(instant) recordedAt!: string;
  @ApiProperty({ ...optional, ...instant }) dueAt!: string | null;
  @ApiProperty({ ...optional, ...instant }) acceptedAt!: string | null;
}

export class OrderUnreachedResponse {
  @ApiProperty({ ...optional, ...id, description: 'Null for an order to provide information.' })
  decisionId!: string | null;
  @ApiProperty({ ...optional, ...id, description: 'Null where the platform has not said whose content it is.' })
  recipientId!: string | null;
  @ApiProperty({ enum: unreachedReasons, example: 'no-contact' }) reason!: string;
  @ApiProperty(instant) recordedAt!: string;
}

/** An order with all that followed from it: its three instants are `deliveredAt`, `receipt.at` and `effectiveAt` (ORD-2). */
export class ShownOrderResponse extends OrderResponse {
  @ApiProperty({ type: OrderTextsResponse, nullable: true, description: 'Null when they are not yours to read.' })
  texts!: OrderTextsResponse | null;
  @ApiProperty({ type: [OrderItemResponse] }) items!: OrderItemResponse[];
  @ApiProperty({ type: [OrderSupplementResponse] }) supplements!: OrderSupplementResponse[];
  @ApiProperty({ type: OrderReceiptResponse, nullable: true, description: 'Null: the authority was not told yet.' })
  receipt!: OrderReceiptResponse | null;
  @ApiProperty({ description: 'A person must say what became of it, and why.', example: false }) needsAnswer!: boolean;
  @ApiProperty({ type: [OrderEffectResponse] }) effects!: OrderEffectResponse[];
  @ApiProperty({ type: [OrderDisclosureResponse] }) disclosures!: OrderDisclosureResponse[];
  @ApiProperty({ type: [HoldRequestResponse] }) holdRequests!: HoldRequestResponse[];
  @ApiProperty({ type: [OrderHoldResponse] }) holds!: OrderHoldResponse[];
  @ApiProperty({ type: [OrderMessageResponse] }) messages!: OrderMessageResponse[];
  @ApiProperty({
    type: [String],
    description: 'Of an ended order: decisions that restrict something still.',
    example: [],
  })
  stillInForce!: string[];
  @ApiProperty({
    type: [OrderUnreachedResponse],
    description: 'Whom nobody could tell of it (Art. 9(5), 10(5)): the platform named nobody, or no way to reach them.',
  })
  unreached!: OrderUnreachedResponse[];
}

export function toShownOrderResponse(shown: ShownOrder): ShownOrderResponse {
  const { order, texts, items, supplements, receipt } = shown;
  return {
    ...toOrderResponse(order),
    texts: texts && {
      reasons: texts.reasons ?? null,
      redress: texts.redress ?? null,
      purpose: texts.purpose ?? null,
      recipients: texts.recipients ?? null,
      items: (texts.items ?? []).map(({ url, contentId, description }) => {
        return { url: url ?? null, contentId: contentId ?? null, description: description ?? null };
      }),
    },
    items: items.map((item) => {
      return { id: item.id, caseId: item.caseId, decisionId: item.decisionId, effect: item.effect };
    }),
    supplements: supplements.map((one) => {
      return {
        occurredAt: one.occurredAt.toISOString(),
        recordedAt: one.recordedAt.toISOString(),
        missingElements: one.missingElements,
        enteredBy: one.enteredBy,
      };
    }),
    receipt: receipt && { at: receipt.at.toISOString(), automatic: receipt.isAutomatic },
    needsAnswer: shown.needsAnswer,
    effects: shown.effects.map((one) => {
      const { outcome, source, staffId, reason } = one;
      const [effectiveAt, recordedAt] = [iso(one.effectiveAt), one.recordedAt.toISOString()];
      return { id: one.id, outcome, effectiveAt, source, staffId, reason, recordedAt };
    }),
    disclosures: shown.disclosures.map((one) => {
      return {
        id: one.id,
        dataCategories: one.dataCategories,
        recipientIds: one.recipientIds,
        handedTo: one.detail?.handedTo ?? null,
        details: one.detail?.details ?? null,
        fileSha256: one.fileSha256?.toString('hex') ?? null,
        staffId: one.staffId,
        disclosedAt: one.occurredAt.toISOString(),
      };
    }),
    holdRequests: shown.holdRequests.map(toHoldRequestResponse),
    holds: shown.holds.map((hold) => {
      return {
        id: hold.id,
        legalBasis: hold.legalBasis,
        authority: hold.authority,
        approvedBy: hold.approvedBy,
        placedAt: hold.placedAt.toISOString(),
        expiresAt: hold.expiresAt.toISOString(),
        endedAt: iso(hold.endedAt),
        endReason: hold.endReason,
        heldMessages: hold.heldMessages,
      };
    }),
    messages: shown.messages.map(({ kind, channel, state, recordedAt, dueAt, acceptedAt }) => {
      return {
        kind,
        channel,
        state,
        recordedAt: recordedAt.toISOString(),
        dueAt: iso(dueAt),
        acceptedAt: iso(acceptedAt),
      };
    }),
    stillInForce: shown.stillInForce.map(({ decisionId }) => decisionId),
    unreached: shown.unreached.map(({ decisionId, recipientId, reason, recordedAt }) => {
      return { decisionId, recipientId, reason, recordedAt: recordedAt.toISOString() };
    }),
  };
}

function toHoldRequestResponse(request: HoldRequest): HoldRequestResponse {
  return {
    id: request.id,
    state: request.state,
    legalBasis: request.legalBasis,
    authority: request.authority,
    expiresAt: request.expiresAt.toISOString(),
    askedBy: request.askedBy,
    askedAt: request.askedAt.toISOString(),
    lapsesAt: request.lapsesAt.toISOString(),
    answeredBy: request.answeredBy,
    answeredAt: iso(request.answeredAt),
    holdId: request.holdId,
    extendsHoldId: request.extendsHoldId,
  };
}
