import { instruments, orderProfiles } from './order.js';
import { effectDueAt, nextPageAt, profileFaults, profileOf } from './order-profile.rules.js';

const deliveredAt = new Date('2026-11-22T10:00:00Z');
const after = (minutes: number) => new Date(deliveredAt.getTime() + minutes * 60_000);
const standardDueAt = after(24 * 60);

describe('the profile of an order (ORD-8)', () => {
  it('follows from the instrument', () => {
    expect(Object.fromEntries(instruments.map((instrument) => [instrument, profileOf(instrument)]))).toMatchObject({
      'terrorist-content': 'one-hour',
      'e-evidence': 'ten-days',
      'dsa-article-9': 'standard',
      'other-order': 'standard',
    });
  });

  it.each([
    ['one-hour', after(60)], // Regulation (EU) 2021/784 Art. 3(3)
    ['eight-hours', after(8 * 60)],
    ['ten-days', after(10 * 24 * 60)],
    ['standard', standardDueAt],
  ] as const)('%s: effect is due', (profile, due) =>
    expect(effectDueAt({ profile }, deliveredAt, standardDueAt)).toEqual(due),
  );

  it('custom: effect is due when the order says', () => {
    const own = { profile: 'custom', effectDueAt: after(90) } as const;
    expect(effectDueAt(own, deliveredAt, standardDueAt)).toEqual(after(90));
  });

  it.each(orderProfiles)('terrorist content has an hour, not %s, unless that is what it is', (profile) =>
    expect(profileFaults({ instrument: 'terrorist-content', profile }, deliveredAt).length > 0).toBe(
      profile !== 'one-hour',
    ),
  );

  it.each([
    ['an hour of an order under Art. 9', { instrument: 'dsa-article-9', profile: 'one-hour' }, ['#/profile']],
    ['ten days of an order under Art. 10', { instrument: 'dsa-article-10', profile: 'ten-days' }, ['#/profile']],
    ['a time of its own that is not named', { instrument: 'other-order', profile: 'custom' }, ['#/effectDueAt']],
    [
      'a time of its own that is no more',
      { instrument: 'other-order', profile: 'custom', effectDueAt: deliveredAt },
      ['#/effectDueAt'],
    ],
    [
      'a time of its own beside a lawful one',
      { instrument: 'e-evidence', profile: 'ten-days', effectDueAt: after(1) },
      ['#/effectDueAt'],
    ],
    ['eight hours of e-evidence', { instrument: 'e-evidence', profile: 'eight-hours' }, []],
  ] as const)('judges %s', (_what, order, pointers) =>
    expect(profileFaults(order, deliveredAt).map(({ pointer }) => pointer)).toEqual(pointers),
  );

  it.each([
    ['at once', 'one-hour', 60, 0, 0],
    ['at half its time', 'one-hour', 60, 1, 30],
    ['at 80 % of its time', 'one-hour', 60, 31, 48],
    ['nobody after that', 'one-hour', 60, 49, null],
    ['not at once', 'custom', 100, 0, 50],
    ['nobody', 'standard', 1440, 0, null],
  ] as const)('pages %s (%s)', (_when, profile, minutes, from, expected) =>
    expect(nextPageAt({ profile, deliveredAt, effectDueAt: after(minutes) }, after(from))).toEqual(
      expected === null ? null : after(expected),
    ),
  );
});
