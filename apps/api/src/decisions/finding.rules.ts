import { memberStateFrom } from '../categories/index.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import type { DecisionContent, FindingContent, FindingOutcome, GroundContent, Outcome } from './decision.js';

/** A finding that says all that its outcome asks for: what the ground of the decision says need not be repeated. */
export function completedFinding<F extends FindingContent>(finding: F, ground: GroundContent | undefined): F {
  if (finding.outcome === 'illegal' && ground?.kind === 'illegal' && finding.law === undefined) {
    const { law, provision, memberState } = ground;
    return {
      ...finding,
      law,
      provision: finding.provision ?? provision,
      memberState: finding.memberState ?? memberState,
    };
  }
  if (finding.outcome === 'against-terms' && ground?.kind === 'terms' && finding.clause === undefined) {
    return { ...finding, clause: ground.clause };
  }
  return finding;
}

/**
 * The decision with all its findings completed; of a case with items the general one follows from the ground when none is
 * stated.
 */
export function withCompleteFindings(content: DecisionContent, hasItems: boolean): DecisionContent {
  const { ground, finding, forCategories, forItems } = content;
  const stated = finding ?? (ground && hasItems ? findingOf(ground) : undefined);
  return {
    ...content,
    finding: stated && completedFinding(stated, ground),
    forCategories: forCategories?.map((one) => completedFinding(one, ground)),
    forItems: forItems?.map((one) => completedFinding(one, ground)),
  };
}

/** A decision that was stated of many cases, of one of them: nothing is found of items where there are none. */
export function statedOfMany(content: DecisionContent, hasItems: boolean): DecisionContent {
  return hasItems ? content : { ...content, finding: undefined };
}

function findingOf({ kind, manifestly, gravity }: GroundContent): FindingContent {
  return kind === 'illegal' ? { outcome: 'illegal', manifestly, gravity } : { outcome: 'against-terms' };
}

/** All that the decision says of items: the general finding, and those that differ from it. */
export function statedFindings({ finding, forCategories = [], forItems = [] }: DecisionContent): FindingContent[] {
  return [...(finding ? [finding] : []), ...forCategories, ...forItems];
}

const isBlank = (text: string | undefined) => !text?.trim();

/** What is wrong with one finding, after it was completed. */
export function findingFaults(finding: FindingContent, pointer: string): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (field: string, detail: string) => faults.push({ pointer: `${pointer}/${field}`, detail });
  const { outcome, law, provision, memberState, clause, manifestly, gravity } = finding;
  if (outcome === 'illegal') {
    if (isBlank(law)) fault('law', 'must name the law that the item is illegal under');
    if (isBlank(provision)) fault('provision', 'must name the provision of that law');
  } else if (provision !== undefined && isBlank(law)) {
    fault('law', 'must name the law that the provision is of');
  }
  if (memberState !== undefined && !memberStateFrom(memberState))
    fault('memberState', 'must be a Member State (ISO 3166-1)');
  if (outcome === 'against-terms' && !clause) fault('clause', 'must name the clause of the terms');
  if (outcome !== 'against-terms' && clause) fault('clause', 'goes with the outcome against-terms only');
  if (manifestly && outcome !== 'illegal' && outcome !== 'neither') {
    fault('manifestly', 'goes with illegal (Art. 23(1)) or neither (Art. 23(2)) only');
  }
  if (gravity && !manifestly) fault('gravity', 'goes with manifestly only (Art. 23(3))');
  return faults;
}

type Verdict = 'required' | 'allowed' | 'refused';

/**
 * Which findings go with which decision. Who finds an item illegal or against the terms restricts something, unless it is
 * restricted already or gone, which are findings of their own; and a ground stands on at least one item found so.
 */
const verdicts: Record<'illegal' | 'terms' | 'no-action', Record<FindingOutcome, Verdict>> = {
  illegal: {
    illegal: 'required',
    'against-terms': 'allowed',
    neither: 'allowed',
    unavailable: 'allowed',
    'already-restricted': 'allowed',
  },
  terms: {
    illegal: 'allowed',
    'against-terms': 'required',
    neither: 'allowed',
    unavailable: 'allowed',
    'already-restricted': 'allowed',
  },
  'no-action': {
    illegal: 'refused',
    'against-terms': 'refused',
    neither: 'allowed',
    unavailable: 'allowed',
    'already-restricted': 'allowed',
  },
};

/** What is wrong between the decision and all findings on its items together; a case without items has none to judge. */
export function matrixFaults(
  decision: { readonly outcome: Outcome; readonly ground?: Pick<GroundContent, 'kind'> },
  found: readonly FindingOutcome[],
): FieldError[] {
  const row = verdicts[decision.outcome === 'no-action' ? 'no-action' : (decision.ground?.kind ?? 'illegal')];
  const refused = found.filter((outcome) => row[outcome] === 'refused');
  const lacking = (Object.keys(row) as FindingOutcome[]).filter(
    (outcome) => row[outcome] === 'required' && !found.includes(outcome),
  );
  return [
    ...refused.map((outcome) => ({
      pointer: '#/outcome',
      detail: `must restrict something when an item is found ${outcome}; or find it already-restricted or unavailable`,
    })),
    ...lacking.map((outcome) => ({
      pointer: '#/finding',
      detail: `must find at least one item ${outcome}: the ground says so`,
    })),
  ];
}
