import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../infrastructure/validation/index.js';
import { pageStates, type PageState } from './page.js';

export class ListPagesQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'open', enum: pageStates })
  @IsOptional()
  @IsIn(pageStates)
  state?: PageState;
}
