import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import { sides, type Side } from '../../complaints/index.js';
import { disputeOutcomes, type DisputeOutcome } from '../../disputes/index.js';
import { IsCleanText, IsInstant } from '../../infrastructure/validation/index.js';
import { IsExternalId } from './external-id.js';

export class EarlierFeesDto {
  @ApiProperty({ description: 'ISO 4217.', example: 'EUR' })
  @Matches(/^[A-Z]{3}$/, { message: 'must be a currency (ISO 4217)' })
  currency!: string;

  @ApiProperty({ example: 9500 })
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  feesCents!: number;

  @ApiProperty({ example: true })
  @IsBoolean()
  borneByProvider!: boolean;

  @ApiProperty({ example: 0 })
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  expensesCents!: number;

  @ApiProperty({ example: false })
  @IsBoolean()
  badFaith!: boolean;
}

/** A dispute before a certified body (Art. 21) that is over. */
export class EarlierDisputeDto {
  @ApiProperty({ description: "The earlier tool's own id.", example: 'X-12' })
  @IsExternalId()
  externalId!: string;

  @ApiProperty({ description: 'A body of the register here, by its name.', example: 'User Rights' })
  @IsCleanText(300, { min: 1 })
  body!: string;

  @ApiProperty({ description: 'What the body calls the dispute.', example: 'UR-2026-0012' })
  @IsCleanText(200, { min: 1 })
  bodyReference!: string;

  @ApiProperty({ description: 'The imported decision that it was about.', example: 'D-4711' })
  @IsExternalId()
  decision!: string;

  @ApiPropertyOptional({ description: 'The imported complaint before it.', example: 'C-77' })
  @IsOptional()
  @IsExternalId()
  complaint?: string;

  @ApiProperty({ enum: sides, example: 'recipient' })
  @IsIn(sides)
  side!: Side;

  @ApiPropertyOptional({ description: 'Of a notifier: the imported notice.', example: 'T-4711' })
  @IsOptional()
  @IsExternalId()
  notice?: string;

  @ApiProperty({ example: '2026-04-01T08:30:00.000Z' })
  @IsInstant()
  receivedByBodyAt!: Date;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'When the provider was told of it; when the body received it if left out.',
    example: '2026-04-03T08:30:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  notifiedAt?: Date;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'When the provider replied.',
    example: '2026-04-08T08:30:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  repliedAt?: Date;

  @ApiProperty({ enum: disputeOutcomes, description: '`omitted`: it ended without a decision.', example: 'upheld' })
  @IsIn(disputeOutcomes)
  outcome!: DisputeOutcome;

  @ApiProperty({ description: 'When the body decided, or it ended.', example: '2026-05-20T08:30:00.000Z' })
  @IsInstant()
  decidedAt!: Date;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'When the provider learnt the outcome; when it was decided if left out.',
    example: '2026-05-21T08:30:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  outcomeNotifiedAt?: Date;

  @ApiPropertyOptional({ description: 'With a reversal: whether it was carried out.', example: true })
  @IsOptional()
  @IsBoolean()
  implemented?: boolean;

  @ApiPropertyOptional({ type: EarlierFeesDto, description: 'Art. 21(5), in cents.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => EarlierFeesDto)
  fees?: EarlierFeesDto;
}
