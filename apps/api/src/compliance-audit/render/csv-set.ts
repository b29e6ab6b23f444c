import { makeArchive } from '../../infrastructure/archive.js';
import type { Cell, ComplianceReport } from '../compliance-report.js';

/** Every table of the report as a file of its own (RFC 4180, UTF-8), and a manifest with their hashes. */
export function csvSet(report: ComplianceReport): Uint8Array {
  const { sections } = report;
  const files: Record<string, string> = {
    'verdicts.csv': csv(
      ['section', 'title', 'articles', 'verdict', 'reasons'],
      sections.map(({ id, title, articles, verdict, reasons }) => [id, title, articles, verdict, reasons.join(' ')]),
    ),
    'criteria.csv': csv(
      ['section', 'criterion', 'sentence', 'unit', 'value', 'before', 'observations', 'limits', 'verdict'],
      sections.flatMap(({ id, criteria }) =>
        criteria.map((one) => [
          id,
          one.id,
          one.sentence,
          one.unit,
          one.value,
          one.before,
          one.observations,
          one.measure,
          one.verdict,
        ]),
      ),
    ),
    'figures.csv': csv(
      ['section', 'figure', 'label', 'unit', 'value', 'before', 'observations', 'cohort'],
      sections.flatMap(({ id, figures }) =>
        figures.map((one) => [id, one.id, one.label, one.unit, one.value, one.before, one.observations, one.cohort]),
      ),
    ),
  };
  for (const section of sections) {
    for (const table of section.tables) {
      const header = table.columns.map(({ label, unit }) => (unit === 'text' ? label : `${label} (${unit})`));
      files[`${section.id}/${table.id}.csv`] = csv(header, table.rows);
    }
  }
  const { id, platform, period, madeAt, program } = report;
  return makeArchive(files, { complianceAudit: id, platform, ...period, madeAt, program });
}

function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/** A cell that a spreadsheet would take for a formula is kept a text by an apostrophe. */
function field(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+@\t\r-]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
