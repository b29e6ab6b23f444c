import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsDay } from '../../infrastructure/validation/index.js';

/** Which days; without bounds all that are over. */
export class DayFiguresDto {
  @ApiPropertyOptional({ example: '2026-01-01', description: 'First day, in the platform’s zone' })
  @IsOptional()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({ example: '2026-06-30', description: 'Last day, itself inside' })
  @IsOptional()
  @IsDay()
  to?: string;
}

export class DayFiguresResponse {
  @ApiProperty({ example: 543, description: 'Days that are over, three parts each: notices, decisions, measures' })
  parts!: number;

  @ApiProperty({ example: 540, description: 'Parts whose figures hold' })
  folded!: number;

  @ApiProperty({ example: 3, description: 'Parts to be folded, or folded again because a fact of theirs changed' })
  due!: number;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    example: '2026-06-29',
    description: 'First day with one',
  })
  oldestDue!: string | null;
}
