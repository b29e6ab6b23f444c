import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { CaseCause } from '../review/index.js';
import type { AutomatedDecision, Source } from '../statements-of-reasons/index.js';
import type { GroundContent, Outcome } from './decision.js';

export interface DecisionRecord {
  readonly platformId: string;
  readonly id: string;
  readonly caseId: string;
  /** Null where an earlier tool decided first and did not say who looked at it when. */
  readonly claimId: string | null;
  readonly supersedesId: string | null;
  readonly cause: CaseCause;
  readonly source: Source;
  /** The item of the earliest notice that it answers, of the earliest flag where only flags led to it; else null. */
  readonly primaryItemId: string | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly decidedBy: string;
  readonly outcome: Outcome;
  readonly ground: GroundContent['kind'] | null;
  readonly category: string | null;
  readonly keyword: string | null;
  readonly otherDescription: string | null;
  readonly categoryListVersion: string;
  readonly termsClauseId: string | null;
  readonly contentLanguage: string | null;
  readonly automatedDetection: boolean;
  readonly automatedDecision: AutomatedDecision;
  readonly automatedProcessing: readonly string[];
  readonly automationSystem: string | null;
  readonly automationVersion: string | null;
  readonly textId: string;
  readonly textHash: Buffer;
  readonly statementId: string | null;
  /** Another decision that it repeats. */
  readonly repeatsDecisionId: string | null;
}

export type DecisionRow = Omit<DecisionRecord, 'textHash'>;

@Injectable()
export class DecisionsRepository {
  /** Append-only. The constraints say who was first: one first decision for a case, and one that supersedes a decision. */
  async insert(tx: Tx, decision: DecisionRecord): Promise<void> {
    await tx.sql.query(
      `
      insert into decision (platform_id, id, case_id, claim_id, supersedes_id, cause, source, primary_item_id, occurred_at,
        recorded_at, decided_by, outcome, ground, category, keyword, other_description, category_list_version, terms_clause_id,
        content_language, automated_detection, automated_decision, automated_processing, automation_system,
        automation_version, text_id, text_hash, statement_id, repeats_decision_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
        $25, $26, $27, $28)`,
      [
        decision.platformId,
        decision.id,
        decision.caseId,
        decision.claimId,
        decision.supersedesId,
        decision.cause,
        decision.source,
        decision.primaryItemId,
        decision.occurredAt,
        decision.recordedAt,
        decision.decidedBy,
        decision.outcome,
        decision.ground,
        decision.category,
        decision.keyword,
        decision.otherDescription,
        decision.categoryListVersion,
        decision.termsClauseId,
        decision.contentLanguage,
        decision.automatedDetection,
        decision.automatedDecision,
        decision.automatedProcessing,
        decision.automationSystem,
        decision.automationVersion,
        decision.textId,
        decision.textHash,
        decision.statementId,
        decision.repeatsDecisionId,
      ],
    );
  }

  async find(tx: Tx, platformId: string, id: string): Promise<DecisionRow | null> {
    const { rows } = await tx.sql.query<DecisionRow>(
      `
      select d.platform_id as "platformId", d.id, d.case_id as "caseId", d.claim_id as "claimId",
        d.supersedes_id as "supersedesId", d.cause, d.source, d.primary_item_id as "primaryItemId",
        d.occurred_at as "occurredAt", d.recorded_at as "recordedAt", d.decided_by as "decidedBy", d.outcome, d.ground,
        d.category, d.keyword, d.other_description as "otherDescription", d.category_list_version as "categoryListVersion",
        d.terms_clause_id as "termsClauseId", d.content_language as "contentLanguage",
        d.automated_detection as "automatedDetection", d.automated_decision as "automatedDecision",
        d.automated_processing as "automatedProcessing", d.automation_system as "automationSystem",
        d.automation_version as "automationVersion", d.text_id as "textId", d.statement_id as "statementId",
        d.repeats_decision_id as "repeatsDecisionId"
      from decision d
      where d.platform_id = $1 and d.id = $2`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  /** The decision and all that it supersedes, the newest first. */
  async chain(tx: Tx, platformId: string, id: string): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `
      with recursive chain as (
        select d.id, d.supersedes_id, 0 as depth
        from decision d
        where d.platform_id = $1 and d.id = $2
        union all
        select d.id, d.supersedes_id, c.depth + 1
        from chain c
        join decision d on d.platform_id = $1 and d.id = c.supersedes_id
      )
      select c.id
      from chain c
      order by c.depth`,
      [platformId, id],
    );
    return rows.map((row) => row.id);
  }

  /** What the decision repeats, and what that one repeats, and so on; the nearest first. */
  async repeated(tx: Tx, platformId: string, id: string): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `
      with recursive repeated as (
        select d.repeats_decision_id as id, 1 as depth
        from decision d
        where d.platform_id = $1 and d.id = $2 and d.repeats_decision_id is not null
        union all
        select d.repeats_decision_id, r.depth + 1
        from repeated r
        join decision d on d.platform_id = $1 and d.id = r.id
        where d.repeats_decision_id is not null
      )
      select r.id
      from repeated r
      order by r.depth`,
      [platformId, id],
    );
    return rows.map((row) => row.id);
  }

  async supersededBy(tx: Tx, platformId: string, id: string): Promise<string | null> {
    const { rows } = await tx.sql.query<{ id: string }>(
      'select d.id from decision d where d.platform_id = $1 and d.supersedes_id = $2',
      [platformId, id],
    );
    return rows[0]?.id ?? null;
  }
}
