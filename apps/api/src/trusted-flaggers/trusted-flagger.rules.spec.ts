import {
  changeFaults,
  endDayOfAward,
  historyOf,
  startOfAward,
  statusAt,
  type FlaggerHistory,
  type RecordedEvent,
} from './trusted-flagger.rules.js';

const speech = 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH';
const violence = 'STATEMENT_CATEGORY_VIOLENCE';
const noon = (day: string) => new Date(`${day}T12:00:00Z`);
const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

type Happened = Pick<RecordedEvent, 'kind' | 'occurredAt'> & Partial<RecordedEvent>;

/** Valid from 2026-01-01, in UTC; ids are the positions of the events. */
function aFlagger(...events: Happened[]): FlaggerHistory {
  const none = { categories: null, reference: null, voidsId: null, recordedAt: noon('2026-01-01') };
  return {
    id: 'first',
    categories: [speech],
    validFrom: '2026-01-01',
    timeZone: 'UTC',
    events: events.map((event, index) => ({ ...none, id: String(index), ...event })),
  };
}

const ended: Happened = { kind: 'ended', occurredAt: midnight('2026-12-01') };

describe('statusAt (Art. 22)', () => {
  it.each([
    ['the day before the award', '2025-12-31', false],
    ['the first day', '2026-01-01', true],
    ['the last day', '2026-11-30', true],
    ['the day on which it ended', '2026-12-01', false],
  ])('%s', (_when, day, trusted) => expect(statusAt(aFlagger(ended), noon(day)).trusted).toBe(trusted));

  it('begins with the day in the platform’s zone', () => {
    const athenian = { ...aFlagger(), timeZone: 'Europe/Athens' };
    expect(statusAt(athenian, new Date('2025-12-31T21:59:59Z')).trusted).toBe(false);
    expect(statusAt(athenian, new Date('2025-12-31T22:00:00Z')).trusted).toBe(true);
  });

  it('ends with the suspension, from its very instant on, and holds for what came before', () => {
    const suspended = aFlagger({ kind: 'suspended', occurredAt: noon('2026-05-05') });
    expect(statusAt(suspended, noon('2026-05-05'), speech)).toEqual({ trusted: false, inArea: false });
    expect(statusAt(suspended, new Date('2026-05-05T11:59:59Z'), speech)).toEqual({ trusted: true, inArea: true });
  });

  it('knows several suspensions and awards', () => {
    const flagger = aFlagger(
      { kind: 'suspended', occurredAt: noon('2026-02-01') },
      { kind: 'reinstated', occurredAt: noon('2026-03-01') },
      { kind: 'suspended', occurredAt: noon('2026-04-01') },
      { kind: 'ended', occurredAt: noon('2026-05-01') },
      { kind: 'awarded', occurredAt: noon('2026-06-01'), categories: [violence] },
    );
    const days = ['2026-01-15', '2026-02-15', '2026-03-15', '2026-04-15', '2026-05-15', '2026-06-15'];
    expect(days.map((day) => statusAt(flagger, noon(day)).trusted)).toEqual([true, false, true, false, false, true]);
    expect(statusAt(flagger, noon('2026-06-15'), speech).inArea).toBe(false);
    expect(statusAt(flagger, noon('2026-06-15'), violence).inArea).toBe(true);
  });

  it('goes by the area of the instant, in whatever order it was recorded', () => {
    const flagger = aFlagger(
      { kind: 'area-changed', occurredAt: noon('2026-06-01'), categories: [violence] },
      { kind: 'suspended', occurredAt: noon('2026-03-01') },
      { kind: 'reinstated', occurredAt: noon('2026-04-01') },
    );
    expect(statusAt(flagger, noon('2026-05-01'), speech).inArea).toBe(true);
    expect(statusAt(flagger, noon('2026-06-01'), speech).inArea).toBe(false);
    expect(statusAt(flagger, noon('2026-03-15'), speech).trusted).toBe(false);
  });

  it('forgets what was taken back', () => {
    const flagger = aFlagger(
      { kind: 'suspended', occurredAt: noon('2026-03-01') },
      { kind: 'voided', occurredAt: noon('2026-03-02'), voidsId: '0' },
    );
    expect(historyOf(flagger).map(({ kind }) => kind)).toEqual(['awarded']);
    expect(statusAt(flagger, noon('2026-03-15')).trusted).toBe(true);
  });

  it.each([
    ['its category', speech, true],
    ['another category', 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD', false],
    ['no category', undefined, false],
  ])('is inside the area of expertise with %s: %s', (_what, category, inArea) =>
    expect(statusAt(aFlagger(), noon('2026-05-05'), category)).toEqual({ trusted: true, inArea }),
  );
});

describe('the award that is shown', () => {
  const renewed = aFlagger(ended, { kind: 'awarded', occurredAt: midnight('2027-03-01'), categories: [violence] });

  it.each([
    ['is the one to come before it begins', '2025-06-01', '2026-01-01', '2026-12-01'],
    ['is the one that holds', '2026-06-01', '2026-01-01', '2026-12-01'],
    ['is the one that held last', '2027-01-01', '2026-01-01', '2026-12-01'],
    ['is the next one from its first day on', '2027-03-01', '2027-03-01', null],
  ])('%s', (_case, day, from, to) => {
    expect(startOfAward(renewed, noon(day))).toBe(from);
    expect(endDayOfAward(renewed, noon(day))).toBe(to);
  });
});

describe('an entered change', () => {
  it.each([
    [{ kind: 'suspended', day: '2026-03-01' }, []],
    [{ kind: 'suspended', at: noon('2026-03-01') }, []],
    [{ kind: 'area-changed', day: '2026-03-01', categories: [speech] }, []],
    [{ kind: 'suspended' }, ['#/day']],
    [{ kind: 'suspended', day: '2026-03-01', at: noon('2026-03-01') }, ['#/day']],
    [{ kind: 'awarded', day: '2026-03-01' }, ['#/categories']],
    [{ kind: 'ended', day: '2026-03-01', categories: [speech] }, ['#/categories']],
  ] as const)('%j has the faults %j', (change, pointers) =>
    expect(changeFaults(change).map(({ pointer }) => pointer)).toEqual(pointers),
  );
});
