import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { contactLines, Platforms } from '../platforms/index.js';
import { suspensionOver } from './misuse.problems.js';
import { suspensionEndedTemplate } from './misuse.template.js';
import { PartiesRepository } from './parties.repository.js';
import type { Suspension } from './suspension.js';
import { moveOf, stateAfter, stateOf, type EndCause } from './suspension.rules.js';
import { SuspensionsRepository } from './suspensions.repository.js';
import { TellPartyService } from './tell-party.service.js';

export interface EndingSuspension {
  readonly platformId: string;
  readonly suspensionId: string;
  readonly cause: EndCause;
  /** Kept sealed. */
  readonly reason: string;
  readonly staffId: string;
  /** With the cause 'complaint'. */
  readonly complaintId?: string;
  readonly now: Date;
}

/** A suspension ends once, and not while something is paused because of it. */
export const endOfSuspension = (suspensionId: string) => `misuse-suspension:${suspensionId}`;

/** Ends the suspension of somebody's notices or complaints before its time, or finds on complaint that it was wrong. */
@Injectable()
export class EndSuspensionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly parties: PartiesRepository,
    private readonly suspensions: SuspensionsRepository,
    private readonly tellParty: TellPartyService,
    private readonly texts: SealedTexts,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  /** By the staff; the party is told. Problems: `not-found`, `invalid-input`, `misuse-suspension-over`, `misuse-party-unreachable`. */
  async lift(platformId: string, suspensionId: string, staffId: string, reason: string): Promise<void> {
    const profile = await this.platforms.byId(platformId);
    await this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const { kind, partyId } = await this.end(tx, { platformId, suspensionId, cause: 'lifted', reason, staffId, now });
      const party = (await this.parties.find(tx, platformId, partyId))!;
      await this.tellParty.tell(
        tx,
        {
          profile,
          party,
          kind: 'misuse-suspension',
          onceKey: `misuse-suspension-ended:${suspensionId}`,
          entity: { kind: 'misuse-suspension', id: suspensionId },
          template: suspensionEndedTemplate,
          values: {
            serviceName: profile.serviceName,
            timeZone: profile.timeZone,
            id: suspensionId,
            reasons: reason,
            endedAt: now,
            contact: (language) => contactLines(profile, language),
          },
          event: { type: 'misuse.suspension-ended', data: { suspensionId, kind, endedAt: now } },
          occurredAt: now,
        },
        await this.tellParty.reach(tx, profile, party),
      );
    });
  }

  /**
   * In the caller's transaction, who tells the party: of a complaint the outcome does. Problems: `not-found`, `invalid-input` for a
   * suspension of the service (correct its decision), `misuse-suspension-over`.
   */
  async end(tx: Tx, ending: EndingSuspension): Promise<Suspension> {
    const { platformId, suspensionId, cause, reason, staffId, complaintId = null, now } = ending;
    await oneAtATime(tx, endOfSuspension(suspensionId));
    const suspension = await this.suspensions.find(tx, platformId, suspensionId);
    if (!suspension) throw notFound();
    if (suspension.decisionId) {
      const detail = 'cannot be ended here: correct the decision that suspended the service';
      throw invalidInput([{ in: 'path', pointer: '#/id', detail }]);
    }
    const endedBy = suspension.ends.map((end) => end.cause);
    const state = stateOf({ ...suspension, endedBy }, now);
    if (!stateAfter(state, moveOf[cause])) throw suspensionOver(state);
    const sealed = this.texts.prepare({ platformId, kind: 'misuse-suspension-end', text: reason });
    await this.texts.insertMany(tx, [sealed], now);
    await this.suspensions.insertEnd(tx, {
      platformId,
      suspensionId,
      cause,
      reasonId: sealed.id,
      reasonHash: sealed.saltedHash,
      endedBy: staffId,
      complaintId,
      occurredAt: now,
    });
    if (state === 'in-force') {
      const resume = suspension.kind === 'notices' ? 'resume-paused-notices' : 'resume-paused-complaints';
      await this.jobs.add(tx, resume, { platformId, partyId: suspension.partyId });
    }
    await this.audit.append(tx, [
      {
        platformId,
        action: cause === 'complaint' ? 'misuse.suspension-reversed' : 'misuse.suspension-lifted',
        article: cause === 'complaint' ? '20(4)' : '23(2)',
        entityKind: 'misuse-suspension',
        entityId: suspensionId,
        details: { kind: code(suspension.kind), ...(complaintId && { complaint: code(complaintId) }) },
      },
    ]);
    return suspension;
  }
}
