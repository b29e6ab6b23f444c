import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../infrastructure/validation/index.js';
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
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  open?: boolean;
}
