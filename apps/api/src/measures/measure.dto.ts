import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import { categoryCodes, keywordCodes } from '../categories/index.js';
import { IsCleanText, IsDay, IsInstantText, PageQuery } from '../infrastructure/validation/index.js';
import { restrictionTypes, type RestrictionType } from '../platforms/index.js';
import { StatedAutomationDto } from '../statements-of-reasons/index.js';
import type { MeasureContent } from './measure.js';
import {
  MeasuredContentDto,
  MeasuredRecipientDto,
  MeasureGroundDto,
  MeasureStatementDto,
  RepeatedDto,
} from './measure-parts.dto.js';

/** The shape of a measure; what the law wants of it is in measure.rules.ts. */
export class MeasureDto implements MeasureContent {
  @ApiProperty({
    description: "The platform's own id. Sent again with the same content, it is the same measure.",
    example: 'm-4711',
  })
  @IsCleanText(200, { min: 1 })
  measureId!: string;

  @ApiProperty({
    format: 'date',
    description:
      'The day that the platform files it under, within one of the UTC day of `occurredAt`. Part of its name.',
    example: '2026-11-22',
  })
  @IsDay()
  appliedOn!: string;

  @ApiProperty({ format: 'date-time', description: 'When it took effect.', example: '2026-11-22T09:59:00.000Z' })
  @IsInstantText()
  occurredAt!: string;

  @ApiProperty({
    description: 'What was found (Art. 17(3)(b)). The same words for many measures are kept once.',
    example: 'The account posted the same link 41 times within an hour.',
  })
  @IsCleanText(10_000)
  facts!: string;

  @ApiProperty({ type: MeasureGroundDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => MeasureGroundDto)
  ground!: MeasureGroundDto;

  @ApiProperty({ enum: categoryCodes, example: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD' })
  @IsIn(categoryCodes)
  category!: string;

  @ApiPropertyOptional({ enum: keywordCodes, description: 'Under the category.', example: 'KEYWORD_PHISHING' })
  @IsOptional()
  @IsIn(keywordCodes)
  keyword?: string;

  @ApiPropertyOptional({
    description: 'With KEYWORD_OTHER: what it stands for. Printed in the report.',
    example: 'Spam',
  })
  @IsOptional()
  @IsCleanText(500)
  otherDescription?: string;

  @ApiProperty({
    enum: restrictionTypes,
    isArray: true,
    description: 'Each once; the report counts each.',
    example: ['visibility-removal'],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(restrictionTypes.length)
  @IsIn(restrictionTypes, { each: true })
  restrictionTypes!: RestrictionType[];

  @ApiPropertyOptional({
    type: [String],
    description: 'EU and EEA states; all Member States when left out.',
    example: ['AT', 'DE'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @IsString({ each: true })
  territory?: string[];

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Left out: until further notice.',
    example: '2026-12-22T10:00:00.000Z',
  })
  @IsOptional()
  @IsInstantText()
  endsAt?: string;

  @ApiProperty({ type: StatedAutomationDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => StatedAutomationDto)
  automation!: StatedAutomationDto;

  @ApiProperty({ type: MeasuredContentDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => MeasuredContentDto)
  content!: MeasuredContentDto;

  @ApiPropertyOptional({ type: MeasuredRecipientDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => MeasuredRecipientDto)
  recipient?: MeasuredRecipientDto;

  @ApiPropertyOptional({ type: RepeatedDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => RepeatedDto)
  repeats?: RepeatedDto;

  @ApiPropertyOptional({ type: MeasureStatementDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => MeasureStatementDto)
  statement?: MeasureStatementDto;
}

export class MeasuresQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'date', description: 'First day (`appliedOn`).', example: '2026-11-01' })
  @IsOptional()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day.', example: '2026-11-30' })
  @IsOptional()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({ enum: categoryCodes, example: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD' })
  @IsOptional()
  @IsIn(categoryCodes)
  category?: string;

  @ApiPropertyOptional({ description: "The platform's own id of the account.", example: 'account-17' })
  @IsOptional()
  @IsCleanText(500, { min: 1 })
  recipient?: string;
}

export class ReverseMeasureDto {
  @ApiProperty({ format: 'date-time', description: 'When it was taken back.', example: '2026-11-23T08:00:00.000Z' })
  @IsInstantText()
  reversedAt!: string;
}
