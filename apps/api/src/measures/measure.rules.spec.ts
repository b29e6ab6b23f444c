import 'reflect-metadata';
import fc from 'fast-check';
import { restrictionTypes } from '../platforms/index.js';
import { firstDayTaken, measureFaults, tellingOf, type Telling, type TellingFacts } from './measure.rules.js';
import type { MeasureContent } from './measure.js';

const now = new Date('2026-11-22T10:00:00Z');
const bounds = { now, firstDay: '2025-11-01', restrictionTypes };

const right: MeasureContent = {
  measureId: 'm-1',
  appliedOn: '2026-11-22',
  occurredAt: '2026-11-22T09:00:00Z',
  facts: 'The same link 41 times.',
  ground: { kind: 'terms', clause: { code: 'spam', version: 1 }, explanation: 'Advertising.' },
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  restrictionTypes: ['visibility-removal'],
  automation: { detection: true, decision: 'full', system: 'model' },
  content: { id: 'post', types: ['text'] },
};

const pointers = (changes: Partial<MeasureContent>) =>
  measureFaults({ ...right, ...changes }, bounds).map(({ pointer }) => pointer);

describe('measureFaults', () => {
  it('finds nothing wrong with a measure that is right', () => {
    expect(measureFaults(right, bounds)).toEqual([]);
  });

  it.each<[string, Partial<MeasureContent>, string[]]>([
    ['the day before', { appliedOn: '2026-11-21' }, []],
    ['the day after', { appliedOn: '2026-11-23' }, []],
    ['two days before', { appliedOn: '2026-11-20' }, ['#/appliedOn']],
    ['two days after', { appliedOn: '2026-11-24' }, ['#/appliedOn']],
    [
      'a day of the instant in another zone',
      { occurredAt: '2026-11-22T23:30:00-05:00', appliedOn: '2026-11-22' },
      ['#/occurredAt'],
    ],
    ['a clock five minutes ahead', { occurredAt: '2026-11-22T10:05:00Z' }, []],
    ['a clock further ahead', { occurredAt: '2026-11-22T10:05:00.001Z' }, ['#/occurredAt']],
    ['the first day taken', { occurredAt: '2025-11-01T00:00:00Z', appliedOn: '2025-11-01' }, []],
    ['the day before it', { occurredAt: '2025-11-01T00:00:00Z', appliedOn: '2025-10-31' }, ['#/appliedOn']],
    ['an end at the beginning', { endsAt: right.occurredAt }, ['#/endsAt']],
    ['an end a moment later', { endsAt: '2026-11-22T09:00:00.001Z' }, []],
    ['told the day before', { statement: { sentAt: '2026-11-21T09:00:00Z' } }, []],
    ['told within what clocks may be apart', { statement: { sentAt: '2026-11-22T10:05:00Z' } }, []],
    ['told later than now', { statement: { sentAt: '2026-11-22T10:05:00.001Z' } }, ['#/statement/sentAt']],
    ['told earlier', { statement: { sentAt: '2026-11-21T08:59:59Z' } }, ['#/statement/sentAt']],
  ])('judges %s', (_case, changes, expected) => {
    expect(pointers(changes)).toEqual(expected);
  });

  it('holds the day to what the database holds it to', () => {
    const instants = fc.date({ min: new Date('2025-12-01'), max: new Date('2026-11-20'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.integer({ min: -3, max: 3 }), (occurredAt, apart) => {
        const utcDay = Date.parse(occurredAt.toISOString().slice(0, 10));
        const appliedOn = new Date(utcDay + apart * 86_400_000).toISOString().slice(0, 10);
        const found = pointers({ occurredAt: occurredAt.toISOString(), appliedOn });
        expect(found).toEqual(Math.abs(apart) > 1 ? ['#/appliedOn'] : []);
      }),
    );
  });
});

it.each([
  ['2026-11-22T10:00:00Z', 12, '2025-11-01'],
  ['2026-01-01T00:00:00Z', 1, '2025-12-01'],
  ['2026-03-31T23:59:59Z', 1, '2026-02-01'],
])('at %s with %i months takes measures from %s on', (at, months, day) => {
  expect(firstDayTaken(new Date(at), months)).toBe(day);
});

describe('tellingOf', () => {
  const unknown: TellingFacts = {
    statement: undefined,
    contactKnown: undefined,
    hasEmail: false,
    platform: { speaksForRecipients: false, owesStatements: true },
  };
  const speaking = { speaksForRecipients: true, owesStatements: true };
  it.each<[string, Partial<TellingFacts>, Telling]>([
    ['the platform has told', { statement: { sentAt: '2026-11-22T09:00:00Z' }, contactKnown: false }, 'by-platform'],
    [
      'it is commercial deception',
      { statement: { exemption: 'deceptive-high-volume' }, hasEmail: true },
      'deceptive-high-volume',
    ],
    ['the platform speaks for its recipients', { platform: speaking }, 'by-platform'],
    ['it speaks and knows no contact', { platform: speaking, contactKnown: false }, 'no-contact-details'],
    [
      'no statements are owed',
      { hasEmail: true, platform: { speaksForRecipients: false, owesStatements: false } },
      'not-owed',
    ],
    ['there is an address', { hasEmail: true, contactKnown: true }, 'by-mail'],
    ['the platform alone knows the address', { contactKnown: true }, 'by-webhook'],
    ['the platform denies what it described', { hasEmail: true, contactKnown: false }, 'no-contact-details'],
    ['nothing is known', {}, 'no-contact-details'],
  ])('when %s', (_case, facts, expected) => {
    expect(tellingOf({ ...unknown, ...facts })).toBe(expected);
  });
});
