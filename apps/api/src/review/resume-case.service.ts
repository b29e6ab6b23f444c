import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { CaseEventsRepository } from './case-events.repository.js';
import { CasesRepository } from './cases.repository.js';
import { LiftedPausesRepository } from './lifted-pauses.repository.js';
import { PausedCasesQuery } from './paused-cases.query.js';
import { resumedPlace } from './raise-case.rules.js';
import type { ResumeCase } from './review.jobs.js';

/** How a pause ends. */
interface Resuming {
  /** It waits for less long; null and left out: it is over. */
  readonly until?: Date | null;
  /** Of what asks for the case now; left out: as long from now as after the pause. */
  readonly dueAt?: Date;
  /** The moderator who takes it up before the time, and why: its items are due from now on too. */
  readonly by?: { readonly staffId: string; readonly reason: string };
}

/**
 * Takes up a case that only notices of suspended senders asked for (Art. 23(2)): because somebody else asks now, a moderator takes it
 * up, or the suspension ended early. One that ends by time is taken up by the sweep, as any hold.
 */
@Injectable()
export class ResumeCaseService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cases: CasesRepository,
    private readonly paused: PausedCasesQuery,
    private readonly pauses: LiftedPausesRepository,
    private readonly events: CaseEventsRepository,
    private readonly audit: Audit,
    private readonly jobs: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.jobs.register('resume-case', (payload) => this.resumeForItem(payload));
    this.jobs.register('resume-paused-notices', ({ platformId, partyId }) => this.resumeForParty(platformId, partyId));
  }

  /**
   * True when the case was paused and is open now, or waits for less long when `until` is told. It is due at `dueAt`, or as long from
   * now as it would have been after the pause.
   */
  async resume(tx: Tx, platformId: string, caseId: string, { until, dueAt, by }: Resuming = {}): Promise<boolean> {
    const now = this.clock.now();
    const found = await this.cases.lock(tx, platformId, caseId);
    if (!found?.heldUntil) return false;
    const waitsUntil = until && until > now ? until : null;
    if (waitsUntil && waitsUntil >= found.heldUntil) return false;
    const dueFromNow = new Date(found.dueAt.getTime() - found.heldUntil.getTime() + now.getTime());
    const place = resumedPlace(found, dueAt ?? dueFromNow, waitsUntil !== null);
    if (!place) return false;
    await this.cases.place(tx, found, place);
    if (waitsUntil) return this.cases.pauseUntil(tx, platformId, caseId, waitsUntil);
    await this.pauses.shiftFirstLook(tx, found, now);
    if (by) await this.pauses.shiftItemsOfCase(tx, platformId, caseId, now);
    await this.events.insert(tx, { platformId, caseId, kind: 'resumed', occurredAt: now, ...by });
    await this.audit.append(tx, [
      { platformId, action: 'case.resumed', article: '16(6)', entityKind: 'case', entityId: caseId },
    ]);
    return true;
  }

  /** A decision that came first may have moved the item on: then the case that it is in now. */
  private async resumeForItem({ platformId, itemId, until }: ResumeCase): Promise<void> {
    await this.db.transaction(async (tx) => {
      const waiting = await this.cases.ofItem(tx, platformId, itemId);
      if (!waiting) return;
      const { caseId, dueAt } = waiting;
      await this.resume(tx, platformId, caseId, { until: until === null ? null : new Date(until), dueAt });
    });
  }

  /** Told twice it moves nothing twice. */
  async resumeForParty(platformId: string, partyId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      for (const caseId of await this.paused.ofParty(tx, platformId, partyId)) {
        await this.resume(tx, platformId, caseId);
      }
    });
    await this.db.transaction((tx) => this.pauses.shiftItemsOfParty(tx, platformId, partyId, this.clock.now()));
  }
}
