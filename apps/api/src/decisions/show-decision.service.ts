import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import type { KeyCaller } from '../infrastructure/auth/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { RestrictionsQuery, type RestrictionView } from '../enforcement/index.js';
import { TermsClauses, type TermsClause } from '../platforms/index.js';
import { ShowStatementService, TextAccess, type ShownStatement } from '../statements-of-reasons/index.js';
import { DecidedCaseQuery } from './decided-case.query.js';
import { DecisionMessagesQuery, type MessageCount } from './decision-messages.query.js';
import type { DecisionTexts } from './decision-texts.js';
import type { FindingOutcome } from './decision.js';
import { DecisionsRepository, type DecisionRow } from './decisions.repository.js';
import { FindingsRepository, type FindingRow } from './findings.repository.js';

export interface ShownDecision {
  readonly decision: DecisionRow;
  readonly supersededById: string | null;
  readonly clause: TermsClause | null;
  /** Null when they were erased, or are not the caller's to read. */
  readonly texts: DecisionTexts | null;
  readonly findings: readonly { outcome: FindingOutcome; count: number }[];
  readonly statement: ShownStatement | null;
  /** What this decision and those that it supersedes imposed, as it is now. */
  readonly restrictions: readonly RestrictionView[];
  readonly messages: readonly MessageCount[];
  readonly asOf: Date;
}

/** A finding with what its notifier is told beside it; null where it was erased or is not the caller's to read. */
export type ShownFinding = FindingRow & { readonly reason: string | null };

@Injectable()
export class ShowDecisionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly decisions: DecisionsRepository,
    private readonly cases: DecidedCaseQuery,
    private readonly access: TextAccess,
    private readonly findings: FindingsRepository,
    private readonly clauses: TermsClauses,
    private readonly statements: ShowStatementService,
    private readonly restrictions: RestrictionsQuery,
    private readonly messages: DecisionMessagesQuery,
    private readonly texts: SealedTexts,
  ) {}

  /** Throws `not-found`, also for decisions of other platforms. */
  show(caller: KeyCaller, id: string): Promise<ShownDecision> {
    return this.db.read(async (tx) => {
      const decision = await this.find(tx, caller, id);
      const { platformId } = decision;
      const mayReadTexts = await this.mayReadTexts(tx, caller, decision);
      const chain = await this.decisions.chain(tx, platformId, id);
      return {
        decision,
        supersededById: await this.decisions.supersededBy(tx, platformId, id),
        clause: decision.termsClauseId ? await this.clauses.byId(tx, platformId, decision.termsClauseId) : null,
        texts: mayReadTexts ? await this.textsOf(tx, decision) : null,
        findings: await this.findings.countByOutcome(tx, platformId, id),
        statement: decision.statementId
          ? await this.statements.find(tx, platformId, decision.statementId, mayReadTexts)
          : null,
        restrictions: await this.restrictions.ofDecisions(tx, platformId, chain),
        messages: await this.messages.count(tx, platformId, id),
        asOf: this.clock.now(),
      };
    });
  }

  /** The findings by item id. Throws `not-found`. */
  listFindings(caller: KeyCaller, id: string, { limit, after }: PageQuery): Promise<Page<ShownFinding>> {
    const [afterItemId] = readPageKey(after, ['id']) ?? [];
    return this.db.read(async (tx) => {
      const decision = await this.find(tx, caller, id);
      const { platformId } = decision;
      const rows = await this.findings.page(tx, platformId, id, afterItemId ?? null, limit + 1);
      const { items, next } = pageOf(rows, limit, (row) => pageKey(row.itemId));
      const mayReadTexts = await this.mayReadTexts(tx, caller, decision);
      const reasonIds = mayReadTexts ? items.flatMap((row) => row.reasonId ?? []) : [];
      const texts = await this.texts.read(tx, platformId, [...new Set(reasonIds)]);
      return { items: items.map((row) => ({ ...row, reason: texts.get(row.reasonId ?? '') ?? null })), next };
    });
  }

  private async find(tx: Tx, { platformId }: KeyCaller, id: string): Promise<DecisionRow> {
    const decision = platformId ? await this.decisions.find(tx, platformId, id) : null;
    if (!decision) throw notFound();
    return decision;
  }

  private async mayReadTexts(tx: Tx, caller: KeyCaller, { platformId, caseId }: DecisionRow): Promise<boolean> {
    const { skill } = await this.cases.facts(tx, platformId, caseId);
    return this.access.mayRead(tx, caller, skill);
  }

  private async textsOf(tx: Tx, { platformId, textId }: DecisionRow): Promise<DecisionTexts | null> {
    const text = (await this.texts.read(tx, platformId, [textId])).get(textId);
    return text === undefined ? null : (JSON.parse(text) as DecisionTexts);
  }
}
