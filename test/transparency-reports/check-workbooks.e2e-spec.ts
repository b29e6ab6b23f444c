import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import excel from 'exceljs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { checkFiles, type FilesReport } from '../../apps/api/src/transparency-reports/check/check-files.js';
import { makeWorkbook } from '../../apps/api/src/transparency-reports/index.js';
import { readSources } from '../../apps/api/src/transparency-reports/read/read-sources.js';
import { readWorkbook } from '../../apps/api/src/transparency-reports/read/read-workbook.js';
import { sheetCsv } from '../../apps/api/src/transparency-reports/report.js';
import { anEmptyReport } from './empty-report.js';

const { sheets } = anEmptyReport();
const about = { title: 'Plaza', author: 'Plaza Media Ltd', madeAt: new Date('2026-08-20T00:00:00Z') };
const notices = '4_notices';

let own: Uint8Array;
let folder: string;
beforeAll(async () => {
  own = await makeWorkbook(sheets, about);
  folder = await mkdtemp(join(tmpdir(), 'noticedesk-workbooks-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const checked = async (bytes: Uint8Array): Promise<FilesReport> =>
  checkFiles({ sources: [], ...(await readWorkbook('report.xlsx', bytes)) });

/** Our own workbook, changed as a person would in a spreadsheet. */
async function changed(change: (workbook: excel.Workbook) => void): Promise<Uint8Array> {
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(Buffer.from(own) as never);
  change(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The parts of our own workbook, changed as no spreadsheet would. */
function packed(change: (parts: Record<string, Uint8Array>) => Record<string, Uint8Array>): Uint8Array {
  return zipSync(change(unzipSync(own)));
}

it('passes our own workbook without a word, as the CSV files', async () => {
  const report = await checked(own);
  expect(report.sheets.map(({ sheet }) => sheet)).toEqual(sheets.map(({ id }) => id));
  expect(report.sheets[3]).toEqual({
    sheet: notices,
    file: `report.xlsx#${notices}`,
    records: sheets[3]!.records.length,
  });
  expect(report.findings).toEqual([]);
});

it('writes numbers as numbers, heads frozen, texts as texts', async () => {
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(Buffer.from(own) as never);
  const sheet = workbook.getWorksheet(notices)!;
  expect(sheet.getCell('F2').value).toBe(0);
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(sheet.getCell('A1').value).toBe('Applicability');
});

it('reads what formulas gave, formatted text, links and days, and finds what they break', async () => {
  const report = await checked(
    await changed((workbook) => {
      const sheet = workbook.getWorksheet(notices)!;
      sheet.getCell('F2').value = { formula: 'SUM(F3:F9)', result: 7 };
      sheet.getCell('F3').value = '788,745';
      sheet.getCell('A2').value = { richText: [{ text: sheet.getCell('A2').text }] };
      const day = workbook.getWorksheet('1_report_identification')!.getCell('D3');
      Object.assign(day, { value: new Date('2026-08-21T00:00:00Z'), numFmt: 'dd/mm/yyyy' });
    }),
  );
  const at = report.findings.map(({ check, sheet, row, column }) => [check, sheet, row, column?.trim()]);
  expect(at).toContainEqual(['F2', notices, 3, 'Number of notices received']);
  expect(at).toContainEqual(['C2', notices, 2, 'Number of notices received']);
  expect(at.filter(([, sheet]) => sheet === '1_report_identification')).toEqual([]);
});

it('reads merged cells, a title above the header, other names, and says so', async () => {
  const report = await checked(
    await changed((workbook) => {
      const sheet = workbook.getWorksheet(notices)!;
      sheet.mergeCells('A2:A20');
      sheet.insertRow(1, ['Our report']);
      sheet.name = 'Article 16';
    }),
  );
  const rules = report.findings.filter(({ file }) => file === 'report.xlsx#Article 16').map(({ check }) => check);
  expect([...new Set(rules)].sort()).toEqual(['R4', 'R6']);
});

it('finds merged cells by what the workbook calls its worksheets, whatever their parts are named and numbered', async () => {
  const merged = await changed((workbook) => workbook.getWorksheet(notices)!.mergeCells('A2:A20'));
  const parts = unzipSync(merged);
  const moved = Object.entries(parts).map(([path, content]): [string, Uint8Array] => {
    if (path === 'xl/worksheets/sheet4.xml') return ['xl/worksheets/Art16.xml', content];
    if (path === 'xl/worksheets/sheet5.xml') return ['xl/worksheets/sheet4.xml', content];
    if (path !== 'xl/_rels/workbook.xml.rels') return [path, content];
    const text = strFromU8(content);
    const named = text.replace('"worksheets/sheet4.xml"', "'/xl/worksheets/Art16.xml'");
    return [path, strToU8(named.replace('worksheets/sheet5.xml', 'worksheets/sheet4.xml'))];
  });
  const report = await checked(zipSync(Object.fromEntries(moved)));
  expect(report.sheets).toHaveLength(11);
  expect(report.findings).toEqual([]);
});

it('reads a zip and a folder with a workbook; beside CSV files it is passed over', async () => {
  const zip = join(folder, 'upload.zip');
  await writeFile(zip, zipSync({ 'in/report.xlsx': own }));
  expect(checkFiles(await readSources(zip)).sheets).toHaveLength(11);
  await rm(zip);
  await writeFile(join(folder, 'report.xlsx'), own);
  expect(checkFiles(await readSources(folder)).sheets).toHaveLength(11);
  await writeFile(join(folder, '4_notices.csv'), sheetCsv(sheets[3]!));
  expect(checkFiles(await readSources(folder)).sheets).toEqual([
    { sheet: notices, file: '4_notices.csv', records: sheets[3]!.records.length },
  ]);
});

describe('never crashes', () => {
  const worksheet = 'xl/worksheets/sheet4.xml';
  const withCells = (cells: string) => (parts: Record<string, Uint8Array>) => ({
    ...parts,
    [worksheet]: strToU8(
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`,
    ),
  });

  it.each<[string, () => Uint8Array, string]>([
    ['half a file', () => own.slice(0, own.length / 2), 'R1'],
    ['a zip bomb', () => packed((parts) => ({ ...parts, [worksheet]: new Uint8Array(70 * 1024 * 1024) })), 'R8'],
    ['a sheet that is no XML', () => packed((parts) => ({ ...parts, [worksheet]: strToU8('<<<') })), 'R1'],
    ['a workbook without parts', () => packed(() => ({ 'xl/workbook.xml': strToU8('<workbook/>') })), 'R1'],
    [
      'elements that never end',
      () => packed((parts) => ({ ...parts, 'xl/workbook.xml': strToU8('<sheet '.repeat(200_000)) })),
      'R1',
    ],
    ['bytes', () => strToU8('PK\u0003\u0004nothing'), 'R1'],
  ])('on %s', async (_case, bytes, rule) => {
    const { findings, sheets: read } = await checked(bytes());
    expect(read).toEqual([]);
    expect(findings.map(({ check }) => check)).toEqual([rule]);
  });

  it('on cells and ranges at the end of the world', async () => {
    const far = '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>';
    const merged = (parts: Record<string, Uint8Array>) => ({
      ...parts,
      [worksheet]: strToU8(
        new TextDecoder()
          .decode(parts[worksheet])
          .replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
      ),
    });
    expect((await checked(packed(withCells(far)))).sheets).toHaveLength(11);
    expect((await checked(packed(merged))).sheets.length).toBeGreaterThan(9);
  }, 20_000);

  it('on a workbook with any bytes changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(own.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        async (edits) => {
          const bytes = own.slice();
          for (const [at, value] of edits) bytes[at] = value;
          const report = await checked(bytes);
          expect(report.sheets.length + report.findings.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);
});
