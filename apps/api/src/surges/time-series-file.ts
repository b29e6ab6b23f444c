import type { TimeSeries } from './time-series.js';

/** One line for each bucket of each series, buckets without any too; RFC 4180. All values are codes and need no quotes. */
export function timeSeriesFile({ of, by, spans, series }: TimeSeries): string {
  const lines = series.flatMap(({ value, counts }) =>
    spans.map(({ from, to }, place) =>
      [from.toISOString(), to.toISOString(), of, ...(by === undefined ? [] : [value ?? '']), counts[place]].join(','),
    ),
  );
  const head = ['from', 'to', 'of', ...(by === undefined ? [] : [by]), 'count'].join(',');
  return [head, ...lines, ''].join('\r\n');
}
