import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { categoryListVersion } from '../categories/index.js';
import { EnforceRestrictionsService } from '../enforcement/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { programVersion } from '../infrastructure/program-version.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import type { Order } from '../orders/index.js';
import type { PlatformProfile } from '../platforms/index.js';
import { Review, type CaseCause, type Subject } from '../review/index.js';
import type { Source } from '../statements-of-reasons/index.js';
import { AnswerOrdersService, earliestEffectDue } from './answer-orders.service.js';
import { ChooseClausesService } from './choose-clauses.service.js';
import { CountMisuseService } from './count-misuse.service.js';
import type { DecisionTexts } from './decision-texts.js';
import type { DecisionContent } from './decision.js';
import { causeOf, itemFaults, termsOf } from './decision.rules.js';
import { DecisionsRepository } from './decisions.repository.js';
import { InformRecipientService } from './inform-recipient.service.js';
import { RepeatedDecision } from './repeated-decision.js';
import { WriteFindingsService } from './write-findings.service.js';

/** A decision that somebody made, with what is known of its case. */
export interface DecisionToRecord {
  readonly profile: PlatformProfile;
  readonly content: DecisionContent;
  readonly staffId: string;
  readonly now: Date;
  readonly case: {
    readonly id: string;
    readonly claimId: string | null;
    readonly subject: Subject;
    /** What opened it. */
    readonly openedFor: CaseCause;
    readonly itemCount: number;
    readonly primaryItemId: string | null;
    readonly source: Source;
  };
  /** The decision that it takes the place of, with all that that one superseded, and why. */
  readonly supersedes: { readonly id: string; readonly chain: readonly string[]; readonly reason: string } | null;
  /** The order that it rested on has ended: the recipient is told so, and not of a mistake. */
  readonly orderHasEnded?: boolean;
  /** Whether the decision superseded was told to the recipient: only then is its end. */
  readonly recipientWasTold: boolean;
}

/** A decision about to be written: the territory of orders is filled in. */
export interface NewDecision extends DecisionToRecord {
  /** The orders of authorities that it answers. */
  readonly orders: readonly Order[];
}

const articles: Record<CaseCause, string> = { notice: '16(5)', 'own-initiative': '15(1)(c)', order: '9(1)' };

/**
 * Writes a decision with everything that belongs to it, in the caller's transaction: findings, statement, restrictions,
 * commands, answers (Art. 16(5), 17). Throws `invalid-input` before which nothing may be kept: the transaction is undone.
 */
@Injectable()
export class RecordDecisionService {
  constructor(
    private readonly decisions: DecisionsRepository,
    private readonly repeats: RepeatedDecision,
    private readonly clauses: ChooseClausesService,
    private readonly findings: WriteFindingsService,
    private readonly recipient: InformRecipientService,
    private readonly enforcement: EnforceRestrictionsService,
    private readonly review: Review,
    private readonly orders: AnswerOrdersService,
    private readonly misuse: CountMisuseService,
    private readonly texts: SealedTexts,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  /** The id of the decision. */
  async record(tx: Tx, made: DecisionToRecord): Promise<string> {
    const decision: NewDecision = { ...made, ...(await this.orders.prepare(tx, made)) };
    const { profile, content, now, supersedes, orders } = decision;
    const { id: caseId, openedFor, itemCount, subject } = decision.case;
    const asked = openedFor !== 'own-initiative' && orders.length === 0;
    const faults = itemFaults(content, { asked, count: itemCount });
    if (faults.length > 0) throw invalidInput(faults);
    await this.repeats.mustBeAnother(tx, profile.id, content, supersedes?.chain ?? []);
    const clauses = await this.clauses.choose(tx, profile.id, content);
    const id = newId();
    const parties = await this.recipient.prepare(tx, decision, clauses);
    const restrictions = (content.restrictions ?? []).map(termsOf);
    const texts: DecisionTexts = {
      facts: content.facts,
      ground: parties.ground,
      restrictions: restrictions.map((terms) => ({ ...terms, endsAt: terms.endsAt?.toISOString() ?? null })),
      disclosure: parties.disclosure,
      correctionReason: supersedes?.reason ?? null,
    };
    const statementId = content.outcome === 'restrict' ? newId() : null;
    await this.insert(tx, { decision, id, texts, statementId, clauseId: clauses.groundClause?.id ?? null, parties });
    if (itemCount > 0) {
      await this.findings.write(tx, { platformId: profile.id, caseId, decisionId: id }, content, clauses, now);
      await this.jobs.add(tx, 'answer-notifiers', { platformId: profile.id, decisionId: id, afterItemId: null });
    }
    if (itemCount > 0 || orders.length > 0) await this.review.markAnswered(tx, profile.id, caseId, id);
    await this.recipient.inform(tx, decision, id, statementId, parties); // Art. 17(2): not after the restriction
    await this.enforcement.enforce(tx, {
      profile,
      decisionId: id,
      supersedes: supersedes?.chain ?? [],
      subjectId: subject.id,
      restrictions,
      scope: {
        category: content.category ?? null,
        notifierKind: decision.case.source === 'trusted-flagger' ? 'trusted-flagger' : null,
      },
      orderDueAt: earliestEffectDue(orders),
      decidedAt: now,
    });
    await this.orders.follow(tx, orders, profile.id, id);
    await this.misuse.count(tx, decision, id, parties.recipientId);
    await this.appendAudit(tx, decision, id);
    return id;
  }

  private async insert(
    tx: Tx,
    written: {
      decision: NewDecision;
      id: string;
      texts: DecisionTexts;
      statementId: string | null;
      clauseId: string | null;
      parties: { contentLanguage: string | null };
    },
  ): Promise<void> {
    const { decision, id, texts, statementId, clauseId, parties } = written;
    const { profile, content, staffId, now, supersedes } = decision;
    const sealed = this.texts.prepare({ platformId: profile.id, kind: 'decision', text: JSON.stringify(texts) });
    await this.texts.insertMany(tx, [sealed], now);
    await this.decisions.insert(tx, {
      platformId: profile.id,
      id,
      caseId: decision.case.id,
      claimId: decision.case.claimId,
      supersedesId: supersedes?.id ?? null,
      cause: causeOf(decision.case.source),
      source: decision.case.source,
      primaryItemId: decision.case.primaryItemId,
      occurredAt: now,
      recordedAt: now,
      decidedBy: staffId,
      outcome: content.outcome,
      ground: content.ground?.kind ?? null,
      category: content.category ?? null,
      keyword: content.keyword ?? null,
      otherDescription: content.otherDescription ?? null,
      categoryListVersion,
      termsClauseId: clauseId,
      contentLanguage: content.contentLanguage ?? parties.contentLanguage,
      automatedDetection: content.automation.detection,
      automatedDecision: content.automation.decision,
      automatedProcessing: content.automation.processing,
      automationSystem: content.automation.system ?? null,
      automationVersion: content.automation.version ?? null,
      textId: sealed.id,
      textHash: sealed.saltedHash,
      statementId,
      repeatsDecisionId: content.repeatsDecisionId ?? null,
    });
  }

  private async appendAudit(tx: Tx, decision: NewDecision, id: string): Promise<void> {
    const { profile, content, supersedes } = decision;
    await this.audit.append(tx, [
      {
        platformId: profile.id,
        action: supersedes ? 'decision.superseded' : 'decision.made',
        article: articles[causeOf(decision.case.source)],
        entityKind: 'decision',
        entityId: id,
        details: {
          case: code(decision.case.id),
          outcome: code(content.outcome),
          source: code(decision.case.source),
          items: decision.case.itemCount,
          orders: decision.orders.length,
          automatedDecision: code(content.automation.decision),
          program: code(programVersion),
          ...(supersedes && { supersedes: code(supersedes.id) }),
        },
      },
    ]);
  }
}
