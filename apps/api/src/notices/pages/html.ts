/** Markup that may be sent as it is. */
export class Html {
  constructor(readonly markup: string) {}
}

export type Part = Html | string | number | false | null | undefined | readonly Part[];

/** Markup from a template: everything put into it is text, and escaped, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.map((string, i) => string + written(parts[i])).join(''));
}

/** Attributes of an element; `true` stands alone, what is false or undefined is left out. */
export function attributes(values: Record<string, string | number | boolean | undefined>): Html {
  const set = Object.entries(values).filter(([, value]) => value !== undefined && value !== false);
  return new Html(set.map(([name, value]) => (value === true ? name : `${name}="${escaped(value!)}"`)).join(' '));
}

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'string' || typeof part === 'number') return escaped(part);
  return part.map(written).join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string | number | boolean): string {
  return String(text).replace(/[&<>"']/g, (character) => entities[character]!);
}
