import type { DecisionTexts } from './decision-texts.js';
import type { DecisionContent, FindingContent, FindingOutcome, Outcome } from './decision.js';

/** What one item alleges. */
export interface Alleged {
  readonly category: string | null;
  readonly law: string | null;
  readonly clause: string | null;
}

/** Why a case cannot be answered by an earlier decision. */
export type Difference =
  | 'content'
  | 'content-version'
  | 'category'
  | 'law'
  | 'clause'
  | 'order'
  | 'findings'
  | 'restriction'
  | 'too-many-items';

export interface Question {
  readonly subjectId: string;
  readonly contentId: string | null;
  readonly contentVersion: number | null;
  /** Null when there are too many to compare. */
  readonly alleged: readonly Alleged[] | null;
}

/** The earlier decision with what it answered. */
export interface Answered extends Question {
  readonly outcome: Outcome;
  readonly category: string | null;
  readonly law: string | null;
  readonly clause: string | null;
  readonly findings: readonly FindingOutcome[];
  /** Whether something that it imposed is in force. */
  readonly isInForce: boolean;
}

/** In what the case differs from what was decided; [] when the answer is the same. */
export function differencesOf(asked: Question & { readonly hasOrder: boolean }, earlier: Answered): Difference[] {
  const differences: Difference[] = [];
  if (asked.contentId === null || asked.contentId !== earlier.contentId) differences.push('content');
  else if (asked.contentVersion !== earlier.contentVersion) differences.push('content-version');
  if (asked.hasOrder) differences.push('order');
  if (asked.alleged === null || earlier.alleged === null) return [...differences, 'too-many-items'];
  const was = (field: keyof Alleged) =>
    new Set([...earlier.alleged!.map((one) => plain(one[field])), plain(earlier[field])]);
  for (const field of ['category', 'law', 'clause'] as const) {
    const known = was(field);
    const isNew = (text: string | null) => text !== null && !known.has(text);
    if (asked.alleged.some((one) => isNew(plain(one[field])))) differences.push(field);
  }
  const [found, ...others] = new Set(earlier.findings);
  const restsOnRestriction = earlier.outcome === 'restrict' || found === 'already-restricted';
  if (restsOnRestriction && !earlier.isInForce) differences.push('restriction');
  const isOneAnswer = others.length === 0 && (found === 'neither' || found === 'already-restricted');
  if (earlier.outcome === 'no-action' && !isOneAnswer) differences.push('findings');
  return differences;
}

/** Two notifiers write the same law in different ways: blanks and capitals do not count. */
function plain(text: string | null): string | null {
  return text?.trim().replace(/\s+/g, ' ').toLowerCase() || null;
}

/**
 * What answers the case by the earlier decision. What that one imposed is in force, so nothing is restricted anew and no statement is
 * owed; what it found without restricting is found again. That a notice was manifestly unfounded is not copied: it is judged of each.
 */
export function contentByReference(
  { id, outcome, facts }: { readonly id: string; readonly outcome: Outcome; readonly facts: string },
  found: FindingContent | null,
): DecisionContent {
  return {
    outcome: 'no-action',
    facts,
    finding: outcome === 'restrict' || !found ? { outcome: 'already-restricted' } : found,
    automation: { detection: false, decision: 'none', processing: ['duplicate-detection'] },
    repeatsDecisionId: id,
  };
}

/** The law and the clause that an earlier decision rested on. */
export function groundNames({ ground }: Pick<DecisionTexts, 'ground'>): { law: string | null; clause: string | null } {
  return {
    law: ground?.kind === 'illegal' ? ground.law : null,
    clause: ground?.kind === 'terms' ? ground.clause.code : null,
  };
}
