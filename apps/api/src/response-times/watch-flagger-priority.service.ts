import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v5 } from 'uuid';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { dutiesOf, Platforms, type PlatformProfile } from '../platforms/index.js';
import type { Breach } from './breach.js';
import { BreachesRepository } from './breaches.repository.js';
import {
  comparedTimes,
  daysToJudge,
  isSlower,
  watchedDays,
  watchOf,
  type ComparedTime,
  type Comparison,
} from './flagger-priority.rules.js';
import { FlaggerPriorityQuery } from './flagger-priority.query.js';
import { JudgedDaysRepository } from './judged-days.repository.js';
import { boundsOf, endOf } from './period.rules.js';
import { ResponseTimesQuery } from './response-times.query.js';

export const watchFlaggerPrioritySweep = 'watch-flagger-priority';
const everySeconds = 60;

/**
 * Judges once a day, when it is over in the platform's zone, whether trusted flaggers waited longer than others in the days before
 * (Art. 22(1)), and writes a breach when they did; days on which no worker ran are judged later, as of their end. Judging a day again
 * changes nothing: its breach has an id that follows from it.
 */
@Injectable()
export class WatchFlaggerPriorityService implements OnModuleInit {
  /** The last day judged in this process, by platform. */
  private readonly judged = new Map<string, string>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly platforms: Platforms,
    private readonly facts: ResponseTimesQuery,
    private readonly query: FlaggerPriorityQuery,
    private readonly days: JudgedDaysRepository,
    private readonly breaches: BreachesRepository,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.handlers.every(watchFlaggerPrioritySweep, everySeconds, () => this.sweep());
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    for (const id of await this.db.read((tx) => this.query.platformIds(tx))) {
      const platform = await this.platforms.byId(id);
      const day = daysToJudge(now, platform.timeZone, null)[0]!;
      if (this.judged.get(id) === day) continue;
      if (dutiesOf(platform).trustedFlaggers) await this.judgeMissed(platform, now);
      this.judged.set(id, day);
    }
  }

  private async judgeMissed(platform: PlatformProfile, now: Date): Promise<void> {
    const last = await this.db.read((tx) => this.days.last(tx, platform.id));
    for (const day of daysToJudge(now, platform.timeZone, last)) {
      await this.db.transaction((tx) => this.judge(tx, platform, day, now));
    }
  }

  private async judge(tx: Tx, platform: PlatformProfile, day: string, now: Date): Promise<void> {
    const { id: platformId, timeZone } = platform;
    const watch = watchOf(platform.reportSettings);
    const days = watchedDays(day, watch);
    const scope = { platformId, ...boundsOf(days, timeZone), now: endOf(day, timeZone) };
    await this.facts.allowTime(tx);
    const slower: [ComparedTime, Comparison][] = [];
    for (const time of comparedTimes) {
      const { all } = await this.query.compare(tx, scope, time, { importedToo: false, endedBefore: scope.now });
      if (isSlower(all, watch.observationsAtLeast)) slower.push([time, all]);
    }
    const times = slower.map(([time]) => time);
    await this.days.insert(tx, platformId, days, times, now);
    if (slower.length === 0) return;
    const breach: Breach = {
      platformId,
      responseTime: 'trusted-flagger-priority',
      factKind: 'platform-day',
      factId: v5(`trusted-flagger-priority ${day}`, platformId),
      dueAt: endOf(day, timeZone),
    };
    const written = await this.breaches.insertMany(tx, [breach], now);
    await this.audit.append(
      tx,
      written.map(({ factKind, factId, dueAt }) => ({
        platformId,
        action: 'breach.recorded',
        article: '22(1)',
        entityKind: factKind,
        entityId: factId,
        details: {
          responseTime: code('trusted-flagger-priority'),
          dueAt,
          from: code(days.from),
          to: code(days.to),
          ...Object.fromEntries(
            slower.flatMap(([time, { flaggers, others }]) => [
              [`${time}FlaggersMedianSeconds`, flaggers.medianSeconds],
              [`${time}OthersMedianSeconds`, others.medianSeconds],
            ]),
          ),
        },
      })),
    );
  }
}
