import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { beatSeconds } from './import-batch.rules.js';
import { ImportBatchesRepository } from './import-batches.repository.js';

type Batch = { readonly platformId: string; readonly id: string };

/** Says of a batch that whoever imports it is still there, however long its sender takes. */
@Injectable()
export class BatchPulse {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly batches: ImportBatchesRepository,
  ) {}

  async during<T>(batch: Batch, work: () => Promise<T>): Promise<T> {
    const beats = setInterval(() => {
      this.beat(batch).catch(() => {}); // one that fails is made up for by the next
    }, beatSeconds * 1_000);
    try {
      return await work();
    } finally {
      clearInterval(beats);
    }
  }

  beat({ platformId, id }: Batch): Promise<void> {
    return this.db.transaction((tx) => this.batches.beat(tx, platformId, id, this.clock.now()));
  }
}
