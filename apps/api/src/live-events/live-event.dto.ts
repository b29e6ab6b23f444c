import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsCleanText, IsInstant, PageQuery } from '../infrastructure/validation/index.js';
import type { LiveEventDescription } from './live-event.js';

/** The whole of an event; what is left out is not so. */
export class DescribeLiveEventDto {
  @ApiProperty({ example: 'Cup final 2026' })
  @IsCleanText(200, { min: 1 })
  name!: string;

  @ApiProperty({ example: '2026-11-22T18:00:00Z', type: String, format: 'date-time' })
  @IsInstant()
  startsAt!: Date;

  @ApiProperty({
    example: '2026-11-22T21:00:00Z',
    type: String,
    format: 'date-time',
    description: 'Exclusive; at most 31 days later',
  })
  @IsInstant()
  endsAt!: Date;

  @ApiPropertyOptional({ example: ['stream-7'], type: [String], description: 'Your ids of contents' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1_000)
  @ArrayUnique()
  @IsCleanText(500, { min: 1, each: true })
  contentIds?: string[];

  @ApiPropertyOptional({ example: ['account-7'], type: [String], description: 'Your ids of recipients: all they post' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1_000)
  @ArrayUnique()
  @IsCleanText(500, { min: 1, each: true })
  accountIds?: string[];

  @ApiPropertyOptional({ example: ['cup-final-2026'], type: [String], description: 'Tags of content descriptions' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsCleanText(100, { min: 1, each: true })
  tags?: string[];

  @ApiPropertyOptional({ example: 2_000_000, description: 'How many people are expected to watch' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  expectedAudience?: number;

  @ApiPropertyOptional({ example: false, description: 'It did not take place: it matches nothing' })
  @IsOptional()
  @IsBoolean()
  cancelled?: boolean;
}

export class LiveEventsQueryDto extends PageQuery {
  @ApiPropertyOptional({
    example: '2026-11-01T00:00:00Z',
    type: String,
    format: 'date-time',
    description: 'Not over before',
  })
  @IsOptional()
  @IsInstant()
  from?: Date;

  @ApiPropertyOptional({
    example: '2026-12-01T00:00:00Z',
    type: String,
    format: 'date-time',
    description: 'Begun before',
  })
  @IsOptional()
  @IsInstant()
  to?: Date;
}

export class LiveEventFiguresQueryDto {
  @ApiPropertyOptional({
    example: 7,
    minimum: 1,
    maximum: 28,
    description: 'How many ordinary days at most; 7 when left out',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(28)
  ordinaryDays?: number;
}

export function toLiveEventDescription(dto: DescribeLiveEventDto): LiveEventDescription {
  return {
    name: dto.name,
    startsAt: dto.startsAt,
    endsAt: dto.endsAt,
    contentIds: dto.contentIds ?? [],
    accountIds: dto.accountIds ?? [],
    tags: dto.tags ?? [],
    expectedAudience: dto.expectedAudience ?? null,
    cancelled: dto.cancelled ?? false,
  };
}
