import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { IsCleanText, IsInstant, PageQuery } from '../infrastructure/validation/index.js';
import { type Held, heldKinds, type HeldKind } from './legal-hold.js';
import { ScopeDto } from './scope.dto.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const instant = { type: String, format: 'date-time', example: '2026-11-01T00:00:00.000Z' };

export class HeldDto extends ScopeDto {
  @ApiProperty({ enum: heldKinds, example: 'recipient' })
  @IsIn(heldKinds)
  kind!: HeldKind;
}

export function toHeld({ kind, id: of, from, to }: HeldDto): Held {
  return kind === 'period' ? { kind, from: from!, to: to! } : { kind, id: of! };
}

export class PlaceHoldDto {
  @ApiProperty({ type: HeldDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => HeldDto)
  held!: HeldDto;

  @ApiPropertyOptional({ ...id, description: 'The request of an authority that it is for.' })
  @IsOptional()
  @IsUUID()
  requestId?: string;

  @ApiProperty({ example: 'Art. 67(2) DSA', description: 'On which basis it is held.' })
  @IsCleanText(200, { min: 1 })
  legalBasis!: string;

  @ApiProperty({ example: 'The Commission asks about this account.', description: 'Sealed.' })
  @IsCleanText(5_000, { min: 1 })
  reason!: string;

  @ApiPropertyOptional({ ...instant, description: 'Until when; left out: until somebody ends it.' })
  @IsOptional()
  @IsInstant()
  expiresAt?: Date;
}

export class EndHoldDto {
  @ApiProperty({ example: 'The procedure was closed.', description: 'Sealed.' })
  @IsCleanText(5_000, { min: 1 })
  reason!: string;
}

export class ListHoldsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['true', 'false'], example: 'true', description: 'Only those in force.' })
  @IsOptional()
  @IsIn(['true', 'false'])
  inForce?: 'true' | 'false';
}
