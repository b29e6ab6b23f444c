import fc from 'fast-check';
import { periodBounds } from '../period.rules.js';
import { daysBetween, mostStretches, partedDays } from './folded-days.rules.js';

const hoursOf = ({ fromAt, untilAt }: { fromAt: Date; untilAt: Date }) =>
  (untilAt.getTime() - fromAt.getTime()) / 3_600_000;

describe('daysBetween', () => {
  it.each([
    ['Europe/Athens', '2026-03-28', '2026-03-30', [24, 23, 24]],
    ['Europe/Athens', '2026-10-24', '2026-10-26', [24, 25, 24]],
    ['Australia/Lord_Howe', '2026-04-04', '2026-04-06', [24, 24.5, 24]],
    ['America/Sao_Paulo', '2018-11-03', '2018-11-05', [24, 23, 24]], // its midnight was left out
    ['Pacific/Apia', '2011-12-29', '2011-12-31', [24, 24]], // without the 30th
  ])('follows the clocks of %s from %s to %s', (zone, from, to, hours) => {
    const days = daysBetween(periodBounds(from, to, zone), zone);
    expect(days.map(hoursOf)).toEqual(hours);
    expect(new Set(days.map(({ day }) => day)).size).toBe(hours.length);
  });

  it('leaves no gap', () => {
    const zone = 'America/St_Johns';
    const bounds = periodBounds('2026-01-01', '2026-12-31', zone);
    const days = daysBetween(bounds, zone);
    expect(days).toHaveLength(365);
    days.slice(1).forEach(({ fromAt }, index) => expect(fromAt).toEqual(days[index]!.untilAt));
    expect([days[0]!.fromAt, days.at(-1)!.untilAt]).toEqual([bounds.from, bounds.until]);
  });
});

describe('partedDays', () => {
  const zone = 'Europe/Athens';
  const days = daysBetween(periodBounds('2026-01-01', '2026-06-30', zone), zone);

  it('covers every day once, folded or straight, in few stretches', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: days.length, maxLength: days.length }), (folded) => {
        const isFolded = (day: string) => folded[days.findIndex((one) => one.day === day)]!;
        const parted = partedDays(days, isFolded);
        expect(parted.straight.length).toBeLessThanOrEqual(mostStretches);
        expect(parted.folded.every(isFolded)).toBe(true);
        for (const { day, fromAt, untilAt } of days) {
          const stretches = parted.straight.filter(({ from, until }) => from <= fromAt && untilAt <= until);
          expect(stretches.length + (parted.folded.includes(day) ? 1 : 0)).toBe(1);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('counts nothing straight when all is folded, and all when nothing is', () => {
    expect(partedDays(days, () => true)).toEqual({ folded: days.map(({ day }) => day), straight: [] });
    const whole = { from: days[0]!.fromAt, until: days.at(-1)!.untilAt };
    expect(partedDays(days, () => false)).toEqual({ folded: [], straight: [whole] });
  });

  it('counts single changed days alone', () => {
    const changed = ['2026-02-03', '2026-05-01', '2026-05-02'];
    const { folded, straight } = partedDays(days, (day) => !changed.includes(day));
    expect(folded).toHaveLength(days.length - 3);
    expect(straight.map(({ until, from }) => (until.getTime() - from.getTime()) / 86_400_000)).toEqual([1, 2]);
  });
});
