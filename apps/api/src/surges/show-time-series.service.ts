import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { Platforms } from '../platforms/index.js';
import type { AskedSeries, TimeSeries } from './time-series.js';
import { TimeSeriesQuery } from './time-series.query.js';
import { definitionOf, seriesFaults, seriesOf } from './time-series.rules.js';

/** Counts what came and what was done, bucket by bucket, anew at each call (AUD-5). */
@Injectable()
export class ShowTimeSeriesService {
  constructor(
    private readonly db: Database,
    private readonly platforms: Platforms,
    private readonly query: TimeSeriesQuery,
  ) {}

  /** Problem: `invalid-input`. */
  show(platformId: string, asked: AskedSeries): Promise<TimeSeries> {
    const faults = seriesFaults(asked);
    if (faults.length > 0) throw invalidInput(faults);
    return this.db.read(async (tx) => {
      // Hours of a zone repeat when its clocks go back; days do not.
      const timeZone = asked.bucket === 'hour' ? 'UTC' : await this.platforms.timeZoneOf(tx, platformId);
      const spans = await this.query.spans(tx, { ...asked, timeZone });
      const rows = await this.query.counts(tx, platformId, { ...asked, timeZone });
      return { ...asked, timeZone, definition: definitionOf(asked), spans, series: seriesOf(spans, rows) };
    });
  }
}
