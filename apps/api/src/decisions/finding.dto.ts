import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { categoryCodes } from '../categories/index.js';
import { IsCleanText } from '../infrastructure/validation/index.js';
import { gravities, type Gravity } from '../misuse/index.js';
import { findingOutcomes, type FindingOutcome } from './decision.js';

export class ClauseDto {
  @ApiProperty({ description: "Code in the catalogue of the platform's terms.", example: 'no-insults' })
  @IsCleanText(100, { min: 1 })
  code!: string;

  @ApiPropertyOptional({ description: 'The version in force when left out.', example: 2 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version?: number;
}

export class FindingDto {
  @ApiProperty({ enum: findingOutcomes, example: 'illegal' })
  @IsIn(findingOutcomes)
  outcome!: FindingOutcome;

  @ApiPropertyOptional({
    description: "The law examined. For illegal, the ground's when left out.",
    example: 'German Criminal Code',
  })
  @IsOptional()
  @IsCleanText(500, { min: 1 })
  law?: string;

  @ApiPropertyOptional({ example: 'Section 185' })
  @IsOptional()
  @IsCleanText(500, { min: 1 })
  provision?: string;

  @ApiPropertyOptional({
    description: 'Whose law it is (ISO 3166-1); left out for the law of the Union.',
    example: 'DE',
  })
  @IsOptional()
  @IsCleanText(2, { min: 2 })
  memberState?: string;

  @ApiPropertyOptional({ type: ClauseDto, description: "For against-terms; the ground's when left out." })
  @IsOptional()
  @ValidateNested()
  @Type(() => ClauseDto)
  clause?: ClauseDto;

  @ApiPropertyOptional({
    description: 'Manifestly illegal, or a manifestly unfounded notice (Art. 23).',
    example: false,
  })
  @IsOptional()
  @IsBoolean()
  manifestly?: boolean;

  @ApiPropertyOptional({ enum: gravities, description: 'With manifestly (Art. 23(3)(c)).', example: 'serious' })
  @IsOptional()
  @IsIn(gravities)
  gravity?: Gravity;

  @ApiPropertyOptional({
    description: 'Told to the notifiers of these items beside the outcome.',
    example: 'The photo is your own work.',
  })
  @IsOptional()
  @IsCleanText(5_000)
  reason?: string;
}

export class CategoryFindingDto extends FindingDto {
  @ApiProperty({
    enum: categoryCodes,
    description: 'For the items of notices with this category.',
    example: categoryCodes[0],
  })
  @IsIn(categoryCodes)
  category!: string;
}

export class ItemFindingDto extends FindingDto {
  @ApiProperty({ format: 'uuid', description: 'An item of the case.', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' })
  @IsUUID()
  itemId!: string;
}
