import { alignTable, type AlignedTable } from '../read/align-table.js';
import { plainFigures } from '../read/plain-figures.js';
import { readDelimited } from '../read/read-delimited.js';
import type { Sources } from '../read/read-sources.js';
import { type ReadingRule, readingRules, type Tolerance } from '../read/reading.js';
import { recogniseSheet, type RecognisedSheet } from '../read/recognise-sheet.js';
import type { RawTable } from '../read/reading.js';
import type { Finding } from './check.js';
import { checkTables } from './check-report.js';
import { sheetHeads } from './sheet-table.js';

/** Something that files break, where a person finds it. */
export interface FileFinding {
  /** Name of the file; null when it is about a file that is not there. */
  readonly file: string | null;
  readonly sheet: string | null;
  /** As a spreadsheet counts, from 1, the header included; null for a whole file. */
  readonly row: number | null;
  readonly column: string | null;
  readonly check: string;
  readonly effect: Finding['effect'];
  /** What is expected. */
  readonly rule: string;
  /** What was found. */
  readonly found: string;
}

export interface FilesReport {
  readonly sheets: readonly { sheet: string; file: string; records: number }[];
  readonly findings: readonly FileFinding[];
}

/** These look at how cells are written; all others at the figures that can be made out of them. */
const onText = new Set(['F1', 'F2', 'F4', 'C13', 'F10']);

/** Sheets that concern every provider, whatever its size (Annex I, column A). */
const forEverybody = ['1_', '2_', '3_', '5_', '6_', '7_', '8_', '11_'];

function ofReading(file: string, sheet: string | null, { rule, row, column, detail }: Tolerance): FileFinding {
  const effect = rule === 'R1' || rule === 'R8' ? 'blocks' : 'warns';
  return { file, sheet, row, column, check: rule, effect, rule: readingRules[rule], found: detail };
}

const aboutFile = (file: string, rule: ReadingRule, detail: string) =>
  ofReading(file, null, { rule, row: null, column: null, detail });

/** Everything that somebody's files break, by the rules that our own reports are held to. Never throws. */
export function checkFiles({ sources, tables: sheets = [], skipped }: Sources): FilesReport {
  const tables = [...sources.map(readDelimited), ...sheets];
  const { recognised, findings } = bestPerSheet(tables);
  const aligned = recognised.map(({ table, sheet }) => alignTable(table, sheet));
  return {
    sheets: aligned.map(({ source, table }) => ({ sheet: table.id, file: source, records: table.records.length - 1 })),
    findings: [
      ...skipped.map(({ name, tolerance }) => ofReading(name, null, tolerance)),
      ...findings,
      ...(tables.length > 1 ? missingSheets(aligned) : []),
      ...aligned.flatMap(({ source, table, tolerances }) => tolerances.map((one) => ofReading(source, table.id, one))),
      ...contentFindings(aligned),
    ],
  };
}

interface Recognised {
  readonly table: RawTable;
  readonly sheet: RecognisedSheet;
}

function bestPerSheet(tables: readonly RawTable[]): { recognised: Recognised[]; findings: FileFinding[] } {
  const best = new Map<string, Recognised>();
  const findings: FileFinding[] = [];
  const known = tables.flatMap((table): Recognised[] => {
    const sheet = recogniseSheet(table);
    if (sheet) return [{ table, sheet }];
    findings.push(aboutFile(table.name, 'R4', 'is no sheet of the report that can be recognised'));
    return [];
  });
  for (const one of known.sort((a, b) => b.sheet.score - a.sheet.score)) {
    const other = best.get(one.sheet.head.id);
    if (!other) best.set(one.sheet.head.id, one);
    else {
      const detail = `is ${one.sheet.head.id} like ${other.table.name}; only the latter is checked`;
      findings.push(aboutFile(one.table.name, 'R4', detail));
    }
  }
  const recognised = sheetHeads.flatMap(({ id }) => best.get(id) ?? []);
  for (const { table, sheet } of recognised) {
    const { id, partName } = sheet.head;
    const own = table.name
      .split(/[/#]/)
      .at(-1)!
      .replace(/\.\w+$/, '');
    const named = own === id || new RegExp(`Part_${parseInt(id)}_${partName}$`, 'i').test(own);
    if (!named) findings.push(aboutFile(table.name, 'R4', `read as ${id}`));
  }
  return { recognised, findings };
}

function missingSheets(aligned: readonly AlignedTable[]): FileFinding[] {
  return sheetHeads
    .filter(({ id }) => !aligned.some(({ table }) => table.id === id))
    .map(({ id }): FileFinding => ({
      file: null,
      sheet: id,
      row: null,
      column: null,
      check: 'F6',
      effect: forEverybody.some((prefix) => id.startsWith(prefix)) ? 'blocks' : 'warns',
      rule: 'Every sheet of the template is there; a report that lacks parts counts as incomplete (Annex II Part I section 1).',
      found: 'the sheet is missing',
    }));
}

function contentFindings(aligned: readonly AlignedTable[]): FileFinding[] {
  const plain = aligned.map(({ table }) => plainFigures(table));
  const readAs = new Map(
    plain.flatMap(({ table, readCells }) =>
      readCells.map((cell) => [placeOf(table.id, cell.record, cell.column), cell] as const),
    ),
  );
  const found = [
    ...checkTables(aligned.map(({ table }) => table)).filter(({ check }) => onText.has(check)),
    ...checkTables(plain.map(({ table }) => table)).filter(({ check }) => !onText.has(check)),
  ];
  const told = new Set<string>();
  const ofChecks = found.map((finding): FileFinding => {
    const { sheet, record, column, check, effect, rule, detail } = finding;
    const at = aligned.find(({ table }) => table.id === sheet);
    const place = placeOf(sheet, record, column);
    const cell = check === 'F2' || check === 'F4' ? readAs.get(place) : undefined;
    if (cell) told.add(place);
    return {
      file: at?.source ?? null,
      sheet,
      row: at?.rows[record - 1] ?? record,
      column,
      check,
      effect,
      rule,
      found: cell ? `${detail}; read as ${cell.readAs}` : detail,
    };
  });
  const untold = aligned.flatMap(({ source, table, rows }, index) =>
    plain[index]!.readCells.filter(({ record, column }) => !told.has(placeOf(table.id, record, column))).map(
      ({ record, column, written, readAs: value }) =>
        ofReading(source, table.id, {
          rule: 'R7',
          row: rows[record - 1] ?? record,
          column,
          detail: `"${written.slice(0, 80)}" is read as ${value}`,
        }),
    ),
  );
  return [...ofChecks, ...untold];
}

const placeOf = (sheet: string, record: number, column: string | null) => `${sheet}\n${record}\n${column}`;
