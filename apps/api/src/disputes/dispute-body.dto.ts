import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsIn,
  IsOptional,
  IsUrl,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { acceptedMemberStateCodes, categoryCodes, officialLanguageCodes } from '../categories/index.js';
import { IsCleanText, IsDay, PageQuery, IsMailAddress } from '../infrastructure/validation/index.js';

export class CertificationDto {
  @ApiProperty({
    example: 'Coimisiún na Meán',
    description: 'The Digital Services Coordinator that certified the body',
  })
  @IsCleanText(200, { min: 1 })
  coordinator!: string;

  @ApiProperty({ example: 'IE', description: 'Of the Coordinator (ISO 3166-1)' })
  @IsIn(acceptedMemberStateCodes)
  memberState!: string;

  @ApiProperty({ example: ['en', 'de'], type: [String], description: 'In which it settles disputes' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(officialLanguageCodes, { each: true })
  languages!: string[];

  @ApiPropertyOptional({
    example: ['STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH'],
    enum: categoryCodes,
    isArray: true,
    description: 'Its fields, as categories of the Commission’s list; left out or empty: all',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(categoryCodes.length)
  @ArrayUnique()
  @IsIn(categoryCodes, { each: true })
  categories?: string[];

  @ApiProperty({ example: '2026-01-01', description: 'First day in the platform’s zone' })
  @IsDay()
  validFrom!: string;

  @ApiProperty({
    example: '2031-01-01',
    description: 'First day on which it no longer holds; at most five years later (Art. 21(3))',
  })
  @IsDay()
  validTo!: string;
}

export class RegisterBodyDto {
  @ApiProperty({ example: 'Appeals Centre Example' })
  @IsCleanText(200, { min: 1 })
  name!: string;

  @ApiProperty({ example: 'https://appeals.example', description: 'Where one brings a dispute' })
  @IsUrl({ protocols: ['https', 'http'], require_protocol: true, require_tld: false })
  @MaxLength(2_000)
  url!: string;

  @ApiPropertyOptional({ example: 'cases@appeals.example', description: 'For replies by mail' })
  @IsOptional()
  @IsMailAddress()
  email?: string;

  @ApiProperty({ type: CertificationDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => CertificationDto)
  certification!: CertificationDto;
}

export class EndCertificationDto {
  @ApiPropertyOptional({
    example: '2028-06-01',
    description: 'First day on which it is certified no more (Art. 21(7)); today when left out',
  })
  @IsOptional()
  @IsDay()
  on?: string;
}

export class DisputeBodiesQueryDto extends PageQuery {
  @ApiPropertyOptional({
    enum: ['certified', 'all'],
    example: 'certified',
    description: 'Those certified today, as when left out, or former and future ones too',
  })
  @IsOptional()
  @IsIn(['certified', 'all'])
  state?: 'certified' | 'all';

  @ApiPropertyOptional({ enum: officialLanguageCodes, example: 'de', description: 'Only those that work in it' })
  @IsOptional()
  @IsIn(officialLanguageCodes)
  language?: string;

  @ApiPropertyOptional({ enum: categoryCodes, example: categoryCodes[0], description: 'Only those whose field it is' })
  @IsOptional()
  @IsIn(categoryCodes)
  category?: string;
}
