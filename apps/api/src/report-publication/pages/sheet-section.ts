import { html, type Html, type PageLanguage } from '../../notices/index.js';
import type { CellValue, Sheet } from '../../transparency-reports/index.js';
import type { CellChange } from '../frozen-report.js';
import type { ReportWords } from './words.js';

export interface SheetSection {
  readonly sheet: Sheet;
  readonly words: ReportWords;
  readonly language: PageLanguage;
  /** What categories are called, by code. */
  readonly names: ReadonlyMap<string, string>;
  readonly changes: readonly CellChange[];
}

/** Said once for the whole report, at its top. */
const saidAbove: ReadonlySet<string> = new Set(['service', 'reporting_period']);

interface Column {
  readonly position: number;
  readonly id: string;
  readonly header: string;
  /** That nothing but numbers stands in it. */
  readonly isNumeric: boolean;
}

/** One sheet, folded: a table without what all rows share, and beneath it how its columns were counted. */
export function sheetSection(section: SheetSection): Html {
  const { sheet, words } = section;
  const title = words.sheetTitles[sheet.id] ?? sheet.id;
  return html`<details class="sheet" id="${sheet.id}">
    <summary>${title}<small>${sheet.legalBasis}</small></summary>
    ${isEmpty(sheet) ? html`<p>${words.nothing}</p>` : table(section, title)} ${methodOf(sheet, words)}
  </details>`;
}

function table(section: SheetSection, title: string): Html {
  const { sheet, language } = section;
  const { columns, shared } = arranged(sheet);
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 4 });
  const changed = new Map(section.changes.map((change) => [`${change.row} ${change.column}`, change]));
  return html`${shared.length > 0 && html`<p class="hint" lang="en">${shared.join(', ')}</p>`}
    <div class="scroll" tabindex="0" role="region" aria-label="${title}">
      <table lang="en">
        <thead>
          <tr>
            ${columns.map(({ header, isNumeric }) => html`<th scope="col" class="${isNumeric ? 'number' : ''}">${header.trim()}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${sheet.records.map((record, index) => row(section, columns, record, index, numbers, changed))}
        </tbody>
      </table>
    </div>`;
}

/** True when the whole sheet is for other services, or nobody entered anything. */
function isEmpty({ columns, records }: Sheet): boolean {
  const figures = columns.flatMap(({ role }, position) => (role === 'figure' ? [position] : []));
  return figures.length > 0 && records.every((record) => figures.every((position) => record[position] === null));
}

/** The columns that tell rows apart or say something, those first that name a row; and what all rows have in common. */
function arranged({ columns, records }: Sheet): { columns: Column[]; shared: string[] } {
  const shown: Column[] = [];
  const last: Column[] = [];
  const shared: string[] = [];
  columns.forEach(({ id, header, role }, position) => {
    const values = records.map((record) => record[position] ?? null);
    const isShared = role === 'key' && values.every((value) => value === values[0]);
    const isAside = isMethod(role, columns) && isSaidOfAll(values);
    if (saidAbove.has(id) || isAside || values.every((value) => value === null)) return;
    const isNumeric = values.every((value) => value === null || typeof value === 'number');
    if (isShared) shared.push(String(values[0]).trim());
    else (id === 'applicability' ? last : shown).push({ position, id, header, isNumeric });
  });
  return { columns: [...shown, ...last], shared };
}

/** True when the row of the whole says what all others say, if they say anything. */
function isSaidOfAll([whole, ...others]: readonly CellValue[]): boolean {
  const said = others[0] ?? null;
  if (others.some((value) => value !== said)) return false;
  return said === null || (typeof whole === 'string' && whole.includes(String(said)));
}

function row(
  { names, sheet, words }: SheetSection,
  columns: readonly Column[],
  record: readonly CellValue[],
  index: number,
  numbers: Intl.NumberFormat,
  changed: ReadonlyMap<string, CellChange>,
): Html {
  const code = record[sheet.columns.findIndex(({ id }) => id === 'category_code')];
  const cells = columns.map(({ position, header }, place) => {
    const isSaidBelow = index === 0 && isMethod(sheet.columns[position]!.role, sheet.columns);
    const value = isSaidBelow ? null : (record[position] ?? null);
    if (place === 0) return html`<th scope="row">${named(value, names)}</th>`;
    const change = changed.get(`${index + 2} ${header}`);
    const text = typeof value === 'number' ? numbers.format(value) : value; // sheet 2 names its categories itself
    const before = change && `${change.before ?? words.correction.blank}`;
    const shown = change ? html`<mark title="${before ?? ''}">${text ?? words.correction.blank}</mark>` : text;
    return html`<td class="${cellClass(value)}">${shown}</td>`;
  });
  return html`<tr class="${rowClass(code)}">
    ${cells}
  </tr>`;
}

function cellClass(value: CellValue): string {
  if (typeof value === 'number') return value === 0 ? 'number zero' : 'number';
  return value !== null && value.length > 60 ? 'words' : '';
}

function rowClass(code: CellValue | undefined): string {
  if (code === 'TOTAL') return 'total';
  if (typeof code !== 'string') return '';
  return code.startsWith('KEYWORD') ? 'part' : 'group';
}

/** A category by its name, with its code beneath. */
function named(value: CellValue, names: ReadonlyMap<string, string>): Html | CellValue {
  if (typeof value !== 'string') return value;
  const name = names.get(value);
  return name === undefined ? value : html`${name}<small>${brokenAtUnderscores(value)}</small>`;
}

/** A code that a narrow column parts between its words alone. */
function brokenAtUnderscores(code: string): Html[] {
  return code.split('_').map((word, index) => html`${index > 0 && html`_<wbr />`}${word}`);
}

/** Sheets by category say in the row of the whole how a column is counted: that is read beneath the table. */
function isMethod(role: string, columns: Sheet['columns']): boolean {
  return role === 'context' && columns.some(({ id }) => id === 'category_code');
}

function methodOf({ columns, records }: Sheet, words: ReportWords): Html | null {
  const notes = columns.flatMap(({ role, header }, position) => {
    const text = records[0]?.[position];
    if (!isMethod(role, columns) || typeof text !== 'string') return [];
    const about = header.replace(/^Contextual information( on )?/i, '').trim();
    return [html`<li lang="en">${about && html`<b>${about}:</b> `}${text}</li>`];
  });
  return notes.length === 0
    ? null
    : html`<details>
        <summary>${words.howCounted}</summary>
        <ul class="method">
          ${notes}
        </ul>
      </details>`;
}
