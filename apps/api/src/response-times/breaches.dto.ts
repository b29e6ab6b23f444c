import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsDay, PageQuery } from '../infrastructure/validation/index.js';
import { breachable, type Breachable } from './breach.js';

export class BreachesQueryDto extends PageQuery {
  @ApiPropertyOptional({ enum: breachable, example: 'decision' })
  @IsOptional()
  @IsIn(breachable)
  responseTime?: Breachable;

  @ApiPropertyOptional({ example: '2026-11-01', description: 'Due on this day or later, in the platform’s zone' })
  @IsOptional()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({ example: '2026-11-30', description: 'Due on this day or earlier' })
  @IsOptional()
  @IsDay()
  to?: string;
}
