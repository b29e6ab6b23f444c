import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsUrl,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { IsCleanText } from '../infrastructure/validation/clean-text.js';
import { IsMailAddress } from '../infrastructure/validation/mail-address.js';
import { IsDay } from '../infrastructure/validation/instant.js';
import { contactPointKinds, type ContactPointKind } from './platform.js';

export class ContactPointDetailsDto {
  @ApiProperty({
    example: 'recipients',
    enum: contactPointKinds,
    description: 'For authorities (Art. 11), recipients (Art. 12), or the legal representative (Art. 13)',
  })
  @IsIn(contactPointKinds)
  kind!: ContactPointKind;

  @ApiProperty({ example: 'Help desk', description: 'Whom one reaches; one line' })
  @IsCleanText(200, { min: 1 })
  @Matches(/^[^\r\n]*$/, { message: 'must be one line' })
  label!: string;

  @ApiPropertyOptional({ example: 'help@example.org', description: 'Email or url is needed' })
  @ValidateIf(({ email, url }: ContactPointDetailsDto) => email != null || url == null)
  @IsMailAddress()
  email?: string;

  @ApiPropertyOptional({ example: 'https://example.org/help', description: 'Email or url is needed' })
  @IsOptional()
  @IsUrl({ protocols: ['https', 'http'], require_protocol: true, require_tld: false })
  @MaxLength(2_000)
  url?: string;

  @ApiProperty({ example: ['en', 'de'], type: [String], description: 'In which one can write, ISO 639-1' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^[a-z]{2}$/, { each: true, message: 'must be ISO 639-1 codes, two small letters each' })
  languages!: string[];
}

export class ContactPointDto extends ContactPointDetailsDto {
  @ApiPropertyOptional({ example: '2026-01-01', description: 'First day in the platform’s zone; today when left out' })
  @IsOptional()
  @IsDay()
  validFrom?: string;
}
