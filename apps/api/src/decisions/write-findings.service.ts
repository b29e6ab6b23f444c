import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { memberStateFrom } from '../categories/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { SealedTexts, type NewSealedText } from '../infrastructure/sealing/index.js';
import type { ChosenClauses } from './choose-clauses.service.js';
import type { DecisionContent, FindingContent } from './decision.js';
import { matrixFaults } from './finding.rules.js';
import { FindingsRepository, type FindingTemplate } from './findings.repository.js';

/** Writes what was found of each item (Art. 16(5), DEC-1), set-based: a case may have a hundred thousand. */
@Injectable()
export class WriteFindingsService {
  constructor(
    private readonly findings: FindingsRepository,
    private readonly texts: SealedTexts,
  ) {}

  /** Throws `invalid-input` when the findings do not go with the decision, or one is for an item or category not in the case. */
  async write(
    tx: Tx,
    place: { platformId: string; caseId: string; decisionId: string },
    content: DecisionContent,
    clauses: ChosenClauses,
    now: Date,
  ): Promise<void> {
    const { finding, forCategories = [], forItems = [] } = content;
    const stated = [
      { ...finding!, category: null, itemId: null, pointer: '#/finding' },
      ...forCategories.map((one, index) => ({ ...one, itemId: null, pointer: `#/forCategories/${index}/category` })),
      ...forItems.map((one, index) => ({ ...one, category: null, pointer: `#/forItems/${index}/itemId` })),
    ];
    const reasons: NewSealedText[] = [];
    const templates = stated.map((one): FindingTemplate => {
      const reason = one.reason
        ? this.texts.prepare({ platformId: place.platformId, kind: 'finding-reason', text: one.reason })
        : null;
      if (reason) reasons.push(reason);
      return { ...templateOf(one, clauses), category: one.category, itemId: one.itemId, reasonId: reason?.id ?? null };
    });
    await this.texts.insertMany(tx, reasons, now);
    const { outcomes, unused } = await this.findings.insertForCase(tx, place, templates);
    const faults = [
      ...unused
        .filter((position) => position > 0) // the general one may be overruled for every single item
        .map((position) => ({
          pointer: stated[position]!.pointer,
          detail: 'must be of an item that this decision answers',
        })),
      ...matrixFaults(content, outcomes),
    ];
    if (faults.length > 0) throw invalidInput(faults);
  }
}

function templateOf(finding: FindingContent, clauses: ChosenClauses) {
  const { outcome, law, provision, memberState, clause, manifestly, gravity } = finding;
  return {
    outcome,
    law: law ?? null,
    provision: provision ?? null,
    memberState: memberState === undefined ? null : (memberStateFrom(memberState) ?? null),
    termsClauseId: clauses.idOf(clause),
    manifestly: manifestly ?? false,
    gravity: gravity ?? null,
  };
}
