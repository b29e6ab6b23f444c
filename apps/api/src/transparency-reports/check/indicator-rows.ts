import { eurostatCode, memberStateCodes, officialLanguageCodes } from '../../categories/index.js';
import { cell, type SheetTable } from './sheet-table.js';
import { everyLanguage, everyMemberState, type TemplateRow } from './template-row.js';
import { templateRows } from './template-rows.js';

/** A row of a sheet by indicator, as somebody filled it in. */
export interface IndicatorRecord {
  /** 1 is the header. */
  readonly record: number;
  /** The template's row of this indicator and scope; undefined when it has none. */
  readonly row: TemplateRow | undefined;
  readonly indicator: string;
  readonly scope: string;
  readonly value: string;
  /** null where the value is blank or no number. */
  readonly number: number | null;
}

/** Texts that differ in case, spaces or kinds of apostrophes only are the same. */
export function plain(text: string): string {
  return text
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .trim()
    .toLowerCase();
}

/** Member States as the report writes them: Eurostat's codes. */
export const reportedMemberStates: readonly string[] = memberStateCodes.map(eurostatCode);

function covers(row: TemplateRow, scope: string): boolean {
  if (row.scope === everyLanguage) return officialLanguageCodes.includes(scope.trim());
  if (row.scope === everyMemberState) return reportedMemberStates.includes(scope.trim());
  return plain(row.scope ?? '') === plain(scope);
}

/** The rows of a sheet by indicator; [] for any other sheet. */
export function indicatorRecords(table: SheetTable): IndicatorRecord[] {
  const rows = templateRows[table.id];
  if (!rows) return [];
  return table.records.slice(1).map((record, index) => {
    const [indicator, scope, value] = ['indicator', 'scope', 'value'].map((id) => cell(table, record, id)) as [
      string,
      string,
      string,
    ];
    const named = rows.filter((row) => plain(row.indicator) === plain(indicator));
    return {
      record: index + 2,
      row: named.find((row) => covers(row, scope)),
      indicator,
      scope,
      value,
      number: /^\d+(\.\d+)?$/.test(value) ? Number(value) : null,
    };
  });
}

/** The values of the rows that no code distinguishes, by the figure's id. */
export function figuresById(table: SheetTable | undefined): ReadonlyMap<string, IndicatorRecord> {
  const records = table ? indicatorRecords(table) : [];
  return new Map(records.flatMap((record) => (record.row ? [[record.row.id, record] as const] : [])));
}
