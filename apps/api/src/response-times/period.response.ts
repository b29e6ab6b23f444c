import { ApiProperty } from '@nestjs/swagger';

/** Of which platform and days an answer is, and as of when. */
export class PeriodResponse {
  @ApiProperty({ example: 'sample' })
  platform!: string;

  @ApiProperty({ example: '2026-11-01' })
  from!: string;

  @ApiProperty({ example: '2026-11-30', description: 'Last day of the period' })
  to!: string;

  @ApiProperty({ example: 'Europe/Berlin', description: 'Zone of the days' })
  timeZone!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-22T10:00:00.000Z', description: 'What is open then is open' })
  asOf!: string;
}
