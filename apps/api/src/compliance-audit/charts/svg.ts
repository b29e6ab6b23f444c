import { attributes, html, Html, type Part } from '../../notices/index.js';

type Values = Record<string, string | number | boolean | undefined>;

/** An element; the same markup stands in a page and in a PDF, so it knows no styles but attributes. */
export function element(name: string, values: Values, ...children: Part[]): Html {
  const rounded = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'number' ? Math.round(value * 100) / 100 : value,
    ]),
  );
  return new Html(`<${name} ${attributes(rounded).markup}>${html`${children}`.markup}</${name}>`);
}

/** The whole picture, so wide and high as its own units; its title and description are read aloud in place of it. */
export function picture(
  id: string,
  title: string,
  description: string,
  width: number,
  height: number,
  ...parts: Part[]
): Html {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-description`,
      'font-family': 'Roboto, Helvetica Neue, Arial, sans-serif',
    },
    element('title', { id: `${id}-title` }, title),
    element('desc', { id: `${id}-description` }, description),
    ...parts,
  );
}

export interface TextOptions {
  readonly size?: number;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: 'bold';
}

/** Text whose baseline is at `y`. */
export function words(
  x: number,
  y: number,
  text: string,
  { size = 11, fill, anchor = 'start', weight }: TextOptions,
): Html {
  return element('text', { x, y, 'font-size': size, fill, 'text-anchor': anchor, 'font-weight': weight }, text);
}

export function rule(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1): Html {
  return element('line', { x1, y1, x2, y2, stroke, 'stroke-width': width });
}

/** As much of a label as fits into so many characters. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
