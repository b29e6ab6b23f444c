import { rushOf } from './rush.rules.js';

const days = (count: number, each: number) => Array.from({ length: count }, () => each);

describe('the rule that notices a surge', () => {
  it('looks at the median and the spread of the same hour', () => {
    expect(rushOf(200, [...days(14, 40), ...days(14, 60)])).toEqual({
      rule: 'median-mad-1',
      noticesInHour: 200,
      usualInHour: 50,
      spreadInHour: 10,
      thresholdInHour: 100,
      daysOnRecord: 28,
    });
  });

  it.each([
    ['not above the threshold', 100, [...days(14, 40), ...days(14, 60)], false],
    ['one above it', 101, [...days(14, 40), ...days(14, 60)], true],
    ['few, where there were none', 19, days(28, 0), false],
    ['more, where there were none', 20, days(28, 0), true],
    ['too few days on record', 1_000, days(6, 1), false],
    ['enough days on record', 1_000, days(7, 1), true],
    ['what chance alone does where every day was the same', 150, days(28, 100), false],
    ['more than chance alone does', 151, days(28, 100), true],
    ['a day with another surge among them', 151, [...days(27, 100), 5_000], true],
  ])('%s', (_, now, before, isRush) => expect(rushOf(now, before) !== null).toBe(isRush));
});
