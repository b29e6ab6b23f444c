import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 } from 'uuid';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { EraseRequestsService } from './erase-requests.service.js';
import { ErasuresRepository } from './erasures.repository.js';
import { LookAtRecordService } from './look-at-record.service.js';
import { PoliciesRepository } from './policies.repository.js';
import { recordKinds } from './record.js';
import { firstCheckAt } from './retention.rules.js';

export const eraseRecordsSweep = 'erase-records';
const everySeconds = 600;
const foundAtOnce = 1_000;
const looksAtMost = 20_000;

/** Ids grow by the machine's time and not by commits: what is younger may still be followed by an older one. */
const lagMs = 3_600_000;

/** Looks at each record when its reasons may have ended, and erases what nothing keeps any more. */
@Injectable()
export class SweepRecordsService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly erasures: ErasuresRepository,
    private readonly policies: PoliciesRepository,
    private readonly look: LookAtRecordService,
    private readonly eraseRequests: EraseRequestsService,
  ) {}

  onModuleInit(): void {
    this.handlers.every(eraseRecordsSweep, everySeconds, () => this.sweep());
  }

  /** One record a transaction: a kill loses at most the one at hand, and the next run goes on from there. */
  async sweep(lag = lagMs): Promise<void> {
    const upTo = v7({ msecs: Date.now() - lag + 1, seq: 0, random: new Uint8Array(16) });
    for (const id of await this.db.read((tx) => this.erasures.platformIds(tx))) await this.find(id, upTo);
    for (let looked = 0; looked < looksAtMost && (await this.look.lookAtNext()); looked++);
    await this.eraseRequests.eraseDone();
  }

  private async find(platformId: string, upTo: string): Promise<void> {
    for (const kind of recordKinds)
      for (let count = foundAtOnce; count === foundAtOnce;)
        count = await this.db.transaction(async (tx) => {
          const checkAt = firstCheckAt(await this.policies.daysOf(tx, platformId, kind), this.clock.now());
          return this.erasures.takeNew(tx, platformId, kind, { upTo, checkAt, limit: foundAtOnce });
        });
  }
}
