import { categoryCodes } from '../categories/index.js';
import { defaultTargets } from './default-targets.js';
import { notifierKinds, responseTimes, type ResponseTarget } from './platform.js';
import { dueAt } from './response-target.rules.js';

const received = new Date('2026-11-22T10:00:00Z');
const hours = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000;

function aTarget(target: Partial<ResponseTarget>): ResponseTarget {
  const validFrom = new Date('2026-01-01T00:00:00Z');
  return { responseTime: 'decision', category: null, notifierKind: null, seconds: 3600, validFrom, ...target };
}

describe('dueAt', () => {
  const category = 'STATEMENT_CATEGORY_VIOLENCE';
  const notifierKind = 'trusted-flagger';
  const general = aTarget({ seconds: 10 * 3600 });
  const ofCategory = aTarget({ category, seconds: 5 * 3600 });
  const ofFlaggers = aTarget({ notifierKind, seconds: 4 * 3600 });
  const ofBoth = aTarget({ category, notifierKind, seconds: 6 * 3600 });

  it.each([
    ['the general target without others', [general], { category, notifierKind }, 10],
    ['a category before the general one', [general, ofCategory], { category, notifierKind }, 5],
    ['a notifier kind before the general one', [ofFlaggers, general], { category, notifierKind }, 4],
    ['the shorter of category and notifier kind', [ofCategory, ofFlaggers], { category, notifierKind }, 4],
    [
      'category and notifier kind together before either',
      [ofBoth, ofCategory, ofFlaggers],
      { category, notifierKind },
      6,
    ],
    ['no target of another category', [general, ofCategory], { category: 'STATEMENT_CATEGORY_SELF_HARM' }, 10],
    ['no special target for a notice without category', [general, ofCategory], {}, 10],
  ] as const)('goes by %s', (_rule, targets, scope, expected) =>
    expect(hours(received, dueAt(targets, 'decision', scope, received))).toBe(expected),
  );

  it('goes by the target in force when it began, not by a later one', () => {
    const later = aTarget({ seconds: 3600, validFrom: new Date('2026-11-22T10:00:00.001Z') });
    expect(hours(received, dueAt([general, later], 'decision', {}, received))).toBe(10);
  });

  it('goes by the latest of those in force, from its very instant on', () => {
    const fromNow = aTarget({ seconds: 2 * 3600, validFrom: received });
    expect(hours(received, dueAt([fromNow, general], 'decision', {}, received))).toBe(2);
  });

  it('goes by the one set last when two begin at one instant', () =>
    expect(hours(received, dueAt([general, aTarget({ seconds: 3 * 3600 })], 'decision', {}, received))).toBe(3));

  it('falls back to the product’s default', () =>
    expect(hours(received, dueAt([], 'decision', {}, received))).toBe(7 * 24));

  it('knows a due time for whatever was received, however long ago', () => {
    for (const responseTime of responseTimes)
      for (const kind of notifierKinds)
        for (const code of categoryCodes)
          expect(
            dueAt([], responseTime, { category: code, notifierKind: kind }, new Date('2001-01-01T00:00:00Z')).getTime(),
          ).toBeGreaterThan(new Date('2001-01-01T00:00:00Z').getTime());
  });
});

describe('defaultTargets', () => {
  it('give every action more time than its decision', () => {
    for (const scope of defaultTargets.filter((target) => target.responseTime === 'decision'))
      expect(dueAt([], 'action', scope, received) > dueAt([], 'decision', scope, received)).toBe(true);
  });

  it('hold one general target for each response time', () => {
    const general = defaultTargets.filter((target) => target.category === null && target.notifierKind === null);
    expect(general.map((target) => target.responseTime).sort()).toEqual([...responseTimes].sort());
  });
});
