import {
  automationFaults,
  completedFinding,
  filingFaults,
  findingFaults,
  groundFaults,
  matrixFaults,
  mayEnd,
  territoryCode,
  type AutomationContent,
  type FindingContent,
} from '../../decisions/index.js';
import type { FieldError } from '../../infrastructure/validation/index.js';
import { afterNow, before } from '../instants.rules.js';
import type { EarlierDecisionDto } from '../lines/earlier-decision.dto.js';

const noMeans: AutomationContent = { detection: false, decision: 'none', processing: [] };

export const automationOf = ({ automation }: EarlierDecisionDto): AutomationContent => automation ?? noMeans;

/** What was found of each item, in their order; undefined where the line does not say it. */
export function findingsOf({ items = [], finding, ground }: EarlierDecisionDto): (FindingContent | undefined)[] {
  const ofGround: FindingContent | undefined = ground && {
    outcome: ground.kind === 'illegal' ? 'illegal' : 'against-terms',
  };
  return items.map((item) => {
    const stated = item.finding ?? finding ?? ofGround;
    return stated && completedFinding(stated, ground);
  });
}

/** What is wrong with a decision before anything is looked up, as it would be here today, but for what only an earlier tool knows. */
export function decisionLineFaults(line: EarlierDecisionDto, now: Date): FieldError[] {
  const { decidedAt, firstLookAt } = line;
  return [
    ...afterNow({ decidedAt, firstLookAt }, now),
    ...before({ field: 'decidedAt', at: decidedAt }, { what: 'the first look', at: firstLookAt }),
    ...placeFaults(line),
    ...(line.outcome === 'restrict' ? restrictFaults(line, now) : noActionFaults(line)),
    ...filingFaults(line),
    ...automationFaults({ automation: automationOf(line) }),
    ...itemFaults(line),
  ];
}

function placeFaults({ items, orders, url, contentId, finding, supersedes }: EarlierDecisionDto): FieldError[] {
  const isAnswer = Boolean(items?.length || orders?.length);
  const places = [url, contentId].filter((place) => place !== undefined).length;
  const faults: FieldError[] = [];
  if (isAnswer && places > 0) faults.push({ pointer: '#', detail: 'must not name a place beside items or orders' });
  if (!isAnswer && places !== 1 && !supersedes) {
    faults.push({ pointer: '#', detail: 'must name items, orders, or one of url and contentId' });
  }
  if (finding && !items?.length) faults.push({ pointer: '#/finding', detail: 'goes with items of notices only' });
  return faults;
}

function restrictFaults(
  { ground, restrictions = [], category, decidedAt }: EarlierDecisionDto,
  now: Date,
): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail });
  if (ground) faults.push(...groundFaults(ground));
  else fault('#/ground', 'must say why: illegal or against the terms (Art. 17(3)(d), (e))');
  if (restrictions.length === 0) fault('#/restrictions', 'must name at least one restriction');
  if (!category) fault('#/category', 'must be given to restrict');
  restrictions.forEach(({ type, territory, endsAt, inEffectAt, endedAt }, index) => {
    const at = `#/restrictions/${index}`;
    if (restrictions.findIndex((other) => other.type === type) < index) fault(`${at}/type`, 'is there already');
    territory?.forEach((code, position) => {
      if (!territoryCode(code)) fault(`${at}/territory/${position}`, 'must be a state of the EU or EEA (ISO 3166-1)');
    });
    if (territory?.length === 0) fault(`${at}/territory`, 'must name a state, or be left out for all Member States');
    if (endsAt && !mayEnd(type))
      fault(`${at}/endsAt`, 'goes with temporary restrictions only: a termination does not end');
    else if (endsAt && endsAt <= decidedAt) fault(`${at}/endsAt`, 'must be after the decision');
    if (inEffectAt && inEffectAt > now) fault(`${at}/inEffectAt`, 'must not be in the future');
    if (endedAt && endedAt > now) fault(`${at}/endedAt`, 'must not be in the future');
    if (endedAt && endedAt < decidedAt) fault(`${at}/endedAt`, 'must not be before the decision');
  });
  return faults;
}

function noActionFaults({ ground, restrictions, statement }: EarlierDecisionDto): FieldError[] {
  const only = 'goes with the outcome restrict only';
  return [
    ...(ground ? [{ pointer: '#/ground', detail: only }] : []),
    ...(restrictions?.length ? [{ pointer: '#/restrictions', detail: only }] : []),
    ...(statement ? [{ pointer: '#/statement', detail: only }] : []),
  ];
}

function itemFaults(line: EarlierDecisionDto): FieldError[] {
  const { items = [], outcome, ground } = line;
  const found = findingsOf(line);
  const faults = items.flatMap((item, index): FieldError[] => {
    const finding = found[index];
    const pointer = item.finding ? `#/items/${index}/finding` : '#/finding';
    return finding ? findingFaults(finding, pointer) : [{ pointer, detail: 'must say what was found of the item' }];
  });
  const outcomes = found.flatMap((finding) => finding?.outcome ?? []);
  if (items.length === 0 || outcomes.length < items.length) return distinct(faults);
  return distinct([...faults, ...matrixFaults({ outcome, ground }, [...new Set(outcomes)])]);
}

function distinct(faults: readonly FieldError[]): FieldError[] {
  return [...new Map(faults.map((fault) => [`${fault.pointer} ${fault.detail}`, fault])).values()];
}
