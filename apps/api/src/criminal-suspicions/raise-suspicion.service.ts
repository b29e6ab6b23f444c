import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { callerMay, type StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { SealedTexts, whileNothingIsErased } from '../infrastructure/sealing/index.js';
import { newReference } from '../notices/index.js';
import { dueAt, Platforms, type PlatformProfile } from '../platforms/index.js';
import { Review } from '../review/index.js';
import { FreezeEvidenceService } from './freeze-evidence.service.js';
import type { MemberStateGuess, Offence, SuspicionRow, SuspicionTexts, ThreatenedParty } from './suspicion.js';
import { SuspicionPages } from './suspicion-pages.js';
import { SuspicionsRepository } from './suspicions.repository.js';

export interface RaisedSuspicion extends SuspicionTexts {
  readonly offence: Offence;
  readonly threatTo: ThreatenedParty;
  readonly urgent: boolean;
  readonly memberStates: readonly MemberStateGuess[];
  /** When somebody here became aware of it; now unless told. */
  readonly occurredAt?: Date;
}

/** What whoever raises a suspicion is told: not even whether another had raised it before. */
export interface SuspicionReceipt {
  readonly id: string;
  readonly reference: string;
}

/** Takes a suspicion of a crime that threatens life or safety out of any case (Art. 18(1)); the case's own work goes on. */
@Injectable()
export class RaiseSuspicionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly texts: SealedTexts,
    private readonly review: Review,
    private readonly pages: SuspicionPages,
    private readonly audit: Audit,
    private readonly freeze: FreezeEvidenceService,
    private readonly suspicions: SuspicionsRepository,
  ) {}

  /**
   * Evidence is frozen, preservation asked for again and a second person paged in the same transaction. What is raised on a case
   * with an open suspicion joins it. Problems: `not-found` for a case that the person may not see; `invalid-input` for an
   * awareness to come.
   */
  async raise(caller: StaffCaller, caseId: string, raised: RaisedSuspicion): Promise<SuspicionReceipt> {
    const profile = await this.platforms.byId(caller.platformId);
    return this.db.transaction(async (tx) => {
      await whileNothingIsErased(tx, profile.id);
      const now = this.clock.now();
      const occurredAt = raised.occurredAt ?? now;
      if (occurredAt > now) throw invalidInput([{ pointer: '#/occurredAt', detail: 'must not lie in the future' }]);
      if (!(await this.maySee(tx, caller, caseId))) throw notFound();
      const suspicion = await this.open(tx, profile, caller.staffId, caseId, { ...raised, occurredAt }, now);
      await this.suspicions.insertMemberStates(tx, suspicion, raised.memberStates);
      await this.freeze.freeze(tx, profile, suspicion, caller.staffId);
      if (suspicion.reportedAt === null)
        await this.pages.call(tx, suspicion, suspicion.state === 'raised' ? 'suspicion-raised' : 'suspicion-to-report');
      return { id: suspicion.id, reference: suspicion.reference };
    });
  }

  /** Those who handle suspicions raise them on any case, others on the cases of their skills. */
  private maySee(tx: Tx, caller: StaffCaller, caseId: string): Promise<boolean> {
    return callerMay(caller, 'suspicion:handle')
      ? this.review.exists(tx, caller.platformId, caseId)
      : this.review.isSeenBy(tx, caller.platformId, caseId, caller.staffId);
  }

  /** The open suspicion on the case: a new one, or the one that is there, with what was added to it. */
  private async open(
    tx: Tx,
    profile: PlatformProfile,
    staffId: string,
    caseId: string,
    raised: RaisedSuspicion & { readonly occurredAt: Date },
    now: Date,
  ): Promise<SuspicionRow> {
    const { offence, threatTo, urgent, occurredAt, facts, reason } = raised;
    const platformId = profile.id;
    const said = { facts, reason, offence, threatTo } satisfies SuspicionTexts & Record<string, string>;
    const sealed = this.texts.prepare({ platformId, kind: 'criminal-suspicion', text: JSON.stringify(said) });
    await this.texts.insertMany(tx, [sealed], now);
    await this.suspicions.insert(tx, {
      platformId,
      id: newId(),
      reference: newReference('S'),
      caseId,
      offence,
      threatTo,
      urgent,
      textId: sealed.id,
      textHash: sealed.saltedHash,
      occurredAt,
      recordedAt: now,
      raisedBy: staffId,
      dueAt: dueAt(profile.targets, 'suspicion', {}, occurredAt),
    });
    const suspicion = await this.suspicions.lockOpen(tx, platformId, caseId);
    if (!suspicion) return this.open(tx, profile, staffId, caseId, raised, now); // closed between the two
    const joins = suspicion.textId !== sealed.id;
    if (urgent && !suspicion.urgent) await this.suspicions.update(tx, suspicion, { urgent });
    await this.suspicions.insertEvent(tx, suspicion, {
      kind: 'raised',
      reportId: null,
      staffId,
      textId: sealed.id,
      textHash: sealed.saltedHash,
      occurredAt,
      recordedAt: now,
    });
    await this.audit.append(tx, [
      {
        platformId,
        action: joins ? 'criminal-suspicion.joined' : 'criminal-suspicion.raised',
        article: '18(1)',
        entityKind: 'criminal-suspicion',
        entityId: suspicion.id,
        details: { offence: code(offence), urgent },
      },
    ]);
    return { ...suspicion, urgent: suspicion.urgent || urgent };
  }
}
