import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../infrastructure/root.js';
import { defaultChoices } from '../counting-choices.js';
import { noFacts } from '../facts.js';
import { nothingProvided } from '../provided.js';
import { assembleReport } from '../report.js';
import { toRecords } from '../sheet.js';
import { checks, checkTables } from './check-report.js';
import { sheetHeads, type SheetTable } from './sheet-table.js';

const sound: SheetTable[] = assembleReport({
  service: 'Plaza',
  providerName: 'Plaza Media Ltd',
  tier: 'vlop',
  imposableRestrictions: ['vis_removal'],
  from: '2026-01-01',
  to: '2026-06-30',
  publishedOn: '2026-08-20',
  previouslyPublishedOn: null,
  choices: defaultChoices,
  categoryNotes: {},
  provided: nothingProvided,
  facts: noFacts,
}).sheets.map((sheet) => ({ id: sheet.id, records: toRecords(sheet) }));

type Change = readonly [sheet: string, record: number, column: number, text: string];

/** The sound report with some cells written over; records count from 1, the header; columns from 0. */
function tampered(...changes: readonly Change[]): SheetTable[] {
  return sound.map((table) => ({
    id: table.id,
    records: table.records.map((record, index) =>
      record.map((text, position) => {
        const change = changes.find(([id, at, column]) => id === table.id && at === index + 1 && column === position);
        return change ? change[3] : text;
      }),
    ),
  }));
}

const found = (...changes: readonly Change[]) =>
  checkTables(tampered(...changes)).map(({ check, effect, sheet, record, column }) => ({
    check,
    effect,
    sheet,
    record,
    column,
  }));

const columnOf = (sheet: string, id: string) =>
  sheetHeads.find((head) => head.id === sheet)!.columns.findIndex((column) => column.id === id);

/** Where the value of a row by indicator stands. */
function place(sheet: string, indicator: string, scope: string): [record: number, column: number] {
  const index = sound
    .find(({ id }) => id === sheet)!
    .records.findIndex(
      (record) =>
        record[columnOf(sheet, 'indicator')]!.startsWith(indicator) && record[columnOf(sheet, 'scope')] === scope,
    );
  expect(index).toBeGreaterThan(0);
  return [index + 1, columnOf(sheet, 'value')];
}

const change = (sheet: string, indicator: string, scope: string, text: string): Change => [
  sheet,
  ...place(sheet, indicator, scope),
  text,
];

const notices = '4_notices';
const orders = '3_member_states_orders';
const redress = '7_appeals_and_recidivism';
const complaints = 'Number of complaints submitted';
const disputes = 'Number of disputes submitted';
const ordersReceived = 'Number of orders to act against illegal content received';
const received = 'Number of notices received ';
const items = 'Number of specific items of information included in the total number of notices';

it('finds nothing in a sound report', () => expect(checkTables(sound)).toEqual([]));

it.each<[string, Change[], object]>([
  [
    'a category that its sub-categories do not add up to (C1)',
    [
      [notices, 2, 5, '3'],
      [notices, 2, 7, '3'],
      [notices, 3, 5, '3'],
      [notices, 3, 7, '3'],
      [notices, 4, 7, '3'],
    ],
    { check: 'C1', effect: 'blocks', sheet: notices, record: 3, column: received },
  ],
  [
    'sub-categories left blank under a filled category (C1)',
    [
      [notices, 2, 7, '3'],
      [notices, 3, 7, '3'],
      [notices, 4, 7, ''],
    ],
    { check: 'C1', effect: 'blocks', sheet: notices, record: 3, column: items },
  ],
  [
    'a TOTAL of its own (C2)',
    [[notices, 2, 7, '1']],
    { check: 'C2', effect: 'warns', sheet: notices, record: 2, column: items },
  ],
  [
    'figures for a sub-category that nobody describes (C4)',
    [
      [notices, 2, 7, '1'],
      [notices, 3, 7, '1'],
      [notices, 6, 7, '1'],
    ],
    {
      check: 'C4',
      effect: 'blocks',
      sheet: notices,
      record: 6,
      column: 'Description of the sub-category "Other"',
    },
  ],
  [
    'more notices of trusted flaggers than notices (C5)',
    [
      [notices, 2, 6, '1'],
      [notices, 3, 6, '1'],
      [notices, 4, 6, '1'],
    ],
    {
      check: 'C5',
      effect: 'warns',
      sheet: notices,
      record: 2,
      column: 'Number of notices received from Trusted flaggers',
    },
  ],
  [
    'more notices processed than received (C8)',
    [['8_automated_means', 12, 6, '1']],
    { check: 'C8', effect: 'warns', sheet: '8_automated_means', record: 12, column: 'Value' },
  ],
  [
    'more measures at own initiative than in total (C8)',
    [['8_automated_means', 7, 6, '1']],
    { check: 'C8', effect: 'warns', sheet: '8_automated_means', record: 7, column: 'Value' },
  ],
  [
    'a placeholder of the blank template (C13)',
    [['1_report_identification', 3, 3, 'YYYY-MM-DD']],
    { check: 'C13', effect: 'blocks', sheet: '1_report_identification', record: 3, column: 'Value' },
  ],
  [
    'an overwritten header (F1)',
    [[notices, 1, 0, '6']],
    { check: 'F1', effect: 'blocks', sheet: notices, record: 1, column: 'Applicability' },
  ],
  [
    'a thousands separator (F2)',
    [[notices, 2, 5, '788,745']],
    { check: 'F2', effect: 'blocks', sheet: notices, record: 2, column: received },
  ],
  [
    'a count with a decimal (F2)',
    [['6_own_initiative_TC', 2, 5, '395348.0']],
    {
      check: 'F2',
      effect: 'blocks',
      sheet: '6_own_initiative_TC',
      record: 2,
      column: "Number of measures taken at the provider's own initiative ",
    },
  ],
  [
    'a median with its unit (F2)',
    [[notices, 2, 9, '3 h']],
    { check: 'F2', effect: 'blocks', sheet: notices, record: 2, column: 'Median time to take action' },
  ],
])('finds %s and names the cell', (_case, changes, finding) => expect(found(...changes)).toContainEqual(finding));

it('finds orders that no Member State gave (C3)', () => {
  const column = columnOf(orders, 'orders_act_received');
  expect(found([orders, 2, column, '1'], [orders, 3, column, '1'])).toContainEqual({
    check: 'C3',
    effect: 'warns',
    sheet: orders,
    record: 2,
    column: ordersReceived,
  });
});

it.each<[string, () => Change[], object]>([
  [
    'more outcomes than complaints (C6)',
    () => [
      change(redress, complaints, 'Total number', '2'),
      change(redress, complaints, 'Decisions upheld', '2'),
      change(redress, complaints, 'Decisions reversed', '1'),
    ],
    { check: 'C6', effect: 'warns', record: 2 },
  ],
  [
    'a share of outcomes implemented where nothing was reversed (C9)',
    () => [change(redress, disputes, 'Percentage of outcomes implemented', '0.5')],
    { check: 'C9', effect: 'blocks', column: 'Value' },
  ],
  [
    'a share that is no whole number of reversals (C9)',
    () => [
      change(redress, disputes, 'Decisions reversed', '1'),
      change(redress, disputes, 'Decisions partially reversed', '1'),
      change(redress, disputes, 'Percentage of outcomes implemented', '0.33'),
    ],
    { check: 'C9', effect: 'blocks', column: 'Value' },
  ],
  [
    'a label that is not the template’s, byte for byte (F10)',
    () => [
      [redress, 2, columnOf(redress, 'indicator'), `${complaints.toLowerCase()}  to the internal-complaints mechanism`],
    ],
    { check: 'F10', effect: 'warns', record: 2, column: 'Indicator' },
  ],
  [
    'a period that nobody asks for (F12)',
    () => [[redress, 2, columnOf(redress, 'reporting_period'), '2026-01-01/2026-07-31']],
    { check: 'F12', effect: 'warns', record: 2 },
  ],
])('finds %s', (_case, changes, finding) => {
  const { check } = finding as { check: string };
  // Alone, the period of sheet 7 is that of the report.
  const tables = tampered(...changes()).filter(({ id }) => check !== 'F12' || id === redress);
  const findings = checkTables(tables).filter((one) => one.check === check);
  expect(findings).toMatchObject([{ sheet: redress, ...finding }]);
});

it('takes a share that is rounded to two decimals (C9)', () => {
  const changes = [
    change(redress, disputes, 'Decisions reversed', '3'),
    change(redress, disputes, 'Percentage of outcomes implemented', '0.67'),
  ];
  expect(found(...changes).filter(({ check }) => check === 'C9')).toEqual([]);
});

it('finds own-initiative measures that are not the sum of their restrictions (C10)', () => {
  expect(found(['6_own_initiative_TC', 2, 5, '4'])).toContainEqual(
    expect.objectContaining({ check: 'C10', effect: 'warns', record: 2 }),
  );
});

it('finds two descriptions that are alike (C4)', () => {
  const other = sound.find((table) => table.id === notices)!.records[5]!;
  const described = other.map((text, position) => (position === 4 ? 'Cock fights' : text));
  const twice = sound.map((table) =>
    table.id === notices ? { ...table, records: table.records.toSpliced(6, 0, described, described) } : table,
  );
  expect(checkTables(twice)).toMatchObject([{ check: 'C4', effect: 'blocks', record: 8 }]);
});

it('finds a record that is shorter than the header (C13)', () => {
  const short = sound.map((table) => ({
    ...table,
    records: table.records.map((record, index) => (index === 1 ? record.slice(0, -1) : record)),
  }));
  expect(checkTables(short).filter((finding) => finding.check === 'C13')).toHaveLength(sound.length);
});

it.each([[[]], [[[]]], [[['']]], [[['a'], ['b', 'c', 'd']]]])('survives a sheet that is %j', (records) => {
  expect(() =>
    checkTables([
      { id: notices, records },
      { id: 'unknown', records },
    ]),
  ).not.toThrow();
});

it('gives every check an id of its own', () => {
  expect(new Set(checks.map((check) => check.id)).size).toBe(checks.length);
});

it.each([
  ['transparency-reports.md', (id: string, status: string) => `| ${id} | ${status === 'rule' ? 'blocks' : 'warns'} |`],
  ['report-check.md', (id: string, status: string) => `| ${id} | ${status === 'rule' ? 'error' : 'warning'} |`],
])('is told, check by check, in %s', (page, beginningOf) => {
  const lines = readFileSync(join(repositoryRoot, 'docs', page), 'utf8').split('\n');
  const told = lines.flatMap((line) => /^\| [CF]\d+ \| (blocks|warns|error|warning) \|/.exec(line)?.[0] ?? []);
  const order = (id: string) => (id.startsWith('F') ? 0 : 100) + Number(id.slice(1));
  const inOrder = checks.toSorted((a, b) => order(a.id) - order(b.id));
  expect(told).toEqual(inOrder.map(({ id, status }) => beginningOf(id, status)));
});
