import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { contactLines, redressOf, TermsClauses, type PlatformProfile, type TermsClause } from '../platforms/index.js';
import { buildStatement, type Ground, type Statement, type StatementValues } from '../statements-of-reasons/index.js';
import type { MeasureRecord, MeasureTexts } from './measure.js';
import { MeasureTextsService } from './measure-texts.service.js';

/** Puts the statement of reasons of a measure together from its row and its words (Art. 17(3)): it is stored nowhere else. */
@Injectable()
export class StateMeasuresService {
  constructor(
    private readonly clauses: TermsClauses,
    private readonly texts: MeasureTextsService,
  ) {}

  /** In the order given; null where the words were erased. */
  async statementsOf(
    tx: Tx,
    profile: PlatformProfile,
    measures: readonly MeasureRecord[],
  ): Promise<(Statement | null)[]> {
    const texts = await this.texts.read(
      tx,
      profile.id,
      measures.map(({ explanationId }) => explanationId),
    );
    const clauses = await this.clausesOf(tx, profile.id, measures);
    return measures.map((measure) => {
      const words = texts.get(measure.explanationId);
      return words === undefined ? null : statementOf(profile, measure, words, clauses);
    });
  }

  private async clausesOf(
    tx: Tx,
    platformId: string,
    measures: readonly MeasureRecord[],
  ): Promise<Map<string, TermsClause>> {
    const found = new Map<string, TermsClause>();
    for (const id of new Set(measures.flatMap(({ termsClauseId }) => termsClauseId ?? []))) {
      const clause = await this.clauses.byId(tx, platformId, id);
      if (clause) found.set(id, clause);
    }
    return found;
  }
}

function statementOf(
  profile: PlatformProfile,
  measure: MeasureRecord,
  words: MeasureTexts,
  clauses: ReadonlyMap<string, TermsClause>,
): Statement {
  return buildStatement({
    subject: { kind: 'content', contentId: measure.contentExternalId, locations: [] },
    restrictions: measure.restrictionTypes.map((type) => ({
      type,
      territory: measure.territory,
      endsAt: measure.endsAt?.toISOString() ?? null,
    })),
    facts: words.facts,
    source: 'voluntary',
    notifier: null,
    automation: { detection: measure.automatedDetection, decision: measure.automatedDecision },
    ground: groundOf(measure, words, clauses),
    redress: redressOf(profile),
  });
}

function groundOf(
  { ground, termsClauseId }: MeasureRecord,
  { explanation, law, provision, memberState }: MeasureTexts,
  clauses: ReadonlyMap<string, TermsClause>,
): Ground {
  if (ground === 'illegal') {
    return { kind: ground, law: law!, provision: provision!, memberState: memberState ?? null, explanation };
  }
  const { id, code, version, title, url } = clauses.get(termsClauseId!)!;
  return { kind: ground, clause: { id, code, version, title, url }, explanation };
}

/** What the template of statements needs; without a link where nobody is to be led to the page on which they complain. */
export function statementValues(
  profile: PlatformProfile,
  { appliedOn, measureId, occurredAt }: MeasureRecord,
  statement: Statement,
  complaintUrl: string | null = null,
): StatementValues {
  return {
    statement,
    serviceName: profile.serviceName,
    decisionId: `${appliedOn}/${measureId}`,
    decidedAt: occurredAt,
    timeZone: profile.timeZone,
    corrects: false,
    complaintUrl,
    contact: (language) => contactLines(profile, language),
  };
}
