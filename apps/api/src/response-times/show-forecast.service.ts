import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { Platforms } from '../platforms/index.js';
import { ForecastQuery } from './forecast.query.js';
import { forecast, type ForecastPoint, type OpenWork } from './forecast.rules.js';
import { ResponseTimesQuery } from './response-times.query.js';

export interface ShownForecast {
  readonly platform: string;
  readonly asOf: Date;
  readonly work: OpenWork;
  readonly points: readonly ForecastPoint[];
}

/** Says before it comes which due times will pass unmet, if people go on at their pace (SLA-5). */
@Injectable()
export class ShowForecastService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly times: ResponseTimesQuery,
    private readonly query: ForecastQuery,
  ) {}

  async show(platformId: string): Promise<ShownForecast> {
    const { key } = await this.platforms.byId(platformId);
    const asOf = this.clock.now();
    const work = await this.db.read(async (tx) => {
      await this.times.allowTime(tx);
      return this.query.openWork(tx, platformId, asOf);
    });
    return { platform: key, asOf, work, points: forecast(work) };
  }
}
