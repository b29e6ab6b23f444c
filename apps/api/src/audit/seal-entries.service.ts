import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/database.js';
import { oneAtATime } from '../infrastructure/database/one-at-a-time.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { sealEntries } from './seal.js';
import { SealsRepository } from './seals.repository.js';
import { ServerSigningKey } from './server-signing-key.js';

/** About as many as are hashed within a tenth of a second; a seal is also the smallest piece of an export. */
const entriesPerSeal = 5_000;
const sealEverySeconds = 5;

/** Closes the audit log behind itself, batch by batch: a Merkle root each, chained and signed (Art. 37, 67). */
@Injectable()
export class SealEntriesService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: JobHandlers,
    private readonly seals: SealsRepository,
    private readonly key: ServerSigningKey,
  ) {}

  onModuleInit(): void {
    this.jobs.every('seal-audit-entries', sealEverySeconds, () => this.sealAll());
  }

  /** Seals what every platform's log has gathered. */
  async sealAll(): Promise<void> {
    for (const platformId of await this.seals.platformsToSeal()) await this.sealPlatform(platformId);
  }

  /** Seals all entries that were committed before every transaction that still runs. */
  async sealPlatform(platformId: string): Promise<void> {
    while ((await this.sealNext(platformId)) >= entriesPerSeal);
  }

  /** Makes one seal and returns how many entries it holds; 0 when there was nothing to seal, and no seal. Callers take turns. */
  private sealNext(platformId: string): Promise<number> {
    return this.db.transaction(async (tx) => {
      await oneAtATime(tx, `audit-seal:${platformId}`);
      const last = await this.seals.last(tx, platformId);
      if (last && (await this.seals.isFromElsewhere(tx, last)))
        throw new Error(
          'The audit log was sealed on another PostgreSQL server: docs/audit.md says what to do after a restore',
        );
      const fromXid = last?.toXid ?? '0';
      const toXid = await this.seals.nextBound(tx, platformId, fromXid, entriesPerSeal);
      const entries = await this.seals.entriesBetween(tx, platformId, fromXid, toXid);
      if (entries.length === 0) return 0;
      const { key } = this.key;
      const seal = sealEntries(entries, { platformId, last, toXid, sealedAt: this.clock.now(), key });
      await this.seals.insert(tx, seal, key.public);
      return entries.length;
    });
  }
}
