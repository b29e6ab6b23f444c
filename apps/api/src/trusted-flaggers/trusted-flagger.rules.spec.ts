import { statusAt, type FlaggerStatus } from './trusted-flagger.rules.js';

const speech = 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH';
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

function aFlagger(status: Partial<FlaggerStatus> = {}): FlaggerStatus {
  return { categories: [speech], validFrom: '2026-01-01', validTo: '2026-12-01', suspendedAt: null, ...status };
}

describe('statusAt (Art. 22)', () => {
  it.each([
    ['the day before the award', '2025-12-31', false],
    ['the first day', '2026-01-01', true],
    ['the last day', '2026-11-30', true],
    ['the day on which it ended', '2026-12-01', false],
  ])('%s', (_when, day, trusted) => expect(statusAt(aFlagger(), noon(day), day).trusted).toBe(trusted));

  it('ends with the suspension, from its very instant on, and holds for what came before', () => {
    const suspended = aFlagger({ suspendedAt: noon('2026-05-05') });
    expect(statusAt(suspended, noon('2026-05-05'), '2026-05-05', speech)).toEqual({ trusted: false, inArea: false });
    expect(statusAt(suspended, new Date('2026-05-05T11:59:59Z'), '2026-05-05', speech)).toEqual({
      trusted: true,
      inArea: true,
    });
  });

  it.each([
    ['its category', speech, true],
    ['another category', 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD', false],
    ['no category', undefined, false],
  ])('is inside the area of expertise with %s: %s', (_what, category, inArea) =>
    expect(statusAt(aFlagger({ validTo: null }), noon('2026-05-05'), '2026-05-05', category)).toEqual({
      trusted: true,
      inArea,
    }),
  );
});
