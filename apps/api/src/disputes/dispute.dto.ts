import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { officialLanguageCodes } from '../categories/index.js';
import { DecisionDto } from '../decisions/index.js';
import { IsCleanText, IsDay, IsInstant, PageQuery } from '../infrastructure/validation/index.js';
import { restrictionTypes, type RestrictionType } from '../platforms/index.js';
import {
  disputeOutcomes,
  disputeSides,
  disputeStates,
  replyChannels,
  type DisputeOutcome,
  type DisputeSide,
  type DisputeState,
  type ReplyChannel,
} from './dispute.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const instant = { type: String, format: 'date-time', example: '2026-11-22T10:15:00.000Z' };

/** What names a measure, as the platform sent it. */
export class DisputedMeasureDto {
  @ApiProperty({ format: 'date', example: '2026-11-22' })
  @IsDay()
  appliedOn!: string;

  @ApiProperty({ example: 'm-4711' })
  @IsCleanText(200, { min: 1 })
  measureId!: string;
}

export class RegisterDisputeDto {
  @ApiProperty({ ...id, description: 'Of the register; certified when it received the dispute.' })
  @IsUUID()
  bodyId!: string;

  @ApiProperty({ example: 'ACE-2026-1234', description: 'What the body calls the dispute.' })
  @IsCleanText(200, { min: 1 })
  bodyReference!: string;

  @ApiPropertyOptional({ ...id, description: 'The decision that is disputed; or measure.' })
  @IsOptional()
  @IsUUID()
  decisionId?: string;

  @ApiPropertyOptional({ type: DisputedMeasureDto, description: "A measure of the platform's own systems." })
  @IsOptional()
  @ValidateNested()
  @Type(() => DisputedMeasureDto)
  measure?: DisputedMeasureDto;

  @ApiProperty({ enum: disputeSides, example: 'recipient', description: 'Who brought it.' })
  @IsIn(disputeSides)
  side!: DisputeSide;

  @ApiPropertyOptional({ ...id, description: "Of the notifier's side: their notice." })
  @IsOptional()
  @IsUUID()
  noticeId?: string;

  @ApiPropertyOptional({ ...id, description: 'The complaint that went before, if there was one.' })
  @IsOptional()
  @IsUUID()
  complaintId?: string;

  @ApiProperty({ ...instant, description: 'When the body received it: its 90 days run from then (Art. 21(4)).' })
  @IsInstant()
  receivedByBodyAt!: Date;

  @ApiPropertyOptional({ ...instant, description: 'When we were told; now when left out.' })
  @IsOptional()
  @IsInstant()
  notifiedAt?: Date;

  @ApiPropertyOptional({ example: 'The post is satire.', description: 'What is claimed, as the body tells. Sealed.' })
  @IsOptional()
  @IsCleanText(10_000)
  grounds?: string;
}

export class ReplyDto {
  @ApiPropertyOptional({ example: false, description: 'Send a mail to the body from here, without attachments.' })
  @IsOptional()
  @IsBoolean()
  byMail?: boolean;

  @ApiPropertyOptional({ enum: replyChannels, example: 'portal', description: 'How it was sent otherwise.' })
  @IsOptional()
  @IsIn(replyChannels)
  channel?: ReplyChannel;

  @ApiPropertyOptional({ ...instant, description: 'When it was sent otherwise; now when left out.' })
  @IsOptional()
  @IsInstant()
  repliedAt?: Date;

  @ApiPropertyOptional({ example: 'We stand by the decision.', description: 'What the mail says, or a note. Sealed.' })
  @IsOptional()
  @IsCleanText(10_000)
  message?: string;

  @ApiPropertyOptional({ enum: officialLanguageCodes, example: 'de', description: 'Of the mail.' })
  @IsOptional()
  @IsIn(officialLanguageCodes)
  language?: string;
}

export class ExtensionDto {
  @ApiPropertyOptional({ ...instant, description: 'When the body said so; now when left out.' })
  @IsOptional()
  @IsInstant()
  extendedAt?: Date;

  @ApiPropertyOptional({ example: 'An expert is heard.', description: 'What the body gave as its reason. Sealed.' })
  @IsOptional()
  @IsCleanText(5_000)
  reason?: string;
}

export class RefusalDto {
  @ApiProperty({ ...id, description: 'What resolved the same information on the same grounds (Art. 21(2)).' })
  @IsUUID()
  earlierDisputeId!: string;

  @ApiProperty({ example: 'The same post and the same claim.', description: 'Sealed.' })
  @IsCleanText(5_000, { min: 1 })
  reason!: string;

  @ApiPropertyOptional({ ...instant, description: 'When the body was told; now when left out.' })
  @IsOptional()
  @IsInstant()
  refusedAt?: Date;
}

export class FeesDto {
  @ApiProperty({ example: 'EUR', description: 'ISO 4217' })
  @Matches(/^[A-Z]{3}$/, { message: 'must be an ISO 4217 code, three capital letters' })
  currency!: string;

  @ApiProperty({ example: 9500, description: 'What the body charges, in cents.' })
  @IsInt()
  @Min(0)
  @Max(100_000_000_000)
  feesCents!: number;

  @ApiProperty({ example: true, description: 'By the provider; always when the decision was reversed (Art. 21(5)).' })
  @IsBoolean()
  borneByProvider!: boolean;

  @ApiProperty({ example: 0, description: 'Reasonable expenses of the user that the provider reimburses, in cents.' })
  @IsInt()
  @Min(0)
  @Max(100_000_000_000)
  expensesCents!: number;

  @ApiProperty({ example: false, description: 'The user manifestly acted in bad faith; with upheld only.' })
  @IsBoolean()
  badFaith!: boolean;
}

export class OutcomeDto {
  @ApiProperty({ enum: disputeOutcomes, example: 'reversed', description: 'omitted: it ended without a decision.' })
  @IsIn(disputeOutcomes)
  outcome!: DisputeOutcome;

  @ApiProperty({ ...instant, description: 'When the body decided, or closed the dispute.' })
  @IsInstant()
  decidedAt!: Date;

  @ApiPropertyOptional({ ...instant, description: 'When we were told; now when left out.' })
  @IsOptional()
  @IsInstant()
  notifiedAt?: Date;

  @ApiPropertyOptional({ example: 'Satire is protected.', description: 'The reasons of the body. Sealed.' })
  @IsOptional()
  @IsCleanText(20_000)
  summary?: string;

  @ApiPropertyOptional({ type: FeesDto, description: 'Or later, with POST …/fees.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => FeesDto)
  fees?: FeesDto;
}

export class ImplementationDto {
  @ApiProperty({ example: true })
  @IsBoolean()
  implemented!: boolean;

  @ApiPropertyOptional({
    example: 'The body overlooked that the account is a repeat offender’s.',
    description: 'Needed when it is not implemented, or without a decision or anything lifted. Sealed.',
  })
  @IsOptional()
  @IsCleanText(5_000)
  reason?: string;

  @ApiPropertyOptional({
    ...instant,
    description: 'When; now when left out. Not with a decision, which is made now, nor where something is lifted.',
  })
  @IsOptional()
  @IsInstant()
  at?: Date;

  @ApiPropertyOptional({
    type: DecisionDto,
    description: 'Takes the place of the newest decision of the case. Needs decision:correct.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => DecisionDto)
  decision?: DecisionDto;

  @ApiPropertyOptional({
    enum: restrictionTypes,
    isArray: true,
    description: 'Of a measure that the body reversed in part: what of it the platform lifts. Needs decision:correct.',
    example: ['monetary-suspension'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(restrictionTypes.length)
  @IsIn(restrictionTypes, { each: true })
  lifts?: RestrictionType[];
}

export class CaseFileQueryDto {
  @ApiPropertyOptional({ example: 2, description: 'Of a viral content: which 200 notices it holds, from 1.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  part?: number;
}

export class DisputesQueryDto extends PageQuery {
  @ApiPropertyOptional({ enum: disputeStates, example: 'open' })
  @IsOptional()
  @IsIn(disputeStates)
  state?: DisputeState;

  @ApiPropertyOptional(id)
  @IsOptional()
  @IsUUID()
  bodyId?: string;

  @ApiPropertyOptional(id)
  @IsOptional()
  @IsUUID()
  decisionId?: string;

  @ApiPropertyOptional({ description: "The platform's own id of a measure.", example: 'm-4711' })
  @IsOptional()
  @IsCleanText(200, { min: 1 })
  measureId?: string;
}
