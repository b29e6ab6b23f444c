import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCleanText, IsDay, IsInstantText } from '../infrastructure/validation/index.js';
import { contentTypes, type ContentType } from '../recipients/index.js';
import { StatedGroundDto } from '../statements-of-reasons/index.js';

export class MeasureClauseDto {
  @ApiProperty({ description: "Code in the catalogue of the platform's terms.", example: 'spam' })
  @IsCleanText(100, { min: 1 })
  code!: string;

  @ApiProperty({ example: 1 })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version!: number;
}

export class MeasureGroundDto extends StatedGroundDto {
  @ApiPropertyOptional({ type: MeasureClauseDto, description: 'With terms (Art. 17(3)(e)).' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MeasureClauseDto)
  clause?: MeasureClauseDto;
}

export class MeasuredContentDto {
  @ApiProperty({ description: "The platform's own id, of an account too.", example: 'post-8812' })
  @IsCleanText(500, { min: 1 })
  id!: string;

  @ApiProperty({ enum: contentTypes, isArray: true, example: ['text'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(contentTypes.length)
  @IsIn(contentTypes, { each: true })
  types!: ContentType[];

  @ApiPropertyOptional({ description: 'That carries the infringement (ISO 639-1).', example: 'de' })
  @IsOptional()
  @IsCleanText(2, { min: 2 })
  language?: string;
}

export class MeasuredRecipientDto {
  @ApiProperty({ description: "The platform's own id of the account.", example: 'account-17' })
  @IsCleanText(500, { min: 1 })
  id!: string;

  @ApiPropertyOptional({ description: 'Followers or listeners at the time.', example: 120 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  audienceSize?: number;

  @ApiPropertyOptional({
    description:
      'Whether the platform knows an electronic contact; what it said when it described the recipient when left out.',
    example: true,
  })
  @IsOptional()
  @IsBoolean()
  contactKnown?: boolean;

  @ApiPropertyOptional({ description: 'For the statement (ISO 639-1).', example: 'de' })
  @IsOptional()
  @IsCleanText(2, { min: 2 })
  language?: string;
}

export class RepeatedDto {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'A decision here that the measure only repeats on a re-upload.',
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
  })
  @IsOptional()
  @IsUUID()
  decisionId?: string;

  @ApiPropertyOptional({
    format: 'date',
    description: 'Or another measure: its day and its id.',
    example: '2026-11-02',
  })
  @IsOptional()
  @IsDay()
  appliedOn?: string;

  @ApiPropertyOptional({ example: 'm-4711' })
  @IsOptional()
  @IsCleanText(200, { min: 1 })
  measureId?: string;
}

export class MeasureStatementDto {
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When the platform told the recipient itself: then nothing is sent from here.',
    example: '2026-11-22T09:59:01.000Z',
  })
  @IsOptional()
  @IsInstantText()
  sentAt?: string;

  @ApiPropertyOptional({
    enum: ['deceptive-high-volume'],
    description: 'Nobody is told: deceptive high-volume commercial content (Art. 17(2)).',
    example: 'deceptive-high-volume',
  })
  @IsOptional()
  @IsIn(['deceptive-high-volume'])
  exemption?: 'deceptive-high-volume';
}
