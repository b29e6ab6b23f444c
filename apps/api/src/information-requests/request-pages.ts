import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { Pages } from '../staff/index.js';
import type { InformationRequest } from './information-request.js';
import { nextPageAt } from './information-request.rules.js';
import { InformationRequestsRepository } from './information-requests.repository.js';

export const pageRequestsSweep = 'page-information-requests';
const everySeconds = 30;
const atOnce = 50;

/** Calls a person before the deadline of a request runs out, again when it comes near, until it is answered or over. */
@Injectable()
export class RequestPages implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly requests: InformationRequestsRepository,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.handlers.every(pageRequestsSweep, everySeconds, () => this.sweep());
  }

  /** Nothing is owed any more, or later: nobody need be called. */
  settle(tx: Tx, { platformId, id }: InformationRequest): Promise<void> {
    return this.pages.settle(tx, platformId, { kind: 'information-request', id });
  }

  private async sweep(): Promise<void> {
    for (let count = atOnce; count === atOnce;) count = await this.pageSome();
  }

  private pageSome(): Promise<number> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const due = await this.requests.lockToPage(tx, now, atOnce);
      for (const request of due) {
        const { platformId, id, dueAt } = request;
        const entity = { kind: 'information-request', id };
        await this.pages.page(tx, { platformId, entity, subject: 'information-request-due', dueAt, now });
        await this.requests.update(tx, request, { nextPageAt: nextPageAt(request, now) });
      }
      return due.length;
    });
  }
}
