/** Rows as aligned columns, the first to the left and the others to the right; the first row is the head. */
export function table(rows: readonly (readonly (string | number | null)[])[]): string {
  const text = rows.map((row) => row.map((cell) => (cell === null ? '–' : String(cell))));
  const widths = (text[0] ?? []).map((_, column) => Math.max(...text.map((row) => (row[column] ?? '').length)));
  return text
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('   '))
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n');
}

/** Seconds in words for people: 0.4 s, 12 min, 3.5 h. */
export function duration(seconds: number | null): string | null {
  if (seconds === null) return null;
  if (seconds < 60) return `${Math.round(seconds * 10) / 10} s`;
  if (seconds < 3_600) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 360) / 10} h`;
}
