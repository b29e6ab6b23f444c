import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { categoryCodes, keywordCodes } from '../categories/index.js';
import { IsCleanText, IsInstant } from '../infrastructure/validation/index.js';
import { gravities, WeighedFactorsDto, type Gravity } from '../misuse/index.js';
import { restrictionTypes, type RestrictionType } from '../platforms/index.js';
import { StatedAutomationDto, StatedGroundDto } from '../statements-of-reasons/index.js';
import { automatedProcessings, outcomes, type AutomatedProcessing, type Outcome } from './decision.js';
import { CategoryFindingDto, ClauseDto, FindingDto, ItemFindingDto } from './finding.dto.js';

const snapshot = { description: 'The `seenThrough` that came with the case.', example: '7321:7325:7322' };

export class GroundDto extends StatedGroundDto {
  @ApiPropertyOptional({ type: ClauseDto, description: 'With terms (Art. 17(3)(e)).' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ClauseDto)
  clause?: ClauseDto;

  @ApiPropertyOptional({
    description: 'With illegal: that the content is manifestly so (Art. 23(1)).',
    example: false,
  })
  @IsOptional()
  @IsBoolean()
  manifestly?: boolean;

  @ApiPropertyOptional({ enum: gravities, description: 'With manifestly (Art. 23(3)(c)).', example: 'serious' })
  @IsOptional()
  @IsIn(gravities)
  gravity?: Gravity;
}

export class RestrictionDto {
  @ApiProperty({ enum: restrictionTypes, example: 'visibility-removal' })
  @IsIn(restrictionTypes)
  type!: RestrictionType;

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
    type: String,
    format: 'date-time',
    description: 'Left out: until further notice.',
    example: '2026-12-22T10:00:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  endsAt?: Date;
}

export class AutomationDto extends StatedAutomationDto {
  @ApiProperty({
    enum: automatedProcessings,
    isArray: true,
    description: 'Steps of processing that were automated (Art. 16(6)).',
    example: ['translation'],
  })
  @IsArray()
  @ArrayMaxSize(automatedProcessings.length)
  @IsIn(automatedProcessings, { each: true })
  processing!: AutomatedProcessing[];
}

export class DisclosureDto {
  @ApiProperty({
    description: 'Why naming the notifier is strictly necessary (Art. 17(3)(b)). Kept, not sent.',
    example: 'The recipient must know whose copyright is claimed.',
  })
  @IsCleanText(2_000)
  necessity!: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The notice whose notifier is named; the earliest when left out.',
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
  })
  @IsOptional()
  @IsUUID()
  noticeId?: string;
}

export class ServiceSuspensionDto extends WeighedFactorsDto {
  @ApiProperty({
    format: 'uuid',
    description: 'The prior warning to the recipient.',
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
  })
  @IsUUID()
  warningId!: string;
}

/** What a decision says wherever it was made, here or in an earlier tool. */
export abstract class DecidedDto {
  @ApiProperty({ enum: outcomes, example: 'restrict' })
  @IsIn(outcomes)
  outcome!: Outcome;

  @ApiPropertyOptional({ type: GroundDto, description: 'To restrict.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => GroundDto)
  ground?: GroundDto;

  @ApiPropertyOptional({
    enum: categoryCodes,
    description: 'As decided; needed to restrict.',
    example: categoryCodes[0],
  })
  @IsOptional()
  @IsIn(categoryCodes)
  category?: string;

  @ApiPropertyOptional({ enum: keywordCodes, description: 'Under the category.', example: keywordCodes[0] })
  @IsOptional()
  @IsIn(keywordCodes)
  keyword?: string;

  @ApiPropertyOptional({
    description: 'With KEYWORD_OTHER: what it stands for. Printed in the report.',
    example: 'Doxing',
  })
  @IsOptional()
  @IsCleanText(500)
  otherDescription?: string;

  @ApiPropertyOptional({ type: FindingDto, description: 'For all items; follows from the ground when left out.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => FindingDto)
  finding?: FindingDto;
}

/** The shape of a decision; what the law wants of it is in the rules. */
export class DecisionDto extends DecidedDto {
  @ApiProperty({
    description: 'What was found and how it was judged (Art. 17(3)(b)).',
    example: 'The post of 3 November names a neighbour.',
  })
  @IsCleanText(10_000)
  facts!: string;

  @ApiPropertyOptional({ type: [RestrictionDto], description: 'To restrict; each type once.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(restrictionTypes.length)
  @ValidateNested({ each: true })
  @Type(() => RestrictionDto)
  restrictions?: RestrictionDto[];

  @ApiPropertyOptional({
    description: "Official language that carries the infringement; the content's when left out.",
    example: 'de',
  })
  @IsOptional()
  @IsCleanText(2)
  contentLanguage?: string;

  @ApiPropertyOptional({ type: [CategoryFindingDto], description: 'For the items of one category.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CategoryFindingDto)
  forCategories?: CategoryFindingDto[];

  @ApiPropertyOptional({ type: [ItemFindingDto], description: 'For single items.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ItemFindingDto)
  forItems?: ItemFindingDto[];

  @ApiProperty({ type: AutomationDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => AutomationDto)
  automation!: AutomationDto;

  @ApiPropertyOptional({ type: DisclosureDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => DisclosureDto)
  discloseNotifier?: DisclosureDto;

  @ApiPropertyOptional({
    enum: ['deceptive-high-volume', 'article-9-order'],
    description:
      'The statement is kept and not sent: deceptive high-volume commercial content (Art. 17(2)), or what a complete order under Art. 9 demands (Art. 17(5)), whose recipient is told of the order.',
    example: 'deceptive-high-volume',
  })
  @IsOptional()
  @IsIn(['deceptive-high-volume', 'article-9-order'])
  statementExemption?: 'deceptive-high-volume' | 'article-9-order';

  @ApiPropertyOptional({
    type: ServiceSuspensionDto,
    description:
      'That a decision about an account suspends the service because its recipient often provides manifestly illegal content (Art. 23(1)): needs a prior warning and an end.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ServiceSuspensionDto)
  misuse?: ServiceSuspensionDto;

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'A decision that this one only repeats, such as on a re-upload. When that one falls, this one is listed to be looked at again.',
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
  })
  @IsOptional()
  @IsUUID()
  repeatsDecisionId?: string;
}

export class DecideCaseDto extends DecisionDto {
  @ApiProperty(snapshot)
  @IsCleanText(10_000)
  seenThrough!: string;
}

export class DecideByReferenceDto {
  @ApiProperty(snapshot)
  @IsCleanText(10_000)
  seenThrough!: string;

  @ApiProperty({
    format: 'uuid',
    description: 'The decision that stands on the same version of the content.',
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
  })
  @IsUUID()
  decisionId!: string;

  @ApiPropertyOptional({
    description: 'What was found, where the words of the earlier decision do not do.',
    example: 'The post reports on a trial.',
  })
  @IsOptional()
  @IsCleanText(10_000, { min: 1 })
  facts?: string;
}

export class CorrectDecisionDto extends DecisionDto {
  @ApiProperty({
    description: 'Why the earlier decision does not stand. Kept sealed.',
    example: 'The post quotes the insult to report on it.',
  })
  @IsCleanText(5_000, { min: 1 })
  reason!: string;
}
