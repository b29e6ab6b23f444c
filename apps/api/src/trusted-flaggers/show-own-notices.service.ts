import { Injectable } from '@nestjs/common';
import type { KeyCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { Platforms, type PlatformProfile } from '../platforms/index.js';
import { FlaggerPeriod } from './flagger-period.js';
import { OwnNoticesQuery, type OwnFigure, type OwnNotice } from './own-notices.query.js';
import type { DayPeriod } from './period.rules.js';
import type { QualityScope } from './quality.query.js';

export interface OwnFigures {
  readonly platform: PlatformProfile;
  readonly period: DayPeriod;
  readonly asOf: Date;
  readonly figures: readonly OwnFigure[];
}

/** Tells a flagger, by its own key, what became of what it sent (Art. 22(3)): nobody else's notices, and no texts. */
@Injectable()
export class ShowOwnNoticesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly periods: FlaggerPeriod,
    private readonly query: OwnNoticesQuery,
  ) {}

  /** Problem: `invalid-input`. */
  async list(caller: KeyCaller, period: DayPeriod, { limit, after }: PageQuery): Promise<Page<OwnNotice>> {
    const [receivedAt, noticeId] = readPageKey(after, ['instant', 'id']) ?? [];
    const last = receivedAt !== undefined && noticeId !== undefined ? { receivedAt, noticeId } : undefined;
    const scope = await this.scope(caller, period);
    const rows = await this.db.read((tx) => this.query.page(tx, scope, last, limit + 1));
    return pageOf(rows, limit, (row) => pageKey(row.receivedAtKey, row.noticeId));
  }

  /** Problem: `invalid-input`. */
  async figures(caller: KeyCaller, period: DayPeriod): Promise<OwnFigures> {
    const scope = await this.scope(caller, period);
    const platform = await this.platforms.byId(scope.platformId);
    const figures = await this.db.read((tx) => this.query.figures(tx, scope));
    return { platform, period, asOf: this.clock.now(), figures };
  }

  private async scope({ platformId, trustedFlaggerId }: KeyCaller, period: DayPeriod): Promise<QualityScope> {
    if (!platformId || !trustedFlaggerId) throw notFound();
    return (await this.periods.scope(platformId, trustedFlaggerId, period)).scope;
  }
}
