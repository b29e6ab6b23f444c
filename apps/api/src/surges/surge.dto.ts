import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { categoryCodes, officialLanguageCodes } from '../categories/index.js';
import { IsCleanText, IsInstant, IsTrueOrFalse, PageQuery } from '../infrastructure/validation/index.js';

const instant = { type: String, format: 'date-time', example: '2026-11-22T18:00:00Z' };

export class SurgeWordsDto {
  @ApiProperty({ example: 'The match ended in riots; notices pour in.', description: 'Why; kept sealed' })
  @IsCleanText(5_000, { min: 1 })
  reason!: string;

  @ApiPropertyOptional({ ...instant, description: 'When; now when left out' })
  @IsOptional()
  @IsInstant()
  at?: Date;
}

export class SwitchOnDto extends SurgeWordsDto {
  @ApiProperty({ ...instant, example: '2026-11-23T06:00:00Z', description: 'Until when it will presumably last' })
  @IsInstant()
  expectedEndAt!: Date;
}

export class OpenSurgeDto extends SwitchOnDto {
  @ApiPropertyOptional({ enum: categoryCodes, example: 'STATEMENT_CATEGORY_VIOLENCE', description: 'Of this alone' })
  @IsOptional()
  @IsIn(categoryCodes, { message: 'must be a category of the Commission’s list' })
  category?: string;

  @ApiPropertyOptional({ enum: officialLanguageCodes, example: 'nl', description: 'Of notices in this one alone' })
  @IsOptional()
  @IsIn(officialLanguageCodes, { message: 'must be an official language' })
  language?: string;
}

export class SurgeStepDto {
  @ApiProperty({ example: 'Called in four people of the late shift.', description: 'What was done; kept sealed' })
  @IsCleanText(5_000, { min: 1 })
  text!: string;

  @ApiPropertyOptional({ ...instant, description: 'When; now when left out' })
  @IsOptional()
  @IsInstant()
  at?: Date;
}

export class SurgesQueryDto extends PageQuery {
  @ApiPropertyOptional({ ...instant, description: 'Not over before' })
  @IsOptional()
  @IsInstant()
  from?: Date;

  @ApiPropertyOptional({ ...instant, description: 'Begun before' })
  @IsOptional()
  @IsInstant()
  to?: Date;

  @ApiPropertyOptional({ example: true, description: 'Only those that are open, or that are not' })
  @IsOptional()
  @IsTrueOrFalse()
  open?: boolean;
}
