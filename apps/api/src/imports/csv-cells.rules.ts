/** Which columns of a CSV are no text; `*` stands for a number in the path (`items.*.finding`). */
export interface CsvColumns {
  readonly booleans: readonly string[];
  readonly numbers: readonly string[];
  /** Several values in one cell, with blanks between them. */
  readonly lists: readonly string[];
}

type Node = { [name: string]: Node | string | number | boolean | string[] };

const longestPath = 6;
const mostInAList = 200;

/**
 * A record of a CSV as the object that a line of JSON would be. A column's name is a path: `notifier.email`, `items.0.url`. An empty
 * cell is left out. What is no boolean or number where one belongs stays text, and is refused where the line is judged.
 */
export function fromCells(header: readonly string[], cells: readonly string[], columns: CsvColumns): unknown {
  const root: Node = {};
  header.forEach((path, index) => {
    const cell = cells[index] ?? '';
    if (cell.trim() === '') return;
    const names = path.split('.');
    let node = root;
    for (const name of names.slice(0, -1)) {
      const next = Object.hasOwn(node, name) ? node[name] : undefined;
      node = typeof next === 'object' && !Array.isArray(next) ? next : (node[name] = {});
    }
    node[names.at(-1)!] = valueOf(cell, pattern(names), columns);
  });
  return withLists(root);
}

/** What is wrong with the names of the columns; null when nothing is. */
export function headerFault(header: readonly string[]): string | null {
  const repeated = header.find((name, index) => header.indexOf(name) < index);
  if (repeated !== undefined) return `names the column "${repeated}" twice`;
  const odd = header.find((name) => !/^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$/.test(name) || isTooDeep(name));
  if (odd !== undefined)
    return `must name columns such as "externalId" or "items.0.url", and not "${odd.slice(0, 100)}"`;
  const leaf = header.find((name) => header.some((other) => other.startsWith(`${name}.`)));
  return leaf === undefined ? null : `names "${leaf}" and columns within it`;
}

function isTooDeep(path: string): boolean {
  const names = path.split('.');
  return (
    names.length > longestPath ||
    names.some((name) => name === '__proto__' || (/^\d+$/.test(name) && Number(name) >= mostInAList))
  );
}

const pattern = (names: readonly string[]) => names.map((name) => (/^\d+$/.test(name) ? '*' : name)).join('.');

function valueOf(cell: string, path: string, { booleans, numbers, lists }: CsvColumns) {
  const text = cell.trim();
  if (booleans.includes(path) && (text === 'true' || text === 'false')) return text === 'true';
  if (numbers.includes(path) && /^-?\d{1,15}(\.\d{1,6})?$/.test(text)) return Number(text);
  return lists.includes(path) ? text.split(/\s+/) : cell;
}

/** Objects whose names are numbers, as lists in their order; a gap closes. */
function withLists(node: Node): unknown {
  const names = Object.keys(node);
  const values = names.map((name) => {
    const value = node[name]!;
    return typeof value === 'object' && !Array.isArray(value) ? withLists(value) : value;
  });
  if (names.length > 0 && names.every((name) => /^\d+$/.test(name))) return values; // numbers are kept in their order
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}
