import { Injectable, type OnModuleInit } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { Clock } from '../../infrastructure/clock.js';
import { Database } from '../../infrastructure/database/database.js';
import { oneAtATime } from '../../infrastructure/database/one-at-a-time.js';
import { JobHandlers, Jobs } from '../../infrastructure/jobs/index.js';
import { prepareCounting } from '../counting-transaction.query.js';
import { type FoldKey, FoldDaysRepository, type FoldState } from './fold-days.repository.js';
import type { FoldPart } from './fact-group.js';
import { daysBetween } from './folded-days.rules.js';
import { FoldingPlatformsQuery, type FoldingPlatform } from './folding-platforms.query.js';
import { isConflict } from './serialization-conflict.js';

declare module '../../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    'fold-day': { platformId: string; part: FoldPart; day: string };
  }
}

const sweepEverySeconds = 60;

const lookEveryMs = 100;
/** Longer than any transaction of ours. */
const waitAtMostMs = 6_000;

/** Folds what happened on days that are over into day figures, and folds a day again when one of its facts changed. */
@Injectable()
export class FoldDaysService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly handlers: JobHandlers,
    private readonly days: FoldDaysRepository,
    private readonly platforms: FoldingPlatformsQuery,
  ) {}

  onModuleInit(): void {
    this.handlers.register('fold-day', async (key, { isLastAttempt }) => {
      if (!(await this.fold(key)) && !isLastAttempt) throw new Error('Somebody else folds the day: it is tried again');
    });
    this.handlers.every('fold-days', sweepEverySeconds, () => this.foldSoon({ patient: true }));
  }

  /** Opens the days that are over and hands out what is to be folded: a job for each part of a day, done side by side. */
  async foldSoon(asked: { platformId?: string; from?: string; to?: string; patient: boolean }): Promise<void> {
    const due = await this.openedAndDue(asked);
    await this.db.transaction((tx) =>
      this.jobs.addMany(
        tx,
        due.map((key) => ({
          name: 'fold-day',
          payload: key,
          key: `fold-day:${key.platformId}:${key.part}:${key.day}`,
          maxAttempts: 3, // the sweep comes back to it
        })),
      ),
    );
  }

  /** How many parts of the days from `from` to `to`, both inside, are folded by now. */
  state(platformId: string, from: string, to: string): Promise<FoldState> {
    return this.days.state(this.clock.now(), platformId, from, to);
  }

  /** Folds here and now, one after the other, whatever is due, and returns how many parts of days it was. */
  async foldHere(asked: { platformId?: string; from?: string; to?: string }): Promise<number> {
    let folded = 0;
    for (const key of await this.openedAndDue({ ...asked, patient: false })) if (await this.fold(key)) folded++;
    return folded;
  }

  /** False when somebody else folds it, or writers may run that do not know of the day yet. */
  async fold(key: FoldKey): Promise<boolean> {
    try {
      return await this.db.transaction(async (tx) => {
        await prepareCounting(tx);
        const platform = await this.platforms.find(tx, key.platformId);
        if (!platform) return false;
        return this.days.fold(tx, key, { insideAreaOnly: platform.insideAreaOnly, now: this.clock.now() });
      });
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
  }

  private async openedAndDue(asked: {
    platformId?: string;
    from?: string;
    to?: string;
    patient: boolean;
  }): Promise<FoldKey[]> {
    const now = this.clock.now();
    for (const platform of await this.platforms.all()) {
      if (asked.platformId === undefined || asked.platformId === platform.id) await this.openDays(platform, now);
    }
    await this.days.watch();
    if (!asked.patient) await this.waitForWriters();
    return this.days.due(now, asked);
  }

  /** Whoever asks now would else be told that nothing is due while some transaction runs, in another database of the server too. */
  private async waitForWriters(): Promise<void> {
    for (let waited = 0; waited < waitAtMostMs && (await this.days.isUnwatched()); waited += lookEveryMs)
      await sleep(lookEveryMs);
  }

  private openDays({ id, zone }: FoldingPlatform, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      await oneAtATime(tx, `open-days:${id}`);
      const first = await this.days.firstFactAt(tx, id);
      const midnight = (instant: Date) => DateTime.fromJSDate(instant, { zone }).startOf('day').toJSDate();
      if (first) await this.days.open(tx, id, daysBetween({ from: midnight(first), until: midnight(now) }, zone));
    });
  }
}
