import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { callerMay, type StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { forbidden, invalidInput, notFound, Problem } from '../infrastructure/problem/index.js';
import { normaliseEmail, SealedTexts, Sealer } from '../infrastructure/sealing/index.js';
import { locationHmac } from '../recipients/index.js';
import { Staff } from '../staff/index.js';
import { CasesRepository } from './cases.repository.js';
import type { Tie, TiedTo } from './interest.js';
import { interestEnded } from './interest.problems.js';
import { afterEnding, interestStateOf } from './interest.rules.js';
import { InterestsRepository } from './interests.repository.js';
import { LeaveCaseService } from './leave-case.service.js';
import { leaseLost } from './review.problems.js';

export interface NewDeclaration {
  /** The caller unless told. */
  readonly staffId?: string;
  readonly tie: Tie;
  readonly to: TiedTo;
  readonly reason?: string;
}

/** Keeps who is tied to whom: the queue then gives them nothing of it, and the database takes no decision of theirs. */
@Injectable()
export class DeclareInterestService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
    private readonly staff: Staff,
    private readonly cases: CasesRepository,
    private readonly interests: InterestsRepository,
    private readonly leaveCase: LeaveCaseService,
  ) {}

  /** The id of the declaration. What the person holds of it goes back into the queue. Problems: `invalid-input`, `forbidden`. */
  async declare(caller: StaffCaller, { staffId = caller.staffId, tie, to, reason }: NewDeclaration): Promise<string> {
    if (staffId !== caller.staffId && !callerMay(caller, 'interest:end'))
      throw forbidden('Only who oversees declares an interest of somebody else.');
    const { platformId } = caller;
    const id = newId();
    await this.db.transaction(async (tx) => {
      if (!(await this.staff.find(tx, platformId, staffId)))
        throw invalidInput([{ pointer: '#/staffId', detail: 'must be a person who works here' }]);
      if (to.kind === 'case' && !(await this.cases.find(tx, platformId, to.id)))
        throw invalidInput([{ pointer: '#/caseId', detail: 'must be a case' }]);
      const recordedAt = this.clock.now();
      const sealed =
        reason === undefined ? null : this.texts.prepare({ platformId, kind: 'declared-interest', text: reason });
      if (sealed) await this.texts.insertMany(tx, [sealed], recordedAt);
      await this.interests.insert(tx, {
        platformId,
        id,
        staffId,
        tie,
        accountExternalId: to.kind === 'account' ? to.id : null,
        contentExternalId: to.kind === 'content' ? to.id : null,
        locationHmac: to.kind === 'content' ? locationHmac(this.sealer, platformId, to.id) : null,
        notifierHmac: to.kind === 'notifier' ? this.sealer.hmac('email', normaliseEmail(to.email)) : null,
        caseId: to.kind === 'case' ? to.id : null,
        reasonId: sealed?.id ?? null,
        reasonHash: sealed?.saltedHash ?? null,
        declaredBy: caller.staffId,
        recordedAt,
      });
      await this.report(tx, platformId, id, 'interest.declared', { tie: code(tie), to: code(to.kind) });
    });
    await this.giveBack(platformId, staffId);
    return id;
  }

  /** By somebody else than the person. Problems: `not-found`, `forbidden`, `interest-ended`. */
  end({ platformId, staffId: by }: StaffCaller, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const found = await this.interests.lock(tx, platformId, id);
      if (!found) throw notFound();
      if (found.staffId === by) throw forbidden('Somebody else ends a declaration of yours.');
      if (afterEnding(interestStateOf(found)) === null) throw interestEnded();
      await this.interests.end(tx, platformId, id, by, this.clock.now());
      await this.report(tx, platformId, id, 'interest.ended', {});
    });
  }

  private async giveBack(platformId: string, staffId: string): Promise<void> {
    const held = await this.db.read((tx) => this.interests.heldDespite(tx, platformId, staffId, this.clock.now()));
    for (const caseId of held) {
      await this.leaveCase.release({ platformId, caseId, staffId }).catch((error: unknown) => {
        if (!(error instanceof Problem && error.slug === leaseLost.slug)) throw error; // ended meanwhile
      });
    }
  }

  private report(tx: Tx, platformId: string, entityId: string, action: string, details: object): Promise<void> {
    return this.audit.append(tx, [
      { platformId, action, entityKind: 'declared-interest', entityId, details: { ...details } },
    ]);
  }
}
