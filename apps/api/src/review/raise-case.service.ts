import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { Staff } from '../staff/index.js';
import { CaseEventsRepository } from './case-events.repository.js';
import { stateAfter } from './case.rules.js';
import { CasesRepository, type Case } from './cases.repository.js';
import { ClaimsRepository } from './claims.repository.js';
import { lanesOf } from './lane.rules.js';
import { PausedCasesQuery } from './paused-cases.query.js';
import { raisedPlace } from './raise-case.rules.js';
import type { RaiseCase } from './review.jobs.js';

/**
 * A later notice that is more urgent than the case it joined (a threat to life, say), or that only named people may see, takes
 * the case with it (TRI-3), out of the hands of who may not see it.
 */
@Injectable()
export class RaiseCaseService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cases: CasesRepository,
    private readonly claims: ClaimsRepository,
    private readonly staff: Staff,
    private readonly paused: PausedCasesQuery,
    private readonly events: CaseEventsRepository,
    private readonly audit: Audit,
    private readonly jobs: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.jobs.register('raise-case', (payload) => this.raise(payload));
  }

  async raise({ platformId, itemId, priority, skill }: RaiseCase): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const { found, dueAt } = await this.lockCase(tx, platformId, itemId);
      const asked = {
        priority,
        skill,
        dueAt: found.paused ? await this.dueUnpaused(tx, platformId, itemId, dueAt) : dueAt,
      };
      const place = raisedPlace(found, asked);
      if (!place) return;
      const isGivenBack = place.skill !== found.skill && (await this.takeBack(tx, found, place.skill, now));
      const state = isGivenBack ? stateAfter(found.state, 'release')! : place.state;
      await this.cases.place(tx, found, { ...place, state });
      await this.events.insert(tx, { platformId, caseId: found.id, kind: 'urgency-raised', occurredAt: now });
      await this.audit.append(tx, [
        {
          platformId,
          action: 'case.urgency-raised',
          article: '16(6)',
          entityKind: 'case',
          entityId: found.id,
          details: { priority: code(place.priority), skill: code(place.skill) },
        },
      ]);
    });
  }

  /** True when a moderator held the case who lacks the skill that it asks for now: their claim ends, for they could not decide it. */
  private async takeBack(tx: Tx, { platformId, id, state }: Case, skill: string, now: Date): Promise<boolean> {
    const claim = state === 'claimed' ? await this.claims.ofCase(tx, platformId, id) : null;
    if (!claim || lanesOf(await this.staff.byId(tx, platformId, claim.staffId)).laneSkills.includes(skill))
      return false;
    await this.claims.end(tx, platformId, claim.id, 'released', now);
    await this.audit.append(tx, [
      { platformId, action: 'case.released', article: '16(6)', entityKind: 'case', entityId: id },
    ]);
    return true;
  }

  /** Whoever asks for more than a paused notice may waits for no suspension: it is due as from its receipt. */
  private async dueUnpaused(tx: Tx, platformId: string, itemId: string, dueAt: Date): Promise<Date> {
    const pause = await this.paused.pauseOf(tx, platformId, itemId);
    return pause ? new Date(dueAt.getTime() - pause.until.getTime() + pause.receivedAt.getTime()) : dueAt;
  }

  /** The case of an item, locked. A decision that came first may have moved the item on: then the case that it is in now. */
  private async lockCase(tx: Tx, platformId: string, itemId: string): Promise<{ found: Case; dueAt: Date }> {
    for (;;) {
      const { caseId } = (await this.cases.ofItem(tx, platformId, itemId))!;
      const found = (await this.cases.lock(tx, platformId, caseId))!;
      const item = (await this.cases.ofItem(tx, platformId, itemId))!;
      if (item.caseId === caseId) return { found, dueAt: item.dueAt };
    }
  }
}
