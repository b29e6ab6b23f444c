import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsTrueOrFalse, PageQuery } from '../infrastructure/validation/index.js';
import { orderKinds, orderStates, type OrderKind, type OrderState } from './order.js';

export class ListOrdersDto extends PageQuery {
  @ApiPropertyOptional({ enum: orderStates, example: 'incomplete' })
  @IsOptional()
  @IsIn(orderStates)
  state?: OrderState;

  @ApiPropertyOptional({ enum: orderKinds, example: 'information' })
  @IsOptional()
  @IsIn(orderKinds)
  kind?: OrderKind;

  @ApiPropertyOptional({ description: 'Only those whose authority still waits, or only the others.', example: true })
  @IsOptional()
  @IsTrueOrFalse()
  open?: boolean;
}
