import {
  categoryOf,
  illegalCategoryCodes,
  isSubcategoryOf,
  memberStateCodes,
  memberStateFrom,
  officialLanguageCodes,
  otherKeyword,
  eeaCodes,
  termsCategoryCodes,
} from '../categories/index.js';
import type { RestrictionTerms } from '../enforcement/index.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import type { PlatformProfile, RestrictionType } from '../platforms/index.js';
import type { CaseCause } from '../review/index.js';
import type { Source } from '../statements-of-reasons/index.js';
import type {
  AutomationContent,
  DecisionContent,
  FindingContent,
  GroundContent,
  RestrictionContent,
} from './decision.js';
import { findingFaults } from './finding.rules.js';

const isBlank = (text: string | undefined) => !text?.trim();

/** What is wrong with a decision before anything is looked up; [] when nothing is. Findings are completed before. */
export function decisionFaults(
  decision: DecisionContent,
  platform: Pick<PlatformProfile, 'restrictionTypes'>,
  now: Date,
): FieldError[] {
  return [
    ...(isBlank(decision.facts) ? [{ pointer: '#/facts', detail: 'must say what was found' }] : []), // Art. 17(3)(b)
    ...(decision.outcome === 'restrict' ? restrictFaults(decision, platform, now) : noActionFaults(decision)),
    ...filingFaults(decision),
    ...automationFaults(decision),
    ...allFindings(decision).flatMap(([finding, pointer]) => findingFaults(finding, pointer)),
    ...repeatedFaults(decision),
  ];
}

function restrictFaults(
  { ground, restrictions = [], category, discloseNotifier }: DecisionContent,
  { restrictionTypes }: Pick<PlatformProfile, 'restrictionTypes'>,
  now: Date,
): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail });
  if (ground) faults.push(...groundFaults(ground));
  else fault('#/ground', 'must say why: illegal or against the terms (Art. 17(3)(d), (e))');
  if (restrictions.length === 0) fault('#/restrictions', 'must name at least one restriction');
  if (!category) fault('#/category', 'must be given to restrict');
  restrictions.forEach(({ type, territory, endsAt }, index) => {
    const at = `#/restrictions/${index}`;
    if (!restrictionTypes.includes(type)) fault(`${at}/type`, 'is not one that the platform can impose');
    if (restrictions.findIndex((other) => other.type === type) < index) fault(`${at}/type`, 'is there already');
    territory?.forEach((code, position) => {
      if (!territoryCode(code)) fault(`${at}/territory/${position}`, 'must be a state of the EU or EEA (ISO 3166-1)');
    });
    if (territory?.length === 0) fault(`${at}/territory`, 'must name a state, or be left out for all Member States');
    if (endsAt && !mayEnd(type))
      fault(`${at}/endsAt`, 'goes with temporary restrictions only: a termination does not end');
    else if (endsAt && endsAt <= now) fault(`${at}/endsAt`, 'must lie in the future');
  });
  if (discloseNotifier && isBlank(discloseNotifier.necessity)) {
    fault('#/discloseNotifier/necessity', 'must say why naming the notifier is strictly necessary (Art. 17(3)(b))');
  }
  return faults;
}

/** What is wrong with the ground of a restriction (Art. 17(3)(d), (e)). */
export function groundFaults(ground: GroundContent): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (field: string, detail: string) => faults.push({ pointer: `#/ground/${field}`, detail });
  if (isBlank(ground.explanation)) fault('explanation', 'must say why'); // Art. 17(3)(d), (e); DEC-2
  if (ground.kind === 'illegal') {
    if (isBlank(ground.law)) fault('law', 'must name the law');
    if (isBlank(ground.provision)) fault('provision', 'must name the provision of the law');
    if (ground.clause) fault('clause', 'goes with the ground terms only');
    if (ground.gravity && !ground.manifestly) fault('gravity', 'goes with manifestly only (Art. 23(3))');
  } else {
    if (!ground.clause) fault('clause', 'must name the clause of the terms');
    for (const field of ['law', 'provision', 'memberState', 'manifestly', 'gravity'] as const) {
      if (ground[field] !== undefined) fault(field, 'goes with the ground illegal only');
    }
  }
  if (ground.memberState !== undefined && !memberStateFrom(ground.memberState)) {
    fault('memberState', 'must be a Member State (ISO 3166-1)');
  }
  return faults;
}

function noActionFaults({
  ground,
  restrictions,
  discloseNotifier,
  statementExemption,
  misuse,
}: DecisionContent): FieldError[] {
  const only = 'goes with the outcome restrict only';
  return [
    ...(ground ? [{ pointer: '#/ground', detail: only }] : []),
    ...(restrictions?.length ? [{ pointer: '#/restrictions', detail: only }] : []),
    ...(discloseNotifier ? [{ pointer: '#/discloseNotifier', detail: only }] : []),
    ...(statementExemption ? [{ pointer: '#/statementExemption', detail: only }] : []),
    ...(misuse ? [{ pointer: '#/misuse', detail: only }] : []),
  ];
}

/** Where the decision is counted in the report: by the ground that it stands on (Annex II Part I section 7). */
export function filingFaults({
  ground,
  category,
  keyword,
  otherDescription,
  contentLanguage,
}: Pick<DecisionContent, 'ground' | 'category' | 'keyword' | 'otherDescription' | 'contentLanguage'>): FieldError[] {
  const faults: FieldError[] = [];
  const codes = ground?.kind === 'terms' ? termsCategoryCodes : illegalCategoryCodes;
  const fits = category === undefined || (ground ? codes.includes(category) : categoryOf(category) !== undefined);
  if (!fits)
    faults.push({ pointer: '#/category', detail: "must be a code of the Commission's list that fits the ground" });
  if (keyword !== undefined && (category === undefined || !isSubcategoryOf(keyword, category))) {
    faults.push({ pointer: '#/keyword', detail: 'must stand under the category' });
  }
  if (keyword === otherKeyword && isBlank(otherDescription)) {
    faults.push({ pointer: '#/otherDescription', detail: `must describe what ${otherKeyword} stands for` });
  }
  if (keyword !== otherKeyword && otherDescription !== undefined) {
    faults.push({ pointer: '#/otherDescription', detail: `goes with ${otherKeyword} only` });
  }
  if (contentLanguage !== undefined && !officialLanguageCodes.includes(contentLanguage)) {
    faults.push({ pointer: '#/contentLanguage', detail: 'must be an official language of the Union' });
  }
  return faults;
}

/** A system that had a part is named. */
export function automationFaults({
  automation,
}: {
  readonly automation: Omit<AutomationContent, 'processing'>;
}): FieldError[] {
  const usesSystem = automation.detection || automation.decision !== 'none';
  return usesSystem && isBlank(automation.system) // DEC-4
    ? [{ pointer: '#/automation/system', detail: 'must name the system that detected or decided' }]
    : [];
}

function allFindings({ finding, forCategories = [], forItems = [] }: DecisionContent): [FindingContent, string][] {
  return [
    ...(finding ? [[finding, '#/finding'] as [FindingContent, string]] : []),
    ...forCategories.map((one, index): [FindingContent, string] => [one, `#/forCategories/${index}`]),
    ...forItems.map((one, index): [FindingContent, string] => [one, `#/forItems/${index}`]),
  ];
}

function repeatedFaults({ forCategories = [], forItems = [] }: DecisionContent): FieldError[] {
  const seen = (values: readonly string[], index: number) => values.indexOf(values[index]!) < index;
  const categories = forCategories.map((one) => one.category);
  const items = forItems.map((one) => one.itemId);
  return [
    ...categories.flatMap((_, index) =>
      seen(categories, index) ? [{ pointer: `#/forCategories/${index}/category`, detail: 'is there already' }] : [],
    ),
    ...items.flatMap((_, index) =>
      seen(items, index) ? [{ pointer: `#/forItems/${index}/itemId`, detail: 'is there already' }] : [],
    ),
  ];
}

/** What is wrong once it is known how many items the case has, and whether notices asked for it. */
export function itemFaults(
  decision: DecisionContent,
  items: { readonly asked: boolean; readonly count: number },
): FieldError[] {
  const { finding, forCategories, forItems, discloseNotifier } = decision;
  if (items.count > 0) {
    return finding ? [] : [{ pointer: '#/finding', detail: 'must say what was found of the items' }];
  }
  if (items.asked) {
    return [{ pointer: '#/seenThrough', detail: 'must be the value that came with the case: it shows no item of it' }];
  }
  const none = 'goes with notices only: this case has none';
  return [
    ...(finding ? [{ pointer: '#/finding', detail: none }] : []),
    ...(forCategories?.length ? [{ pointer: '#/forCategories', detail: none }] : []),
    ...(forItems?.length ? [{ pointer: '#/forItems', detail: none }] : []),
    ...(discloseNotifier ? [{ pointer: '#/discloseNotifier', detail: none }] : []),
  ];
}

/** Whether a restriction can be for a time: all but terminations. */
export function mayEnd(type: RestrictionType): boolean {
  return !type.endsWith('-termination');
}

/** The stored code of a state that a restriction may name: EL becomes GR. */
export function territoryCode(code: string): string | undefined {
  return memberStateFrom(code) ?? (eeaCodes.includes(code) ? code : undefined);
}

/** A restriction in full: its territory sorted, once each, and all Member States when left out. */
export function termsOf({ type, territory, endsAt }: RestrictionContent): RestrictionTerms {
  const codes = territory ? territory.map((code) => territoryCode(code)!) : memberStateCodes;
  return { type, territory: [...new Set(codes)].sort(), endsAt: endsAt ?? null };
}

/** Art. 17(3)(b): what led to a decision, derived from what it answers; one notice under Art. 16 goes before any flags. */
export function sourceOf(items: {
  readonly count: number;
  readonly hasNotice: boolean;
  readonly hasTrustedFlagger: boolean;
}): Source {
  if (items.count === 0) return 'voluntary';
  if (!items.hasNotice) return 'terms-flag';
  return items.hasTrustedFlagger ? 'trusted-flagger' : 'article-16';
}

/** What a decision counts as in the report: a flag under the terms is no notice, so what follows from it is own initiative. */
export function causeOf(source: Source): CaseCause {
  switch (source) {
    case 'article-16':
    case 'trusted-flagger':
      return 'notice';
    case 'terms-flag':
    case 'voluntary':
      return 'own-initiative';
    case 'order':
      return 'order';
  }
}
