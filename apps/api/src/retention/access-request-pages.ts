import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { Pages } from '../staff/index.js';
import { AccessRequestsRepository } from './access-requests.repository.js';
import { nextWarningAt } from './retention.rules.js';

export const pageAccessRequestsSweep = 'page-access-requests';
const everySeconds = 60;
const atOnce = 50;

/** Calls a person before the month of a request ends (Art. 12(3) GDPR). */
@Injectable()
export class AccessRequestPages implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly requests: AccessRequestsRepository,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.handlers.every(pageAccessRequestsSweep, everySeconds, async () => {
      for (let count = atOnce; count === atOnce;) count = await this.pageSome();
    });
  }

  private pageSome(): Promise<number> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const due = await this.requests.lockToPage(tx, now, atOnce);
      for (const request of due) {
        const { platformId, id, dueAt } = request;
        await this.pages.page(tx, {
          platformId,
          entity: { kind: 'access-request', id },
          subject: 'access-request-due',
          dueAt,
          now,
        });
        await this.requests.setNextPage(tx, request, nextWarningAt(dueAt, now));
      }
      return due.length;
    });
  }
}
