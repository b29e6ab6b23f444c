import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { callerMay, type StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { forbidden, invalidInput, notFound } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { referralStepRefused } from './correspondence.problems.js';
import type { Counsel, LegalReferral, NoteKind, ReferralStep } from './legal-referral.js';
import { noteOf, stateAfter } from './legal-referral.rules.js';
import { LegalReferralsRepository } from './legal-referrals.repository.js';
import { ThingsQuery } from './things.query.js';

export interface NewReferral {
  readonly counsel: Counsel;
  readonly question: string;
  readonly caseId?: string;
  readonly orderId?: string;
  readonly disputeId?: string;
  /** Now unless told. */
  readonly askedAt?: Date;
}

/** Asks counsel. The record says that and when; what was asked and answered is privileged and kept apart. */
@Injectable()
export class AskCounselService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
    private readonly things: ThingsQuery,
    private readonly referrals: LegalReferralsRepository,
  ) {}

  /** Problem: `invalid-input`. */
  ask(
    { platformId, staffId }: StaffCaller,
    { counsel, question, askedAt, ...about }: NewReferral,
  ): Promise<LegalReferral> {
    const { caseId = null, orderId = null, disputeId = null } = about;
    const named = Object.entries({ caseId, orderId, disputeId }).filter(([, id]) => id !== null);
    if (named.length > 1)
      throw invalidInput([{ pointer: `#/${named[1]![0]}`, detail: 'must not be named beside another' }]);
    return this.db.transaction(async (tx) => {
      const recordedAt = this.clock.now();
      const asked = this.instant('#/askedAt', askedAt, recordedAt);
      for (const [kind, id] of named) {
        if (!(await this.things.exists(tx, platformId, kind as 'caseId' | 'orderId' | 'disputeId', id!)))
          throw invalidInput([{ pointer: `#/${kind}`, detail: 'must be on record here' }]);
      }
      const referral: LegalReferral = {
        id: newId(),
        caseId,
        orderId,
        disputeId,
        counsel,
        state: 'asked',
        askedBy: staffId,
        askedAt: asked,
        closedAt: null,
        recordedAt,
      };
      await this.referrals.insert(tx, platformId, referral);
      await this.note(tx, platformId, referral.id, { kind: 'question', staffId, text: question, occurredAt: asked });
      await this.report(tx, platformId, referral.id, 'legal-referral.asked');
      return referral;
    });
  }

  /**
   * A step, with what was written. Whoever asked may note, ask again and withdraw; answers are written down by who handles them.
   * Problems: `not-found`, `forbidden`, `referral-step-refused`, `invalid-input`.
   */
  step(
    caller: StaffCaller,
    id: string,
    step: ReferralStep,
    { text, at }: { readonly text: string; readonly at?: Date },
  ): Promise<LegalReferral> {
    const { platformId, staffId } = caller;
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const found = await this.referrals.lock(tx, platformId, id);
      if (!found) throw notFound();
      const isHandled = callerMay(caller, 'legal:answer');
      if (!isHandled && (step === 'answer' || found.askedBy !== staffId))
        throw forbidden('Only who asked, or who handles counsel’s answers.');
      const state = stateAfter(found.state, step);
      if (state === null) throw referralStepRefused(found.state, step);
      const occurredAt = this.instant('#/at', at, now);
      if (occurredAt < found.askedAt)
        throw invalidInput([{ pointer: '#/at', detail: 'must not lie before the question' }]);
      const closedAt = state === 'asked' ? null : step === 'note' ? found.closedAt : occurredAt;
      await this.referrals.move(tx, platformId, id, state, closedAt);
      await this.note(tx, platformId, id, { kind: noteOf[step], staffId, text, occurredAt });
      await this.report(tx, platformId, id, `legal-referral.${step}`);
      return { ...found, state, closedAt };
    });
  }

  private instant(pointer: string, told: Date | undefined, now: Date): Date {
    if (told && told > now) throw invalidInput([{ pointer, detail: 'must not lie in the future' }]);
    return told ?? now;
  }

  private async note(
    tx: Tx,
    platformId: string,
    referralId: string,
    { kind, staffId, text, occurredAt }: { kind: NoteKind; staffId: string; text: string; occurredAt: Date },
  ): Promise<void> {
    const recordedAt = this.clock.now();
    const sealed = this.texts.prepare({ platformId, kind: 'legal-note', text });
    await this.texts.insertMany(tx, [sealed], recordedAt);
    const note = { id: newId(), kind, writtenBy: staffId, textId: sealed.id, occurredAt, recordedAt };
    await this.referrals.insertNote(tx, platformId, referralId, note, sealed.saltedHash);
  }

  private report(tx: Tx, platformId: string, entityId: string, action: string): Promise<void> {
    return this.audit.append(tx, [{ platformId, action, entityKind: 'legal-referral', entityId }]);
  }
}
