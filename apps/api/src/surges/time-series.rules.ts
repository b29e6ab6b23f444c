import type { FieldError } from '../infrastructure/validation/index.js';
import type { AskedSeries, Bucket, Counted, Dimension, Series, Span } from './time-series.js';

export const mostBuckets = 1_000;
const bucketMs: Readonly<Record<Bucket, number>> = { hour: 3_600_000, day: 86_400_000 };

/** What is counted when, in the words that go with each figure. */
const facts: Readonly<Record<Counted, string>> = {
  notices: 'Notices of illegal content (Art. 16), imported ones too, when they were received',
  'items-decided': 'Items of notices, when the case that they are in was first decided',
  measures: 'Measures on own initiative, reversed ones too, when they were applied',
};

const meanings: Readonly<Record<Counted, Readonly<Record<Dimension, string>>>> = {
  notices: {
    category: 'the category that the notifier alleged',
    language: 'the language of the notice',
    memberState: 'the Member State that the notice names',
  },
  'items-decided': {
    category: 'the category of the decision, or else what the notifier alleged',
    language: 'the language of the notice',
    memberState: 'the Member State that the notice names',
  },
  measures: {
    category: 'the category of the measure',
    language: 'the language of the content',
    memberState: 'every Member State in which the measure applies: the series add up to more than there were',
  },
};

export function definitionOf({ of, by }: Pick<AskedSeries, 'of' | 'by'>): string {
  return by === undefined ? `${facts[of]}.` : `${facts[of]}; by ${meanings[of][by]}.`;
}

export function seriesFaults({ bucket, from, to }: AskedSeries): FieldError[] {
  const fault = (detail: string): FieldError[] => [{ in: 'query', pointer: '#/to', detail }];
  if (to <= from) return fault('must lie after from');
  if ((to.getTime() - from.getTime()) / bucketMs[bucket] > mostBuckets)
    return fault(`must lie at most ${mostBuckets} ${bucket}s after from`);
  return [];
}

/** One series for each value, in the order of the values, what says none last; buckets without any count 0. */
export function seriesOf(
  spans: readonly Span[],
  rows: readonly { readonly from: Date; readonly value: string | null; readonly count: number }[],
): Series[] {
  const places = new Map(spans.map(({ from }, place) => [from.getTime(), place]));
  const byValue = new Map<string | null, number[]>();
  for (const { from, value, count } of rows) {
    const counts = byValue.get(value) ?? spans.map(() => 0);
    counts[places.get(from.getTime())!]! += count;
    byValue.set(value, counts);
  }
  return [...byValue]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([value, counts]) => ({ value, total: counts.reduce((sum, count) => sum + count, 0), counts }));
}
