import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, code, type NewAuditEntry } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { dueSources, type DueSource, type MissedDueTime } from './breach.js';
import { BreachesRepository } from './breaches.repository.js';
import { DueTimesQuery } from './due-times.query.js';
import { definitions } from './response-time.definitions.js';
import { walkAfter, walkAt, type Walk } from './sweep.rules.js';

export const recordBreachesSweep = 'record-breaches';
const everySeconds = 2;
const pageSize = 500;
const pagesAtOnce = 20;

/** Writes a breach when a due time passes unmet, and not when somebody next touches the case (SLA-5). */
@Injectable()
export class RecordBreachesService implements OnModuleInit {
  /** Where each walk is. A process that takes over sets out from the beginning: what is written already stays once. */
  private readonly walks = new Map<DueSource, Walk>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly dueTimes: DueTimesQuery,
    private readonly breaches: BreachesRepository,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.handlers.every(recordBreachesSweep, everySeconds, () => this.sweep());
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    for (const source of dueSources) {
      for (let page = 0; page < pagesAtOnce && (await this.recordPage(source, now)); page++);
    }
  }

  /** True when more may be due. */
  private async recordPage(source: DueSource, now: Date): Promise<boolean> {
    const walk = walkAt(this.walks.get(source), now);
    const end = await this.db.transaction(async (tx) => {
      const end = await this.dueTimes.endOfPage(tx, source, walk.place, now, pageSize);
      const missed = await this.dueTimes.missed(tx, source, walk.place, end, now);
      if (missed.length === 0) return end;
      const written = await this.breaches.insertMany(tx, missed, now);
      await this.audit.append(tx, written.map(auditOf));
      return end;
    });
    this.walks.set(source, walkAfter(walk, end, now));
    return end !== null;
  }
}

function auditOf({ platformId, responseTime, factKind, factId, dueAt }: MissedDueTime): NewAuditEntry {
  return {
    platformId,
    action: 'breach.recorded',
    article: responseTime === 'report-publication' ? '15(1)' : (definitions[responseTime].article ?? undefined),
    entityKind: factKind,
    entityId: factId,
    details: { responseTime: code(responseTime), dueAt },
  };
}
