import { Injectable } from '@nestjs/common';
import { categoryListVersion, memberStateFrom } from '../categories/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import type { Ground, Source } from '../statements-of-reasons/index.js';
import type { AutomationContent, FindingContent, Outcome } from './decision.js';
import { causeOf } from './decision.rules.js';
import type { DecisionTexts } from './decision-texts.js';

/** What an earlier decision found of an item of a notice. */
export interface EarlierFinding {
  readonly itemId: string;
  readonly found: FindingContent;
  readonly clauseId: string | null;
}

/** A decision that was made in an earlier tool. */
export interface EarlierDecision {
  readonly id: string;
  readonly externalId: string;
  readonly caseId: string;
  /** When the decider's first look is known. */
  readonly claimId: string | null;
  readonly supersedesId: string | null;
  readonly source: Source;
  readonly primaryItemId: string | null;
  readonly decidedAt: Date;
  readonly decidedBy: string;
  readonly outcome: Outcome;
  readonly facts: string;
  readonly ground: Ground | null;
  readonly restrictions: DecisionTexts['restrictions'];
  readonly category: string | null;
  readonly keyword: string | null;
  readonly otherDescription: string | null;
  readonly contentLanguage: string | null;
  readonly automation: AutomationContent;
  readonly statementId: string | null;
  readonly findings: readonly EarlierFinding[];
}

/** Decisions of an earlier tool with their findings (Art. 16(5), 17): nobody is answered, nothing is counted for misuse. */
@Injectable()
export class EarlierDecisions {
  constructor(private readonly texts: SealedTexts) {}

  /** Into cases that are written; their statements are written after. */
  async insertMany(
    tx: Tx,
    batch: { readonly platformId: string; readonly id: string },
    decisions: readonly EarlierDecision[],
    recordedAt: Date,
  ): Promise<void> {
    const { platformId } = batch;
    const made = decisions.map((decision) => {
      const { facts, ground, restrictions } = decision;
      const said: DecisionTexts = { facts, ground, restrictions, disclosure: null, correctionReason: null };
      const sealed = this.texts.prepare({ platformId, kind: 'decision', text: JSON.stringify(said) });
      return { sealed: [sealed], row: rowOf(decision, batch, sealed, recordedAt) };
    });
    await this.texts.insertWithRows(tx, 'decision', made, recordedAt);
    await this.insertFindings(tx, platformId, decisions, recordedAt);
  }

  private async insertFindings(
    tx: Tx,
    platformId: string,
    decisions: readonly EarlierDecision[],
    recordedAt: Date,
  ): Promise<void> {
    const made = decisions.flatMap(({ id: decisionId, findings }) =>
      findings.map(({ itemId, found, clauseId }) => {
        const reason = found.reason?.trim()
          ? this.texts.prepare({ platformId, kind: 'finding-reason', text: found.reason })
          : null;
        const row = {
          platformId,
          decisionId,
          itemId,
          outcome: found.outcome,
          lawExamined: found.law ?? null,
          provision: found.provision ?? null,
          memberState: stateOf(found.memberState),
          termsClauseId: clauseId,
          manifestly: found.manifestly ?? false,
          gravity: found.gravity ?? null,
          reasonId: reason?.id ?? null,
        };
        return { row, sealed: reason ? [reason] : [] };
      }),
    );
    await this.texts.insertWithRows(tx, 'finding', made, recordedAt);
  }
}

const stateOf = (code: string | undefined) => (code === undefined ? null : (memberStateFrom(code) ?? null));

function rowOf(
  decision: EarlierDecision,
  batch: { readonly platformId: string; readonly id: string },
  sealed: { readonly id: string; readonly saltedHash: Buffer },
  recordedAt: Date,
) {
  const { automation, ground } = decision;
  return {
    platformId: batch.platformId,
    id: decision.id,
    caseId: decision.caseId,
    claimId: decision.claimId,
    supersedesId: decision.supersedesId,
    cause: causeOf(decision.source),
    source: decision.source,
    primaryItemId: decision.primaryItemId,
    occurredAt: decision.decidedAt,
    recordedAt,
    origin: 'import',
    importBatch: batch.id,
    externalId: decision.externalId,
    decidedBy: decision.decidedBy,
    outcome: decision.outcome,
    ground: ground?.kind ?? null,
    category: decision.category,
    keyword: decision.keyword,
    otherDescription: decision.otherDescription,
    categoryListVersion,
    termsClauseId: ground?.kind === 'terms' ? ground.clause.id : null,
    contentLanguage: decision.contentLanguage,
    automatedDetection: automation.detection,
    automatedDecision: automation.decision,
    automatedProcessing: automation.processing,
    automationSystem: automation.system ?? null,
    automationVersion: automation.version ?? null,
    textId: sealed.id,
    textHash: sealed.saltedHash,
    statementId: decision.statementId,
  };
}
