import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import { DutyRosterResponse, toDutyRosterResponse } from '../staff/index.js';
import { timedSteps, type MatchedNotice, type StepTimes, type TimedStep } from './event-facts.query.js';
import { LiveEventResponse, toLiveEventResponse } from './live-event.response.js';
import type { SeriesPoint } from './live-event.rules.js';
import type { CohortFigures, LiveEventFigures } from './measure-live-event.service.js';

export class MatchedNoticeResponse {
  @ApiProperty({ format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e20' }) noticeId!: string;
  @ApiProperty({ example: 'ND-7K3M-92QF' }) reference!: string;
  @ApiProperty({ example: '2026-11-22T18:04:11.000Z' }) receivedAt!: Date;
  @ApiProperty({ example: 1, description: 'Items of it that are about the event' }) items!: number;
  @ApiProperty({ type: Date, nullable: true, example: '2026-11-22T18:06:00.000Z' }) firstLookAt!: Date | null;
  @ApiProperty({ type: Date, nullable: true, example: null, description: 'Of the last of these items' })
  decidedAt!: Date | null;
}

export class MatchedNoticesResponse {
  @ApiProperty({ type: [MatchedNoticeResponse], example: [], description: 'The earliest first' })
  items!: MatchedNoticeResponse[];

  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export class StepTimesResponse {
  @ApiProperty({ enum: timedSteps, example: 'decision', description: 'Each from the receipt of the notice' })
  step!: TimedStep;

  @ApiProperty({ example: 40, description: 'Items that got so far' }) observations!: number;
  @ApiProperty({ type: Number, nullable: true, example: 540 }) medianSeconds!: number | null;
  @ApiProperty({ type: Number, nullable: true, example: 1_260 }) p95Seconds!: number | null;
}

export class SeriesPointResponse {
  @ApiProperty({ example: 15, description: 'From the start of the window' }) minute!: number;
  @ApiProperty({ example: 2.4, description: 'Items received a minute in this step' }) perMinute!: number;
  @ApiProperty({ example: 31, description: 'Items undecided at the end of this step' }) backlog!: number;
}

export class WindowResponse {
  @ApiProperty({ example: '2026-11-21T18:00:00.000Z' }) from!: Date;
  @ApiProperty({ example: '2026-11-21T21:00:00.000Z' }) to!: Date;
}

export class EventCohortResponse {
  @ApiProperty({ type: [WindowResponse], example: [], description: 'Over which it counts; series are means over them' })
  windows!: WindowResponse[];

  @ApiProperty({ example: 120, description: 'In all windows' }) notices!: number;
  @ApiProperty({ example: 131, description: 'Of these notices; one for each location' }) items!: number;
  @ApiProperty({ example: 0, description: 'Items not decided today' }) open!: number;
  @ApiProperty({ type: Date, nullable: true, example: '2026-11-22T22:10:00.000Z' }) lastDecidedAt!: Date | null;
  @ApiProperty({ example: 0.67 }) noticesPerMinute!: number;
  @ApiProperty({ example: 9.2, description: 'Items a minute in the busiest step' }) peakPerMinute!: number;
  @ApiProperty({ type: [StepTimesResponse], example: [] }) times!: StepTimesResponse[];
  @ApiProperty({ type: [SeriesPointResponse], example: [] }) series!: SeriesPointResponse[];
}

export class LiveEventFiguresResponse {
  @ApiProperty({ type: LiveEventResponse }) event!: LiveEventResponse;
  @ApiProperty({ example: 1, description: 'How long a step of the series is' }) stepMinutes!: number;
  @ApiProperty({ type: EventCohortResponse, description: 'Notices about the event' }) matched!: EventCohortResponse;
  @ApiProperty({ type: EventCohortResponse, description: 'All notices of the platform in the same window' })
  all!: EventCohortResponse;

  @ApiProperty({
    type: EventCohortResponse,
    nullable: true,
    description: 'All notices in the same hours of ordinary days before; null when there is no such day on record',
  })
  ordinary!: EventCohortResponse | null;

  @ApiProperty({ type: DutyRosterResponse, description: 'Who was on duty in the window' })
  onDuty!: DutyRosterResponse;
}

export function toLiveEventFiguresResponse(figures: LiveEventFigures): LiveEventFiguresResponse {
  return {
    event: toLiveEventResponse(figures.event),
    stepMinutes: figures.stepMinutes,
    matched: toCohortResponse(figures.matched),
    all: toCohortResponse(figures.all),
    ordinary: figures.ordinary && toCohortResponse(figures.ordinary),
    onDuty: toDutyRosterResponse(figures.onDuty),
  };
}

export function toMatchedNoticesResponse({ items, next }: Page<MatchedNotice>): MatchedNoticesResponse {
  return { items: items.map(({ id, ...notice }) => ({ noticeId: id, ...notice })), next };
}

function toCohortResponse(cohort: CohortFigures): EventCohortResponse {
  return {
    windows: cohort.windows.map(({ from, to }) => ({ from, to })),
    notices: cohort.notices,
    items: cohort.items,
    open: cohort.open,
    lastDecidedAt: cohort.lastDecidedAt,
    noticesPerMinute: cohort.noticesPerMinute,
    peakPerMinute: cohort.peakPerMinute,
    times: cohort.times.map(toTimesResponse),
    series: cohort.series.map(toPointResponse),
  };
}

function toTimesResponse({ step, observations, medianSeconds, p95Seconds }: StepTimes): StepTimesResponse {
  return { step, observations, medianSeconds, p95Seconds };
}

function toPointResponse({ minute, perMinute, backlog }: SeriesPoint): SeriesPointResponse {
  return { minute, perMinute, backlog };
}
