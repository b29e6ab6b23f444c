import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { categoryCodes, keywordCodes, officialLanguageCodes } from '../categories/index.js';
import { IsCleanText, IsDay } from '../infrastructure/validation/index.js';
import { verdicts, type Verdict } from './accuracy.js';

export class DrawSampleDto {
  @ApiProperty({ example: '2026-07-01', description: 'First day of decision, in the platform’s zone' })
  @IsDay()
  from!: string;

  @ApiProperty({ example: '2026-09-30', description: 'Last day, itself inside; over' })
  @IsDay()
  to!: string;

  @ApiProperty({
    example: 200,
    description: 'How many to draw for each system, version, language and outcome; all where there are fewer',
  })
  @IsInt()
  @Min(1)
  @Max(2_000)
  sizePerStratum!: number;
}

export class UnflaggedSampleQuery {
  @ApiProperty({ example: '2026-07-01', description: 'First day on which the contents could be seen' })
  @IsDay()
  from!: string;

  @ApiProperty({ example: '2026-09-30', description: 'Last day, itself inside; over' })
  @IsDay()
  to!: string;

  @ApiProperty({ example: 'spam-filter', description: 'The automated system that let the contents pass' })
  @IsCleanText(200, { min: 1 })
  system!: string;

  @ApiProperty({ example: 'Uniform draw over content ids by the data warehouse.', description: 'How they were drawn' })
  @IsCleanText(1_000, { min: 1 })
  method!: string;
}

export class AccuracyPeriodDto {
  @ApiProperty({ example: 'example-forum', description: 'Key or id of the platform' })
  @IsString()
  platform!: string;

  @ApiProperty({ example: '2026-07-01', description: 'First day, in the platform’s zone' })
  @IsDay()
  from!: string;

  @ApiProperty({ example: '2026-12-31', description: 'Last day, itself inside' })
  @IsDay()
  to!: string;
}

export class AccuracyScopeQuery {
  @ApiPropertyOptional({ example: 'de', description: 'Only what is in this official language' })
  @IsOptional()
  @IsIn(officialLanguageCodes, { message: 'must be an official language' })
  language?: string;

  @ApiPropertyOptional({ enum: ['notice', 'own-initiative'], example: 'own-initiative' })
  @IsOptional()
  @IsIn(['notice', 'own-initiative'])
  origin?: 'notice' | 'own-initiative';
}

export class VerdictDto {
  @ApiProperty({
    enum: verdicts,
    example: 'illegal',
    description: '`undeterminable`: gone, or not to be judged from what there is; in no figure, but told beside it',
  })
  @IsIn(verdicts)
  verdict!: Verdict;

  @ApiPropertyOptional({ example: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD', description: 'Of a violation' })
  @IsOptional()
  @IsIn(categoryCodes, { message: 'must be a category of the Commission’s list' })
  category?: string;

  @ApiPropertyOptional({ example: 'KEYWORD_PHISHING', description: 'Of a violation: its sub-category' })
  @IsOptional()
  @IsIn(keywordCodes, { message: 'must be a sub-category of the Commission’s list' })
  keyword?: string;

  @ApiPropertyOptional({ example: 'The link leads to a copy of a bank’s page.', description: 'Kept sealed' })
  @IsOptional()
  @IsCleanText(5_000, { min: 1 })
  note?: string;
}
