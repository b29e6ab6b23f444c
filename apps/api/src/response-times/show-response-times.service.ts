import { Injectable } from '@nestjs/common';
import type { Role } from '../infrastructure/auth/index.js';
import { Database } from '../infrastructure/database/index.js';
import type { ResponseTime } from '../platforms/index.js';
import type { NoticeType } from '../review/index.js';
import { AskedPeriod } from './asked-period.js';
import { shownTo } from './confidential.rules.js';
import type { DayPeriod } from './period.rules.js';
import { ResponseTimesQuery, type AskedFigures, type Figures, type Grouping } from './response-times.query.js';

export interface ShownResponseTimes {
  readonly platform: string;
  readonly timeZone: string;
  readonly period: DayPeriod;
  readonly asOf: Date;
  readonly groupBy?: Grouping;
  readonly type?: NoticeType;
  /** Of each response time: all facts first, then its groups. */
  readonly figures: ReadonlyMap<ResponseTime, readonly Figures[]>;
}

/** Says how quickly a platform's moderators and systems acted (SLA-1..5). */
@Injectable()
export class ShowResponseTimesService {
  constructor(
    private readonly db: Database,
    private readonly asked: AskedPeriod,
    private readonly query: ResponseTimesQuery,
  ) {}

  /** Of those response times that the role may see. */
  async show(platformId: string, role: Role, period: DayPeriod, asked: AskedFigures): Promise<ShownResponseTimes> {
    const { platform, facts } = await this.asked.scope(platformId, period);
    const figures = await this.db.read(async (tx) => {
      // A snapshot for each response time, none for all: an old one slows the claims of a busy queue down.
      await this.query.allowTime(tx);
      const counted = new Map<ResponseTime, Figures[]>();
      for (const responseTime of shownTo(role)) {
        counted.set(responseTime, await this.query.figures(tx, facts, responseTime, asked));
      }
      return counted;
    });
    return { platform: platform.key, timeZone: platform.timeZone, period, asOf: facts.now, ...asked, figures };
  }
}
