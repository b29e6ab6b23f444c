import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { lostAfterSeconds } from './import-batch.rules.js';
import { ImportBatchesRepository } from './import-batches.repository.js';

export const endLostBatchesSweep = 'end-lost-imports';
const everySeconds = 60;

/** Ends batches whose server was killed, so that nobody waits for them: what they wrote stays, and the file is sent again. */
@Injectable()
export class EndLostBatchesService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly batches: ImportBatchesRepository,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.handlers.every(endLostBatchesSweep, everySeconds, () => this.end());
  }

  private async end(): Promise<void> {
    const now = this.clock.now();
    const heardBefore = new Date(now.getTime() - lostAfterSeconds * 1_000);
    await this.db.transaction(async (tx) => {
      const lost = await this.batches.lose(tx, heardBefore, now);
      if (lost.length === 0) return;
      const entries = lost.map(({ platformId, id, received, accepted }) => ({
        platformId,
        action: 'import.interrupted',
        entityKind: 'import-batch',
        entityId: id,
        details: { received, accepted },
      }));
      await this.audit.append(tx, entries);
    });
  }
}
