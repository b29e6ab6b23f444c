import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import { IsInstant, PageQuery } from '../infrastructure/validation/index.js';

export class ListAuditEntriesQuery extends PageQuery {
  @ApiPropertyOptional({
    description: 'Only what happened to this notice, case, decision …',
    format: 'uuid',
    example: '0192f1a0-5c3e-7000-8000-000000000001',
  })
  @IsOptional()
  @IsUUID()
  entityId?: string;

  @ApiPropertyOptional({ example: 'notice' })
  @IsOptional()
  @Matches(/^[a-z-]{1,60}$/, { message: 'must be a kind of entity, such as notice' })
  entityKind?: string;

  @ApiPropertyOptional({ example: 'notice.received' })
  @IsOptional()
  @Matches(/^[a-z.-]{1,100}$/, { message: 'must be an action, such as notice.received' })
  action?: string;

  @ApiPropertyOptional({
    description: 'Who did it: id of a staff member or a key',
    format: 'uuid',
    example: '0192f1a0-5c3e-7000-8000-000000000002',
  })
  @IsOptional()
  @IsUUID()
  actorId?: string;

  @ApiPropertyOptional({ description: 'Written down at or after this instant', example: '2026-11-01T00:00:00Z' })
  @IsOptional()
  @IsInstant()
  from?: Date;

  @ApiPropertyOptional({ description: 'Written down before this instant', example: '2026-12-01T00:00:00Z' })
  @IsOptional()
  @IsInstant()
  to?: Date;
}
