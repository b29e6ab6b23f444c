import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsInstant } from '../infrastructure/validation/index.js';

export class AuditExportDto {
  @ApiPropertyOptional({ description: 'Written down at or after this instant', example: '2026-11-01T00:00:00Z' })
  @IsOptional()
  @IsInstant()
  from?: Date;

  @ApiPropertyOptional({ description: 'Written down before this instant', example: '2026-12-01T00:00:00Z' })
  @IsOptional()
  @IsInstant()
  to?: Date;
}
