import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { toRecords } from '../../apps/api/src/transparency-reports/sheet.js';
import { anEmptyReport } from './empty-report.js';

const official = join(import.meta.dirname, '../../../shared/regulation/official');
const present = existsSync(official) || process.env['REQUIRE_SHARED'] === '1';
if (!present) console.warn('Skipped: the Commission’s templates are not beside this checkout (../shared/regulation).');

const files: Record<string, string> = {
  '1_report_identification': '1_summary.csv',
  '2_categories_names': '2_categories_names.csv',
  '3_member_states_orders': '3_member_states_orders.csv',
  '4_notices': '4_notices.csv',
  '5_own_initiative_illegal': '5_own_initiative_illegal.csv',
  '6_own_initiative_TC': '6_own_initiative_TC.csv',
  '7_appeals_and_recidivism': '7_appeals_and_recidivism.csv',
  '8_automated_means': '8_automated_means.csv',
  '9_human_resources': '9_human_resources.csv',
  '10_AMAR': '10_AMAR.csv',
  '11_qualitative': '11_qualitative.csv',
};

const sheets = new Map(
  anEmptyReport({ imposableRestrictions: [], publishedOn: null }).sheets.map((sheet) => [sheet.id, toRecords(sheet)]),
);

function template(sheet: string): string[][] {
  return parse(readFileSync(join(official, files[sheet]!), 'utf8'));
}

/** The columns whose texts are the template's: all but what the provider fills in. */
function fixed(sheet: string, records: readonly string[][]): string[][] {
  const provider = ['Service', 'Reporting period', 'Value', 'Description of the sub-category "Other"'];
  const header = template(sheet)[0]!;
  const keys = header.flatMap((text, position) =>
    provider.includes(text) || /^Contextual/i.test(text) || /^(Number|Median|Visib|Monet|Prov|Account)/.test(text)
      ? []
      : [position],
  );
  return records.map((record) => keys.map((position) => record[position]!));
}

(present ? describe : describe.skip)('the Commission’s templates (Regulation (EU) 2024/2835, Annex I)', () => {
  it.each(Object.keys(files))('head %s byte for byte', (sheet) => {
    expect(sheets.get(sheet)![0]).toEqual(template(sheet)[0]);
  });

  /** Rows that stand for several, written out in a report. */
  const written = ['3_member_states_orders', '8_automated_means', '9_human_resources', '10_AMAR'];

  it.each(Object.keys(files).filter((sheet) => !written.includes(sheet)))('have the rows of %s', (sheet) => {
    expect(fixed(sheet, sheets.get(sheet)!)).toEqual(fixed(sheet, template(sheet)));
  });

  it('have the rows of 3_member_states_orders, the placeholder a block like the whole', () => {
    const sheet = '3_member_states_orders';
    const scope = (record: string[]) => record.at(-1);
    const [header, ...theirs] = fixed(sheet, template(sheet));
    const ours = fixed(sheet, sheets.get(sheet)!);
    expect(ours).toEqual([header, ...theirs.filter((record) => scope(record) === 'TOTAL')]);
    // The template's second block lacks one sub-category of the first; without it category 9 could not add up.
    const block = theirs.filter((record) => scope(record) !== 'TOTAL').map((record) => record[1]);
    const missing = ours.slice(1).filter((record) => !block.includes(record[1]));
    expect(missing.map((record) => record[1])).toEqual(['KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE']);
  });

  it('have the rows of 8_automated_means, the languages written out', () => {
    const ours = fixed('8_automated_means', sheets.get('8_automated_means')!);
    const theirs = fixed('8_automated_means', template('8_automated_means'));
    expect(ours.slice(0, 21)).toEqual(theirs.slice(0, 21));
    // The template shows bg, [...] and sv where a report has all 24 languages.
    const written = theirs.slice(21).filter((record) => !record.includes('[...]'));
    for (const record of written) expect(ours.slice(21)).toContainEqual(record);
    expect(ours).toHaveLength(21 + 2 * 24 + 3 * 24);
  });

  it.each([
    ['9_human_resources', 3, 24],
    ['10_AMAR', 1, 27],
  ])('have the rows of %s, languages and Member States written out', (sheet, before, codes) => {
    const ours = fixed(sheet, sheets.get(sheet)!);
    const theirs = fixed(sheet, template(sheet));
    for (const record of theirs.filter((row) => !row.includes('[...]'))) expect(ours).toContainEqual(record);
    expect(ours).toHaveLength(1 + before + codes);
  });

  it('leave no other sheet of ours uncompared', () => expect([...sheets.keys()]).toEqual(Object.keys(files)));
});
