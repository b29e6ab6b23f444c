import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { Platforms } from '../platforms/index.js';
import { Duty, type DutyRoster } from '../staff/index.js';
import { EventFactsQuery, type CohortFacts } from './event-facts.query.js';
import type { LiveEvent, Matching, Window } from './live-event.js';
import { daysApart, pastOf, seriesOf, stepMinutesOf, type SeriesPoint } from './live-event.rules.js';
import { LiveEvents, windowOf } from './live-events.js';
import { LiveEventsRepository } from './live-events.repository.js';

/** One set of notices, over one window or as the mean of several. */
export interface CohortFigures extends CohortFacts {
  readonly windows: readonly Window[];
  readonly noticesPerMinute: number;
  readonly peakPerMinute: number;
  readonly series: readonly SeriesPoint[];
}

export interface LiveEventFigures {
  readonly event: LiveEvent;
  readonly stepMinutes: number;
  /** The notices about the event. */
  readonly matched: CohortFigures;
  /** All notices of the platform in the same window. */
  readonly all: CohortFigures;
  /** All notices in the same hours of the ordinary days before; null when there is no such day on record. */
  readonly ordinary: CohortFigures | null;
  readonly onDuty: DutyRoster;
}

export const defaultOrdinaryDays = 7;
/** How far the search for ordinary days goes back, in spans as long as the event. */
const mostBack = 60;

/** Measures how a platform kept up with a live event, beside ordinary days. */
@Injectable()
export class MeasureLiveEventService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly events: LiveEventsRepository,
    private readonly liveEvents: LiveEvents,
    private readonly facts: EventFactsQuery,
    private readonly duty: Duty,
  ) {}

  /** Problem: `not-found`. */
  measureNamed(platformId: string, externalId: string, days = defaultOrdinaryDays): Promise<LiveEventFigures> {
    return this.db.read(async (tx) => {
      const event = await this.events.findByName(tx, platformId, externalId);
      if (!event) throw notFound();
      return this.measure(tx, platformId, event, days);
    });
  }

  /** The figures of an event, as far as it has come, beside those of at most so many ordinary days that are over. */
  async measure(tx: Tx, platformId: string, event: LiveEvent, days = defaultOrdinaryDays): Promise<LiveEventFigures> {
    const window = windowOf(event);
    const stepMinutes = stepMinutesOf(window);
    const timeZone = await this.platforms.timeZoneOf(tx, platformId);
    const now = this.clock.now();
    const search = { timeZone, apart: daysApart(window), days, mostBack, now };
    const ordinary = await this.facts.ordinaryWindows(tx, platformId, window, search);
    const matching = this.liveEvents.matchingOf(platformId, event);
    const figures = (windows: readonly Window[], only: Matching | null) =>
      this.figures(tx, platformId, windows, only, stepMinutes, now);
    return {
      event,
      stepMinutes,
      matched: await figures([window], matching),
      all: await figures([window], null),
      ordinary: ordinary.length === 0 ? null : await figures(ordinary, null),
      onDuty: await this.duty.during(tx, platformId, window),
    };
  }

  private async figures(
    tx: Tx,
    platformId: string,
    windows: readonly Window[],
    matching: Matching | null,
    stepMinutes: number,
    now: Date,
  ): Promise<CohortFigures> {
    const facts = await this.facts.cohort(tx, platformId, windows, matching);
    const steps = await this.facts.steps(tx, platformId, windows, matching, stepMinutes);
    const past = windows.map((window) => pastOf(window, now));
    const series = seriesOf(steps, past[0]!, stepMinutes, windows.length);
    const minutes = past.reduce((sum, { from, to }) => sum + (to.getTime() - from.getTime()) / 60_000, 0);
    return {
      ...facts,
      windows,
      noticesPerMinute: minutes === 0 ? 0 : facts.notices / minutes,
      peakPerMinute: Math.max(0, ...series.map(({ perMinute }) => perMinute)),
      series,
    };
  }
}
