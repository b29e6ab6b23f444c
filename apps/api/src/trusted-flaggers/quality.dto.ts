import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { categoryCodes } from '../categories/index.js';
import { IsDay, PageQuery } from '../infrastructure/validation/index.js';
import { qualityFigureNames, type QualityFigure } from './quality-facts.query.js';

/** How an address names the notices of which no category is known. */
export const unknownCategory = 'none';

export const areas = ['inside', 'outside'] as const;

export class FlaggerPeriodDto {
  @ApiProperty({ example: '2026-01-01', description: 'First day of the period, in the platform’s zone' })
  @IsDay()
  from!: string;

  @ApiProperty({ example: '2026-12-31', description: 'Last day of the period' })
  @IsDay()
  to!: string;
}

/** A page of what came in the period. */
export class OwnNoticesDto extends PageQuery {
  @ApiProperty({ example: '2026-01-01', description: 'First day of the period, in the platform’s zone' })
  @IsDay()
  from!: string;

  @ApiProperty({ example: '2026-12-31', description: 'Last day of the period' })
  @IsDay()
  to!: string;
}

export class QualityRowsDto extends OwnNoticesDto {
  @ApiProperty({ enum: qualityFigureNames, example: 'neitherItems' })
  @IsIn(qualityFigureNames)
  figure!: QualityFigure;

  @ApiPropertyOptional({ enum: areas, example: 'inside', description: 'Of the area of expertise; both when left out' })
  @IsOptional()
  @IsIn(areas)
  area?: (typeof areas)[number];

  @ApiPropertyOptional({ example: 'STATEMENT_CATEGORY_CYBER_VIOLENCE', description: 'none: those without one' })
  @IsOptional()
  @IsIn([...categoryCodes, unknownCategory])
  category?: string;
}
