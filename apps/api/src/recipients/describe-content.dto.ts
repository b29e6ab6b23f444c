import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IsCleanText } from '../infrastructure/validation/clean-text.js';
import { IsInstant } from '../infrastructure/validation/instant.js';
import { contentKinds, contentTypes, type ContentKind, type ContentType } from './content.js';
import { RecipientDto } from './recipient.dto.js';

/** The whole of what the platform knows of a content; what is left out is not known. */
export class DescribeContentDto {
  @ApiProperty({ example: 'content', enum: contentKinds, description: 'Never changes' })
  @IsIn(contentKinds)
  kind!: ContentKind;

  @ApiProperty({ example: ['text', 'image'], enum: contentTypes, isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(contentTypes, { each: true })
  contentTypes!: ContentType[];

  @ApiPropertyOptional({ example: 'de', description: 'ISO 639-1' })
  @IsOptional()
  @Matches(/^[a-z]{2}$/, { message: 'must be an ISO 639-1 code, two small letters' })
  language?: string;

  @ApiPropertyOptional({ example: '2026-11-20T18:04:00Z', type: String, format: 'date-time' })
  @IsOptional()
  @IsInstant()
  publishedAt?: Date;

  @ApiPropertyOptional({
    example: '2026-11-21T07:30:00Z',
    type: String,
    format: 'date-time',
    description: 'When it became as described here; now when left out',
  })
  @IsOptional()
  @IsInstant()
  editedAt?: Date;

  @ApiPropertyOptional({
    example: ['https://example.org/posts/42'],
    type: [String],
    description: 'Where it can be found besides its id; added to what was named before, never taken away',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsCleanText(2_000, { min: 1, each: true })
  urls?: string[];

  @ApiPropertyOptional({ example: 'The text of the post.', description: 'Snapshot of its text' })
  @IsOptional()
  @IsCleanText(100_000)
  text?: string;

  @ApiPropertyOptional({
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    description: 'SHA-256 of its media, in hexadecimal',
  })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, { message: 'must be a SHA-256 in 64 small hexadecimal digits' })
  mediaSha256?: string;

  @ApiPropertyOptional({
    example: ['cup-final-2026'],
    type: [String],
    description: 'Your words for what it belongs to; live events are matched by them',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsCleanText(100, { min: 1, each: true })
  tags?: string[];

  @ApiPropertyOptional({
    type: RecipientDto,
    example: { id: 'account-7', accountType: 'private', language: 'de', country: 'DE', minor: false },
    description: 'Whose content it is, or whose account',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => RecipientDto)
  recipient?: RecipientDto;
}
