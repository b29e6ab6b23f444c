import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import {
  disputeEventKinds,
  disputeOutcomes,
  disputeSides,
  disputeStates,
  replyChannels,
  type Dispute,
  type DisputeEvent,
  type Fees,
} from './dispute.js';
import { isPending } from './dispute.rules.js';
import type { ShownDispute } from './show-disputes.service.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const noId = { type: String, nullable: true, format: 'uuid', example: null };
const instant = { format: 'date-time', example: '2026-11-22T10:15:00.000Z' };
const noInstant = { type: String, nullable: true, format: 'date-time', example: null };
const text = { type: String, nullable: true, description: 'Null when erased, or not open to the caller.' };

export class DisputedMeasureResponse {
  @ApiProperty({ format: 'date', example: '2026-11-22' }) appliedOn!: string;
  @ApiProperty({ example: 'm-4711' }) measureId!: string;
}

export class DisputeResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty(id) bodyId!: string;
  @ApiProperty({ example: 'ACE-2026-1234' }) bodyReference!: string;
  @ApiProperty({ ...noId, description: 'Null for a measure.' }) decisionId!: string | null;
  @ApiProperty({ type: DisputedMeasureResponse, nullable: true, description: 'Null for a decision.' })
  measure!: DisputedMeasureResponse | null;
  @ApiProperty(noId) complaintId!: string | null;
  @ApiProperty({ enum: disputeSides, example: 'recipient' }) side!: string;
  @ApiProperty({ ...noId, description: "Of the notifier's side." }) noticeId!: string | null;
  @ApiProperty({ ...noId, description: "Of the recipient's side, where known." }) recipientId!: string | null;
  @ApiProperty({ enum: disputeStates, example: 'open' }) state!: string;
  @ApiProperty({ ...instant, description: 'Art. 21(4) runs from here.' }) receivedByBodyAt!: string;
  @ApiProperty({ ...instant, description: 'When we were told.' }) notifiedAt!: string;
  @ApiProperty(instant) recordedAt!: string;
  @ApiProperty({ ...id, description: 'The member of the staff.' }) registeredBy!: string;
  @ApiProperty({ description: 'As the body said: 180 days instead of 90.', example: false }) highlyComplex!: boolean;
  @ApiProperty({ ...instant, description: 'By when we owe a reply.' }) replyDueAt!: string;
  @ApiProperty({ ...noInstant, description: 'The first reply, or the refusal.' }) repliedAt!: string | null;
  @ApiProperty({ ...instant, description: 'By when the body owes its decision.' }) outcomeDueAt!: string;
  @ApiProperty({ ...noInstant, description: 'When we were told the outcome.' }) closedAt!: string | null;
  @ApiProperty({ enum: ['reply', 'outcome'], isArray: true, description: 'What is overdue now.', example: [] })
  overdue!: string[];
}

export class DisputeOutcomeResponse {
  @ApiProperty({ enum: disputeOutcomes, example: 'reversed' }) outcome!: string;
  @ApiProperty(instant) decidedAt!: string;
  @ApiProperty({ ...instant, description: 'To us.' }) notifiedAt!: string;
  @ApiProperty({ ...text, example: 'Satire is protected.' }) summary!: string | null;
}

export class DisputeFeesResponse {
  @ApiProperty({ example: 'EUR' }) currency!: string;
  @ApiProperty({ example: 9500 }) feesCents!: number;
  @ApiProperty({ example: true }) borneByProvider!: boolean;
  @ApiProperty({ example: 0 }) expensesCents!: number;
  @ApiProperty({ example: false }) badFaith!: boolean;
}

export class DisputeEventResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: disputeEventKinds, example: 'replied' }) kind!: string;
  @ApiProperty({ ...id, description: 'The member of the staff.' }) staffId!: string;
  @ApiProperty(instant) occurredAt!: string;
  @ApiProperty(instant) recordedAt!: string;
  @ApiProperty({ enum: replyChannels, nullable: true, description: 'Of a reply.', example: 'portal' })
  channel!: string | null;
  @ApiProperty({ ...noId, description: 'Of a reply by mail from here.' }) messageId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of an exported case file.', example: null })
  archiveSha256!: string | null;
  @ApiProperty({ ...noId, description: 'Of a refusal.' }) earlierDisputeId!: string | null;
  @ApiProperty({ ...noId, description: 'Of an implementation: what took the place of the decision.' })
  decisionId!: string | null;
  @ApiProperty({ ...noId, description: 'Of an implementation: what the platform was told to lift of the measure.' })
  measureReversalId!: string | null;
  @ApiProperty({ ...text, example: 'Handed over in the portal.' }) text!: string | null;
}

export class DisputeDetailsResponse extends DisputeResponse {
  @ApiProperty({ ...text, example: 'The post is satire.' }) grounds!: string | null;
  @ApiProperty({ type: DisputeOutcomeResponse, nullable: true }) outcome!: DisputeOutcomeResponse | null;
  @ApiProperty({ type: DisputeFeesResponse, nullable: true }) fees!: DisputeFeesResponse | null;
  @ApiProperty({ type: [DisputeEventResponse], description: 'In the order of recording.' })
  events!: DisputeEventResponse[];
}

export class DisputesResponse {
  @ApiProperty({ type: [DisputeResponse] }) items!: DisputeResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export function toDisputeDetailsResponse(shown: ShownDispute): DisputeDetailsResponse {
  const { dispute, grounds, outcome, fees, events, asOf } = shown;
  return {
    ...toDisputeResponse(dispute, asOf),
    grounds,
    outcome: outcome && {
      outcome: outcome.outcome,
      decidedAt: outcome.decidedAt.toISOString(),
      notifiedAt: outcome.notifiedAt.toISOString(),
      summary: outcome.text,
    },
    fees: fees && toFeesResponse(fees),
    events: events.map(toEventResponse),
  };
}

export function toDisputesResponse({ items, next, asOf }: Page<Dispute> & { asOf: Date }): DisputesResponse {
  return { items: items.map((dispute) => toDisputeResponse(dispute, asOf)), next };
}

function toDisputeResponse(dispute: Dispute, asOf: Date): DisputeResponse {
  const { state, replyDueAt, outcomeDueAt } = dispute;
  return {
    id: dispute.id,
    bodyId: dispute.bodyId,
    bodyReference: dispute.bodyReference,
    decisionId: dispute.decisionId,
    measure: dispute.measure && { appliedOn: dispute.measure.appliedOn, measureId: dispute.measure.measureId },
    complaintId: dispute.complaintId,
    side: dispute.side,
    noticeId: dispute.noticeId,
    recipientId: dispute.recipientId,
    state,
    receivedByBodyAt: dispute.receivedByBodyAt.toISOString(),
    notifiedAt: dispute.notifiedAt.toISOString(),
    recordedAt: dispute.recordedAt.toISOString(),
    registeredBy: dispute.registeredBy,
    highlyComplex: dispute.highlyComplex,
    replyDueAt: replyDueAt.toISOString(),
    repliedAt: dispute.repliedAt?.toISOString() ?? null,
    outcomeDueAt: outcomeDueAt.toISOString(),
    closedAt: dispute.closedAt?.toISOString() ?? null,
    overdue: [
      ...(state === 'open' && replyDueAt < asOf ? ['reply'] : []),
      ...(isPending(state) && outcomeDueAt < asOf ? ['outcome'] : []),
    ],
  };
}

function toFeesResponse(fees: Fees): DisputeFeesResponse {
  const { currency, feesCents, borneByProvider, expensesCents, badFaith } = fees;
  return { currency, feesCents, borneByProvider, expensesCents, badFaith };
}

function toEventResponse(event: DisputeEvent & { text: string | null }): DisputeEventResponse {
  return {
    id: event.id,
    kind: event.kind,
    staffId: event.staffId,
    occurredAt: event.occurredAt.toISOString(),
    recordedAt: event.recordedAt.toISOString(),
    channel: event.channel,
    messageId: event.messageId,
    archiveSha256: event.archiveSha256,
    earlierDisputeId: event.earlierDisputeId,
    decisionId: event.decisionId,
    measureReversalId: event.measureReversalId,
    text: event.text,
  };
}
