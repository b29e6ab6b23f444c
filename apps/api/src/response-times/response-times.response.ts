import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import { notifierKinds, responseTimes, type ResponseTime } from '../platforms/index.js';
import { noticeTypes, type NoticeType } from '../review/index.js';
import { PeriodResponse } from './period.response.js';
import { definitions } from './response-time.definitions.js';
import { unknownValue } from './response-times.dto.js';
import { groupings, type FactRow, type Figures } from './response-times.query.js';
import type { ShownResponseTimes } from './show-response-times.service.js';

const rowsExample = '/v1/platforms/sample/response-times/decision/rows?from=2026-11-01&to=2026-11-30';
const seconds = { type: Number, nullable: true } as const;
const orUnknown = { type: String, nullable: true } as const;

/** Where the rows are listed that each figure counts. */
export class FigureLinksResponse {
  @ApiProperty({ example: rowsExample })
  count!: string;

  @ApiProperty({ example: `${rowsExample}&state=ended`, description: 'Of the median and the other percentiles too' })
  ended!: string;

  @ApiProperty({ example: `${rowsExample}&state=open` })
  open!: string;

  @ApiProperty({ example: `${rowsExample}&state=overdue` })
  overdue!: string;
}

export class FiguresResponse {
  @ApiProperty({ example: 120, description: 'Facts of the cohort' })
  count!: number;

  @ApiProperty({ example: 114 })
  ended!: number;

  @ApiProperty({ example: 6, description: 'Not ended yet' })
  open!: number;

  @ApiProperty({ example: 2, description: 'Due and not ended by then, whether or not they have ended since' })
  overdue!: number;

  @ApiProperty({ ...seconds, example: 5400, description: 'Of those that have ended, in calendar time' })
  medianSeconds!: number | null;

  @ApiProperty({ ...seconds, example: 43200.5 })
  p90Seconds!: number | null;

  @ApiProperty({ ...seconds, example: 70000 })
  p95Seconds!: number | null;

  @ApiProperty({ type: FigureLinksResponse })
  rows!: FigureLinksResponse;
}

export class FiguresGroupResponse extends FiguresResponse {
  @ApiProperty({ ...orUnknown, example: 'de', description: 'What the facts have in common; null: it is not known' })
  value!: string | null;
}

export class ResponseTimeResponse {
  @ApiProperty({ enum: responseTimes, example: 'decision' })
  responseTime!: ResponseTime;

  @ApiProperty({ ...orUnknown, example: '16(6)', description: 'Of the DSA; null: a measure of our own' })
  article!: string | null;

  @ApiProperty({ example: definitions.decision.startsWith })
  startsWith!: string;

  @ApiProperty({ example: definitions.decision.endsWith })
  endsWith!: string;

  @ApiProperty({ example: definitions.decision.cohort, description: 'What the figures count' })
  cohort!: string;

  @ApiProperty({ type: FiguresResponse })
  total!: FiguresResponse;

  @ApiProperty({ type: [FiguresGroupResponse], description: 'The largest first; empty without groupBy' })
  groups!: FiguresGroupResponse[];
}

export class ResponseTimesResponse extends PeriodResponse {
  @ApiProperty({ ...orUnknown, enum: groupings, example: 'language' })
  groupBy!: string | null;

  @ApiProperty({ ...orUnknown, enum: noticeTypes, example: null, description: 'As asked for' })
  type!: NoticeType | null;

  @ApiProperty({ type: [ResponseTimeResponse] })
  responseTimes!: ResponseTimeResponse[];
}

export class FactRowResponse {
  @ApiProperty({ enum: ['notice', 'case', 'notice-item', 'statement'], example: 'notice-item' })
  factKind!: string;

  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000001' })
  factId!: string;

  @ApiProperty({ ...orUnknown, example: '0192f1a0-5c3e-7000-8000-000000000002' })
  noticeId!: string | null;

  @ApiProperty({ ...orUnknown, example: 'ND-7K2M-4QX9' })
  noticeReference!: string | null;

  @ApiProperty({
    ...orUnknown,
    enum: noticeTypes,
    example: 'notice',
    description: 'What the notice is taken for by now',
  })
  type!: NoticeType | null;

  @ApiProperty({ ...orUnknown, example: '0192f1a0-5c3e-7000-8000-000000000003' })
  caseId!: string | null;

  @ApiProperty({ ...orUnknown, example: '0192f1a0-5c3e-7000-8000-000000000004' })
  decisionId!: string | null;

  @ApiProperty({ ...orUnknown, example: 'STATEMENT_CATEGORY_CYBER_VIOLENCE' })
  category!: string | null;

  @ApiProperty({ ...orUnknown, enum: notifierKinds, example: 'individual' })
  notifierKind!: string | null;

  @ApiProperty({ ...orUnknown, example: 'de' })
  language!: string | null;

  @ApiProperty({ ...orUnknown, example: 'DE' })
  memberState!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-02T09:00:00.000Z' })
  startedAt!: string;

  @ApiProperty({ ...orUnknown, format: 'date-time', example: '2026-11-02T10:30:00.000Z', description: 'null: open' })
  endedAt!: string | null;

  @ApiProperty({ ...orUnknown, format: 'date-time', example: '2026-11-09T09:00:00.000Z' })
  dueAt!: string | null;

  @ApiProperty({ ...seconds, example: 5400, description: 'Whole seconds from start to end' })
  seconds!: number | null;

  @ApiProperty({ example: false })
  overdue!: boolean;
}

export class FactRowsResponse {
  @ApiProperty({ type: [FactRowResponse] })
  items!: FactRowResponse[];

  @ApiProperty({ ...orUnknown, example: null, description: '`after` of the next page' })
  next!: string | null;
}

export function toResponseTimesResponse(shown: ShownResponseTimes): ResponseTimesResponse {
  return {
    platform: shown.platform,
    from: shown.period.from,
    to: shown.period.to,
    timeZone: shown.timeZone,
    asOf: shown.asOf.toISOString(),
    groupBy: shown.groupBy ?? null,
    type: shown.type ?? null,
    responseTimes: [...shown.figures].map(([responseTime, [total, ...groups]]) => ({
      responseTime,
      article: definitions[responseTime].article,
      startsWith: definitions[responseTime].startsWith,
      endsWith: definitions[responseTime].endsWith,
      cohort: definitions[responseTime].cohort,
      total: toFiguresResponse(shown, responseTime, total!),
      groups: groups.map((group) => ({
        value: group.value ?? null,
        ...toFiguresResponse(shown, responseTime, group),
      })),
    })),
  };
}

export function toFactRowsResponse(responseTime: ResponseTime, { items, next }: Page<FactRow>): FactRowsResponse {
  return { items: items.map((row) => toFactRowResponse(responseTime, row)), next };
}

function toFiguresResponse(shown: ShownResponseTimes, responseTime: ResponseTime, figures: Figures): FiguresResponse {
  const { count, ended, open, overdue, percentiles } = figures;
  const [medianSeconds = null, p90Seconds = null, p95Seconds = null] = percentiles ?? [];
  return {
    count,
    ended,
    open,
    overdue,
    medianSeconds,
    p90Seconds,
    p95Seconds,
    rows: linksTo(shown, responseTime, figures),
  };
}

function linksTo(shown: ShownResponseTimes, responseTime: ResponseTime, { value }: Figures): FigureLinksResponse {
  const { from, to } = shown.period;
  const group = shown.groupBy && value !== undefined ? { [shown.groupBy]: value ?? unknownValue } : {};
  const type: Record<string, string> = shown.type ? { type: shown.type } : {};
  const rows = (state: object = {}) =>
    `/v1/platforms/${shown.platform}/response-times/${responseTime}/rows?` +
    new URLSearchParams({ from, to, ...group, ...type, ...state }).toString();

  return {
    count: rows(),
    ended: rows({ state: 'ended' }),
    open: rows({ state: 'open' }),
    overdue: rows({ state: 'overdue' }),
  };
}

function toFactRowResponse(responseTime: ResponseTime, row: FactRow): FactRowResponse {
  return {
    factKind: definitions[responseTime].factKind,
    factId: row.factId,
    noticeId: row.noticeId,
    noticeReference: row.noticeReference,
    type: row.type,
    caseId: row.caseId,
    decisionId: row.decisionId,
    category: row.category,
    notifierKind: row.notifierKind,
    language: row.language,
    memberState: row.memberState,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    seconds: row.seconds,
    overdue: row.overdue,
  };
}
