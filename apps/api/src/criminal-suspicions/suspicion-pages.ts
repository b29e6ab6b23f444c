import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import type { Tx } from '../infrastructure/database/index.js';
import { type PagedEntity, Pages } from '../staff/index.js';
import type { SuspicionRow } from './suspicion.js';

/** What somebody must do: look at it, tell the authorities what is confirmed, look at what was told without a second person. */
export type SuspicionPage = 'suspicion-raised' | 'suspicion-to-report' | 'suspicion-unconfirmed';

/** Calls those who handle suspicions, and nobody else; a second look never from whoever raised it. */
@Injectable()
export class SuspicionPages {
  constructor(
    private readonly clock: Clock,
    private readonly pages: Pages,
  ) {}

  async call(tx: Tx, suspicion: SuspicionRow, subject: SuspicionPage): Promise<void> {
    await this.pages.page(tx, {
      platformId: suspicion.platformId,
      entity: entityOf(suspicion),
      subject,
      dueAt: suspicion.reportedAt === null ? suspicion.dueAt : null,
      now: this.clock.now(),
      confidential: true,
      except: subject === 'suspicion-to-report' ? undefined : suspicion.raisedBy,
    });
  }

  /** What somebody was called for is done. */
  settle(tx: Tx, suspicion: SuspicionRow): Promise<void> {
    return this.pages.settle(tx, suspicion.platformId, entityOf(suspicion));
  }
}

function entityOf({ id }: SuspicionRow): PagedEntity {
  return { kind: 'criminal-suspicion', id };
}
