import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { categoryCodes } from '../categories/index.js';
import { IsInstant } from '../infrastructure/validation/instant.js';
import { notifierKinds, responseTimes, type NotifierKind, type ResponseTime } from './platform.js';

/** Ten years: longer than any period that a target could mean, and far below what the database's integer holds. */
const maxSeconds = 10 * 366 * 24 * 3600;

export class TargetDto {
  @ApiProperty({ example: 'decision', enum: responseTimes })
  @IsIn(responseTimes)
  responseTime!: ResponseTime;

  @ApiPropertyOptional({
    example: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
    enum: categoryCodes,
    description: 'Of the notice; any when left out',
  })
  @IsOptional()
  @IsIn(categoryCodes)
  category?: string;

  @ApiPropertyOptional({ example: 'trusted-flagger', enum: notifierKinds, description: 'Any when left out' })
  @IsOptional()
  @IsIn(notifierKinds)
  notifierKind?: NotifierKind;

  @ApiProperty({ example: 86_400, description: 'Calendar seconds from its start to its end' })
  @IsInt()
  @Min(1)
  @Max(maxSeconds)
  seconds!: number;

  @ApiPropertyOptional({
    example: '2026-12-01T00:00:00Z',
    type: String,
    format: 'date-time',
    description: 'For what begins from this instant on; now when left out',
  })
  @IsOptional()
  @IsInstant()
  validFrom?: Date;
}
