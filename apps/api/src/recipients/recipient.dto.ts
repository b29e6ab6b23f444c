import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCleanText } from '../infrastructure/validation/clean-text.js';
import { IsMailAddress } from '../infrastructure/validation/mail-address.js';
import { IsDay } from '../infrastructure/validation/instant.js';
import { accountTypes, affiliationKinds, type AccountType, type AffiliationKind } from './content.js';

export class AffiliationDto {
  @ApiProperty({ example: 'media', enum: affiliationKinds })
  @IsIn(affiliationKinds)
  kind!: AffiliationKind;

  @ApiProperty({ example: 'public-register', description: 'A code for where it is known from' })
  @Matches(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, { message: 'must be 1 to 63 small letters, digits and hyphens' })
  source!: string;

  @ApiProperty({ example: '2025-01-01', description: 'First day' })
  @IsDay()
  validFrom!: string;

  @ApiPropertyOptional({ example: '2026-12-31', description: 'First day on which it no longer holds' })
  @IsOptional()
  @IsDay()
  validTo?: string;
}

/** A recipient of the service. Named by its id alone, what was described before stays; else all that is left out is not known. */
export class RecipientDto {
  @ApiProperty({ example: 'account-7', description: 'As the platform names the recipient' })
  @IsCleanText(500, { min: 1 })
  id!: string;

  @ApiPropertyOptional({ example: 'private', enum: accountTypes })
  @IsOptional()
  @IsIn(accountTypes)
  accountType?: AccountType;

  @ApiPropertyOptional({ example: '2019-05-04' })
  @IsOptional()
  @IsDay()
  registeredOn?: string;

  @ApiPropertyOptional({ example: 'de', description: 'ISO 639-1; statements of reasons are written in it' })
  @IsOptional()
  @Matches(/^[a-z]{2}$/, { message: 'must be an ISO 639-1 code, two small letters' })
  language?: string;

  @ApiPropertyOptional({ example: 'DE', description: 'ISO 3166-1' })
  @IsOptional()
  @Matches(/^[A-Z]{2}$/, { message: 'must be an ISO 3166-1 code, two capital letters' })
  country?: string;

  @ApiPropertyOptional({ example: false })
  @IsOptional()
  @IsBoolean()
  minor?: boolean;

  @ApiPropertyOptional({
    example: true,
    description: 'Whether the platform knows an electronic contact, told to us or not (Art. 17(2))',
  })
  @IsOptional()
  @IsBoolean()
  contactKnown?: boolean;

  @ApiPropertyOptional({ example: 'eve@example.org', description: 'Where statements of reasons go' })
  @IsOptional()
  @IsMailAddress()
  email?: string;

  @ApiPropertyOptional({ example: 'Eve Example' })
  @IsOptional()
  @IsCleanText(200, { min: 1 })
  @Matches(/^[^\r\n]*$/, { message: 'must be one line' })
  name?: string;

  @ApiPropertyOptional({ example: 1_250, description: 'Followers or the like; frozen as of each notice' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  audienceSize?: number;

  @ApiPropertyOptional({
    type: [AffiliationDto],
    example: [{ kind: 'media', source: 'public-register', validFrom: '2025-01-01' }],
    description: 'All that hold; one that was named before and is missing here ends today',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AffiliationDto)
  affiliations?: AffiliationDto[];
}
