import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { IsInstant, PageQuery } from '../infrastructure/validation/index.js';

const person = { example: '0192f1a0-5c3e-7000-8000-000000000002', format: 'uuid' };
const instant = { type: String, format: 'date-time' };

export class PlanShiftDto {
  @ApiProperty({ ...person, description: 'Who will work' })
  @IsUUID()
  staffId!: string;

  @ApiProperty({ ...instant, example: '2026-11-23T07:00:00Z' })
  @IsInstant()
  from!: Date;

  @ApiProperty({ ...instant, example: '2026-11-23T15:00:00Z', description: 'Exclusive; at most 48 hours later' })
  @IsInstant()
  until!: Date;

  @ApiPropertyOptional({
    example: 1,
    minimum: 1,
    maximum: 1_000,
    description: 'Puts the person on the rota for pages for this time; 1 is paged first',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000)
  onCallPosition?: number;
}

export class RecordShiftDto {
  @ApiPropertyOptional({ ...person, description: 'Who works; you when left out' })
  @IsOptional()
  @IsUUID()
  staffId?: string;

  @ApiPropertyOptional({ ...instant, example: '2026-11-23T07:02:00Z', description: 'Now when left out' })
  @IsOptional()
  @IsInstant()
  startedAt?: Date;

  @ApiPropertyOptional({ ...instant, example: '2026-11-23T15:01:00Z', description: 'Left out: the person is at work' })
  @IsOptional()
  @IsInstant()
  endedAt?: Date;

  @ApiPropertyOptional({ example: '0192f1a0-5c3e-7000-8000-000000000021', description: 'The shift that was planned' })
  @IsOptional()
  @IsUUID()
  plannedShiftId?: string;
}

export class EndShiftDto {
  @ApiPropertyOptional({ ...instant, example: '2026-11-23T15:01:00Z', description: 'Now when left out' })
  @IsOptional()
  @IsInstant()
  endedAt?: Date;
}

export class ShiftsQueryDto extends PageQuery {
  @ApiPropertyOptional({ ...instant, example: '2026-11-23T00:00:00Z', description: 'Not over before' })
  @IsOptional()
  @IsInstant()
  from?: Date;

  @ApiPropertyOptional({ ...instant, example: '2026-11-24T00:00:00Z', description: 'Begun before' })
  @IsOptional()
  @IsInstant()
  to?: Date;
}

export class OnDutyQueryDto {
  @ApiPropertyOptional({ ...instant, example: '2026-11-23T18:00:00Z', description: 'Now when left out' })
  @IsOptional()
  @IsInstant()
  from?: Date;

  @ApiPropertyOptional({ ...instant, example: '2026-11-23T21:00:00Z', description: 'Exclusive; left out: one instant' })
  @IsOptional()
  @IsInstant()
  to?: Date;
}
