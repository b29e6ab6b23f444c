import { ApiProperty } from '@nestjs/swagger';
import type { OrderView } from './case-orders.query.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const instant = { format: 'date-time', example: '2026-11-22T10:15:00.000Z' };
const text = { type: String, nullable: true } as const;

/** An order to act that a decision on the case answers (Art. 9). */
export class CaseOrderResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ example: 'O-7KQ2-M4XT-9RWB-3CD' }) reference!: string;
  @ApiProperty({ description: 'What it rests on.', example: 'dsa-article-9' }) instrument!: string;
  @ApiProperty({ example: 'Medienanstalt Berlin-Brandenburg' }) authority!: string;
  @ApiProperty({ ...text, example: 'DE' }) memberState!: string | null;
  @ApiProperty({ ...text, example: '§ 23 JMStV' }) legalBasis!: string | null;
  @ApiProperty({ ...text, example: '§ 130 StGB' }) provision!: string | null;
  @ApiProperty({
    ...text,
    description: 'From the provision cited.',
    example: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  })
  category!: string | null;
  @ApiProperty({ ...text, example: 'KEYWORD_HATE_SPEECH' }) keyword!: string | null;
  @ApiProperty({ ...text, description: 'Why the content is illegal.', example: 'It calls for violence.' })
  reasons!: string | null;
  @ApiProperty({ type: [String], description: 'Restrictions demanded.', example: ['visibility-disabling'] })
  demands!: string[];
  @ApiProperty({ type: [String], description: 'Where it has effect: the default of a decision.', example: ['DE'] })
  territory!: string[];
  @ApiProperty({ type: [String], description: 'Elements of Art. 9(2) that it lacks still.', example: [] })
  missingElements!: string[];
  @ApiProperty({ description: 'The recipient may have to be told later.', example: false })
  mayBeConfidential!: boolean;
  @ApiProperty({ description: 'It demands nothing any more.', example: false }) hasEnded!: boolean;
  @ApiProperty(instant) deliveredAt!: string;
  @ApiProperty({ ...instant, description: 'By when effect must be given.' }) dueAt!: string;
  @ApiProperty({ ...text, example: 'https://forum.example/posts/4711' }) url!: string | null;
  @ApiProperty({ ...text, example: null }) contentId!: string | null;
  @ApiProperty({ ...text, example: 'The second comment.' }) description!: string | null;
}

export function toCaseOrderResponse({ location, deliveredAt, dueAt, ...order }: OrderView): CaseOrderResponse {
  return {
    id: order.id,
    reference: order.reference,
    instrument: order.instrument,
    authority: order.authority,
    memberState: order.memberState,
    legalBasis: order.legalBasis,
    provision: order.provision,
    category: order.category,
    keyword: order.keyword,
    reasons: order.reasons,
    demands: order.demands,
    territory: order.territory,
    missingElements: order.missingElements,
    mayBeConfidential: order.mayBeConfidential,
    hasEnded: order.hasEnded,
    deliveredAt: deliveredAt.toISOString(),
    dueAt: dueAt.toISOString(),
    url: location?.url ?? null,
    contentId: location?.contentId ?? null,
    description: location?.description ?? null,
  };
}
