import { memberStateCodes } from '../categories/index.js';
import type { DecisionContent } from './decision.js';
import { causeOf, decisionFaults, itemFaults, mayEnd, sourceOf, termsOf } from './decision.rules.js';

const now = new Date('2026-11-22T10:00:00Z');
const later = new Date('2026-12-22T10:00:00Z');
const platform = { restrictionTypes: ['visibility-removal', 'account-suspension', 'account-termination'] } as const;

const illegal = { kind: 'illegal', law: 'StGB', provision: '185', explanation: 'An insult.' } as const;
const terms = { kind: 'terms', clause: { code: 'no-insults' }, explanation: 'An insult.' } as const;
const automation = { detection: false, decision: 'none', processing: [] } as const;
const restrict: DecisionContent = {
  outcome: 'restrict',
  facts: 'A post.',
  ground: illegal,
  restrictions: [{ type: 'visibility-removal' }],
  category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  automation,
};
const noAction: DecisionContent = {
  outcome: 'no-action',
  facts: 'A post.',
  finding: { outcome: 'neither' },
  automation,
};

const pointers = (decision: DecisionContent) => decisionFaults(decision, platform, now).map((fault) => fault.pointer);
const restricted = (restriction: object) => ({
  ...restrict,
  restrictions: [{ type: 'account-suspension' as const, ...restriction }],
});

describe('a decision', () => {
  it.each([
    ['restricts what is illegal', restrict],
    ['restricts what is against the terms', { ...restrict, ground: terms }],
    ['does nothing', noAction],
    ['names the Member State', { ...restrict, ground: { ...illegal, memberState: 'EL' } }],
    ['restricts for a time, in some states', restricted({ endsAt: later, territory: ['EL', 'NO'] })],
    [
      'restricts twice',
      { ...restrict, restrictions: [{ type: 'visibility-removal' }, { type: 'account-termination' }] },
    ],
    ['tells what was automated', { ...restrict, automation: { ...automation, detection: true, system: 'hash-match' } }],
    ['discloses the notifier where it must', { ...restrict, discloseNotifier: { necessity: 'Copyright.' } }],
    ['describes another kind of content', { ...restrict, keyword: 'KEYWORD_OTHER', otherDescription: 'Doxing' }],
  ] as [string, DecisionContent][])('may be one that %s', (_what, decision) => expect(pointers(decision)).toEqual([]));

  it.each([
    ['no facts (Art. 17(3)(b))', { ...restrict, facts: ' ' }, '#/facts'],
    ['no ground', { ...restrict, ground: undefined }, '#/ground'],
    ['no law (Art. 17(3)(d))', { ...restrict, ground: { ...illegal, law: undefined } }, '#/ground/law'],
    ['no provision (Art. 17(3)(d))', { ...restrict, ground: { ...illegal, provision: '' } }, '#/ground/provision'],
    ['no reason why it is illegal', { ...restrict, ground: { ...illegal, explanation: ' ' } }, '#/ground/explanation'],
    ['no clause (Art. 17(3)(e))', { ...restrict, ground: { ...terms, clause: undefined } }, '#/ground/clause'],
    [
      'no reason why the terms are broken',
      { ...restrict, ground: { ...terms, explanation: '' } },
      '#/ground/explanation',
    ],
    ['a law of the terms', { ...restrict, ground: { ...terms, law: 'StGB' } }, '#/ground/law'],
    ['terms broken manifestly', { ...restrict, ground: { ...terms, manifestly: true } }, '#/ground/manifestly'],
    ['gravity of what is not manifest', { ...restrict, ground: { ...illegal, gravity: 'minor' } }, '#/ground/gravity'],
    ['a clause of the law', { ...restrict, ground: { ...illegal, clause: { code: 'a' } } }, '#/ground/clause'],
    ['a state outside the Union', { ...restrict, ground: { ...illegal, memberState: 'US' } }, '#/ground/memberState'],
    ['no restriction', { ...restrict, restrictions: [] }, '#/restrictions'],
    [
      'a restriction that the platform cannot impose',
      { ...restrict, restrictions: [{ type: 'monetary-suspension' }] },
      '#/restrictions/0/type',
    ],
    [
      'a restriction twice',
      { ...restrict, restrictions: [{ type: 'visibility-removal' }, { type: 'visibility-removal' }] },
      '#/restrictions/1/type',
    ],
    ['a territory outside the EEA', restricted({ territory: ['DE', 'US'] }), '#/restrictions/0/territory/1'],
    ['an empty territory', restricted({ territory: [] }), '#/restrictions/0/territory'],
    ['an end in the past', restricted({ endsAt: now }), '#/restrictions/0/endsAt'],
    ['the end of a termination', restricted({ type: 'account-termination', endsAt: later }), '#/restrictions/0/endsAt'],
    ['no category', { ...restrict, category: undefined }, '#/category'],
    ['an unknown category', { ...restrict, category: 'STATEMENT_CATEGORY_X' }, '#/category'],
    [
      'the category of a vague notice',
      { ...restrict, category: 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE' },
      '#/category',
    ],
    ['a keyword of another category', { ...restrict, keyword: 'KEYWORD_PHISHING' }, '#/keyword'],
    ['a keyword of no category', { ...noAction, keyword: 'KEYWORD_PHISHING' }, '#/keyword'],
    ['another kind without a description', { ...restrict, keyword: 'KEYWORD_OTHER' }, '#/otherDescription'],
    ['a description of a known kind', { ...restrict, otherDescription: 'Doxing' }, '#/otherDescription'],
    ['a language that is not official', { ...restrict, contentLanguage: 'tr' }, '#/contentLanguage'],
    ['detection by no system', { ...restrict, automation: { ...automation, detection: true } }, '#/automation/system'],
    [
      'a decision by no system',
      { ...restrict, automation: { ...automation, decision: 'partial' } },
      '#/automation/system',
    ],
    [
      'a notifier named without need',
      { ...restrict, discloseNotifier: { necessity: '' } },
      '#/discloseNotifier/necessity',
    ],
    ['misuse for nothing', { ...noAction, misuse: { warningId: 'w', gravity: 'minor', assessment: 'x' } }, '#/misuse'],
    ['a ground for nothing', { ...noAction, ground: illegal }, '#/ground'],
    ['a restriction for nothing', { ...noAction, restrictions: [{ type: 'visibility-removal' }] }, '#/restrictions'],
    ['a notifier named for nothing', { ...noAction, discloseNotifier: { necessity: 'x' } }, '#/discloseNotifier'],
    ['an exemption for nothing', { ...noAction, statementExemption: 'deceptive-high-volume' }, '#/statementExemption'],
    ['a finding that lacks the law', { ...noAction, finding: { outcome: 'neither', provision: '1' } }, '#/finding/law'],
    [
      'a faulty finding for a category',
      { ...noAction, forCategories: [{ category: 'X', outcome: 'against-terms' }] },
      '#/forCategories/0/clause',
    ],
    [
      'a faulty finding for an item',
      { ...noAction, forItems: [{ itemId: 'i', outcome: 'against-terms' }] },
      '#/forItems/0/clause',
    ],
    [
      'an item twice',
      {
        ...noAction,
        forItems: [
          { itemId: 'i', outcome: 'neither' },
          { itemId: 'i', outcome: 'unavailable' },
        ],
      },
      '#/forItems/1/itemId',
    ],
    [
      'a category twice',
      {
        ...noAction,
        forCategories: [
          { category: 'X', outcome: 'neither' },
          { category: 'X', outcome: 'unavailable' },
        ],
      },
      '#/forCategories/1/category',
    ],
  ] as [string, DecisionContent, string][])('is refused with %s', (_what, decision, pointer) => {
    expect(pointers(decision)).toEqual([pointer]);
  });
});

describe('the items of a case', () => {
  it('have a finding', () => {
    expect(itemFaults(noAction, { asked: true, count: 2 })).toEqual([]);
    expect(itemFaults({ ...noAction, finding: undefined }, { asked: true, count: 2 })[0]!.pointer).toBe('#/finding');
  });

  it('were seen by who decides', () => {
    expect(itemFaults(noAction, { asked: true, count: 0 })[0]!.pointer).toBe('#/seenThrough');
  });

  it('are none on own initiative, and so are findings and notifiers', () => {
    const own = { asked: false, count: 0 };
    const decision: DecisionContent = {
      ...restrict,
      finding: { outcome: 'illegal' },
      forCategories: [{ category: 'X', outcome: 'neither' }],
      forItems: [{ itemId: 'i', outcome: 'neither' }],
      discloseNotifier: { necessity: 'x' },
    };
    expect(itemFaults(decision, own).map((fault) => fault.pointer)).toEqual([
      '#/finding',
      '#/forCategories',
      '#/forItems',
      '#/discloseNotifier',
    ]);
    expect(itemFaults(restrict, own)).toEqual([]);
  });
});

describe('the terms of a restriction', () => {
  it('hold for all Member States when no territory is named', () => {
    expect(termsOf({ type: 'visibility-removal' })).toEqual({
      type: 'visibility-removal',
      territory: [...memberStateCodes].sort(),
      endsAt: null,
    });
  });

  it('name each state once, in ISO codes', () => {
    expect(termsOf({ type: 'visibility-removal', territory: ['EL', 'DE', 'GR'] }).territory).toEqual(['DE', 'GR']);
  });

  it.each([
    ['account-suspension', true],
    ['visibility-removal', true],
    ['account-termination', false],
    ['service-partial-termination', false],
  ] as const)('%s may end: %s', (type, may) => expect(mayEnd(type)).toBe(may));
});

describe('what led to a decision (Art. 17(3)(b))', () => {
  it.each([
    ['voluntary', 'own-initiative', { count: 0, hasNotice: false, hasTrustedFlagger: false }],
    ['terms-flag', 'own-initiative', { count: 3, hasNotice: false, hasTrustedFlagger: false }],
    ['article-16', 'notice', { count: 3, hasNotice: true, hasTrustedFlagger: false }],
    ['trusted-flagger', 'notice', { count: 3, hasNotice: true, hasTrustedFlagger: true }],
  ] as const)('is %s, and counts as %s', (source, cause, items) => {
    expect(sourceOf(items)).toBe(source);
    expect(causeOf(source)).toBe(cause);
  });
});
