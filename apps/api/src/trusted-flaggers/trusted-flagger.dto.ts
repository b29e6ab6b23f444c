import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional, ValidateIf } from 'class-validator';
import { noticeCategoryCodes } from '../categories/index.js';
import { IsCleanText, IsDay } from '../infrastructure/validation/index.js';

export class AddTrustedFlaggerDto {
  @ApiProperty({ example: 'Hotline Example VZW' })
  @IsCleanText(200, { min: 1 })
  name!: string;

  @ApiProperty({ example: 'BIPT, Belgium', description: 'The Digital Services Coordinator that awarded the status' })
  @IsCleanText(200, { min: 1 })
  awardedBy!: string;

  @ApiProperty({
    example: ['STATEMENT_CATEGORY_PROTECTION_OF_MINORS'],
    enum: noticeCategoryCodes,
    isArray: true,
    description: 'Area of expertise, as categories of the Commission’s list',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(noticeCategoryCodes, { each: true })
  categories!: string[];

  @ApiPropertyOptional({ example: '2026-01-01', description: 'First day in the platform’s zone; today when left out' })
  @IsOptional()
  @IsDay()
  validFrom?: string;

  @ApiPropertyOptional({
    example: '2027-01-01',
    type: String,
    nullable: true,
    description: 'First day on which the status no longer holds; null: open',
  })
  @ValidateIf((_flagger, value) => value !== undefined && value !== null)
  @IsDay()
  validTo?: string | null;
}

/** What is left out stays as it is. */
export class ChangeTrustedFlaggerDto extends PartialType(PickType(AddTrustedFlaggerDto, ['categories'] as const), {
  skipNullProperties: false,
}) {
  @ApiPropertyOptional({
    example: '2027-01-01',
    type: String,
    nullable: true,
    description: 'First day on which the status no longer holds; null: open',
  })
  @ValidateIf((_flagger, value) => value !== undefined && value !== null)
  @IsDay()
  validTo?: string | null;

  @ApiPropertyOptional({
    example: true,
    description: 'Suspended from now on while the Coordinator investigates, or no longer',
  })
  @ValidateIf((_flagger, value) => value !== undefined)
  @IsBoolean()
  suspended?: boolean;
}
