import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '../../apps/api/src/transparency-reports/check/check-report.js';
import { sheetHeads } from '../../apps/api/src/transparency-reports/check/sheet-table.js';
import { templateRows } from '../../apps/api/src/transparency-reports/check/template-rows.js';

const template = join(import.meta.dirname, '../../../shared/regulation/report-template.json');
const present = existsSync(template) || process.env['REQUIRE_SHARED'] === '1';
if (!present)
  console.warn('Skipped: the machine-readable template is not beside this checkout (../shared/regulation).');

interface Template {
  readonly checks: readonly { id: string; status: string }[];
  readonly sheets: readonly {
    id: string;
    csv_part_name: string;
    columns: readonly { id: string; header: string; header_exact?: string }[];
    indicators: readonly {
      id: string;
      label: string;
      label_exact?: string;
      scope: string | null;
      scope_exact?: string;
      applicability: string;
      unit: string;
    }[];
  }[];
}

(present ? describe : describe.skip)('what files are checked against', () => {
  const read = () => JSON.parse(readFileSync(template, 'utf8')) as Template;

  it('has the sheets and columns of the machine-readable template', () => {
    expect(
      sheetHeads.map(({ id, partName, columns }) => [id, partName, columns.map((one) => [one.id, one.header])]),
    ).toEqual(
      read().sheets.map(({ id, csv_part_name, columns }) => [
        id,
        csv_part_name,
        columns.map((one) => [one.id, one.header_exact ?? one.header]),
      ]),
    );
  });

  it('has its rows by indicator', () => {
    const theirs = read().sheets.filter(({ id }) => templateRows[id]);
    expect(theirs).toHaveLength(6);
    for (const { id, indicators } of theirs)
      expect(templateRows[id]).toEqual(
        indicators.map((one) => ({
          id: one.id,
          applicability: one.applicability,
          indicator: one.label_exact ?? one.label,
          scope: one.scope_exact ?? one.scope,
          unit: one.unit,
        })),
      );
  });

  it('has its checks with their status; that language rows need not add up is none to be broken (C11)', () => {
    const ours = new Map(checks.map(({ id, status }) => [id, status]));
    for (const { id, status } of read().checks.filter((one) => one.id !== 'C11'))
      expect([id, ours.get(id)]).toEqual([id, status]);
  });
});
