import { scaleBand, scaleLinear } from 'd3-scale';
import type { Html } from '../../notices/index.js';
import type { Chart } from '../compliance-report.js';
import { nothing, written } from '../render/written.js';
import { palette } from './palette.js';
import { element, picture, rule, shortened, words } from './svg.js';

const WIDTH = 680;
const LABELS = 200;
const VALUES = 135;
const ROW = 26;
const LEGEND = 24;

/** Lying bars, one a label; the period before is a mark across its row. */
export function bars(chart: Extract<Chart, { kind: 'bars' }>): Html {
  const hasBefore = chart.bars.some(({ before }) => before !== undefined && before !== null);
  const top = hasBefore ? LEGEND : 4;
  const height = top + chart.bars.length * ROW + 6;
  const most = Math.max(...chart.bars.flatMap(({ value, before }) => [value ?? 0, before ?? 0]), 0);
  const x = scaleLinear([0, most === 0 ? 1 : most], [LABELS, WIDTH - VALUES]);
  const y = scaleBand(
    chart.bars.map((_, index) => index),
    [top, height - 6],
  ).padding(0.3);
  return picture(
    chart.id,
    chart.title,
    chart.description,
    WIDTH,
    height,
    hasBefore && [
      rule(LABELS, 8, LABELS, 18, palette.soft, 2),
      words(LABELS + 8, 17, 'period before', { fill: palette.soft, size: 10 }),
    ],
    rule(LABELS, top, LABELS, height - 4, palette.rule),
    chart.bars.map(({ label, value, before, observations }, index) => {
      const [at, thick] = [y(index)!, y.bandwidth()];
      const middle = at + thick / 2 + 4;
      const text = value === null ? nothing : written(value, chart.unit);
      const counted = observations === undefined ? '' : ` (n = ${written(observations, 'count')})`;
      return [
        words(LABELS - 10, middle, shortened(label, 34), { fill: palette.ink, anchor: 'end' }),
        value !== null &&
          value > 0 &&
          element('rect', {
            x: LABELS,
            y: at,
            width: Math.max(1, x(value) - LABELS),
            height: thick,
            fill: palette.bar,
          }),
        before !== undefined && before !== null && rule(x(before), at - 2, x(before), at + thick + 2, palette.soft, 2),
        words(Math.max(x(value ?? 0), x(before ?? 0)) + 8, middle, text + counted, { fill: palette.soft }),
      ];
    }),
  );
}
