/** A cell that holds one of these is quoted, quotes inside doubled (RFC 4180 section 2). */
const needsQuotes = /[",\r\n]/;

function field(value: string): string {
  return needsQuotes.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Records as CSV: comma, CRLF after every record, to be stored as UTF-8 without byte order mark (RFC 4180). */
export function toCsv(records: readonly (readonly string[])[]): string {
  return records.map((record) => `${record.map(field).join(',')}\r\n`).join('');
}
