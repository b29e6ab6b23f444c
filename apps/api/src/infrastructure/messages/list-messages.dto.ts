import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '../validation/page.js';
import type { MessageState } from './message.js';

const states = ['held', 'queued', 'accepted', 'bounced', 'failed'] as const satisfies readonly MessageState[];

export class ListMessagesQuery extends PageQuery {
  @ApiPropertyOptional({ example: '01992f3e-7a10-7c3e-9b1d-2f6a8c0d4e55', description: 'Only those about this notice' })
  @IsOptional()
  @IsUUID()
  notice?: string;

  @ApiPropertyOptional({
    example: '01992f3e-7a10-7c3e-9b1d-2f6a8c0d4e56',
    description: 'Only those about this decision',
  })
  @IsOptional()
  @IsUUID()
  decision?: string;

  @ApiPropertyOptional({ example: 'failed', enum: states })
  @IsOptional()
  @IsIn(states)
  state?: MessageState;
}
