import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator';
import { IsCleanText, IsInstant, IsTrueOrFalse, PageQuery } from '../infrastructure/validation/index.js';
import { counterparts, directions, type Counterpart, type Direction } from './letter.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const instant = { type: String, format: 'date-time' };

export class LetterLinkDto {
  @ApiPropertyOptional({ ...id, description: 'Exactly one of the three' })
  @IsOptional()
  @IsUUID()
  caseId?: string;

  @ApiPropertyOptional(id)
  @IsOptional()
  @IsUUID()
  orderId?: string;

  @ApiPropertyOptional(id)
  @IsOptional()
  @IsUUID()
  disputeId?: string;
}

export class LogLetterDto {
  @ApiProperty({ enum: directions, example: 'received' })
  @IsIn(directions)
  direction!: Direction;

  @ApiProperty({ enum: counterparts, example: 'coordinator' })
  @IsIn(counterparts)
  counterpart!: Counterpart;

  @ApiProperty({ example: 'Coimisiún na Meán' })
  @IsCleanText(200, { min: 1 })
  counterpartName!: string;

  @ApiPropertyOptional({ example: 'IE', description: 'ISO 3166-1; needed of a Coordinator' })
  @IsOptional()
  @Matches(/^[A-Z]{2}$/, { message: 'must be an ISO 3166-1 code, two capital letters' })
  memberState?: string;

  @ApiPropertyOptional({ example: 'CNAM-2026-117', description: 'Theirs' })
  @IsOptional()
  @IsCleanText(200, { min: 1 })
  reference?: string;

  @ApiPropertyOptional({ ...id, description: 'The letter that this one answers' })
  @IsOptional()
  @IsUUID()
  answersId?: string;

  @ApiPropertyOptional({
    ...instant,
    example: '2026-11-22T10:00:00Z',
    description: 'When it came or went; now when left out',
  })
  @IsOptional()
  @IsInstant()
  occurredAt?: Date;

  @ApiPropertyOptional({ ...instant, example: '2026-12-06T23:00:00Z', description: 'By when an answer is owed' })
  @IsOptional()
  @IsInstant()
  replyDueAt?: Date;

  @ApiProperty({ example: 'Question about notices in Irish', description: 'Kept sealed' })
  @IsCleanText(500, { min: 1 })
  subject!: string;

  @ApiPropertyOptional({ example: 'How many moderators read Irish?', description: 'Kept sealed' })
  @IsOptional()
  @IsCleanText(100_000, { min: 1 })
  text?: string;

  @ApiPropertyOptional({ type: [LetterLinkDto], example: [], description: 'What it is about' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => LetterLinkDto)
  links?: LetterLinkDto[];
}

export class LettersQueryDto extends PageQuery {
  @ApiPropertyOptional({ ...instant, example: '2026-07-01T00:00:00Z', description: 'From here on' })
  @IsOptional()
  @IsInstant()
  from?: Date;

  @ApiPropertyOptional({ ...instant, example: '2027-01-01T00:00:00Z', description: 'And before' })
  @IsOptional()
  @IsInstant()
  to?: Date;

  @ApiPropertyOptional(id)
  @IsOptional()
  @IsUUID()
  caseId?: string;

  @ApiPropertyOptional({ example: true, type: Boolean, description: 'Only those that an answer is owed to' })
  @IsOptional()
  @IsTrueOrFalse()
  unanswered?: boolean;
}
