import { counted, dimensions } from './time-series.js';
import { definitionOf, seriesFaults, seriesOf } from './time-series.rules.js';

const hour = (n: number) => new Date(Date.UTC(2026, 10, 22, n));
const spans = [0, 1, 2].map((n) => ({ from: hour(n), to: hour(n + 1) }));

describe('time series', () => {
  it('have a count for each bucket, and what says none comes last', () => {
    expect(
      seriesOf(spans, [
        { from: hour(2), value: null, count: 1 },
        { from: hour(1), value: 'nl', count: 4 },
        { from: hour(0), value: 'fr', count: 2 },
        { from: hour(2), value: 'nl', count: 3 },
      ]),
    ).toEqual([
      { value: 'fr', total: 2, counts: [2, 0, 0] },
      { value: 'nl', total: 7, counts: [0, 4, 3] },
      { value: null, total: 1, counts: [0, 0, 1] },
    ]);
    expect(seriesOf(spans, [])).toEqual([]);
  });

  it.each([
    ['hour', hour(0), hour(0), 'must lie after from'],
    ['hour', hour(0), hour(1_001), 'must lie at most 1000 hours after from'],
    ['day', hour(0), hour(24_001), 'must lie at most 1000 days after from'],
    ['hour', hour(0), hour(1_000), undefined],
    ['day', hour(0), hour(24_000), undefined],
  ] as const)('by the %s from %s to %s', (bucket, from, to, detail) => {
    expect(seriesFaults({ of: 'notices', bucket, from, to })).toEqual(
      detail === undefined ? [] : [{ in: 'query', pointer: '#/to', detail }],
    );
  });

  it.each(counted.flatMap((of) => [undefined, ...dimensions].map((by) => [of, by] as const)))(
    'of %s by %s say what they count',
    (of, by) => expect(definitionOf({ of, by })).toMatch(/^(Notices|Items|Measures) .+\.$/),
  );
});
