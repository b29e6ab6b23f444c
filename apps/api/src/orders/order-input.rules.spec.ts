import { enteredFaults, namedFaults, territoryFrom, type EnteredOrder } from './order-input.rules.js';

const now = new Date('2026-11-22T10:00:00Z');
const hate = { category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH', keyword: 'KEYWORD_HATE_SPEECH' };
const order: EnteredOrder = { kind: 'act', instrument: 'dsa-article-9', memberState: 'DE' };

describe('an order that is entered (ORD-1, ORD-4)', () => {
  it.each<[string, Partial<EnteredOrder>, string[]]>([
    ['one that lacks nearly everything', {}, []],
    ['a provision with its category', { provision: '§ 130 StGB', ...hate }, []],
    ['a provision without category', { provision: '§ 130 StGB' }, ['#/category']],
    ['a category without provision', { ...hate }, ['#/category']],
    ['a sub-category of nothing', { keyword: hate.keyword }, ['#/keyword']],
    ['Greece as Eurostat writes it', { memberState: 'EL' }, []],
    ['a state that is no member', { memberState: 'NO' }, ['#/memberState']],
    ['a referral of no Member State', { instrument: 'referral', memberState: undefined }, []],
    ['a request of a third country', { instrument: 'third-country', memberState: undefined }, []],
    ['an Art. 10 order to act', { instrument: 'dsa-article-10' }, ['#/kind']],
    ['another order to provide information', { instrument: 'other-order', kind: 'information' }, []],
    [
      'restrictions demanded for information',
      { instrument: 'e-evidence', kind: 'information', demands: ['visibility-removal'] },
      ['#/demands'],
    ],
    ['an item with two addresses', { items: [{ url: 'https://a.example', contentId: 'a' }] }, ['#/items/0']],
    ['an item with a blank address', { items: [{ url: ' ' }] }, ['#/items/0/url']],
  ])('%s', (_what, changes, pointers) =>
    expect(enteredFaults({ ...order, ...changes }, now).map(({ pointer }) => pointer)).toEqual(pointers),
  );

  it('names nothing that only the other kind has', () => {
    const named = {
      items: [{ url: 'https://a.example' }],
      territory: ['DE'],
      reasons: 'Why.',
      recipients: 'Who.',
      purpose: 'To know.',
    };
    expect(namedFaults(named, 'act').map(({ pointer }) => pointer)).toEqual(['#/recipients', '#/purpose']);
    expect(namedFaults(named, 'information').map(({ pointer }) => pointer)).toEqual([
      '#/items',
      '#/territory',
      '#/reasons',
    ]);
  });

  it('has its territory sorted, each state once, those of the EEA too', () =>
    expect(territoryFrom(['NO', 'EL', 'DE', 'GR'])).toEqual(['DE', 'GR', 'NO']));
});
