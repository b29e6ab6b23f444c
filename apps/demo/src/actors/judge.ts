import type { PlannedContent } from '../scenario/day.js';
import { rulingTerms, type RulingTerms } from '../scenario/ruling.js';
import type { ReviewCase } from './review-case.js';
import { words } from './words.js';

const dayMs = 86_400_000;

/** The body of POST …/decision: what the content deserves, for each notifier by what the notifier alleges. */
export function judge(found: ReviewCase, content: PlannedContent, isRestricted: boolean, now: Date) {
  const { allegation, language, ruling } = content;
  const { ground, restrictions, finding } = rulingTerms[ruling];
  const common = {
    seenThrough: found.seenThrough,
    facts: words[language].facts(content.url),
    automation: automationOf(found, content),
  };
  const isAsked = found.items.length === 0 || found.items.some((item) => alleges(item.category, content));
  if (isRestricted)
    return { ...common, outcome: 'no-action' as const, ...findingOf(found, { outcome: 'already-restricted' }) };
  if (ground === null || !isAsked)
    return { ...common, outcome: 'no-action' as const, ...findingOf(found, neither(content, finding)) };
  return {
    ...common,
    outcome: 'restrict' as const,
    ground: groundOf(content, ground),
    restrictions: restrictions.map(({ type, days, inMemberState }) => ({
      type,
      ...(days !== undefined && { endsAt: new Date(now.getTime() + days * dayMs).toISOString() }),
      ...(inMemberState && { territory: [allegation.law.memberState ?? 'DE'] }),
    })),
    category: allegation.category,
    keyword: allegation.keyword,
    otherDescription: allegation.otherDescription,
    ...otherViews(found, content),
    ...(ground === 'illegal' && mayName(found) && { discloseNotifier: words[language].disclosure }),
    // What an authority ordered and no more: its recipient is told of the order instead (Art. 17(5)).
    ...(found.orders.length > 0 && found.items.length === 0 && { statementExemption: 'article-9-order' }),
    // Spam by the hundred: a statement to each account would only tell the sender what works (Art. 17(2)).
    ...(allegation.otherDescription &&
      found.cause === 'own-initiative' && { statementExemption: 'deceptive-high-volume' }),
  };
}

/** The body of POST …/corrections: nothing was wrong with the content after all. */
export function reconsider(found: ReviewCase, content: PlannedContent) {
  const { language } = content;
  return {
    outcome: 'no-action',
    facts: words[language].facts(content.url),
    automation: automationOf(found, content),
    ...findingOf(found, neither(content, { outcome: 'neither' })),
    reason: 'The post quotes what it speaks out against; the first decision overlooked the quotation marks.',
  };
}

/** A holder of rights who gave the first notice; who sent a flag under the terms is never named. */
function mayName({ items }: ReviewCase): boolean {
  return items.find(({ type }) => type === 'notice')?.notifierKind === 'entity';
}

/** Nobody alleged anything: then what the content is known for. */
function alleges(category: string | null, { allegation }: PlannedContent): boolean {
  return category === null || category === allegation.category;
}

function groundOf({ allegation, language }: PlannedContent, kind: 'illegal' | 'terms') {
  const explanation = allegation.explanation[language];
  return kind === 'illegal'
    ? { kind, ...allegation.law, explanation }
    : { kind, clause: { code: allegation.clause }, explanation };
}

function neither({ allegation, language }: PlannedContent, finding: RulingTerms['finding']) {
  const { outcome, ...rest } = finding ?? { outcome: 'neither' as const };
  if (outcome === 'unavailable') return { outcome };
  return { outcome, ...rest, ...allegation.law, reason: words[language].neither };
}

/** A case that no notice asked for has no findings. */
function findingOf(found: ReviewCase, finding: { outcome: string }) {
  return found.items.length > 0 ? { finding } : {};
}

/** Who alleged something else about the same content gets another answer. */
function otherViews({ items }: ReviewCase, content: PlannedContent) {
  const others = items.flatMap(({ category }) => (category && !alleges(category, content) ? [category] : []));
  const { language } = content;
  return {
    forCategories: [...new Set(others)].map((category) => ({
      category,
      outcome: 'neither',
      law: 'German Criminal Code',
      provision: 'Section 186',
      memberState: 'DE',
      reason: words[language].neither,
    })),
  };
}

function automationOf({ cause, itemCount }: ReviewCase, { language }: PlannedContent) {
  const detection = cause === 'own-initiative';
  return {
    detection,
    decision: 'none',
    processing: [...(itemCount > 1 ? ['grouping'] : []), ...(language === 'fr' ? ['translation'] : [])],
    ...(detection && { system: 'demo-matcher', version: '1.0' }),
  };
}
