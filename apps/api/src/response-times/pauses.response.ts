import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import { pauseCauses, type DecidedItems, type PauseCause, type PauseFigures, type PauseRow } from './pauses.query.js';
import { PeriodResponse } from './period.response.js';
import type { ShownPauses } from './show-pauses.service.js';

export class PauseFiguresResponse implements PauseFigures {
  @ApiProperty({
    enum: pauseCauses,
    example: 'hold',
    description: 'A hold of a moderator, or a case that only senders asked for whose notices wait (Art. 23(2))',
  })
  cause!: PauseCause;

  @ApiProperty({ example: 7, description: 'Pauses that began in the period' })
  count!: number;

  @ApiProperty({ example: 6, description: 'Cases that rested' })
  cases!: number;

  @ApiProperty({ example: 1, description: 'Pauses that last on' })
  open!: number;

  @ApiProperty({ example: 86400, description: 'Of those that last on: until now' })
  medianSeconds!: number;

  @ApiProperty({ example: 691200 })
  totalSeconds!: number;
}

export class DecidedItemsResponse implements DecidedItems {
  @ApiProperty({ example: true, description: 'Whether their case rested between receipt and decision' })
  paused!: boolean;

  @ApiProperty({ example: 12, description: 'Items of notices received in the period and decided since' })
  items!: number;

  @ApiProperty({ example: 95400, description: 'From receipt to decision, in calendar time' })
  medianSeconds!: number;

  @ApiProperty({ example: 9000, description: 'The same without the pauses' })
  medianSecondsAtWork!: number;
}

export class PausesResponse extends PeriodResponse {
  @ApiProperty({ type: [PauseFiguresResponse] })
  causes!: PauseFiguresResponse[];

  @ApiProperty({
    type: [DecidedItemsResponse],
    description: 'Due times and medians run on in calendar time all the same',
  })
  decided!: DecidedItemsResponse[];

  @ApiProperty({ example: '/v1/platforms/sample/response-times/pauses/rows?from=2026-11-01&to=2026-11-30' })
  rows!: string;
}

export class PauseRowResponse {
  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000003' })
  caseId!: string;

  @ApiProperty({ enum: pauseCauses, example: 'hold' })
  cause!: PauseCause;

  @ApiProperty({ format: 'date-time', example: '2026-11-02T09:00:00.000Z' })
  startedAt!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    example: '2026-11-03T09:00:00.000Z',
    description: 'null: it lasts on',
  })
  endedAt!: string | null;
}

export class PauseRowsResponse {
  @ApiProperty({ type: [PauseRowResponse] })
  items!: PauseRowResponse[];

  @ApiProperty({ type: String, nullable: true, example: null, description: '`after` of the next page' })
  next!: string | null;
}

export function toPausesResponse({ platform, period, asOf, causes, decided }: ShownPauses): PausesResponse {
  const days = new URLSearchParams({ from: period.from, to: period.to }).toString();
  return {
    platform: platform.key,
    from: period.from,
    to: period.to,
    timeZone: platform.timeZone,
    asOf: asOf.toISOString(),
    causes: [...causes],
    decided: [...decided],
    rows: `/v1/platforms/${platform.key}/response-times/pauses/rows?${days}`,
  };
}

export function toPauseRowsResponse({ items, next }: Page<PauseRow>): PauseRowsResponse {
  return {
    items: items.map(({ caseId, cause, startedAt, endedAt }) => ({
      caseId,
      cause,
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    })),
    next,
  };
}
