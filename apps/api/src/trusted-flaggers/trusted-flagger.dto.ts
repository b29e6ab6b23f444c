import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsUrl,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { acceptedMemberStateCodes, noticeCategoryCodes } from '../categories/index.js';
import { IsCleanText, IsDay, IsInstant, IsMailAddress } from '../infrastructure/validation/index.js';
import { statusChanges, type StatusChange } from './status-history.rules.js';

/** The Digital Services Coordinator that awarded the status, and where it is told of bad notices. */
export class CoordinatorDto {
  @ApiProperty({ example: 'BIPT, Belgium', description: 'The Digital Services Coordinator that awarded the status' })
  @IsCleanText(200, { min: 1 })
  awardedBy!: string;

  @ApiPropertyOptional({ example: 'BE', description: 'Of the Coordinator: two letters of a Member State' })
  @IsOptional()
  @IsIn(acceptedMemberStateCodes)
  coordinatorMemberState?: string;

  @ApiPropertyOptional({ example: 'dsa@coordinator.example', description: 'Where it is told (Art. 22(6))' })
  @IsOptional()
  @IsMailAddress()
  coordinatorEmail?: string;

  @ApiPropertyOptional({ example: 'https://coordinator.example/trusted-flaggers' })
  @IsOptional()
  @IsUrl({ protocols: ['https', 'http'], require_protocol: true, require_tld: false })
  @MaxLength(2_000)
  coordinatorUrl?: string;

  @ApiPropertyOptional({ example: 'TF-2026-004', description: 'Of the award' })
  @IsOptional()
  @IsCleanText(100, { min: 1 })
  awardReference?: string;
}

export class AddTrustedFlaggerDto extends CoordinatorDto {
  @ApiProperty({ example: 'Hotline Example VZW' })
  @IsCleanText(200, { min: 1 })
  name!: string;

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
export class ChangeTrustedFlaggerDto extends PartialType(
  PickType(AddTrustedFlaggerDto, [
    'awardedBy',
    'coordinatorMemberState',
    'coordinatorEmail',
    'coordinatorUrl',
    'awardReference',
    'categories',
  ] as const),
  { skipNullProperties: false },
) {
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

/** What the Coordinator did, of the past or to come. */
export class EnterStatusDto {
  @ApiProperty({ enum: statusChanges, example: 'suspended' })
  @IsIn(statusChanges)
  kind!: StatusChange;

  @ApiPropertyOptional({ example: '2026-11-20', description: 'From the beginning of this day in the platform’s zone' })
  @IsOptional()
  @IsDay()
  day?: string;

  @ApiPropertyOptional({ example: '2026-11-20T08:30:00.000Z', description: 'Or from this instant' })
  @IsOptional()
  @IsInstant()
  at?: Date;

  @ApiPropertyOptional({ example: ['STATEMENT_CATEGORY_VIOLENCE'], enum: noticeCategoryCodes, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(noticeCategoryCodes, { each: true })
  categories?: string[];

  @ApiPropertyOptional({ example: 'TF-2026-017', description: 'Of the Coordinator’s act' })
  @IsOptional()
  @IsCleanText(100, { min: 1 })
  reference?: string;
}
