import { ApiProperty } from '@nestjs/swagger';
import { restrictionTypes } from '../platforms/index.js';
import {
  instruments,
  orderChannels,
  orderEndReasons,
  orderKinds,
  orderProfiles,
  orderStates,
  type Order,
} from './order.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const instant = { format: 'date-time', example: '2026-11-22T10:15:00.000Z' };
const optional = { type: String, nullable: true } as const;

/** An order as the record has it; what it says stands in its texts. */
export class OrderResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ example: 'O-7KQ2-M4XT-9RWB-3CD' }) reference!: string;
  @ApiProperty({ enum: orderKinds, example: 'act' }) kind!: string;
  @ApiProperty({ enum: instruments, example: 'dsa-article-9' }) instrument!: string;
  @ApiProperty({ enum: orderStates, example: 'in-progress' }) state!: string;
  @ApiProperty({ example: 'Medienanstalt Berlin-Brandenburg' }) authority!: string;
  @ApiProperty({ ...optional, description: "The authority's own.", example: 'MABB-2026-118' })
  authorityReference!: string | null;
  @ApiProperty({ ...optional, description: 'Null for a third country.', example: 'DE' }) memberState!: string | null;
  @ApiProperty({ ...optional, example: '§ 23 JMStV' }) legalBasis!: string | null;
  @ApiProperty({ ...optional, example: '§ 130 StGB' }) provision!: string | null;
  @ApiProperty({
    ...optional,
    description: 'From the provision cited; null: none is cited, the report says “not specified”.',
    example: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  })
  category!: string | null;
  @ApiProperty({ ...optional, example: 'KEYWORD_HATE_SPEECH' }) keyword!: string | null;
  @ApiProperty({ enum: restrictionTypes, isArray: true, example: ['visibility-disabling'] })
  demands!: readonly string[];
  @ApiProperty({ type: [String], description: 'Where it has effect.', example: ['DE'] }) territory!: readonly string[];
  @ApiProperty({ example: 'de' }) language!: string;
  @ApiProperty({ type: [String], description: 'Elements of Art. 9(2) or 10(2) that it lacks still.', example: [] })
  missingElements!: readonly string[];
  @ApiProperty({ example: false }) mayBeConfidential!: boolean;
  @ApiProperty({ enum: orderChannels, example: 'email' }) channel!: string;
  @ApiProperty({ enum: orderProfiles, example: 'standard' }) profile!: string;
  @ApiProperty({ ...instant, description: 'Here its times begin.' }) deliveredAt!: string;
  @ApiProperty({ enum: ['server', 'platform', 'staff'], example: 'server' }) deliveredAtSource!: string;
  @ApiProperty({ ...instant, description: 'When we wrote it down.' }) recordedAt!: string;
  @ApiProperty({ ...optional, ...id, description: 'Of the staff.' }) enteredBy!: string | null;
  @ApiProperty({ enum: ['mail', 'hand'], description: 'How the authority is told.', example: 'mail' })
  receiptBy!: string;
  @ApiProperty(instant) receiptDueAt!: string;
  @ApiProperty(instant) effectDueAt!: string;
  @ApiProperty({ ...optional, ...instant, description: 'When effect was first given; null: not yet, or not at all.' })
  effectiveAt!: string | null;
  @ApiProperty({ ...optional, ...instant, description: 'When the authority was first told what became of it.' })
  answeredAt!: string | null;
  @ApiProperty({ ...optional, ...instant, description: 'Until when it has effect, as it says itself.' })
  expiresAt!: string | null;
  @ApiProperty({ ...optional, ...instant, description: 'From when on it demands nothing.' }) endedAt!: string | null;
  @ApiProperty({ ...optional, enum: orderEndReasons, example: null }) endReason!: string | null;
}

export class OrderPageResponse {
  @ApiProperty({ type: [OrderResponse] }) items!: OrderResponse[];
  @ApiProperty({ ...optional, description: 'Send it as `after` for the next page; null at the end.', example: null })
  next!: string | null;
}

export function toOrderResponse(order: Order): OrderResponse {
  return {
    id: order.id,
    reference: order.reference,
    kind: order.kind,
    instrument: order.instrument,
    state: order.state,
    authority: order.authority,
    authorityReference: order.authorityReference,
    memberState: order.memberState,
    legalBasis: order.legalBasis,
    provision: order.provision,
    category: order.category,
    keyword: order.keyword,
    demands: order.demands,
    territory: order.territory,
    language: order.language,
    missingElements: order.missingElements,
    mayBeConfidential: order.mayBeConfidential,
    channel: order.channel,
    profile: order.profile,
    deliveredAt: order.deliveredAt.toISOString(),
    deliveredAtSource: order.deliveredAtSource,
    recordedAt: order.recordedAt.toISOString(),
    enteredBy: order.enteredBy,
    receiptBy: order.receiptBy,
    receiptDueAt: order.receiptDueAt.toISOString(),
    effectDueAt: order.effectDueAt.toISOString(),
    effectiveAt: order.effectiveAt?.toISOString() ?? null,
    answeredAt: order.answeredAt?.toISOString() ?? null,
    expiresAt: order.expiresAt?.toISOString() ?? null,
    endedAt: order.endedAt?.toISOString() ?? null,
    endReason: order.endReason,
  };
}
