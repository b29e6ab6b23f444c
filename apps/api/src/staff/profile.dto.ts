import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import { IsCleanText, IsDay } from '../infrastructure/validation/index.js';
import { employments, languageLevels, type Employment, type LanguageLevel } from './profile.js';

export class SpokenAtDto {
  @ApiProperty({ example: 'de', description: 'ISO 639-1' })
  @Matches(/^[a-z]{2}$/, { message: 'must be an ISO 639-1 code, two small letters' })
  language!: string;

  @ApiProperty({ example: 'C1', enum: languageLevels, description: 'CEFR' })
  @IsIn(languageLevels)
  level!: LanguageLevel;
}

export class AddProfileDto {
  @ApiProperty({
    example: 'external',
    enum: employments,
    description: 'External: the employer is outside the provider’s corporate group',
  })
  @IsIn(employments)
  employment!: Employment;

  @ApiProperty({ example: 'Moderation Services Ltd' })
  @IsCleanText(200, { min: 1 })
  employer!: string;

  @ApiProperty({ example: 100, minimum: 1, maximum: 100, description: 'Of full-time work' })
  @IsInt()
  @Min(1)
  @Max(100)
  fullTimePercent!: number;

  @ApiProperty({ type: [SpokenAtDto], example: [{ language: 'de', level: 'C1' }] })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SpokenAtDto)
  languages!: SpokenAtDto[];

  @ApiPropertyOptional({ example: '2026-11-01', description: 'First day in the platform’s zone; today when left out' })
  @IsOptional()
  @IsDay()
  validFrom?: string;
}

export class HumanResourcesQueryDto {
  @ApiPropertyOptional({ example: '2026-12-31', description: 'As of the end of this day; today when left out' })
  @IsOptional()
  @IsDay()
  on?: string;
}
