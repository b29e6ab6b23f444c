import { Injectable } from '@nestjs/common';
import { memberStateFrom, skillFor } from '../../categories/index.js';
import { EarlierDecisions, termsOf, type EarlierDecision } from '../../decisions/index.js';
import { EarlierRestrictions } from '../../enforcement/index.js';
import type { Tx } from '../../infrastructure/database/index.js';
import { newId } from '../../infrastructure/ids.js';
import { redressOf } from '../../platforms/index.js';
import { EarlierCases, Review, undetermined } from '../../review/index.js';
import { EarlierStaff } from '../../staff/index.js';
import { EarlierStatements, type Ground } from '../../statements-of-reasons/index.js';
import type { ImportKind, ImportRun, Judged } from '../import-kind.js';
import { EarlierDecisionDto } from '../lines/earlier-decision.dto.js';
import { automationOf } from './decision-line.rules.js';
import type { DecisionRow } from './decision-row.js';
import { JudgeDecisionsService } from './judge-decisions.service.js';

interface Prepared {
  readonly row: DecisionRow;
  readonly decision: EarlierDecision;
}

/** Decisions with findings, restrictions and statement (Art. 16(5), 17), each first one on a closed case of its own. */
@Injectable()
export class DecisionsKind implements ImportKind<EarlierDecisionDto, DecisionRow> {
  readonly name = 'decisions';
  readonly line = EarlierDecisionDto;
  readonly csv = {
    booleans: ['ground.manifestly', 'finding.manifestly', 'items.*.finding.manifestly', 'automation.detection'],
    numbers: [
      'items.*.item',
      'orders.*.item',
      'ground.clause.version',
      'finding.clause.version',
      'items.*.finding.clause.version',
    ],
    lists: ['restrictions.*.territory', 'automation.processing'],
  };

  constructor(
    private readonly judging: JudgeDecisionsService,
    private readonly staff: EarlierStaff,
    private readonly cases: EarlierCases,
    private readonly review: Review,
    private readonly decisions: EarlierDecisions,
    private readonly statements: EarlierStatements,
    private readonly restrictions: EarlierRestrictions,
  ) {}

  judge(tx: Tx, run: ImportRun, lines: readonly EarlierDecisionDto[]): Promise<Judged<DecisionRow>[]> {
    return this.judging.judge(tx, run, lines);
  }

  async write(tx: Tx, run: ImportRun, rows: readonly DecisionRow[]): Promise<void> {
    const { profile, batchId, now } = run;
    const nobody = await this.staff.nobodyKnown(tx, profile.id, now);
    const prepared = rows.map((row): Prepared => ({ row, decision: decisionOf(row, row.decidedBy ?? nobody) }));
    const firsts = prepared.filter(({ row }) => row.supersedesId === null);
    const subjects = firsts.flatMap(({ row }) => row.subject ?? []);
    await this.cases.makeSubjects(tx, profile.id, subjects, now);
    await this.cases.insertMany(tx, profile.id, firsts.map(caseOf), now);
    await this.decisions.insertMany(
      tx,
      { platformId: profile.id, id: batchId },
      prepared.map(({ decision }) => decision),
      now,
    );
    await this.answer(tx, profile.id, prepared);
    const restricting = prepared.filter(({ decision }) => decision.statementId !== null);
    await this.statements.insertMany(
      tx,
      profile.id,
      restricting.map((one) => statementOf(run, one)),
      now,
    );
    await this.restrictions.insertMany(tx, profile.id, restricting.flatMap(restrictionsOf), now);
  }

  private async answer(tx: Tx, platformId: string, prepared: readonly Prepared[]): Promise<void> {
    const answered = (of: (row: DecisionRow) => readonly { itemId: string; receivedAt: Date }[]) =>
      prepared
        .filter(({ row }) => row.supersedesId === null)
        .flatMap(({ row }) =>
          of(row).map(({ itemId, receivedAt }) => ({ itemId, receivedAt, caseId: row.caseId, decisionId: row.id })),
        );
    await this.cases.answer(
      tx,
      platformId,
      answered((row) => row.items.map(({ item }) => item)),
      { ofOrders: false },
    );
    await this.cases.answer(
      tx,
      platformId,
      answered((row) => row.orderItems),
      { ofOrders: true },
    );
    for (const { row } of prepared) {
      if (row.supersedesId !== null) await this.review.markAnswered(tx, platformId, row.caseId, row.id);
    }
  }
}

function decisionOf(row: DecisionRow, decidedBy: string): EarlierDecision {
  const { line, items, source } = row;
  const askedFirst = items
    .filter(({ item }) => source === 'terms-flag' || item.type === 'notice')
    .map(({ item }) => item);
  const [primary] = askedFirst.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
  return {
    id: row.id,
    externalId: line.externalId,
    caseId: row.caseId,
    claimId: line.firstLookAt && row.supersedesId === null ? newId() : null,
    supersedesId: row.supersedesId,
    source,
    primaryItemId: primary?.itemId ?? null,
    decidedAt: line.decidedAt,
    decidedBy,
    outcome: line.outcome,
    facts: line.facts ?? '',
    ground: groundOf(row),
    restrictions: (line.restrictions ?? []).map(termsOf).map((terms) => ({
      ...terms,
      endsAt: terms.endsAt?.toISOString() ?? null,
    })),
    category: line.category ?? null,
    keyword: line.keyword ?? null,
    otherDescription: line.otherDescription ?? null,
    contentLanguage: line.contentLanguage ?? null,
    automation: automationOf(line),
    statementId: line.outcome === 'restrict' ? newId() : null,
    findings: items.map(({ item, found, clauseId }) => ({ itemId: item.itemId, found, clauseId })),
  };
}

function groundOf({ line: { ground }, groundClause }: DecisionRow): Ground | null {
  if (!ground) return null;
  const { explanation } = ground;
  if (groundClause) {
    const { id, code, version, title, url } = groundClause;
    return { kind: 'terms', clause: { id, code, version, title, url }, explanation };
  }
  const memberState = ground.memberState === undefined ? null : (memberStateFrom(ground.memberState) ?? null);
  return { kind: 'illegal', law: ground.law!, provision: ground.provision!, memberState, explanation };
}

function caseOf({ row, decision }: Prepared) {
  const { line } = row;
  const asked = [...row.items.map(({ item }) => item), ...row.orderItems].map(({ receivedAt }) => receivedAt.getTime());
  const openedAt = asked.length > 0 ? new Date(Math.min(...asked)) : (line.firstLookAt ?? line.decidedAt);
  return {
    id: row.caseId,
    subjectId: row.subjectId,
    cause:
      row.source === 'order'
        ? ('order' as const)
        : row.items.length > 0
          ? ('notice' as const)
          : ('own-initiative' as const),
    language: line.contentLanguage ?? undetermined,
    skill: skillFor(line.category, line.keyword),
    openedAt,
    decidedAt: line.decidedAt,
    claim:
      decision.claimId === null
        ? null
        : { id: decision.claimId, staffId: decision.decidedBy, claimedAt: line.firstLookAt! },
  };
}

function statementOf({ profile }: ImportRun, { row, decision }: Prepared) {
  const { line } = row;
  const { language = profile.languages[0] ?? 'en', text = '', exemption = null } = line.statement ?? {};
  return {
    id: decision.statementId!,
    decisionId: decision.id,
    recipientId: row.recipientId,
    exemption,
    language,
    text,
    elements: {
      subject: {
        kind: row.subject?.subject.kind ?? 'content',
        contentId: line.contentId ?? null,
        locations: line.url ? [line.url] : [],
      },
      restrictions: decision.restrictions,
      facts: decision.facts,
      source: decision.source,
      notifier: null,
      automation: { detection: decision.automation.detection, decision: decision.automation.decision },
      ground: decision.ground!,
      redress: redressOf(profile),
    },
  };
}

function restrictionsOf({ row: { line, subjectId }, decision }: Prepared) {
  return (line.restrictions ?? []).map((restriction) => ({
    ...termsOf(restriction),
    decisionId: decision.id,
    subjectId,
    imposedAt: line.decidedAt,
    inEffectAt: restriction.inEffectAt ?? null,
    endedAt: restriction.endedAt ?? null,
  }));
}
