import { ApiProperty } from '@nestjs/swagger';
import { IsHash, IsIn, IsOptional } from 'class-validator';
import { IsInstant, PageQuery } from '../infrastructure/validation/index.js';
import type { OpenPreservation } from './preservations.repository.js';

/** Why a platform could not preserve an item. */
export const preservationFailures = ['not-found', 'deleted', 'not-supported', 'no-channel', 'other'] as const;

export class ReportPreservationDto {
  @ApiProperty({ enum: ['captured', 'failed'], example: 'captured' })
  @IsIn(['captured', 'failed'])
  outcome!: 'captured' | 'failed';

  @ApiProperty({ required: false, enum: preservationFailures, description: 'Why, when it failed.', example: 'deleted' })
  @IsOptional()
  @IsIn(preservationFailures)
  failure?: (typeof preservationFailures)[number];

  @ApiProperty({ required: false, description: 'When; now when not given.', example: '2026-11-22T10:15:00.000Z' })
  @IsOptional()
  @IsInstant()
  occurredAt?: Date;

  @ApiProperty({
    required: false,
    description: 'SHA-256 of what was captured, in hex.',
    example: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
  })
  @IsOptional()
  @IsHash('sha256')
  evidenceSha256?: string;
}

export class PreservationsQuery extends PageQuery {}

export class OpenPreservationResponse {
  @ApiProperty({ format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' }) itemId!: string;
  @ApiProperty({ type: String, nullable: true, example: 'https://social.example/posts/4711' }) url!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) contentId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '00:12:31' }) moment!: string | null;
  @ApiProperty({ format: 'date-time', example: '2026-11-22T10:15:00.000Z' }) askedAt!: string;
}

export class OpenPreservationsResponse {
  @ApiProperty({ type: [OpenPreservationResponse] }) items!: OpenPreservationResponse[];
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Send it as `after` for the next page; null at the end.',
    example: null,
  })
  next!: string | null;
}

export function toOpenPreservationResponse({ itemId, askedAt, location }: OpenPreservation): OpenPreservationResponse {
  return {
    itemId,
    url: location?.kind === 'url' ? location.value : null,
    contentId: location?.kind === 'content-id' ? location.value : null,
    moment: location?.moment ?? null,
    askedAt: askedAt.toISOString(),
  };
}
