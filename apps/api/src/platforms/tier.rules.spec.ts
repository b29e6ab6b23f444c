import type { TierInterval } from './platform.js';
import { dayOf, isInForce, isInSmallSizeGrace, placeTier, tierOn } from './tier.rules.js';

function aTier(tier: Partial<TierInterval>): TierInterval {
  return {
    id: 'a',
    tier: 'online-platform',
    microOrSmall: false,
    establishedIn: null,
    designatedOn: null,
    validFrom: '2026-01-01',
    validTo: null,
    ...tier,
  };
}

describe('dayOf', () => {
  it('is the day in the platform’s zone, whatever the day in UTC', () => {
    expect(dayOf(new Date('2026-07-01T22:30:00Z'), 'Europe/Brussels')).toBe('2026-07-02');
    expect(dayOf(new Date('2026-12-31T23:30:00Z'), 'Atlantic/Azores')).toBe('2026-12-31');
  });
});

describe('isInForce', () => {
  const interval = { validFrom: '2026-01-01', validTo: '2026-02-01' };

  it.each([
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2026-01-31', true],
    ['2026-02-01', false],
  ])('on %s: %s', (day, expected) => expect(isInForce(interval, day)).toBe(expected));

  it('has no end without one', () =>
    expect(isInForce({ validFrom: '2026-01-01', validTo: null }, '2999-01-01')).toBe(true));
});

describe('tierOn', () => {
  const intervals = [aTier({ id: 'b', validFrom: '2026-06-01' }), aTier({ id: 'a', validTo: '2026-06-01' })];

  it.each([
    ['2026-05-31', 'a'],
    ['2026-06-01', 'b'],
    ['2025-01-01', 'a'],
  ])('on %s is %s', (day, id) => expect(tierOn(intervals, day)?.id).toBe(id));

  it('is undefined without any', () => expect(tierOn([], '2026-01-01')).toBeUndefined());
});

describe('isInSmallSizeGrace (Art. 19(1))', () => {
  const grown = [aTier({ microOrSmall: true, validTo: '2026-03-15' }), aTier({ id: 'b', validFrom: '2026-03-15' })];

  it.each([
    ['while it is small', '2026-03-14', false],
    ['on the first day after', '2026-03-15', true],
    ['on the last day of twelve months', '2027-03-14', true],
    ['after twelve months', '2027-03-15', false],
  ])('%s', (_when, day, expected) => expect(isInSmallSizeGrace(grown, day)).toBe(expected));

  it('is nothing for a service that never was small', () =>
    expect(isInSmallSizeGrace([aTier({})], '2026-03-15')).toBe(false));
});

describe('placeTier', () => {
  const two = [aTier({ validTo: '2026-06-01' }), aTier({ id: 'b', validFrom: '2026-06-01' })];

  it.each([
    ['after the last', '2026-08-01', { closes: 'b', validTo: null }],
    ['between two', '2026-03-01', { closes: 'a', validTo: '2026-06-01' }],
    ['before the first', '2025-03-01', { closes: undefined, validTo: '2026-01-01' }],
    ['on a day that is taken', '2026-06-01', undefined],
  ])('%s', (_where, validFrom, place) => expect(placeTier(two, validFrom)).toEqual(place));
});
