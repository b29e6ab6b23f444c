import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsInstantText, PageQuery } from '../infrastructure/validation/index.js';

export const reversalStates = ['open', 'confirmed'] as const;
export type ReversalState = (typeof reversalStates)[number];

export class MeasureReversalsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: reversalStates, description: 'Only those in this state.', example: 'open' })
  @IsOptional()
  @IsIn(reversalStates)
  state?: ReversalState;
}

export class ConfirmReversalDto {
  @ApiProperty({ format: 'date-time', description: 'When it was lifted.', example: '2026-11-23T08:00:00.000Z' })
  @IsInstantText()
  effectiveAt!: string;
}
