import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { bases, sides, type Basis, type Side } from '../../complaints/index.js';
import { IsCleanText, IsInstant, IsMailAddress } from '../../infrastructure/validation/index.js';
import { IsExternalId } from './external-id.js';

export const complaintChannels = ['form', 'api', 'platform', 'email', 'letter', 'phone', 'in-person'] as const;

/** How it ended; `withdrawn` and `settled` are the report's "decision omitted". */
export const complaintEnds = ['upheld', 'partly-reversed', 'reversed', 'withdrawn', 'settled'] as const;

export class EarlierComplainantDto {
  @ApiPropertyOptional({ example: 'Eve Example' })
  @IsOptional()
  @IsCleanText(300)
  name?: string;

  @ApiPropertyOptional({ example: 'eve@example.org' })
  @IsOptional()
  @IsMailAddress()
  email?: string;

  @ApiPropertyOptional({
    description: 'The body that complained on their behalf (Art. 86).',
    example: 'Digital Rights e.V.',
  })
  @IsOptional()
  @IsCleanText(300, { min: 1 })
  representedBy?: string;
}

/** A complaint that the earlier tool received, and its outcome. */
export class EarlierComplaintDto {
  @ApiProperty({ description: "The earlier tool's own id.", example: 'C-77' })
  @IsExternalId()
  externalId!: string;

  @ApiProperty({ description: 'The imported decision that it is about.', example: 'D-4711' })
  @IsExternalId()
  decision!: string;

  @ApiProperty({ enum: sides, example: 'recipient' })
  @IsIn(sides)
  side!: Side;

  @ApiPropertyOptional({ description: 'Of a notifier: the imported notice.', example: 'T-4711' })
  @IsOptional()
  @IsExternalId()
  notice?: string;

  @ApiPropertyOptional({
    enum: bases,
    description: 'The likeliest of the decision when left out.',
    example: 'visibility',
  })
  @IsOptional()
  @IsIn(bases)
  basis?: Basis;

  @ApiPropertyOptional({ enum: complaintChannels, default: 'form', example: 'form' })
  @IsOptional()
  @IsIn(complaintChannels)
  channel?: (typeof complaintChannels)[number];

  @ApiProperty({ description: 'When it was sent.', example: '2026-03-10T08:30:00.000Z' })
  @IsInstant()
  receivedAt!: Date;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'When they were told of the decision.',
    example: '2026-03-02T12:30:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  informedAt?: Date;

  @ApiPropertyOptional({ description: 'BCP 47.', example: 'de' })
  @IsOptional()
  @IsCleanText(35, { min: 2 })
  language?: string;

  @ApiPropertyOptional({ description: 'What it says. Kept sealed.', example: 'My post was satire.' })
  @IsOptional()
  @IsCleanText(20_000)
  text?: string;

  @ApiPropertyOptional({ type: EarlierComplainantDto, description: 'Kept sealed.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => EarlierComplainantDto)
  complainant?: EarlierComplainantDto;

  @ApiProperty({ enum: complaintEnds, example: 'reversed' })
  @IsIn(complaintEnds)
  outcome!: (typeof complaintEnds)[number];

  @ApiProperty({ description: 'When it was decided, or ended.', example: '2026-03-14T08:30:00.000Z' })
  @IsInstant()
  decidedAt!: Date;

  @ApiPropertyOptional({ description: 'Kept sealed.', example: 'The post is satire.' })
  @IsOptional()
  @IsCleanText(10_000, { min: 1 })
  reasons?: string;

  @ApiPropertyOptional({ description: 'With upheld (Art. 23(2)); counts for nothing here.', example: false })
  @IsOptional()
  @IsBoolean()
  manifestlyUnfounded?: boolean;

  @ApiPropertyOptional({
    description: 'With a reversal: the imported decision that took the place of the first.',
    example: 'D-4790',
  })
  @IsOptional()
  @IsExternalId()
  newDecision?: string;

  @ApiPropertyOptional({
    description: 'With newDecision: it restricts what was not restricted before.',
    example: false,
  })
  @IsOptional()
  @IsBoolean()
  imposesNewRestriction?: boolean;
}
