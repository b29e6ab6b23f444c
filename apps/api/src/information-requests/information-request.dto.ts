import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { acceptedMemberStateCodes } from '../categories/index.js';
import { IsCleanText, IsInstant, PageQuery } from '../infrastructure/validation/index.js';
import {
  authorityKinds,
  legalBases,
  requestKinds,
  requestStates,
  sendingChannels,
  type AuthorityKind,
  type LegalBasis,
  type RequestKind,
  type RequestState,
  type SendingChannel,
} from './information-request.js';

const instant = { type: String, format: 'date-time', example: '2026-11-22T10:15:00.000Z' };

export class RegisterRequestDto {
  @ApiProperty({ enum: requestKinds, example: 'information' })
  @IsIn(requestKinds)
  kind!: RequestKind;

  @ApiProperty({ example: 'European Commission, DG CONNECT', description: 'Who asks.' })
  @IsCleanText(300, { min: 1 })
  authority!: string;

  @ApiProperty({ enum: authorityKinds, example: 'commission' })
  @IsIn(authorityKinds)
  authorityKind!: AuthorityKind;

  @ApiPropertyOptional({
    enum: acceptedMemberStateCodes,
    description: 'Of the authority; left out for the Union’s.',
    example: 'IE',
  })
  @IsOptional()
  @IsIn(acceptedMemberStateCodes)
  memberState?: string;

  @ApiProperty({ enum: legalBases, example: '67(2)', description: 'Of the DSA; other for another law.' })
  @IsIn(legalBases)
  legalBasis!: LegalBasis;

  @ApiProperty({ example: 'DSA.100123', description: 'What the authority calls it.' })
  @IsCleanText(200, { min: 1 })
  authorityReference!: string;

  @ApiProperty({ example: 'Notices about the broadcast of 14 July 2026', description: 'What it is about. Sealed.' })
  @IsCleanText(10_000, { min: 1 })
  scope!: string;

  @ApiProperty({
    type: [String],
    example: ['How many notices were received, and when was each acted on?'],
    description: 'What is asked or ordered, in its order. Sealed.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsCleanText(10_000, { min: 1, each: true })
  questions!: string[];

  @ApiPropertyOptional({ example: 'The case team, dsa@authority.example', description: 'Whom to answer. Sealed.' })
  @IsOptional()
  @IsCleanText(1_000)
  contact?: string;

  @ApiPropertyOptional({ ...instant, description: 'When it came; now when left out.' })
  @IsOptional()
  @IsInstant()
  receivedAt?: Date;

  @ApiPropertyOptional({ ...instant, description: 'The deadline that it names; our target when it names none.' })
  @IsOptional()
  @IsInstant()
  dueAt?: Date;
}

export class SignOffDto {
  @ApiPropertyOptional({ example: 'Read by the head of legal.', description: 'Sealed.' })
  @IsOptional()
  @IsCleanText(5_000)
  note?: string;
}

export class SendingDto {
  @ApiProperty({ enum: sendingChannels, example: 'portal' })
  @IsIn(sendingChannels)
  channel!: SendingChannel;

  @ApiProperty({ example: 'Answers to questions 1 to 4, with a bundle of evidence.', description: 'Sealed.' })
  @IsCleanText(10_000, { min: 1 })
  what!: string;

  @ApiProperty({ example: true, description: 'True: with it all is answered.' })
  @IsBoolean()
  isComplete!: boolean;

  @ApiPropertyOptional({
    format: 'uuid',
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
    description: 'A bundle of evidence that went with it.',
  })
  @IsOptional()
  @IsUUID()
  bundleId?: string;

  @ApiPropertyOptional({ ...instant, description: 'When; now when left out.' })
  @IsOptional()
  @IsInstant()
  sentAt?: Date;
}

export class RequestExtensionDto {
  @ApiProperty({ ...instant, description: 'The new deadline.' })
  @IsInstant()
  dueAt!: Date;

  @ApiPropertyOptional({ example: 'Granted by letter of 20 November.', description: 'Sealed.' })
  @IsOptional()
  @IsCleanText(5_000)
  reason?: string;

  @ApiPropertyOptional({ ...instant, description: 'When it was granted; now when left out.' })
  @IsOptional()
  @IsInstant()
  extendedAt?: Date;
}

export class RequestRefusalDto {
  @ApiProperty({ example: 'The request names no period.', description: 'As the authority was told. Sealed.' })
  @IsCleanText(10_000, { min: 1 })
  reason!: string;

  @ApiPropertyOptional({ ...instant, description: 'When it was told; now when left out.' })
  @IsOptional()
  @IsInstant()
  refusedAt?: Date;
}

export class WithdrawalDto {
  @ApiPropertyOptional({ example: 'Answered in another procedure.', description: 'Sealed.' })
  @IsOptional()
  @IsCleanText(5_000)
  reason?: string;

  @ApiPropertyOptional({ ...instant, description: 'When; now when left out.' })
  @IsOptional()
  @IsInstant()
  at?: Date;
}

export class MeasureEffectDto {
  @ApiProperty({ example: 'Amplification of the event was switched off.', description: 'What was done. Sealed.' })
  @IsCleanText(10_000, { min: 1 })
  what!: string;

  @ApiPropertyOptional({ ...instant, description: 'Since when; now when left out.' })
  @IsOptional()
  @IsInstant()
  effectiveAt?: Date;

  @ApiPropertyOptional({ ...instant, description: 'Until when it is ordered; left out when no end is named.' })
  @IsOptional()
  @IsInstant()
  expiresAt?: Date;
}

export class MeasureEndDto {
  @ApiProperty({ example: 'The order expired.', description: 'Sealed.' })
  @IsCleanText(5_000, { min: 1 })
  reason!: string;

  @ApiPropertyOptional({ ...instant, description: 'When; now when left out.' })
  @IsOptional()
  @IsInstant()
  at?: Date;
}

export class ListRequestsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: requestStates, example: 'requested' })
  @IsOptional()
  @IsIn(requestStates)
  state?: RequestState;

  @ApiPropertyOptional({ enum: requestKinds, example: 'information' })
  @IsOptional()
  @IsIn(requestKinds)
  kind?: RequestKind;

  @ApiPropertyOptional({ enum: legalBases, example: '67(2)' })
  @IsOptional()
  @IsIn(legalBases)
  legalBasis?: LegalBasis;
}
