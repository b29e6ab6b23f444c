import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import type { Html } from '../../notices/index.js';
import type { Chart } from '../compliance-report.js';
import { written } from '../render/written.js';
import { palette } from './palette.js';
import { element, picture, rule, words } from './svg.js';

const WIDTH = 680;
const HEIGHT = 220;
const LEFT = 58;
const TOP = 30;
const FLOOR = HEIGHT - 26;
const TICKS_ACROSS = 6;

/** Lines over days or steps of time; what is not known leaves a gap. */
export function lines(chart: Extract<Chart, { kind: 'lines' }>): Html {
  const most = Math.max(...chart.lines.flatMap(({ values }) => values.map((value) => value ?? 0)), 0);
  const x = scalePoint(
    chart.at.map((_, index) => index),
    [LEFT, WIDTH - 10],
  );
  const y = scaleLinear([0, most === 0 ? 1 : most], [FLOOR, TOP]).nice(4);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_value, index) => x(index)!)
    .y((value) => y(value ?? 0))
    .digits(1);
  const step = Math.max(1, Math.ceil(chart.at.length / TICKS_ACROSS));
  return picture(
    chart.id,
    chart.title,
    chart.description,
    WIDTH,
    HEIGHT,
    y
      .ticks(4)
      .map((tick) => [
        rule(LEFT, y(tick), WIDTH - 10, y(tick), palette.rule),
        words(LEFT - 8, y(tick) + 4, written(tick, chart.unit), { fill: palette.soft, size: 10, anchor: 'end' }),
      ]),
    chart.at.map(
      (label, index) =>
        index % step === 0 &&
        words(x(index)!, FLOOR + 17, label, {
          fill: palette.soft,
          size: 10,
          anchor: index === 0 ? 'start' : index > chart.at.length - 3 ? 'end' : 'middle',
        }),
    ),
    chart.lines.map(({ values }, index) =>
      element('path', {
        d: path(values) ?? '',
        fill: 'none',
        stroke: colour(index),
        'stroke-width': 1.8,
        'stroke-linejoin': 'round',
      }),
    ),
    legend(chart.lines.map(({ name }) => name)),
  );
}

const colour = (index: number) => palette.lines[index % palette.lines.length]!;

function legend(names: readonly string[]): Html[] {
  let at = LEFT;
  return names.flatMap((name, index) => {
    const left = at;
    at += 34 + name.length * 5.8;
    return [
      rule(left, 10, left + 16, 10, colour(index), 2.5),
      words(left + 22, 14, name, { fill: palette.ink, size: 10.5 }),
    ];
  });
}
