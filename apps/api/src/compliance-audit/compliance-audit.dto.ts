import { ApiProperty } from '@nestjs/swagger';
import { IsDay } from '../infrastructure/validation/index.js';

export class AskComplianceAuditDto {
  @ApiProperty({ example: '2026-07-01', description: 'First day of the period, in the platform’s zone' })
  @IsDay()
  from!: string;

  @ApiProperty({
    example: '2026-12-31',
    description: 'Last day of the period, itself inside; at most 366 days. It may lie ahead: the report then says so.',
  })
  @IsDay()
  to!: string;
}
