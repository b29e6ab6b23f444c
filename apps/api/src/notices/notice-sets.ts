import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers, Jobs, type JobPayloads } from '../infrastructure/jobs/index.js';
import type {} from './notices.jobs.js';

type SetJob = 'send-receipts' | 'ask-preservations';

/** Work on notices that were written together. When it fails, each of them gets a job of its own: one at fault keeps no other waiting. */
@Injectable()
export class NoticeSets {
  constructor(
    private readonly db: Database,
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
  ) {}

  register<Name extends SetJob>(name: Name, work: (set: JobPayloads[Name]) => Promise<void>): void {
    this.handlers.register(name, async (set) => {
      try {
        await work(set);
      } catch (error) {
        if (set.noticeIds.length === 1) throw error;
        await this.db.transaction(async (tx) => {
          for (const id of set.noticeIds) await this.jobs.add(tx, name, { ...set, noticeIds: [id] });
        });
      }
    });
  }
}
