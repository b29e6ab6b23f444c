import { ApiProperty } from '@nestjs/swagger';
import { horizons, paceDays, type ForecastPoint } from './forecast.rules.js';
import type { ShownForecast } from './show-forecast.service.js';

export class ForecastPointResponse implements ForecastPoint {
  @ApiProperty({ enum: horizons, example: 24, description: 'From now' })
  hours!: number;

  @ApiProperty({ example: 40, description: 'Open items that are due by then, not by now' })
  dueItems!: number;

  @ApiProperty({ example: 36, description: 'Open items that can be decided by then' })
  decidedItems!: number;

  @ApiProperty({ example: 4, description: 'Of those due by then, how many no decision answers in time' })
  expectedOverdue!: number;

  @ApiProperty({ example: 118, description: 'Open items by then, with what comes in meanwhile' })
  backlog!: number;
}

export class ForecastResponse {
  @ApiProperty({ example: 'sample' })
  platform!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-22T10:00:00.000Z' })
  asOf!: string;

  @ApiProperty({ example: 120, description: 'Items of notices that no decision answers' })
  openItems!: number;

  @ApiProperty({ example: 2 })
  overdueItems!: number;

  @ApiProperty({ example: 1.4, description: `Items an hour, on average over the last ${paceDays} days` })
  receivedPerHour!: number;

  @ApiProperty({ example: 1.5, description: 'As well' })
  decidedPerHour!: number;

  @ApiProperty({ type: [ForecastPointResponse] })
  points!: ForecastPointResponse[];
}

export function toForecastResponse({ platform, asOf, work, points }: ShownForecast): ForecastResponse {
  return {
    platform,
    asOf: asOf.toISOString(),
    openItems: work.open,
    overdueItems: work.overdue,
    receivedPerHour: twoDecimals(work.receivedPerHour),
    decidedPerHour: twoDecimals(work.decidedPerHour),
    points: [...points],
  };
}

const twoDecimals = (value: number) => Math.round(value * 100) / 100;
