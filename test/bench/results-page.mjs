import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const page = join(import.meta.dirname, '..', '..', 'docs', 'benchmarks.md');

/** Puts the tables of a run between the markers of their benchmarks; what was not measured stays. */
export function renewPage(results, conditions, settings) {
  let text = readFileSync(page, 'utf8');
  for (const [bench, rows] of Object.entries(results)) {
    const between = new RegExp(`(<!-- ${bench} -->\\n)[^]*(\\n<!-- end of ${bench} -->)`);
    if (!between.test(text)) throw new Error(`docs/benchmarks.md has no markers for ${bench}`);
    const section = `${markdownTable(rows)}\n\n${described({ ...conditions, ...settings })}`;
    text = text.replace(between, (_all, start, end) => start + section + end);
  }
  writeFileSync(page, text);
}

/** The rows as they are printed; `candidate` is only for the program. */
export const shown = (rows) =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'candidate')));

function markdownTable(rows) {
  const columns = Object.keys(shown(rows)[0]);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(columns),
    line(columns.map((_column, i) => (i === 0 ? '---' : '--:'))),
    ...rows.map((row) => line(columns.map((column) => row[column] ?? '–'))),
  ].join('\n');
}

function described(conditions) {
  return Object.entries(conditions)
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ');
}
