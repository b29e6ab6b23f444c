import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../infrastructure/validation/index.js';
import { restrictionStates, type RestrictionState } from './restriction.js';

export class CommandsQueryDto extends PageQuery {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description: 'Only those that should have been confirmed by now.',
    example: 'true',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  overdue?: 'true' | 'false';
}

export class RestrictionsQueryDto extends PageQuery {
  @ApiPropertyOptional({ enum: restrictionStates, example: 'imposed' })
  @IsOptional()
  @IsIn(restrictionStates)
  state?: RestrictionState;
}
