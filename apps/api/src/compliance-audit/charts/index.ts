import type { Html } from '../../notices/index.js';
import type { Chart } from '../compliance-report.js';
import { bars } from './bars.js';
import { histogram } from './histogram.js';
import { lines } from './lines.js';

/** The chart as SVG: for a page as it stands, and for a PDF. */
export function draw(chart: Chart): Html {
  switch (chart.kind) {
    case 'bars':
      return bars(chart);
    case 'lines':
      return lines(chart);
    case 'histogram':
      return histogram(chart);
  }
}

/** Whether there is anything to see; a picture of nothing is left out, its table stays. */
export function hasData(chart: Chart): boolean {
  switch (chart.kind) {
    case 'bars':
      return chart.bars.some(({ value }) => value !== null);
    case 'lines':
      return chart.lines.some(({ values }) => values.some((value) => value !== null && value > 0));
    case 'histogram':
      return chart.bins.some(({ value, before }) => (value ?? 0) + (before ?? 0) > 0);
  }
}
