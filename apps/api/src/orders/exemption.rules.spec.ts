import { exemptionFaults, territoryOfOrders, type DemandingOrder } from './exemption.rules.js';

const order: DemandingOrder = {
  reference: 'O-1',
  kind: 'act',
  instrument: 'dsa-article-9',
  state: 'received',
  demands: ['visibility-removal'],
  territory: ['AT', 'DE'],
  missingElements: [],
};
const removal = { type: 'visibility-removal', territory: ['DE'] } as const;
const pointers = (...args: Parameters<typeof exemptionFaults>) =>
  exemptionFaults(...args).map(({ pointer }) => pointer);

describe('doing without a statement of reasons (Art. 17(5))', () => {
  it.each([
    ['exactly what is ordered', { ...removal, territory: ['AT', 'DE'] }, []],
    ['less than is ordered', removal, []],
    ['a wider territory', { ...removal, territory: ['DE', 'FR'] }, ['#/restrictions/0/territory']],
    ['another restriction', { ...removal, type: 'account-suspension' }, ['#/restrictions/0/type']],
  ] as const)('%s', (_what, restriction, expected) =>
    expect(pointers('illegal', [restriction], [order])).toEqual(expected),
  );

  it.each<[string, Partial<DemandingOrder>]>([
    ['an incomplete order', { missingElements: ['redress'] }],
    ['an order on another basis', { instrument: 'other-order' }],
    ['a referral', { instrument: 'referral' }],
    ['a request of a third country', { instrument: 'third-country' }],
    ['an order that has ended', { state: 'ended' }],
  ])('never after %s', (_what, changes) =>
    expect(pointers('illegal', [removal], [{ ...order, ...changes }])).toEqual(['#/statementExemption']),
  );

  it('never without an order, and never on the ground of the terms', () => {
    expect(pointers('illegal', [removal], [])).toEqual(['#/statementExemption']);
    expect(pointers('terms', [removal], [order])).toEqual(['#/statementExemption']);
  });

  it('needs one order that demands the whole of a restriction: two do not add up', () => {
    const others = [
      { ...order, territory: ['AT'] },
      { ...order, territory: ['DE'] },
    ];
    expect(pointers('illegal', [{ ...removal, territory: ['AT', 'DE'] }], others)).toEqual([
      '#/restrictions/0/territory',
    ]);
  });
});

describe('territoryOfOrders (ORD-5)', () => {
  it('is where any of them wants effect', () =>
    expect(territoryOfOrders([{ territory: ['DE'] }, { territory: ['AT', 'DE'] }, { territory: [] }])).toEqual([
      'AT',
      'DE',
    ]));
});
