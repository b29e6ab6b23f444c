/** A cell that holds one of these is quoted, quotes inside doubled (RFC 4180 section 2). */
const needsQuotes = /[",\r\n]/;

/** What a spreadsheet would take for a formula and run: somebody may have described a sub-category so. */
const formula = /^[=+\-@\t\r]/;

/** Text that no spreadsheet runs: an apostrophe stands before what begins like a formula. */
export function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The text behind that apostrophe. */
export function unguarded(text: string): string {
  return text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text;
}

function field(value: string): string {
  return needsQuotes.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Records as CSV: comma, a line end after every record, to be stored as UTF-8 without byte order mark (RFC 4180). */
export function toCsv(records: readonly (readonly string[])[], lineEnds: 'crlf' | 'lf' = 'crlf'): string {
  const end = lineEnds === 'crlf' ? '\r\n' : '\n';
  return records.map((record) => `${record.map(field).join(',')}${end}`).join('');
}
