import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { categoryCodes } from '../categories/index.js';
import { IsDay, IsInstant } from '../infrastructure/validation/index.js';

export class AuditSampleQueryDto {
  @ApiProperty({ example: '2026-10-01', description: 'First day, in the platform’s zone' })
  @IsDay()
  from!: string;

  @ApiProperty({ example: '2026-10-31', description: 'Last day' })
  @IsDay()
  to!: string;

  @ApiPropertyOptional({
    enum: categoryCodes,
    example: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
    description: 'Only of this',
  })
  @IsOptional()
  @IsIn(categoryCodes)
  category?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 1000, default: 60, example: 60 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  size: number = 60;

  @ApiPropertyOptional({
    example: 'dice-rolled-on-3-november',
    description: 'Of the auditor’s own; left out: a random one',
  })
  @IsOptional()
  @Matches(/^[A-Za-z0-9._-]{1,64}$/, { message: 'must be 1 to 64 letters, digits, dots, dashes or underscores' })
  seed?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    example: '2026-11-22T09:55:00.000Z',
    description: 'Of an earlier draw, to draw the same again: what was written later is left out',
  })
  @IsOptional()
  @IsInstant()
  until?: Date;
}
