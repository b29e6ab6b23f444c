import fc from 'fast-check';
import { explainDifferences } from './database-differences.rules.js';

it('names every reason with its number', () =>
  expect(
    explainDifferences({
      restrictions: 30,
      statements: 24,
      deceptive: 2,
      ordered: 1,
      imported: 3,
      byState: { accepted: 10, waiting: 1, queued: 1, held: 1, unknown: 1, blocked: 1, refused: 1, dead: 1 },
      acceptedOutsideInUtc: 2,
    }),
  ).toEqual({
    restrictions: 30,
    statements: 24,
    accepted: 10,
    inTheDatabase: 8,
    difference: 22,
    reasons: [
      { reason: 'several-restrictions', count: 6 },
      { reason: 'deceptive-high-volume', count: 2 },
      { reason: 'article-9-order', count: 1 },
      { reason: 'imported', count: 3 },
      { reason: 'not-submitted', count: 1 },
      { reason: 'not-yet-sent', count: 2 },
      { reason: 'held-for-personal-data', count: 1 },
      { reason: 'unanswered', count: 2 },
      { reason: 'refused', count: 1 },
      { reason: 'given-up', count: 1 },
      { reason: 'other-day-in-utc', count: 2 },
    ],
  }));

it('explains the whole difference, whatever was counted', () => {
  const count = fc.nat(1_000);
  fc.assert(
    fc.property(
      fc.record({
        restrictions: count,
        statements: count,
        deceptive: count,
        ordered: count,
        imported: count,
        byState: fc.dictionary(
          fc.constantFrom(
            'waiting',
            'held',
            'queued',
            'sending',
            'unknown',
            'unconfirmed',
            'blocked',
            'accepted',
            'refused',
            'dead',
          ),
          count,
        ),
        acceptedOutsideInUtc: count,
      }),
      (counts) => {
        const { difference, reasons } = explainDifferences(counts);
        expect(reasons.reduce((sum, one) => sum + one.count, 0)).toBe(difference);
      },
    ),
  );
});
