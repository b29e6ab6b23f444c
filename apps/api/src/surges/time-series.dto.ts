import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsInstant } from '../infrastructure/validation/index.js';
import { buckets, counted, dimensions, type Bucket, type Counted, type Dimension } from './time-series.js';

const instant = { type: String, format: 'date-time' };

export class TimeSeriesQueryDto {
  @ApiProperty({ enum: counted, example: 'notices', description: 'What is counted' })
  @IsIn(counted)
  of!: Counted;

  @ApiPropertyOptional({ enum: dimensions, example: 'language', description: 'One series of all when left out' })
  @IsOptional()
  @IsIn(dimensions)
  by?: Dimension;

  @ApiProperty({ enum: buckets, example: 'hour', description: 'Hours of UTC, or days of the platform’s zone' })
  @IsIn(buckets)
  bucket!: Bucket;

  @ApiProperty({ ...instant, example: '2026-11-22T00:00:00Z' })
  @IsInstant()
  from!: Date;

  @ApiProperty({ ...instant, example: '2026-11-23T00:00:00Z', description: 'Exclusive; at most 1,000 buckets later' })
  @IsInstant()
  to!: Date;
}
