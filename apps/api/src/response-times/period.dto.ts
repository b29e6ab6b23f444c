import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { IsDay, PageQuery } from '../infrastructure/validation/index.js';

export class PeriodQueryDto {
  @ApiProperty({ example: '2026-11-01', description: 'First day of the period, in the platform’s zone' })
  @IsDay()
  from!: string;

  @ApiProperty({ example: '2026-11-30', description: 'Last day of the period' })
  @IsDay()
  to!: string;
}

export class PeriodPageDto extends IntersectionType(PageQuery, PeriodQueryDto) {}
