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
