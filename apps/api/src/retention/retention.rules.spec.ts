import { accessRequestStates, accessRequestSteps } from './access-request.js';
import { stateAfter } from './access-request.rules.js';
import {
  answerDueAt,
  daysAfterDispute,
  firstCheckAt,
  keptBy,
  nextCheckAt,
  nextWarningAt,
  untilOf,
} from './retention.rules.js';

const day = 86_400_000;
const at = new Date('2026-01-31T12:00:00Z');
const terms = { days: 100, timeZone: 'Europe/Brussels', asked: false };
const later = (days: number) => new Date(at.getTime() + days * day);

describe('what keeps a record', () => {
  it.each([
    ['open-case', null, null],
    ['complaint-window', at, new Date('2026-07-31T22:00:00Z')],
    ['misuse-suspension', at, new Date('2026-07-31T22:00:00Z')],
    ['after-dispute', at, later(daysAfterDispute)],
    ['retention-period', at, later(100)],
    ['misuse-window', at, at],
  ] as const)('%s ends when its rule says', (reason, from, until) =>
    expect(untilOf({ reason, at: from }, terms)).toEqual(until),
  );

  it('is the longest living; what is open lives longest; what ended is none', () => {
    const facts = [
      { reason: 'retention-period', at },
      { reason: 'complaint-window', at },
      { reason: 'open-dispute', at: null },
      { reason: 'misuse-window', at },
    ] as const;
    const reasons = keptBy(facts, later(1), terms).map(({ reason }) => reason);
    expect(reasons).toEqual(['open-dispute', 'complaint-window', 'retention-period']);
    expect(keptBy(facts.slice(0, 2), later(365), terms)).toEqual([]);
  });

  it('names the latest of several facts of one reason', () =>
    expect(
      keptBy(
        [
          { reason: 'misuse-window', at: later(20) },
          { reason: 'misuse-window', at: later(30) },
        ],
        at,
        terms,
      ),
    ).toMatchObject([{ until: later(30) }]));

  it('is not the operator’s own period when the person asks (Art. 17 GDPR)', () =>
    expect(keptBy([{ reason: 'retention-period', at }], at, { ...terms, asked: true })).toEqual([]));
});

describe('when a record is looked at', () => {
  const kept = (until: Date | null) => [{ reason: 'legal-hold', until, rule: '' }] as const;

  it('is when its longest reason ends, in a day while that is unknown, in 30 days at most', () => {
    expect(nextCheckAt(kept(later(3)), at)).toEqual(later(3));
    expect(nextCheckAt(kept(null), at)).toEqual(later(1));
    expect(nextCheckAt(kept(later(300)), at)).toEqual(later(30));
  });

  it('is not before the operator’s period', () => {
    expect(firstCheckAt(0, at)).toEqual(at);
    expect(firstCheckAt(1_095, at)).toEqual(later(30));
  });
});

describe('the month of a request (Art. 12(3) GDPR)', () => {
  it('ends with its last day in the platform’s zone', () => {
    const dueAt = answerDueAt(at, 'Europe/Brussels');
    expect(dueAt).toEqual(new Date('2026-02-28T23:00:00Z'));
    expect(nextWarningAt(dueAt, at)).toEqual(new Date('2026-02-18T23:00:00Z'));
    expect(nextWarningAt(dueAt, new Date('2026-02-26T23:00:00Z'))).toEqual(new Date('2026-02-27T23:00:00Z'));
    expect(nextWarningAt(dueAt, dueAt)).toBeNull();
  });

  const allowed: Record<string, string> = {
    'received prepare': 'prepared',
    'received refuse': 'refused',
    'prepared prepare': 'prepared',
    'prepared answer': 'answered',
    'prepared refuse': 'refused',
  };
  it.each(accessRequestStates.flatMap((state) => accessRequestSteps.map((step) => [state, step] as const)))(
    '%s %s',
    (state, step) => expect(stateAfter(state, step)).toBe(allowed[`${state} ${step}`] ?? null),
  );
});
