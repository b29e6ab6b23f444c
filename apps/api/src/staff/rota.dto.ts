import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { IsInstant } from '../infrastructure/validation/index.js';

export class AddShiftDto {
  @ApiProperty({ example: '0192f1a0-5c3e-7000-8000-000000000002', description: 'The person; paged by mail' })
  @IsUUID()
  staffId!: string;

  @ApiProperty({
    example: 1,
    minimum: 1,
    maximum: 1_000,
    description: '1 is paged first; who shares it, the earlier start',
  })
  @IsInt()
  @Min(1)
  @Max(1_000)
  position!: number;

  @ApiPropertyOptional({ example: '2026-11-23T07:00:00Z', description: 'On call from here on; now when left out' })
  @IsOptional()
  @IsInstant()
  from?: Date;

  @ApiPropertyOptional({
    example: '2026-11-23T15:00:00Z',
    description: 'And until here; until taken off when left out',
  })
  @IsOptional()
  @IsInstant()
  until?: Date;
}
