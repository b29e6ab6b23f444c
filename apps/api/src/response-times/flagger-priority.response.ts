import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import type { ShownComparison } from './compare-flaggers.service.js';
import type { WaitingItem } from './flagger-priority.query.js';
import { comparedTimes, isSlower, observationsPerCategory, type ComparedTime } from './flagger-priority.rules.js';
import type { Comparison, SideFigures } from './flagger-priority.rules.js';
import { PeriodResponse } from './period.response.js';
import { unknownValue } from './response-times.dto.js';

const rowsExample =
  '/v1/platforms/sample/response-times/decision/rows?from=2026-11-01&to=2026-11-30&ofFlaggerInArea=true';
const orUnknown = { type: String, nullable: true } as const;

export class SideFiguresResponse {
  @ApiProperty({ example: 24, description: 'Items' })
  count!: number;

  @ApiProperty({ example: 22, description: 'Of these ended: of them the median' })
  ended!: number;

  @ApiProperty({ type: Number, nullable: true, example: 5400 })
  medianSeconds!: number | null;

  @ApiProperty({ example: rowsExample, description: 'What it counts' })
  rows!: string;
}

export class ComparisonResponse {
  @ApiProperty({ type: SideFiguresResponse, description: 'Of trusted flaggers inside their area of expertise' })
  trustedFlaggers!: SideFiguresResponse;

  @ApiProperty({ type: SideFiguresResponse, description: 'Of all other notices' })
  others!: SideFiguresResponse;

  @ApiProperty({
    type: Boolean,
    nullable: true,
    example: false,
    description: 'Whether trusted flaggers wait longer; null: too few observations on a side',
  })
  slower!: boolean | null;
}

export class ComparedCategoryResponse extends ComparisonResponse {
  @ApiProperty({ ...orUnknown, example: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS' })
  category!: string | null;
}

export class ComparedTimeResponse extends ComparisonResponse {
  @ApiProperty({ enum: comparedTimes, example: 'decision' })
  responseTime!: ComparedTime;

  @ApiProperty({ type: [ComparedCategoryResponse], description: 'Of at least five ended items on each side' })
  categories!: ComparedCategoryResponse[];
}

export class FlaggerPriorityResponse extends PeriodResponse {
  @ApiProperty({
    example: 10,
    description: 'Ended items on each side from which on slower is told, and a breach written',
  })
  observationsAtLeast!: number;

  @ApiProperty({ type: [ComparedTimeResponse] })
  responseTimes!: ComparedTimeResponse[];

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 0,
    description: 'Open items of flaggers that wait longer by now than the others’ median decision; null: there is none',
  })
  waitingLonger!: number | null;

  @ApiProperty({
    example: '/v1/platforms/sample/response-times/trusted-flaggers/waiting?from=2026-11-01&to=2026-11-30',
    description: 'Which they are',
  })
  waiting!: string;
}

export class WaitingItemResponse {
  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000001' })
  itemId!: string;

  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000002' })
  noticeId!: string;

  @ApiProperty({ example: 'ND-7K2M-4QX9' })
  noticeReference!: string;

  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000003' })
  caseId!: string;

  @ApiProperty({ ...orUnknown, example: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS' })
  category!: string | null;

  @ApiProperty({ type: Date, example: '2026-11-20T09:00:00.000Z' })
  receivedAt!: Date;

  @ApiProperty({ type: Date, example: '2026-11-22T09:00:00.000Z' })
  dueAt!: Date;

  @ApiProperty({ example: 176400, description: 'So long it waits by now' })
  seconds!: number;
}

export class WaitingItemsResponse {
  @ApiProperty({ type: [WaitingItemResponse], description: 'Who waits longest first' })
  items!: WaitingItemResponse[];

  @ApiProperty({ ...orUnknown, example: null })
  next!: string | null;
}

export function toFlaggerPriorityResponse(shown: ShownComparison): FlaggerPriorityResponse {
  const { platform, period, asOf, watch, figures, waitingLonger } = shown;
  const { from, to } = period;
  const base = `/v1/platforms/${platform.key}/response-times`;
  return {
    platform: platform.key,
    from,
    to,
    timeZone: platform.timeZone,
    asOf: asOf.toISOString(),
    observationsAtLeast: watch.observationsAtLeast,
    responseTimes: [...figures].map(([responseTime, { all, categories }]) => {
      const rows = (more: Record<string, string>) =>
        `${base}/${responseTime}/rows?${new URLSearchParams({ from, to, ...more }).toString()}`;
      return {
        responseTime,
        ...toComparison(all, watch.observationsAtLeast, rows),
        categories: categories
          .filter(({ flaggers, others }) => Math.min(flaggers.ended, others.ended) >= observationsPerCategory)
          .map(({ category, ...compared }) => ({
            category,
            ...toComparison(compared, observationsPerCategory, (more) =>
              rows({ ...more, category: category ?? unknownValue }),
            ),
          })),
      };
    }),
    waitingLonger,
    waiting: `${base}/trusted-flaggers/waiting?${new URLSearchParams({ from, to }).toString()}`,
  };
}

export function toWaitingItemsResponse({ items, next }: Page<WaitingItem>): WaitingItemsResponse {
  return {
    items: items.map(({ itemId, noticeId, noticeReference, caseId, category, receivedAt, dueAt, seconds }) => ({
      itemId,
      noticeId,
      noticeReference,
      caseId,
      category,
      receivedAt,
      dueAt,
      seconds,
    })),
    next,
  };
}

function toComparison(
  compared: Comparison,
  observationsAtLeast: number,
  rows: (more: Record<string, string>) => string,
): ComparisonResponse {
  return {
    trustedFlaggers: toSide(compared.flaggers, rows({ ofFlaggerInArea: 'true' })),
    others: toSide(compared.others, rows({ ofFlaggerInArea: 'false' })),
    slower: isSlower(compared, observationsAtLeast),
  };
}

function toSide({ count, ended, medianSeconds }: SideFigures, rows: string): SideFiguresResponse {
  return { count, ended, medianSeconds, rows };
}
