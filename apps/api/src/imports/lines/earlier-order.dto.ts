import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsCleanText, IsInstant } from '../../infrastructure/validation/index.js';
import {
  effectOutcomes,
  instruments,
  orderChannels,
  OrderElementsDto,
  orderEndReasons,
  orderKinds,
  type EffectOutcome,
  type Instrument,
  type OrderChannel,
  type OrderEndReason,
  type OrderKind,
} from '../../orders/index.js';
import { IsExternalId } from './external-id.js';

/** An order that the earlier tool received, and what became of it. */
export class EarlierOrderDto extends OrderElementsDto {
  @ApiProperty({ description: "The earlier tool's own id.", example: 'O-118' })
  @IsExternalId()
  externalId!: string;

  @ApiProperty({ enum: orderKinds, example: 'act' })
  @IsIn(orderKinds)
  kind!: OrderKind;

  @ApiProperty({ enum: instruments, example: 'dsa-article-9' })
  @IsIn(instruments)
  instrument!: Instrument;

  @ApiProperty({ example: 'Medienanstalt Berlin-Brandenburg' })
  @IsCleanText(300, { min: 1 })
  authority!: string;

  @ApiPropertyOptional({ description: "The authority's own; once on record.", example: 'MABB-2026-118' })
  @IsOptional()
  @IsCleanText(200, { min: 1 })
  authorityReference?: string;

  @ApiPropertyOptional({ description: 'Of the authority; left out for a third country.', example: 'DE' })
  @IsOptional()
  @IsCleanText(2)
  memberState?: string;

  @ApiProperty({ description: 'In which it was written (BCP 47).', example: 'de' })
  @IsCleanText(35, { min: 2 })
  language!: string;

  @ApiPropertyOptional({ enum: orderChannels, default: 'email', example: 'email' })
  @IsOptional()
  @IsIn(orderChannels)
  channel?: OrderChannel;

  @ApiProperty({ description: 'When it was delivered.', example: '2026-03-02T08:30:00.000Z' })
  @IsInstant()
  deliveredAt!: Date;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'When its receipt was told.',
    example: '2026-03-02T08:40:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  receiptToldAt?: Date;

  @ApiPropertyOptional({
    enum: effectOutcomes,
    description: 'What became of it; left out with endReason.',
    example: 'given',
  })
  @IsOptional()
  @IsIn(effectOutcomes)
  outcome?: EffectOutcome;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'When effect was given.',
    example: '2026-03-02T10:30:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  effectiveAt?: Date;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'When the authority was answered; when effect was given if left out.',
    example: '2026-03-02T11:30:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  answeredAt?: Date;

  @ApiPropertyOptional({
    enum: orderEndReasons,
    description: 'Why it demanded nothing any more.',
    example: 'withdrawn',
  })
  @IsOptional()
  @IsIn(orderEndReasons)
  endReason?: OrderEndReason;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'With endReason.',
    example: '2026-04-02T10:30:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  endedAt?: Date;
}
