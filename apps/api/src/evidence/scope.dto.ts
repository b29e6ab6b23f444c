import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsUUID, ValidateIf } from 'class-validator';
import { IsInstant } from '../infrastructure/validation/index.js';

const instant = { type: String, format: 'date-time', example: '2026-11-01T00:00:00.000Z' };
const isPeriod = ({ kind }: ScopeDto) => kind === 'period';

/** One thing by its id, or a period by its instants: what a bundle is made of, and what a legal hold lies on. */
export abstract class ScopeDto {
  abstract kind: string;

  @ApiPropertyOptional({
    format: 'uuid',
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
    description: 'Of what is named by `kind`; not with a period.',
  })
  @ValidateIf((scope: ScopeDto) => !isPeriod(scope))
  @IsUUID()
  id?: string;

  @ApiPropertyOptional({ ...instant, description: 'Of a period: its first instant.' })
  @ValidateIf(isPeriod)
  @IsInstant()
  from?: Date;

  @ApiPropertyOptional({ ...instant, description: 'Of a period: the instant after it.' })
  @ValidateIf(isPeriod)
  @IsInstant()
  to?: Date;
}
