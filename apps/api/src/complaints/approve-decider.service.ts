import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, oneAtATime } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { Staff } from '../staff/index.js';
import { ComplainedQuery } from './complained.query.js';
import { ComplaintCasesRepository } from './complaint-cases.repository.js';
import { stateAfter } from './complaint-case.rules.js';
import { anotherMayDecide, complaintEnded } from './complaint.problems.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { DeciderExceptionsRepository, type ListedException } from './decider-exceptions.repository.js';
import { decidersOf, OtherDeciders } from './other-deciders.js';

export interface ApprovedDecider {
  readonly complaintId: string;
  readonly staffId: string;
  /** Undefined for a key that belongs to no person: whoever approves is one. */
  readonly approvedBy: string | undefined;
  readonly reason: string;
}

/** An exception with its reason; null where it was erased. */
export type ShownException = ListedException & { readonly reason: string | null };

/**
 * Lets somebody decide on a complaint about their own decision, because nobody else can: a platform with one moderator must be
 * able to answer. Another person approves it; each exception is on record and listed for the report.
 */
@Injectable()
export class ApproveDeciderService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly complaints: ComplaintsRepository,
    private readonly cases: ComplaintCasesRepository,
    private readonly complained: ComplainedQuery,
    private readonly exceptions: DeciderExceptionsRepository,
    private readonly otherDeciders: OtherDeciders,
    private readonly staff: Staff,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /** The id. Problems: `not-found`, `invalid-input`, `complaint-ended`, `another-may-decide`, `exception-approved`. */
  approve(platformId: string, { complaintId, staffId, approvedBy, reason }: ApprovedDecider): Promise<string> {
    return this.db.transaction(async (tx) => {
      await oneAtATime(tx, `complaint:${complaintId}`);
      const now = this.clock.now();
      const complaint = await this.complaints.find(tx, platformId, complaintId);
      const found = complaint && (await this.cases.find(tx, platformId, complaintId));
      if (!approvedBy || !complaint || !found) throw notFound();
      if (!stateAfter(found.state, 'withdraw')) throw complaintEnded(found.state);
      const chain = found.caseId ? await this.complained.chain(tx, platformId, found.caseId) : null;
      const deciders = decidersOf(complaint, chain);
      const decider = await this.staff.find(tx, platformId, staffId);
      if (!decider || !['moderator', 'senior-moderator'].includes(decider.role) || !deciders.includes(staffId)) {
        throw invalidInput([
          { pointer: '#/staffId', detail: 'must be a moderator who made the decision complained of' },
        ]);
      }
      if (staffId === approvedBy) {
        throw invalidInput([{ pointer: '#/staffId', detail: 'must be another person than you, who approve it' }]);
      }
      if (await this.otherDeciders.exist(tx, found, deciders)) throw anotherMayDecide();
      const sealed = this.texts.prepare({ platformId, kind: 'decider-exception', text: reason });
      await this.texts.insertMany(tx, [sealed], now);
      const id = newId();
      await this.exceptions.insert(tx, {
        platformId,
        id,
        complaintId,
        staffId,
        approvedBy,
        reasonId: sealed.id,
        reasonHash: sealed.saltedHash,
        occurredAt: now,
        recordedAt: now,
      });
      await this.audit.append(tx, [
        {
          platformId,
          action: 'complaint.decider-approved',
          article: '20(6)',
          entityKind: 'complaint',
          entityId: complaintId,
          details: { exception: code(id), staff: code(staffId) },
        },
      ]);
      return id;
    });
  }

  /** The newest first. */
  list(platformId: string, { limit, after }: PageQuery): Promise<Page<ShownException>> {
    const [beforeId] = readPageKey(after, ['id']) ?? [];
    return this.db.read(async (tx) => {
      const rows = await this.exceptions.page(tx, platformId, beforeId ?? null, limit);
      const { items, next } = pageOf(rows, limit, ({ id }) => pageKey(id));
      const reasons = await this.texts.read(
        tx,
        platformId,
        items.map(({ reasonId }) => reasonId),
      );
      return { items: items.map((row) => ({ ...row, reason: reasons.get(row.reasonId) ?? null })), next };
    });
  }
}
