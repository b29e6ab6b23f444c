import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import { pageKey, pageOf, readPageKey, type Page } from '../infrastructure/validation/index.js';
import type { PlatformProfile } from '../platforms/index.js';
import { AskedPeriod } from './asked-period.js';
import { PausesQuery, type DecidedItems, type PauseFigures, type PauseRow } from './pauses.query.js';
import type { DayPeriod } from './period.rules.js';
import { ResponseTimesQuery } from './response-times.query.js';

export interface ShownPauses {
  readonly platform: PlatformProfile;
  readonly period: DayPeriod;
  readonly asOf: Date;
  readonly causes: readonly PauseFigures[];
  readonly decided: readonly DecidedItems[];
}

/** Says how long cases rested while their time ran on (SLA-3). */
@Injectable()
export class ShowPausesService {
  constructor(
    private readonly db: Database,
    private readonly asked: AskedPeriod,
    private readonly times: ResponseTimesQuery,
    private readonly pauses: PausesQuery,
  ) {}

  async show(platformId: string, period: DayPeriod): Promise<ShownPauses> {
    const { platform, facts } = await this.asked.scope(platformId, period);
    return this.db.read(async (tx) => {
      await this.times.allowTime(tx);
      const causes = await this.pauses.figures(tx, facts);
      return { platform, period, asOf: facts.now, causes, decided: await this.pauses.decidedItems(tx, facts) };
    });
  }

  async list(
    platformId: string,
    period: DayPeriod,
    { after, limit }: { after?: string; limit: number },
  ): Promise<Page<PauseRow>> {
    const last = readPageKey(after, ['instant', 'id']);
    const { facts } = await this.asked.scope(platformId, period);
    const place = last && { startedAtKey: last[0]!, id: last[1]! };
    const rows = await this.db.read((tx) => this.pauses.rows(tx, facts, place, limit + 1));
    return pageOf(rows, limit, (row) => pageKey(row.startedAtKey, row.id));
  }
}
