import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import type { PlatformProfile } from '../platforms/index.js';
import { AskedPeriod } from './asked-period.js';
import { comparedTimes, watchOf, type ComparedTime, type PriorityWatch } from './flagger-priority.rules.js';
import { FlaggerPriorityQuery, type ComparedFigures, type WaitingItem } from './flagger-priority.query.js';
import type { DayPeriod } from './period.rules.js';
import { ResponseTimesQuery, type FactsScope } from './response-times.query.js';

export interface ShownComparison {
  readonly platform: PlatformProfile;
  readonly period: DayPeriod;
  readonly asOf: Date;
  readonly watch: PriorityWatch;
  readonly figures: ReadonlyMap<ComparedTime, ComparedFigures>;
  /** Items of flaggers that wait longer by now than the others' median; null while there is no such median. */
  readonly waitingLonger: number | null;
}

/** Shows that trusted flaggers wait no longer than others, or that they do (Art. 22(1)). */
@Injectable()
export class CompareFlaggersService {
  constructor(
    private readonly db: Database,
    private readonly asked: AskedPeriod,
    private readonly facts: ResponseTimesQuery,
    private readonly query: FlaggerPriorityQuery,
  ) {}

  /** Problem: `invalid-input` for a period without a day. */
  async compare(platformId: string, period: DayPeriod): Promise<ShownComparison> {
    const { platform, facts } = await this.asked.scope(platformId, period);
    return this.db.read(async (tx) => {
      await this.facts.allowTime(tx);
      const figures = new Map<ComparedTime, ComparedFigures>();
      for (const time of comparedTimes) figures.set(time, await this.query.compare(tx, facts, time));
      const since = longerSince(figures.get('decision')!, facts.now);
      const waitingLonger = since && (await this.query.countWaiting(tx, platformId, since));
      return { platform, period, asOf: facts.now, watch: watchOf(platform.reportSettings), figures, waitingLonger };
    });
  }

  /** Who waits longer by now than the others' median of the period. Problem: `invalid-input`. */
  async waiting(platformId: string, period: DayPeriod, { limit, after }: PageQuery): Promise<Page<WaitingItem>> {
    const [receivedAt, itemId] = readPageKey(after, ['instant', 'id']) ?? [];
    const last = receivedAt !== undefined && itemId !== undefined ? { receivedAt, itemId } : undefined;
    const { facts } = await this.asked.scope(platformId, period);
    const rows = await this.db.read((tx) => this.waitingSince(tx, facts, last, limit + 1));
    return pageOf(rows, limit, (row) => pageKey(row.receivedAtKey, row.itemId));
  }

  private async waitingSince(
    tx: Tx,
    facts: FactsScope,
    after: { receivedAt: string; itemId: string } | undefined,
    limit: number,
  ): Promise<WaitingItem[]> {
    await this.facts.allowTime(tx);
    const since = longerSince(await this.query.compare(tx, facts, 'decision'), facts.now);
    if (!since) return [];
    return this.query.waiting(tx, { platformId: facts.platformId, since, now: facts.now }, after, limit);
  }
}

/** Who came before this instant waits longer by now than the others' median; null when there is none. */
function longerSince({ all: { others } }: ComparedFigures, now: Date): Date | null {
  return others.medianSeconds === null ? null : new Date(now.getTime() - others.medianSeconds * 1_000);
}
