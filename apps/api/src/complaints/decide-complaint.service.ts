import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { SupersedeDecisionService } from '../decisions/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { Problem } from '../infrastructure/problem/problem.js';
import { programVersion } from '../infrastructure/program-version.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import { Measures } from '../measures/index.js';
import { Misuse } from '../misuse/index.js';
import { Platforms, type PlatformProfile } from '../platforms/index.js';
import { AnswerComplaintService } from './answer-complaint.service.js';
import { ClaimComplaintService } from './claim-complaint.service.js';
import { verdictFaults, type ComplaintVerdict } from './complaint-decision.rules.js';
import { ComplaintCasesRepository } from './complaint-cases.repository.js';
import { ComplaintDecisionsRepository } from './complaint-decisions.repository.js';
import { anotherMayDecide, ownDecision } from './complaint.problems.js';
import { measureOf, type ComplaintCase, type StoredComplaint } from './complaint.js';
import { ComplainedQuery, type DecisionChain } from './complained.query.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { DeciderExceptionsRepository } from './decider-exceptions.repository.js';
import { decidersOf, OtherDeciders } from './other-deciders.js';

export interface DecidingComplaint extends ComplaintVerdict {
  readonly platformId: string;
  readonly complaintId: string;
  readonly staffId: string;
  /** For who decides on their own decision: the approval. */
  readonly exceptionId?: string;
}

/** A complaint about to be decided, with what it is about by now. */
interface Deciding {
  readonly profile: PlatformProfile;
  readonly complaint: StoredComplaint;
  readonly held: ComplaintCase;
  /** Null for a suspension and for a measure. */
  readonly chain: DecisionChain | null;
  readonly verdict: DecidingComplaint;
  readonly now: Date;
}

/** Decides on a complaint: by a person who did not make the decision complained of, with reasons, all at once (Art. 20(4)-(6)). */
@Injectable()
export class DecideComplaintService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly claims: ClaimComplaintService,
    private readonly complaints: ComplaintsRepository,
    private readonly cases: ComplaintCasesRepository,
    private readonly complained: ComplainedQuery,
    private readonly decisions: ComplaintDecisionsRepository,
    private readonly exceptions: DeciderExceptionsRepository,
    private readonly otherDeciders: OtherDeciders,
    private readonly superseding: SupersedeDecisionService,
    private readonly measures: Measures,
    private readonly misuse: Misuse,
    private readonly answering: AnswerComplaintService,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /** Problems: `lease-lost`, `own-decision`, `another-may-decide`, `invalid-input`, `decision-superseded`. */
  async decide(verdict: DecidingComplaint): Promise<void> {
    const { platformId, complaintId, staffId } = verdict;
    const profile = await this.platforms.byId(platformId);
    await this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const held = await this.claims.held(tx, { platformId, staffId, complaintId, now });
      const complaint = (await this.complaints.find(tx, platformId, complaintId))!;
      const chain = held.caseId ? await this.complained.chain(tx, platformId, held.caseId) : null;
      const faults = verdictFaults(verdict, {
        side: complaint.side,
        newest: chain?.newestOutcome ?? null,
        aboutMeasure: complaint.measureId !== null,
      });
      if (faults.length > 0) throw invalidInput(faults);
      await this.refuseOwnDecision(tx, complaint, held, chain, verdict);
      await this.write(tx, { profile, complaint, held, chain, verdict, now });
    });
  }

  private async write(tx: Tx, deciding: Deciding): Promise<void> {
    const { profile, complaint, held, verdict, now } = deciding;
    const { outcome, reasons, omission = null, staffId, exceptionId = null } = verdict;
    const newDecisionId = await this.supersede(tx, deciding);
    const measureReversalId = await this.takeBack(tx, deciding);
    const sealed = this.texts.prepare({ platformId: profile.id, kind: 'complaint-reasons', text: reasons });
    await this.texts.insertMany(tx, [sealed], now);
    const id = newId();
    const manifestlyUnfounded = verdict.manifestlyUnfounded ?? false;
    const imposesNewRestriction = newDecisionId
      ? await this.complained.imposesNew(tx, profile.id, newDecisionId)
      : false;
    await this.decisions.insert(tx, {
      platformId: profile.id,
      complaintId: complaint.id,
      id,
      outcome,
      omission,
      firstDecider: complaint.firstDecider,
      aboutMeasure: complaint.measureId !== null,
      decidedBy: staffId,
      exceptionId,
      manifestlyUnfounded,
      newDecisionId,
      measureReversalId,
      imposesNewRestriction,
      reasonsId: sealed.id,
      reasonsHash: sealed.saltedHash,
      occurredAt: now,
      recordedAt: now,
    });
    await this.cases.move(tx, held, 'decide');
    if (complaint.suspensionId && outcome === 'reversed')
      await this.endSuspension(tx, deciding, complaint.suspensionId);
    if (manifestlyUnfounded) await this.tally(tx, complaint);
    await this.answering.answer(tx, profile, complaint, {
      outcome,
      omission,
      reasons,
      newDecisionId,
      decidedAt: now,
      dueAt: held.dueAt,
      holdOn:
        complaint.side === 'recipient' && held.caseId ? await this.complained.holdOn(tx, profile.id, held.caseId) : [],
    });
    await this.audit.append(tx, [
      {
        platformId: profile.id,
        action: 'complaint.decided',
        article: '20(5)',
        entityKind: 'complaint',
        entityId: complaint.id,
        details: {
          outcome: code(outcome),
          ...(omission && { omission: code(omission) }),
          ...(newDecisionId && { newDecision: code(newDecisionId) }),
          ...(measureReversalId && { measureReversal: code(measureReversalId) }),
          ...(exceptionId && { exception: code(exceptionId) }),
          imposesNewRestriction,
          manifestlyUnfounded,
          program: code(programVersion),
        },
      },
    ]);
  }

  /** A decider of any decision on the case needs the approval, and only while nobody else may decide; the others need none. */
  private async refuseOwnDecision(
    tx: Tx,
    complaint: StoredComplaint,
    held: ComplaintCase,
    chain: DecisionChain | null,
    { staffId, exceptionId }: DecidingComplaint,
  ): Promise<void> {
    const { platformId, id } = complaint;
    const deciders = decidersOf(complaint, chain);
    if (!deciders.includes(staffId)) {
      if (exceptionId) throw invalidInput([{ pointer: '#/exceptionId', detail: 'is for who made the decision only' }]);
      return;
    }
    if (!exceptionId) throw ownDecision();
    const exception = await this.exceptions.find(tx, platformId, exceptionId);
    if (exception?.complaintId !== id || exception.staffId !== staffId) {
      throw invalidInput([{ pointer: '#/exceptionId', detail: 'must be approved for you and this complaint' }]);
    }
    if (await this.otherDeciders.exist(tx, held, deciders)) throw anotherMayDecide();
  }

  /** Puts the new decision in the place of the newest one: it lifts or imposes, and tells both sides. */
  private async supersede(tx: Tx, { profile, chain, verdict, now }: Deciding): Promise<string | null> {
    if (!chain || !verdict.decision) return null;
    try {
      return await this.superseding.supersede(tx, profile, {
        decisionId: chain.newestId,
        staffId: verdict.staffId,
        reason: verdict.reasons,
        content: verdict.decision,
        now,
      });
    } catch (error) {
      throw faultsOfField('decision', error);
    }
  }

  /** Has the platform lift what is reversed of a measure; null where nothing is left to lift, and for anything else. */
  private async takeBack(tx: Tx, { profile, complaint, verdict, now }: Deciding): Promise<string | null> {
    const { outcome, lifts, staffId } = verdict;
    const measure = measureOf(complaint);
    if (!measure || (outcome !== 'reversed' && outcome !== 'partly-reversed')) return null;
    const reason = { kind: 'complaint', id: complaint.id, reference: complaint.reference } as const;
    return this.measures.takeBack(tx, profile, { measure, reason, lifts, staffId, now });
  }

  private endSuspension(tx: Tx, { profile, complaint, verdict, now }: Deciding, suspensionId: string): Promise<void> {
    return this.misuse.end(tx, {
      platformId: profile.id,
      suspensionId,
      cause: 'complaint',
      complaintId: complaint.id,
      reason: verdict.reasons,
      staffId: verdict.staffId,
      now,
    });
  }

  /** Counts a manifestly unfounded complaint against who sent it (Art. 23(2)); nobody who is not known. */
  private async tally(tx: Tx, complaint: StoredComplaint): Promise<void> {
    const { platformId, id: complaintId, decisionId, recipientId, complainantHmac, identityId, receivedAt } = complaint;
    const party = recipientId ? { recipientId } : complainantHmac && { addressHmac: complainantHmac };
    if (!party) return;
    await this.misuse.tallyMany(tx, [
      {
        platformId,
        kind: 'complaints',
        party,
        decisionId,
        complaintId,
        identityId,
        category: null,
        gravity: null,
        occurredAt: receivedAt,
      },
    ]);
  }
}

/** The faults of what stands in one field of the body, with pointers that begin at the body; other errors as they are. */
function faultsOfField(field: string, error: unknown): unknown {
  if (!(error instanceof Problem) || error.slug !== invalidInput.slug) return error;
  const faults = error.members.errors as readonly FieldError[];
  return invalidInput(faults.map((fault) => ({ ...fault, pointer: `#/${field}${fault.pointer.slice(1)}` })));
}
