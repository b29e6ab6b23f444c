import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { makeArchive } from '../../apps/api/src/infrastructure/archive.js';
import type { CommandIo } from '../../apps/api/src/infrastructure/command-line/index.js';
import { checkFiles, type FileFinding } from '../../apps/api/src/transparency-reports/check/check-files.js';
import { checkReport } from '../../apps/api/src/transparency-reports/check/check-report.command.js';
import { sheetHeads } from '../../apps/api/src/transparency-reports/check/sheet-table.js';
import { toCsv } from '../../apps/api/src/transparency-reports/csv.js';
import { unpack } from '../../apps/api/src/transparency-reports/read/read-sources.js';
import { toRecords } from '../../apps/api/src/transparency-reports/sheet.js';
import { anEmptyReport } from './empty-report.js';

type Records = string[][];

const sound: Readonly<Record<string, Records>> = Object.fromEntries(
  anEmptyReport().sheets.map((sheet) => [sheet.id, toRecords(sheet)]),
);

const source = (name: string, content: string | Uint8Array) => ({
  name,
  bytes: typeof content === 'string' ? strToU8(content) : content,
});

function checked(name: string, content: string | Uint8Array) {
  return checkFiles({ sources: [source(name, content)], skipped: [] });
}

/** A sheet of the sound report with some cells written over: record from 1, the header; column from 0. */
function changed(sheet: string, ...changes: [record: number, column: number, text: string][]): Records {
  const records = sound[sheet]!.map((record) => [...record]);
  for (const [record, column, text] of changes) records[record - 1]![column] = text;
  return records;
}

const findingsOf = (sheet: string, records: Records, name = `${sheet}.csv`) => checked(name, toCsv(records)).findings;
const of = (check: string, findings: readonly FileFinding[]) => findings.filter((finding) => finding.check === check);
const errors = (findings: readonly FileFinding[]) => findings.filter(({ effect }) => effect === 'blocks');

const notices = '4_notices';
const received = 'Number of notices received ';

describe('a report of our own', () => {
  it.each(Object.keys(sound))('breaks nothing on %s', (sheet) => {
    expect(findingsOf(sheet, sound[sheet]!)).toEqual([]);
  });

  it('breaks nothing as an archive but for sheets that it lacks', () => {
    const files = Object.fromEntries(Object.entries(sound).map(([id, records]) => [`${id}.csv`, toCsv(records)]));
    const { sheets, findings } = checkFiles(unpack('report.zip', makeArchive(files)));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(Object.keys(sound));
    expect(findings.filter(({ found }) => found !== 'the sheet is missing')).toEqual([]);
  });
});

describe('what it reads all the same', () => {
  const csv = toCsv(sound[notices]!);
  const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

  it.each<[string, string, string | Uint8Array, string]>([
    ['a byte order mark', `${notices}.csv`, `\ufeff${csv}`, 'R2'],
    ['UTF-16', `${notices}.csv`, utf16(csv), 'R2'],
    ['UTF-16 without a mark', `${notices}.csv`, utf16(csv).subarray(2), 'R2'],
    ['semicolons', `${notices}.csv`, toCsv(sound[notices]!).replaceAll(',', ';'), 'R3'],
    ['tabs', `${notices}.csv`, toCsv(sound[notices]!).replaceAll(',', '\t'), 'R3'],
    ['another name', 'art16.csv', csv, 'R4'],
    ['rows above the header', `${notices}.csv`, `Our report\r\n\r\n${csv}`, 'R6'],
    ['blank rows at the end', `${notices}.csv`, `${csv}${','.repeat(24)}\r\n`, 'R6'],
    ['a blank row within', `${notices}.csv`, csv.replace('\r\n', '\r\n\r\n'), 'R6'],
    ['an empty column at the right', `${notices}.csv`, csv.replaceAll('\r\n', ',\r\n'), 'R6'],
  ])('%s, and says so', (_case, name, content, rule) => {
    const { sheets, findings } = checked(name, content);
    expect(sheets).toMatchObject([{ sheet: notices, records: sound[notices]!.length - 1 }]);
    expect([...new Set(findings.map(({ check }) => check))]).toEqual([rule]);
    expect(errors(findings)).toEqual([]);
  });

  it('line feeds alone, without a word', () => {
    expect(checked(`${notices}.csv`, csv.replaceAll('\r\n', '\n')).findings).toEqual([]);
  });

  it('columns in another order, by their headers', () => {
    const moved = sound[notices]!.map(([first, second, ...others]) => [second!, first!, ...others]);
    const findings = findingsOf(notices, moved);
    expect(findings.map(({ check, column }) => [check, column])).toEqual([
      ['R5', 'Applicability'],
      ['R5', 'Service'],
    ]);
  });

  it.each<[string, string, number, number, string, string]>([
    ['thousands', notices, 2, 5, '788,745', '788745'],
    ['thousands with full stops', notices, 2, 5, '788.745', '788745'],
    ['a needless decimal', notices, 2, 5, '395348.0', '395348'],
    ['a decimal comma', notices, 2, 9, '3,5', '3.5'],
    ['a unit', notices, 2, 9, '3.5 hours', '3.5'],
    ['a share in percent', '8_automated_means', 4, 6, '97.5%', '0.975'],
    ['a day as spreadsheets count it', '1_report_identification', 3, 3, '46254', '2026-08-20'],
    ['a day of another form', '1_report_identification', 3, 3, '20.08.2026', '2026-08-20'],
    ['a period of another form', notices, 2, 2, '01/01/2026 - 30/06/2026', '2026-01-01/2026-06-30'],
  ])('%s, and says what it took it for', (_case, sheet, row, column, written, plainly) => {
    const header = sound[sheet]![0]![column]!;
    const findings = findingsOf(sheet, changed(sheet, [row, column, written]));
    const [finding] = findings.filter(({ check }) => check === 'F2' || check === 'F4');
    expect(finding).toMatchObject({ row, column: header, effect: 'blocks' });
    expect(finding!.found).toContain(`"${written}" is no `);
    expect(finding!.found).toMatch(new RegExp(`; read as ${plainly}$`));
  });

  it('counts rows as the file has them', () => {
    const shifted = `Our report\r\n\r\n${toCsv(changed(notices, [4, 5, 'many']))}`;
    expect(of('F2', checked(`${notices}.csv`, shifted).findings)).toMatchObject([{ row: 6, column: received }]);
  });
});

describe('the rules of the whole', () => {
  it('finds two services and a period that is another on sheet 1 (F5)', () => {
    const files = [
      source('1_report_identification.csv', toCsv(sound['1_report_identification']!)),
      source(`${notices}.csv`, toCsv(changed(notices, [3, 1, 'Forum'], [4, 2, '2026-01-01/2026-05-31']))),
    ];
    const found = of('F5', checkFiles({ sources: files, skipped: [] }).findings);
    expect(found.map(({ row, column }) => [row, column])).toEqual([
      [3, 'Service'],
      [4, 'Reporting period'],
    ]);
  });

  it('finds a report that was published too late (F13)', () => {
    const late = changed('1_report_identification', [3, 3, '2026-09-01']);
    expect(of('F13', findingsOf('1_report_identification', late))).toMatchObject([{ row: 3, effect: 'blocks' }]);
  });

  it('finds a sheet that is not there (F6)', () => {
    const two = ['4_notices', '5_own_initiative_illegal'].map((id) => source(`${id}.csv`, toCsv(sound[id]!)));
    const missing = of('F6', checkFiles({ sources: two, skipped: [] }).findings);
    expect(missing.map(({ sheet }) => sheet)).toContain('6_own_initiative_TC');
    expect(missing).toHaveLength(9);
  });

  it('finds a row that is not there (F6)', () => {
    const found = findingsOf(notices, sound[notices]!.toSpliced(3, 1));
    expect(of('F6', found)).toHaveLength(1);
  });

  it('finds a time for nothing (F8)', () => {
    expect(of('F8', findingsOf(notices, changed(notices, [2, 9, '0.0'])))).toMatchObject([{ effect: 'warns', row: 2 }]);
  });

  it('finds an answer that is too long (C12)', () => {
    const { columns } = sheetHeads.find(({ id }) => id === '11_qualitative')!;
    const label = 'Qualitative description of the automated means';
    const records = [
      columns.map(({ header }) => header),
      ['All', 'Plaza', '2026-01-01/2026-06-30', label, 'a'.repeat(5001)],
    ];
    expect(of('C12', findingsOf('11_qualitative', records))).toMatchObject([{ row: 2, found: '5001 characters' }]);
  });
});

describe('noticedesk report check', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'report-check-'));
    await mkdir(join(folder, 'set'));
    for (const [id, records] of Object.entries(sound))
      await writeFile(join(folder, 'set', `${id}.csv`), toCsv(records));
    await writeFile(join(folder, 'wrong.csv'), toCsv(changed(notices, [2, 5, '788,745'])));
    await writeFile(join(folder, `${notices}.csv`), toCsv(sound[notices]!));
    await writeFile(join(folder, 'art16.csv'), toCsv(sound[notices]!));
    await writeFile(join(folder, 'broken.zip'), makeArchive({ 'a.csv': 'x' }).subarray(0, 30));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function run(...args: string[]) {
    const printed: string[] = [];
    const io: CommandIo = {
      print: (line) => void printed.push(line),
      say: () => undefined,
      stdout: process.stdout,
      env: {},
      pathOf: (path) => join(folder, path),
      progress: () => ({ advanceTo: () => undefined, stop: () => undefined }),
    };
    return { code: await checkReport.run(args, io), printed: printed.join('\n') };
  }

  it('ends with 0 when nothing is broken', async () => {
    expect(await run(`${notices}.csv`)).toEqual({ code: 0, printed: '' });
  });

  it('ends with 1 and names row, column and rule when a rule is', async () => {
    const { code, printed } = await run('wrong.csv');
    expect(code).toBe(1);
    expect(printed).toMatch(
      /^error +F2 +wrong\.csv 4_notices, row 2, "Number of notices received": "788,745" is no count/m,
    );
  });

  it('ends with 0 on warnings, with 1 when they count', async () => {
    expect((await run('art16.csv')).code).toBe(0);
    expect((await run('art16.csv', '--strict')).code).toBe(1);
    expect((await run('art16.csv', '--errors')).printed).toBe('');
  });

  it('reads a folder, and answers in JSON', async () => {
    const { printed } = await run('set', '--json');
    expect(JSON.parse(printed)).toMatchObject({
      sheets: Object.keys(sound).map((sheet) => ({ sheet, file: `${sheet}.csv` })),
    });
  });

  it('ends with 2 when nothing can be read', async () => {
    const { code, printed } = await run('broken.zip');
    expect(code).toBe(2);
    expect(printed).toContain('the archive cannot be unpacked');
  });

  it('throws when there is no such file, or none is named', async () => {
    await expect(run('none.csv')).rejects.toThrow('ENOENT');
    await expect(run()).rejects.toThrow('Name a folder');
  });
});

describe('files that are none', () => {
  const header = toCsv(sound[notices]!.slice(0, 3));
  const archive = makeArchive({ [`${notices}.csv`]: toCsv(sound[notices]!) });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => void checked('4_notices.csv', bytes)),
      { numRuns: 100 },
    );
  });

  it('survives any text below a header', () => {
    const text = fc.array(fc.oneof(fc.string(), fc.constantFrom('"', ',', ';', '\r\n', '\ufeff', '€', 'TOTAL')), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(text, (parts) => void checked('x.csv', `${header}${parts.join('')}`)),
      { numRuns: 100 },
    );
  });

  it('survives archives that are cut or damaged', () => {
    fc.assert(
      fc.property(fc.nat(archive.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        const damaged = cut ? archive.slice(0, at) : archive.with(at, byte);
        checkFiles(unpack('report.zip', damaged));
      }),
      { numRuns: 100 },
    );
  });

  it('reads huge cells and unclosed quotes in reasonable time', () => {
    const began = Date.now();
    checked('4_notices.csv', `${header}"${'a'.repeat(5_000_000)}`);
    checked('4_notices.csv', `${header}${'"x"y,'.repeat(200_000)}`);
    checked('4_notices.csv', `${header}${'1,'.repeat(1_000_000)}`);
    expect(Date.now() - began).toBeLessThan(10_000);
  });
});
