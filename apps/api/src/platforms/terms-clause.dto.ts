import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUrl, Matches, MaxLength } from 'class-validator';
import { IsCleanText } from '../infrastructure/validation/clean-text.js';
import { IsDay } from '../infrastructure/validation/instant.js';

export class TermsClauseDto {
  @ApiProperty({ example: 'hate-speech', description: 'What the clause is called over all its versions' })
  @Matches(/^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/, {
    message: 'must be 1 to 63 small letters, digits, dots and hyphens',
  })
  code!: string;

  @ApiProperty({ example: '3.2 No incitement to hatred' })
  @IsCleanText(200, { min: 1 })
  title!: string;

  @ApiProperty({ example: 'You may not call for hatred or violence against groups of people.' })
  @IsCleanText(20_000, { min: 1 })
  body!: string;

  @ApiPropertyOptional({ example: 'https://example.org/terms#3.2', description: 'Where recipients read it' })
  @IsOptional()
  @IsUrl({ protocols: ['https', 'http'], require_protocol: true, require_tld: false })
  @MaxLength(2_000)
  url?: string;

  @ApiPropertyOptional({ example: '2026-01-01', description: 'First day in the platform’s zone; today when left out' })
  @IsOptional()
  @IsDay()
  validFrom?: string;
}
