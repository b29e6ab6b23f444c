import { ApiProperty } from '@nestjs/swagger';
import { restrictionTypes } from '../platforms/index.js';
import { reversalStates } from './measure-reversal.dto.js';
import type { ListedReversal } from './measure-reversals.repository.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const orNone = { type: String, nullable: true, format: 'uuid' } as const;

export class MeasureReversalResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ format: 'date', example: '2026-11-22' }) appliedOn!: string;
  @ApiProperty({ example: 'm-4711' }) measureId!: string;
  @ApiProperty({ description: "The platform's own id of the content.", example: 'post-8812' }) contentId!: string;
  @ApiProperty({ type: String, nullable: true, example: 'account-17' }) recipientId!: string | null;
  @ApiProperty({ ...orNone, description: 'The complaint that led to it, or null (Art. 20).', example: id.example })
  complaintId!: string | null;
  @ApiProperty({ ...orNone, description: 'The dispute that led to it, or null (Art. 21).', example: null })
  disputeId!: string | null;
  @ApiProperty({
    enum: restrictionTypes,
    isArray: true,
    description: 'What the platform lifts.',
    example: ['visibility-removal'],
  })
  lifts!: string[];
  @ApiProperty({ description: 'Nothing of the measure is left.', example: true }) isWhole!: boolean;
  @ApiProperty({ format: 'date-time', example: '2026-11-22T10:15:00.000Z' }) decidedAt!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-22T11:15:00.000Z' }) dueAt!: string;
  @ApiProperty({ enum: reversalStates, example: 'open' }) state!: string;
  @ApiProperty({ description: 'Not confirmed by its due time.', example: false }) isOverdue!: boolean;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'When the platform lifted it, as it says.',
    example: null,
  })
  effectiveAt!: string | null;
}

export class MeasureReversalPageResponse {
  @ApiProperty({ type: [MeasureReversalResponse] }) items!: MeasureReversalResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export function toReversalResponse(reversal: ListedReversal, asOf: Date): MeasureReversalResponse {
  return {
    id: reversal.id,
    appliedOn: reversal.appliedOn,
    measureId: reversal.measureId,
    contentId: reversal.contentExternalId,
    recipientId: reversal.recipientExternalId,
    complaintId: reversal.complaintId,
    disputeId: reversal.disputeId,
    lifts: [...reversal.lifts],
    isWhole: reversal.isWhole,
    decidedAt: reversal.occurredAt.toISOString(),
    dueAt: reversal.dueAt.toISOString(),
    state: reversal.effectiveAt ? 'confirmed' : 'open',
    isOverdue: !reversal.effectiveAt && reversal.dueAt < asOf,
    effectiveAt: reversal.effectiveAt?.toISOString() ?? null,
  };
}
