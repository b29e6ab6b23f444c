import { scaleBand, scaleLinear } from 'd3-scale';
import type { Html } from '../../notices/index.js';
import type { Chart } from '../compliance-report.js';
import { written } from '../render/written.js';
import { palette } from './palette.js';
import { element, picture, rule, words } from './svg.js';

const WIDTH = 680;
const HEIGHT = 190;
const TOP = 26;
const FLOOR = HEIGHT - 26;

/** Standing bars over classes that follow one another; the period before stands behind as an outline. */
export function histogram(chart: Extract<Chart, { kind: 'histogram' }>): Html {
  const most = Math.max(...chart.bins.flatMap(({ value, before }) => [value ?? 0, before ?? 0]), 1);
  const x = scaleBand(
    chart.bins.map((_, index) => index),
    [0, WIDTH],
  ).padding(0.16);
  const y = scaleLinear([0, most], [FLOOR, TOP]);
  const hasBefore = chart.bins.some(({ before }) => (before ?? 0) > 0);
  return picture(
    chart.id,
    chart.title,
    chart.description,
    WIDTH,
    HEIGHT,
    hasBefore && [rule(4, 9, 20, 9, palette.soft, 2), words(26, 13, 'period before', { fill: palette.soft, size: 10 })],
    rule(0, FLOOR, WIDTH, FLOOR, palette.rule),
    chart.bins.map(({ label, value, before }, index) => {
      const [left, wide] = [x(index)!, x.bandwidth()];
      const count = value ?? 0;
      return [
        element('rect', { x: left, y: y(count), width: wide, height: FLOOR - y(count), fill: palette.bar }),
        hasBefore && rule(left - 3, y(before ?? 0), left + wide + 3, y(before ?? 0), palette.soft, 2),
        words(left + wide / 2, Math.min(y(count), y(before ?? 0)) - 6, written(count, chart.unit), {
          fill: palette.soft,
          anchor: 'middle',
        }),
        words(left + wide / 2, FLOOR + 17, label, { fill: palette.ink, anchor: 'middle' }),
      ];
    }),
  );
}
