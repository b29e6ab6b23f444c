import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, Matches } from 'class-validator';
import { IsCleanText, IsInstant } from '../infrastructure/validation/index.js';
import { dataCategories, type DataCategory } from './disclosure.js';
import { effectOutcomes, orderEndReasons, type EffectOutcome, type OrderEndReason } from './order.js';

const instant = { type: String, format: 'date-time', example: '2026-11-22T10:20:00.000Z' };

export class StateEffectDto {
  @ApiProperty({ enum: effectOutcomes, example: 'not-given' })
  @IsIn(effectOutcomes)
  outcome!: EffectOutcome;

  @ApiPropertyOptional({ ...instant, description: 'When effect was given; left out when it was not.' })
  @IsOptional()
  @IsInstant()
  effectiveAt?: Date;

  @ApiPropertyOptional({
    description: 'Told to the authority; obligatory unless all was given. Kept sealed.',
    example: 'The content was removed by its author before the order arrived.',
  })
  @IsOptional()
  @IsCleanText(5_000, { min: 1 })
  reason?: string;
}

export class TellReceiptDto {
  @ApiProperty({ ...instant, description: 'When the authority was told that its order has arrived.' })
  @IsInstant()
  toldAt!: Date;
}

export class LogDisclosureDto {
  @ApiProperty({
    enum: dataCategories,
    isArray: true,
    description: 'Which data were handed over.',
    example: ['subscriber'],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(dataCategories, { each: true })
  dataCategories!: DataCategory[];

  @ApiProperty({
    type: [String],
    description: "About whom, by the platform's own ids of its recipients. Kept as pseudonyms.",
    example: ['user-4711'],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsCleanText(500, { min: 1, each: true })
  recipients!: string[];

  @ApiProperty({ description: 'The person or office that got them. Kept sealed.', example: 'KHK Müller, LKA Berlin' })
  @IsCleanText(500, { min: 1 })
  handedTo!: string;

  @ApiPropertyOptional({
    description: 'What was handed over, in words: never the data. Kept sealed.',
    example: 'Name and address as of registration.',
  })
  @IsOptional()
  @IsCleanText(5_000)
  details?: string;

  @ApiPropertyOptional({
    description: 'SHA-256 of the file that was handed over, in hexadecimal.',
    example: 'a3f5'.repeat(16),
  })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, { message: 'must be 64 hexadecimal digits' })
  fileSha256?: string;

  @ApiPropertyOptional({ ...instant, description: 'Now when left out.' })
  @IsOptional()
  @IsInstant()
  disclosedAt?: Date;
}

export class EndOrderDto {
  @ApiProperty({ enum: orderEndReasons, example: 'withdrawn' })
  @IsIn(orderEndReasons)
  reason!: OrderEndReason;

  @ApiPropertyOptional({ ...instant, description: 'From when on it demands nothing; now when left out.' })
  @IsOptional()
  @IsInstant()
  endedAt?: Date;
}
