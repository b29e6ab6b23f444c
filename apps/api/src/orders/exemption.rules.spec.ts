import { endOfDemand, exemptionFaults, isInForce, territoryOfOrders, type DemandingOrder } from './exemption.rules.js';

const order: DemandingOrder = {
  reference: 'O-1',
  kind: 'act',
  instrument: 'dsa-article-9',
  state: 'received',
  demands: ['visibility-removal'],
  territory: ['AT', 'DE'],
  missingElements: [],
  expiresAt: null,
};
const removal = { type: 'visibility-removal', territory: ['DE'], endsAt: null } as const;
const [sooner, later] = [new Date('2027-01-01T00:00:00Z'), new Date('2027-02-01T00:00:00Z')];
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

  it.each([
    ['for good, for an order without an end', null, null, []],
    ['for a time, for an order without an end', later, null, []],
    ['until the order ends', sooner, sooner, []],
    ['for less long', sooner, later, []],
    ['for longer than the order', later, sooner, ['#/restrictions/0/endsAt']],
    ['for good, for an order with an end', null, sooner, ['#/restrictions/0/endsAt']],
  ])('%s', (_what, endsAt, expiresAt, expected) =>
    expect(pointers('illegal', [{ ...removal, endsAt }], [{ ...order, expiresAt }])).toEqual(expected),
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

describe('the end of what orders demand (ORD-5)', () => {
  const until = (expiresAt: Date | null, changes: Partial<DemandingOrder> = {}) => ({
    ...order,
    expiresAt,
    ...changes,
  });

  it.each<[string, DemandingOrder[], Date | null]>([
    ['none without an order', [], null],
    ['that of the order', [until(sooner)], sooner],
    ['that of the last one', [until(later), until(sooner)], later],
    ['none where one has none', [until(sooner), until(null)], null],
    ['of those that demand it alone', [until(sooner), until(later, { demands: ['account-suspension'] })], sooner],
    ['of those that do without a statement alone', [until(sooner), until(later, { instrument: 'referral' })], sooner],
  ])('is %s', (_what, orders, end) => expect(endOfDemand('visibility-removal', orders)).toEqual(end));

  it.each<[string, Parameters<typeof isInForce>[0], boolean]>([
    ['without an end', { state: 'effected', expiresAt: null }, true],
    ['before its end', { state: 'received', expiresAt: later }, true],
    ['at its end', { state: 'received', expiresAt: sooner }, false],
    ['ended by somebody', { state: 'ended', expiresAt: null }, false],
  ])('an order is in force: %s', (_what, ofOrder, expected) => expect(isInForce(ofOrder, sooner)).toBe(expected));
});
