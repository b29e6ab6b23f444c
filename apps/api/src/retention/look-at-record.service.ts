import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { whileNobodyHolds } from '../infrastructure/sealing/index.js';
import { Platforms } from '../platforms/index.js';
import { EraseRecordService } from './erase-record.service.js';
import { type DueCheck, ErasuresRepository } from './erasures.repository.js';
import type { RecordRef } from './record.js';
import { checkAfterErasure, nextCheckAt } from './retention.rules.js';
import { type Weighed, WeighRecordService } from './weigh-record.service.js';

/** Looks at a record that is due, and erases it when nothing keeps it; one record a transaction. */
@Injectable()
export class LookAtRecordService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly erasures: ErasuresRepository,
    private readonly weighRecord: WeighRecordService,
    private readonly eraseRecord: EraseRecordService,
  ) {}

  /** The next that is due and that nobody else looks at; false when there is none. */
  lookAtNext(): Promise<boolean> {
    return this.look((tx) => this.erasures.lockDue(tx, this.clock.now()));
  }

  /** This one, unless it is due no more because somebody else has looked at it meanwhile. */
  async lookAt(platformId: string, record: RecordRef): Promise<void> {
    await this.look((tx) => this.erasures.lockDueOf(tx, platformId, record, this.clock.now()));
  }

  private look(lock: (tx: Tx) => Promise<DueCheck | undefined>): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const due = await lock(tx);
      if (due) await this.eraseOrKeep(tx, due);
      return due !== undefined;
    });
  }

  private async eraseOrKeep(tx: Tx, due: DueCheck): Promise<void> {
    const { platformId, requestId, ...record } = due;
    let weighed = await this.weigh(tx, due);
    if (weighed?.kept.length === 0) {
      await whileNobodyHolds(tx, platformId);
      weighed = await this.weigh(tx, due); // a reason may have come to be in the meantime
    }
    if (!weighed)
      // nothing of it is left, or what it was part of
      return this.erasures.setCheck(tx, platformId, record, checkAfterErasure(this.clock.now()), null);
    const { kept, reasons } = weighed;
    if (kept.length === 0) return this.eraseRecord.erase(tx, platformId, record, { requestId, reasons });
    await this.erasures.setCheck(tx, platformId, record, nextCheckAt(kept, this.clock.now()), null);
  }

  private async weigh(tx: Tx, { platformId, requestId, ...record }: DueCheck): Promise<Weighed | undefined> {
    const profile = await this.platforms.within(tx, platformId);
    const isAsked = requestId !== null;
    return this.weighRecord.weigh(tx, profile, record, { asked: isAsked, briefly: !isAsked });
  }
}
