import { effectFaults, instantFaults } from './effect-input.rules.js';
import { effectOnItem, progressOf, type OrderedItemProgress, type RestrictionOnItem } from './effect.rules.js';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute));
const restriction = (changes: Partial<RestrictionOnItem> = {}): RestrictionOnItem => ({
  inEffectAt: at(1),
  outcome: 'done',
  ...changes,
});
const item = (restrictions: RestrictionOnItem[] = [restriction()]): OrderedItemProgress => ({
  decided: 'restrict',
  restrictions,
});
const undecided: OrderedItemProgress = { decided: null, restrictions: [] };
const declined: OrderedItemProgress = { decided: 'no-action', restrictions: [] };
const pending = item([restriction({ inEffectAt: null, outcome: 'failed' })]);
const gone = item([restriction({ inEffectAt: null, outcome: 'gone' })]);

describe('the effect on an item of an order (Art. 9(1))', () => {
  it.each([
    ['undecided', undecided],
    ['declined', declined],
    ['pending', item([restriction(), restriction({ inEffectAt: null, outcome: null })])],
    ['pending', pending],
    ['gone', gone],
    ['partly', item([restriction({ outcome: 'partly' })])],
    ['given', item()],
  ])('%s', (effect, progress) => expect(effectOnItem(progress)).toBe(effect));
});

describe('how far an order has come', () => {
  it('is told by itself when all of it is in effect, as of the last', () => {
    const late = item([restriction(), restriction({ inEffectAt: at(7) })]);
    expect(progressOf([item(), late])).toEqual({ hasBegun: true, isSettled: true, givenAt: at(7) });
  });

  it.each([
    ['is declined', declined],
    ['is gone', gone],
    ['is done in part', item([restriction({ outcome: 'partly' })])],
  ])('waits for the word of a person when one item %s', (_what, other) =>
    expect(progressOf([item(), other])).toEqual({ hasBegun: true, isSettled: true, givenAt: null }),
  );

  it.each([
    ['undecided', undecided],
    ['pending', pending],
  ])('is not settled while one item is %s', (_what, other) =>
    expect(progressOf([item(), other])).toEqual({ hasBegun: true, isSettled: false, givenAt: null }),
  );

  it('has not begun before a decision, and is settled when it names nothing', () => {
    expect(progressOf([undecided])).toEqual({ hasBegun: false, isSettled: false, givenAt: null });
    expect(progressOf([])).toEqual({ hasBegun: false, isSettled: true, givenAt: null });
  });
});

describe('an effect that a person states', () => {
  it.each([
    ['given', { outcome: 'given', effectiveAt: at(5) }, []],
    ['given, but when?', { outcome: 'given' }, ['#/effectiveAt']],
    ['given before it was ordered', { outcome: 'given', effectiveAt: at(-1) }, ['#/effectiveAt']],
    ['given in the future', { outcome: 'given', effectiveAt: at(11) }, ['#/effectiveAt']],
    ['given in part, but why?', { outcome: 'partly', effectiveAt: at(5) }, ['#/reason']],
    ['not given, but why?', { outcome: 'not-given', reason: ' ' }, ['#/reason']],
    ['not given at an instant', { outcome: 'not-given', effectiveAt: at(5), reason: 'No.' }, ['#/effectiveAt']],
    ['not given', { outcome: 'not-given', reason: 'It is a report.' }, []],
  ] as const)('%s', (_what, effect, pointers) =>
    expect(effectFaults(effect, at(0), at(10)).map(({ pointer }) => pointer)).toEqual(pointers),
  );

  it('lies between delivery and now, both included', () => {
    expect([at(0), at(10), undefined].flatMap((one) => instantFaults('toldAt', one, at(0), at(10)))).toEqual([]);
    expect(instantFaults('toldAt', at(11), at(0), at(10))).toEqual([
      { pointer: '#/toldAt', detail: 'must lie between the delivery of the order and now' },
    ]);
  });
});
