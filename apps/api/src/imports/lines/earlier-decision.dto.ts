import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { AutomationDto, DecidedDto, FindingDto, RestrictionDto } from '../../decisions/index.js';
import { IsCleanText, IsInstant } from '../../infrastructure/validation/index.js';
import { IsExternalId } from './external-id.js';

const item = { description: 'Which of its items, from 1.', default: 1, example: 1 };

export class EarlierItemDto {
  @ApiProperty({ description: "The earlier tool's id of a notice that was imported.", example: 'T-4711' })
  @IsExternalId()
  notice!: string;

  @ApiPropertyOptional(item)
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000)
  item?: number;

  @ApiPropertyOptional({ type: FindingDto, description: 'What was found of it; as of all when left out.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => FindingDto)
  finding?: FindingDto;
}

export class EarlierOrderItemDto {
  @ApiProperty({ description: "The earlier tool's id of an order that was imported.", example: 'O-118' })
  @IsExternalId()
  order!: string;

  @ApiPropertyOptional(item)
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000)
  item?: number;
}

export class EarlierRestrictionDto extends RestrictionDto {
  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'When it took effect: there the action time ends. Left out: no action time.',
    example: '2026-03-02T11:00:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  inEffectAt?: Date;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'When it ended, for whatever reason; what has none and no `endsAt` in the past is in force.',
    example: '2026-04-02T11:00:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  endedAt?: Date;
}

export const statementExemptions = ['no-contact-details', 'deceptive-high-volume', 'article-9-order'] as const;

export class EarlierStatementDto {
  @ApiPropertyOptional({ description: 'ISO 639-1; the first of the platform when left out.', example: 'de' })
  @IsOptional()
  @IsCleanText(2, { min: 2 })
  language?: string;

  @ApiPropertyOptional({ description: 'As it was sent. Kept sealed.', example: 'We have removed your post …' })
  @IsOptional()
  @IsCleanText(50_000)
  text?: string;

  @ApiPropertyOptional({
    enum: statementExemptions,
    description: 'Why none was sent (Art. 17(2), (5)).',
    example: 'no-contact-details',
  })
  @IsOptional()
  @IsIn(statementExemptions)
  exemption?: (typeof statementExemptions)[number];

  @ApiPropertyOptional({ description: "The platform's own id of a recipient that it described.", example: 'user-99' })
  @IsOptional()
  @IsCleanText(500, { min: 1 })
  recipient?: string;
}

/** A decision that was made in the earlier tool: on one content, account or place. */
export class EarlierDecisionDto extends DecidedDto {
  @ApiProperty({ description: "The earlier tool's own id.", example: 'D-4711' })
  @IsExternalId()
  externalId!: string;

  @ApiProperty({ description: 'When it was made.', example: '2026-03-02T10:30:00.000Z' })
  @IsInstant()
  decidedAt!: Date;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'When somebody first looked at it.',
    example: '2026-03-02T09:30:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  firstLookAt?: Date;

  @ApiPropertyOptional({
    description:
      'Alias of the person on the staff here; left out for anybody else. They do not decide on complaints about it.',
    example: 'mod-17',
  })
  @IsOptional()
  @IsCleanText(100, { min: 1 })
  decidedBy?: string;

  @ApiPropertyOptional({ description: 'The imported decision that it took the place of.', example: 'D-4700' })
  @IsOptional()
  @IsExternalId()
  supersedes?: string;

  @ApiPropertyOptional({
    type: [EarlierItemDto],
    description: 'The items of notices that it answers; all of one content.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => EarlierItemDto)
  items?: EarlierItemDto[];

  @ApiPropertyOptional({
    type: [EarlierOrderItemDto],
    description: 'The items of orders that it serves; of the same content.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => EarlierOrderItemDto)
  orders?: EarlierOrderItemDto[];

  @ApiPropertyOptional({
    description: 'At own initiative: the location.',
    example: 'https://social.example/posts/4711',
  })
  @IsOptional()
  @IsCleanText(2_000, { min: 1 })
  url?: string;

  @ApiPropertyOptional({ description: "Or the platform's own id of the content.", example: 'post-4711' })
  @IsOptional()
  @IsCleanText(500, { min: 1 })
  contentId?: string;

  @ApiPropertyOptional({ description: 'What was found. Kept sealed.', example: 'The post sells stolen cards.' })
  @IsOptional()
  @IsCleanText(10_000)
  facts?: string;

  @ApiPropertyOptional({ type: [EarlierRestrictionDto], description: 'To restrict; each type once.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => EarlierRestrictionDto)
  restrictions?: EarlierRestrictionDto[];

  @ApiPropertyOptional({ description: 'Official language that carries the infringement.', example: 'de' })
  @IsOptional()
  @IsCleanText(2)
  contentLanguage?: string;

  @ApiPropertyOptional({ type: AutomationDto, description: 'No automated means had a part when left out.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AutomationDto)
  automation?: AutomationDto;

  @ApiPropertyOptional({ type: EarlierStatementDto, description: 'What the recipient was told.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => EarlierStatementDto)
  statement?: EarlierStatementDto;
}
