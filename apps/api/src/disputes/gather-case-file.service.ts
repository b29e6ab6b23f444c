import { Injectable } from '@nestjs/common';
import { ShowDecisionService, type ShownDecision } from '../decisions/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { Holds } from '../infrastructure/messages/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Platforms, TermsClauses, type TermsClause } from '../platforms/index.js';
import { Contents, type DescribedVersion } from '../recipients/index.js';
import { SubmissionsQuery, type Submissions } from '../review/index.js';
import { TextAccess } from '../statements-of-reasons/index.js';
import { CaseFileQuery, partsOf, type FiledComplaint, type FiledNotice, type LogEntry } from './case-file.query.js';
import { caseFileHeld } from './dispute.problems.js';
import { DisputeBodiesRepository } from './dispute-bodies.repository.js';
import type { CertifiedBody } from './dispute-body.js';
import { DisputedDecisionQuery, type DisputedDecision } from './disputed-decision.query.js';
import type { Dispute } from './dispute.js';
import { DisputesRepository } from './disputes.repository.js';
import { GatherMeasureFileService, type FiledMeasure } from './gather-measure-file.service.js';

/** A notice with what it says; null where that was erased, or may not be read. */
export interface GatheredNotice extends FiledNotice {
  readonly said: Submissions | null;
}

/** All that the file of one dispute is made of, names still in it. */
export interface CaseFile {
  readonly dispute: Dispute;
  readonly body: CertifiedBody;
  readonly service: { readonly name: string; readonly provider: string };
  readonly madeAt: Date;
  /** False where child abuse is suspected and the caller may not read about it: then all texts are null. */
  readonly mayReadTexts: boolean;
  /** Opened texts by id: grounds, findings' reasons, what was complained of. */
  readonly texts: ReadonlyMap<string, string>;
  /** The whole chain, the oldest first. */
  readonly decisions: readonly ShownDecision[];
  /** Of a dispute about a measure of the platform's own systems; null for a decision. */
  readonly measure: FiledMeasure | null;
  readonly content: DescribedVersion | null;
  readonly notices: readonly GatheredNotice[];
  /** From 1: which notices of a viral content are in it. */
  readonly part: number;
  /** Of all notices that the decisions answer; more than `notices` for a viral content. */
  readonly noticeCount: number;
  readonly clauses: readonly TermsClause[];
  readonly complaint: FiledComplaint | null;
  readonly log: readonly LogEntry[];
  /** Names and addresses of notifiers and complainant, which no file may show. */
  readonly names: readonly string[];
}

const childSafety = 'child-safety';

/** Reads what a body needs to judge a decision: context, rules, reasons, and what happened (ODS-2). */
@Injectable()
export class GatherCaseFileService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly disputes: DisputesRepository,
    private readonly bodies: DisputeBodiesRepository,
    private readonly disputed: DisputedDecisionQuery,
    private readonly decisions: ShowDecisionService,
    private readonly query: CaseFileQuery,
    private readonly measures: GatherMeasureFileService,
    private readonly submissions: SubmissionsQuery,
    private readonly contents: Contents,
    private readonly clauses: TermsClauses,
    private readonly access: TextAccess,
    private readonly texts: SealedTexts,
    private readonly holds: Holds,
  ) {}

  /** Problems: `not-found`, `case-file-held`, `invalid-input` for a part that there is not. */
  async gather(by: StaffCaller, id: string, part: number): Promise<CaseFile> {
    const { platformId } = by;
    const { serviceName: name, providerName: provider } = await this.platforms.byId(platformId);
    const { dispute, body, decision } = await this.db.read((tx) => this.find(tx, platformId, id));
    const about = { dispute, body, service: { name, provider }, madeAt: this.clock.now(), part };
    if (!decision) {
      refuseBeyond(part, 0);
      return { ...about, ...(await this.measures.gather(by, dispute)) };
    }
    const decisions: ShownDecision[] = [];
    for (const decisionId of decision.chain) decisions.push(await this.decisions.show(by, decisionId));
    const read = await this.db.read((tx) => this.read(tx, by, { dispute, part }, decision, decisions));
    return { ...about, decisions, measure: null, ...read };
  }

  private async find(tx: Tx, platformId: string, id: string) {
    const dispute = await this.disputes.find(tx, platformId, id);
    if (!dispute) throw notFound();
    const decision = dispute.decisionId ? (await this.disputed.find(tx, platformId, dispute.decisionId))! : null;
    if (decision) await this.refuseHeld(tx, platformId, decision);
    return { dispute, decision, body: (await this.bodies.find(tx, platformId, dispute.bodyId))! };
  }

  /** What its recipient is not to know yet, a body must not be told either: it hears both sides. */
  private async refuseHeld(tx: Tx, platformId: string, { caseId }: DisputedDecision): Promise<void> {
    const orders = await this.query.orderIds(tx, platformId, caseId);
    const entities = [{ kind: 'case', id: caseId }, ...orders.map((id) => ({ kind: 'order', id }))];
    for (const entity of entities) {
      const hold = await this.holds.activeFor(tx, platformId, entity, this.clock.now());
      if (hold) throw caseFileHeld(hold.expiresAt);
    }
  }

  private async read(
    tx: Tx,
    by: StaffCaller,
    { dispute, part }: Pick<CaseFile, 'dispute' | 'part'>,
    decision: DisputedDecision,
    decisions: readonly ShownDecision[],
  ) {
    const { platformId } = by;
    const { chain, caseId } = decision;
    const { notices, total } = await this.query.notices(tx, platformId, chain, dispute.noticeId, part);
    refuseBeyond(part, total);
    const complaint = dispute.complaintId ? await this.query.complaint(tx, platformId, dispute.complaintId) : null;
    const mayReadTexts = await this.access.mayRead(tx, by, decision.skill);
    const mayReadAll = mayReadTexts && (await this.mayReadAll(tx, by, notices));
    const entities = [...chain, caseId, dispute.id, ...(dispute.complaintId ? [dispute.complaintId] : [])];
    return {
      mayReadTexts,
      texts: mayReadTexts ? await this.texts.read(tx, platformId, textIdsOf(dispute, notices, complaint)) : new Map(),
      content: mayReadAll ? await this.content(tx, platformId, decision) : null,
      notices: await this.withSubmissions(tx, platformId, notices, (notice) =>
        notice.isAboutChildAbuse ? mayReadAll : mayReadTexts,
      ),
      noticeCount: total,
      clauses: await this.clausesOf(tx, platformId, decisions, notices),
      complaint,
      log: await this.query.log(tx, platformId, entities),
      names: await this.names(tx, platformId, chain, notices, decisions, complaint),
    };
  }

  private async mayReadAll(tx: Tx, by: StaffCaller, notices: readonly FiledNotice[]): Promise<boolean> {
    return !notices.some((notice) => notice.isAboutChildAbuse) || (await this.access.mayRead(tx, by, childSafety));
  }

  /** As kept when it was decided. */
  private async content(tx: Tx, platformId: string, { contentId, contentVersion }: DisputedDecision) {
    return contentId ? this.contents.describe(tx, platformId, contentId, contentVersion ?? undefined) : null;
  }

  private async withSubmissions(
    tx: Tx,
    platformId: string,
    notices: readonly FiledNotice[],
    mayRead: (notice: FiledNotice) => boolean,
  ): Promise<GatheredNotice[]> {
    const readable = notices.filter(mayRead).map(({ id }) => id);
    const said = readable.length > 0 ? await this.submissions.of(tx, platformId, readable) : undefined;
    return notices.map((notice) => ({ ...notice, said: said?.get(notice.id) ?? null }));
  }

  private async clausesOf(
    tx: Tx,
    platformId: string,
    decisions: readonly ShownDecision[],
    notices: readonly FiledNotice[],
  ): Promise<TermsClause[]> {
    const ids = new Set([
      ...decisions.map(({ clause }) => clause?.id),
      ...notices.flatMap(({ items }) => items.flatMap(({ findings }) => findings.map((one) => one.termsClauseId))),
    ]);
    const clauses: TermsClause[] = [];
    for (const id of ids) {
      const clause = id ? await this.clauses.byId(tx, platformId, id) : null;
      if (clause) clauses.push(clause);
    }
    return clauses;
  }

  /** Also of the notifiers whom a statement named to the recipient: that does not name them to the body. */
  private async names(
    tx: Tx,
    platformId: string,
    chain: readonly string[],
    notices: readonly FiledNotice[],
    decisions: readonly ShownDecision[],
    complaint: FiledComplaint | null,
  ): Promise<string[]> {
    const disclosed = decisions.flatMap(({ texts }) => texts?.disclosure?.noticeId ?? []);
    const ids = await this.query.identityIds(tx, platformId, chain, [...notices.map(({ id }) => id), ...disclosed]);
    const sealed = await this.texts.read(tx, platformId, [
      ...ids,
      ...(complaint?.identityId ? [complaint.identityId] : []),
    ]);
    return [...sealed.values()].flatMap((text) =>
      Object.values(JSON.parse(text) as Record<string, unknown>).filter((value) => typeof value === 'string'),
    );
  }
}

function refuseBeyond(part: number, noticeCount: number): void {
  const parts = partsOf(noticeCount);
  if (part > parts) throw invalidInput([{ in: 'query', pointer: '#/part', detail: `must be at most ${parts}` }]);
}

function textIdsOf(dispute: Dispute, notices: readonly FiledNotice[], complaint: FiledComplaint | null): string[] {
  return [
    dispute.groundsId,
    complaint?.textId,
    complaint?.reasonsId,
    ...notices.flatMap(({ items }) => items.flatMap(({ findings }) => findings.map(({ reasonId }) => reasonId))),
  ].filter((id) => id != null);
}
