import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { Log } from '../infrastructure/logging/log.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { ConnectionsRepository } from './connections.repository.js';
import type { PauseReason } from './submission.js';

/** Lets the whole queue of a platform stand still, and go on; nothing of it is lost. */
@Injectable()
export class PauseConnectionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly log: Log,
    private readonly audit: Audit,
    private readonly connections: ConnectionsRepository,
  ) {}

  /** Problem: `not-found` without a connection. Pausing what is paused changes nothing. */
  async pause(platformId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      if (!(await this.connections.find(tx, platformId))) throw notFound();
      await this.pauseIn(tx, platformId, 'by-hand');
    });
  }

  /** Problem: `not-found` without a connection. */
  async resume(platformId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      if (!(await this.connections.find(tx, platformId))) throw notFound();
      if (!(await this.connections.resume(tx, platformId, this.clock.now()))) return;
      await this.append(tx, platformId, 'transparency-database.resumed', {});
      await this.jobs.add(tx, 'send-statements', { platformId }, { key: `send-statements:${platformId}` });
    });
  }

  async pauseIn(tx: Tx, platformId: string, reason: PauseReason): Promise<void> {
    if (!(await this.connections.pause(tx, platformId, reason, this.clock.now()))) return;
    await this.append(tx, platformId, 'transparency-database.paused', { reason: code(reason) });
    if (reason === 'by-hand') return;
    this.log.error({ 'platform.id': platformId, reason }, 'The queue for the Transparency Database stands still');
  }

  private append(tx: Tx, platformId: string, action: string, details: Record<string, ReturnType<typeof code>>) {
    return this.audit.append(tx, [
      { platformId, action, article: '24(5)', entityKind: 'platform', entityId: platformId, details },
    ]);
  }
}
