import { strToU8 } from 'fflate';
import { checkFiles, type FileFinding } from '../../apps/api/src/transparency-reports/check/check-files.js';
import { figuresById, reportedMemberStates } from '../../apps/api/src/transparency-reports/check/indicator-rows.js';
import { sheetHeads } from '../../apps/api/src/transparency-reports/check/sheet-table.js';
import { toCsv } from '../../apps/api/src/transparency-reports/csv.js';
import { toRecords } from '../../apps/api/src/transparency-reports/sheet.js';
import { anEmptyReport } from './empty-report.js';

/** What the reports that large platforms published for 2025 and 2026 got wrong, made again. */
const sound: Readonly<Record<string, string[][]>> = Object.fromEntries(
  anEmptyReport({ from: '2025-07-01', to: '2025-12-31', publishedOn: '2026-02-20' }).sheets.map((sheet) => [
    sheet.id,
    toRecords(sheet),
  ]),
);

type Edit = (records: string[][]) => void;

function findings(edits: Readonly<Record<string, Edit>>): FileFinding[] {
  const sources = Object.entries(edits).map(([sheet, edit]) => {
    const records = sound[sheet]!.map((record) => [...record]);
    edit(records);
    return { name: `${sheet}.csv`, bytes: strToU8(toCsv(records)) };
  });
  return checkFiles({ sources, skipped: [] }).findings.filter(({ found }) => found !== 'the sheet is missing');
}

const position = (sheet: string, column: string) =>
  sheetHeads.find(({ id }) => id === sheet)!.columns.findIndex(({ id }) => id === column);

function write(sheet: string, records: string[][], row: number, column: string, text: string): void {
  records[row - 1]![position(sheet, column)] = text;
}

/** Writes the value of a figure without a breakdown. */
function writeFigure(sheet: string, records: string[][], figure: string, text: string): void {
  const { record } = figuresById({ id: sheet, records }).get(figure)!;
  write(sheet, records, record, 'value', text);
}

const found = (check: string, all: readonly FileFinding[]) => all.filter((finding) => finding.check === check);

const notices = '4_notices';
const orders = '3_member_states_orders';
const animals = 3; // row of the first category; its sub-categories follow
const keyword = 4;

it('separators, invented codes, 0.0 hours for no case, and one invented row for a whole category (sheet 4)', () => {
  const all = findings({
    [notices]: (records) => {
      for (const row of [2, animals]) write(notices, records, row, 'notices_received', '788,745');
      for (const row of [2, animals]) write(notices, records, row, 'notice_items', '788,745');
      write(notices, records, keyword, 'notice_median_action_hours', '0.0');
      const invented = [...records[keyword - 1]!];
      records.splice(keyword, 0, invented);
      write(notices, records, keyword + 1, 'category_code', 'KEYWORD_OTHER_PRIVACY');
      write(notices, records, keyword + 1, 'notices_received', '788,745');
      write(notices, records, keyword + 1, 'notice_items', '788,745');
    },
  });
  expect(found('F2', all)).toHaveLength(6);
  expect(found('F2', all)[0]!.found).toBe('"788,745" is no count; read as 788745');
  expect(found('F3', all)).toMatchObject([
    { row: keyword + 1, found: expect.stringContaining('KEYWORD_OTHER_PRIVACY') as string },
  ]);
  expect(found('F8', all)).toMatchObject([{ row: keyword, found: '0.0 hours, and no case' }]);
  expect(found('C1', all)).toEqual([]); // the figures are read, and add up
});

it('a header written over, sub-categories blank, the placeholder for Other, eight decimals (sheet 4)', () => {
  const all = findings({
    [notices]: (records) => {
      records[0]![0] = '6';
      for (const row of [2, animals]) {
        write(notices, records, row, 'notices_received', '1,200');
        write(notices, records, row, 'notice_items', '1,200');
        write(notices, records, row, 'notice_median_action_hours', '3.14159265');
      }
      write(notices, records, keyword, 'notices_received', '');
      write(notices, records, 6, 'other_description', 'Text to detail the "Other" keyword.');
    },
  });
  expect(found('F1', all)).toMatchObject([{ row: 1, column: 'Applicability', found: 'column 1 is headed "6"' }]);
  expect(found('C1', all)).toMatchObject([{ row: animals }, { row: animals }]);
  expect(found('C13', all)).toMatchObject([{ row: 6 }]);
  expect(found('F9', all)).toHaveLength(2);
});

it('ranges in millions, and footnotes below the table (sheet 10)', () => {
  const sheet = '10_AMAR';
  const all = findings({
    [sheet]: (records) => {
      write(sheet, records, 2, 'value', '> 45');
      write(sheet, records, 3, 'value', '2.1 - 2.6');
      records.push(['* in millions']);
    },
  });
  expect(found('F4', all).map(({ row }) => row)).toEqual([2, 3]);
  expect(found('C13', all)).toHaveLength(1);
  expect(found('F3', all)).toMatchObject([{ row: sound[sheet]!.length + 1 }]);
});

it('a link instead of a number, and the row [...] (sheet 10)', () => {
  const sheet = '10_AMAR';
  const all = findings({
    [sheet]: (records) => {
      write(sheet, records, 2, 'value', 'https://example.com/recipients');
      write(sheet, records, 4, 'scope', '[...]');
    },
  });
  expect(found('F4', all)).toMatchObject([{ row: 2, effect: 'blocks' }]);
  expect(found('C13', all)).toMatchObject([{ row: 4, column: 'Scope' }]);
});

it('short records, several services in one file, a scope that the template does not know (sheets 3, 8, 9)', () => {
  const sheet = '8_automated_means';
  const all = findings({
    [orders]: (records) => write(orders, records, 3, 'service', 'Plaza Maps'),
    [sheet]: (records) => write(sheet, records, 30, 'scope', 'Agnostic'),
    '9_human_resources': (records) => records[1]!.pop(),
  });
  expect(found('F5', all)).toMatchObject([{ sheet: orders, row: 3, column: 'Service' }]);
  expect(found('F3', all)).toMatchObject([{ sheet, row: 30, found: expect.stringContaining('Agnostic') as string }]);
  expect(found('C13', all)).toMatchObject([{ sheet: '9_human_resources', row: 2 }]);
});

it('a sheet left blank, and counts with a decimal (sheets 5 and 7)', () => {
  const sheet = '5_own_initiative_illegal';
  const appeals = '7_appeals_and_recidivism';
  const all = findings({
    [sheet]: (records) => {
      for (const row of records.keys()) if (row > 0) for (let at = 5; at < 21; at++) records[row]![at] = '';
    },
    [appeals]: (records) => {
      for (const id of ['complaints.total', 'complaints_20_1_a.total']) writeFigure(appeals, records, id, '395348.0');
    },
  });
  expect(found('F7', all).length).toBeGreaterThan(90);
  expect(found('F4', all)).toMatchObject([{ found: '"395348.0" is no count; read as 395348' }, { sheet: appeals }]);
  expect(found('C7', all)).toEqual([]);
});

it('more notices processed than were received (sheets 4 and 8)', () => {
  const sheet = '8_automated_means';
  const all = findings({
    [notices]: (records) => write(notices, records, 2, 'notices_received', '86795'),
    [sheet]: (records) => writeFigure(sheet, records, 'notices_solely_automated.nam_total', '689186'),
  });
  expect(found('C8', all)).toMatchObject([{ sheet, effect: 'warns' }]);
});

it('the placeholder of the Member States, TOTAL rows only, Greece as GR (sheet 3)', () => {
  const block = sound[orders]!.slice(1, 92);
  const scope = position(orders, 'scope');
  const all = findings({
    [orders]: (records) => {
      const placeholder = block.map((record) => record.with(scope, 'AT, [_], SE'));
      const totals = ['GR', ...reportedMemberStates].map((state) => block[0]!.with(scope, state));
      records.splice(92, records.length, ...placeholder, ...totals);
    },
  });
  expect(found('C13', all)).toHaveLength(91);
  expect(found('F3', all)).toContainEqual(expect.objectContaining({ found: '"GR" is no Member State; Greece is EL' }));
  expect(found('F6', all).length).toBeGreaterThan(27 * 80);
});

it('trusted flaggers left out of the total; the whole of 2025 is allowed (sheet 4)', () => {
  const all = findings({
    [notices]: (records) => {
      write(notices, records, animals, 'notices_received_tf', '186');
      for (const row of records.keys())
        if (row > 0) write(notices, records, row + 1, 'reporting_period', '2025-01-01/2025-12-31');
    },
  });
  expect(found('C5', all)).toMatchObject([{ row: animals, effect: 'warns' }]);
  expect([...found('F5', all), ...found('F12', all)]).toEqual([]);
});
