import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { categoryCodes, keywordCodes } from '../categories/index.js';
import { IsCleanText, IsDay, IsInstantText, PageQuery } from '../infrastructure/validation/index.js';
import { restrictionTypes, type RestrictionType } from '../platforms/index.js';
import { contentTypes, type ContentType } from '../recipients/index.js';
import { automatedDecisions, type AutomatedDecision } from '../statements-of-reasons/index.js';
import type { MeasureContent } from './measure.js';

export class MeasureClauseDto {
  @ApiProperty({ description: "Code in the catalogue of the platform's terms.", example: 'spam' })
  @IsCleanText(100, { min: 1 })
  code!: string;

  @ApiProperty({ example: 1 })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version!: number;
}

export class MeasureGroundDto {
  @ApiProperty({ enum: ['illegal', 'terms'], example: 'terms' })
  @IsIn(['illegal', 'terms'])
  kind!: 'illegal' | 'terms';

  @ApiPropertyOptional({ description: 'With illegal (Art. 17(3)(d)).', example: 'German Criminal Code' })
  @IsOptional()
  @IsCleanText(500)
  law?: string;

  @ApiPropertyOptional({ description: 'With illegal.', example: 'Section 185' })
  @IsOptional()
  @IsCleanText(500)
  provision?: string;

  @ApiPropertyOptional({
    description: 'Whose law it is (ISO 3166-1); left out for the law of the Union.',
    example: 'DE',
  })
  @IsOptional()
  @IsCleanText(2)
  memberState?: string;

  @ApiPropertyOptional({ type: MeasureClauseDto, description: 'With terms (Art. 17(3)(e)).' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MeasureClauseDto)
  clause?: MeasureClauseDto;

  @ApiProperty({
    description: 'Why it is illegal, or incompatible with the terms. The same words for many measures are kept once.',
    example: 'The post advertises the same shop as 40 others of this account.',
  })
  @IsCleanText(5_000)
  explanation!: string;
}

export class MeasureAutomationDto {
  @ApiProperty({ description: 'Whether the content was detected by automated means.', example: true })
  @IsBoolean()
  detection!: boolean;

  @ApiProperty({ enum: automatedDecisions, example: 'full' })
  @IsIn(automatedDecisions)
  decision!: AutomatedDecision;

  @ApiPropertyOptional({
    description: 'The system that detected or decided; needed where one did.',
    example: 'spam-model',
  })
  @IsOptional()
  @IsCleanText(100)
  system?: string;

  @ApiPropertyOptional({ example: '4.2' })
  @IsOptional()
  @IsCleanText(100)
  version?: string;
}

export class MeasuredContentDto {
  @ApiProperty({ description: "The platform's own id, of an account too.", example: 'post-8812' })
  @IsCleanText(500, { min: 1 })
  id!: string;

  @ApiProperty({ enum: contentTypes, isArray: true, example: ['text'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(contentTypes.length)
  @IsIn(contentTypes, { each: true })
  types!: ContentType[];

  @ApiPropertyOptional({ description: 'That carries the infringement (ISO 639-1).', example: 'de' })
  @IsOptional()
  @IsCleanText(2, { min: 2 })
  language?: string;
}

export class MeasuredRecipientDto {
  @ApiProperty({ description: "The platform's own id of the account.", example: 'account-17' })
  @IsCleanText(500, { min: 1 })
  id!: string;

  @ApiPropertyOptional({ description: 'Followers or listeners at the time.', example: 120 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  audienceSize?: number;

  @ApiPropertyOptional({
    description:
      'Whether the platform knows an electronic contact; what it said when it described the recipient when left out.',
    example: true,
  })
  @IsOptional()
  @IsBoolean()
  contactKnown?: boolean;

  @ApiPropertyOptional({ description: 'For the statement (ISO 639-1).', example: 'de' })
  @IsOptional()
  @IsCleanText(2, { min: 2 })
  language?: string;
}

export class RepeatedDto {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'A decision here that the measure only repeats on a re-upload.',
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
  })
  @IsOptional()
  @IsUUID()
  decisionId?: string;

  @ApiPropertyOptional({
    format: 'date',
    description: 'Or another measure: its day and its id.',
    example: '2026-11-02',
  })
  @IsOptional()
  @IsDay()
  appliedOn?: string;

  @ApiPropertyOptional({ example: 'm-4711' })
  @IsOptional()
  @IsCleanText(200, { min: 1 })
  measureId?: string;
}

export class MeasureStatementDto {
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When the platform told the recipient itself: then nothing is sent from here.',
    example: '2026-11-22T09:59:01.000Z',
  })
  @IsOptional()
  @IsInstantText()
  sentAt?: string;

  @ApiPropertyOptional({
    enum: ['deceptive-high-volume'],
    description: 'Nobody is told: deceptive high-volume commercial content (Art. 17(2)).',
    example: 'deceptive-high-volume',
  })
  @IsOptional()
  @IsIn(['deceptive-high-volume'])
  exemption?: 'deceptive-high-volume';
}

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

  @ApiProperty({ type: MeasureAutomationDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => MeasureAutomationDto)
  automation!: MeasureAutomationDto;

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
