import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { FlaggerPeriod } from './flagger-period.js';
import type { DayPeriod } from './period.rules.js';
import { QualityQuery, type QualityFigureSets, type QualityRow, type QualitySelection } from './quality.query.js';
import type { TrustedFlaggerRow } from './trusted-flaggers.repository.js';

export interface ShownQuality {
  readonly flagger: TrustedFlaggerRow;
  readonly period: DayPeriod;
  readonly asOf: Date;
  readonly figures: QualityFigureSets;
}

/** Says how good a flagger's notices were (TF-5), and shows what each figure counts. */
@Injectable()
export class ShowQualityService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly periods: FlaggerPeriod,
    private readonly query: QualityQuery,
  ) {}

  /** Problems: `not-found`, `invalid-input`. */
  async show(platformId: string, flaggerId: string, period: DayPeriod): Promise<ShownQuality> {
    const { flagger, scope } = await this.periods.scope(platformId, flaggerId, period);
    const asOf = this.clock.now();
    return { flagger, period, asOf, figures: await this.db.read((tx) => this.query.count(tx, scope)) };
  }

  /** Problems: `not-found`, `invalid-input`. */
  async rows(
    platformId: string,
    flaggerId: string,
    period: DayPeriod,
    selection: QualitySelection,
    { limit, after }: PageQuery,
  ): Promise<Page<QualityRow>> {
    const [receivedAt, factId] = readPageKey(after, ['instant', 'id']) ?? [];
    const last = receivedAt !== undefined && factId !== undefined ? { receivedAt, factId } : undefined;
    const { scope } = await this.periods.scope(platformId, flaggerId, period);
    const rows = await this.db.read((tx) => this.query.rows(tx, scope, selection, last, limit + 1));
    return pageOf(rows, limit, (row) => pageKey(row.receivedAtKey, row.factId));
  }
}
