import type { Cells } from './expected-cells.js';

/** What the API answers, as far as the tests read it. */
export interface ReportBody {
  readonly tier: string;
  readonly kind: string;
  readonly obligation: string;
  readonly complete: boolean;
  readonly publishBy: string | null;
  readonly choices: Record<string, string>;
  readonly findings: readonly { check: string; effect: string; sheet?: string; detail?: string }[];
  readonly sheets: readonly SheetBody[];
}

export interface SheetBody {
  readonly id: string;
  readonly columns: readonly { id: string; header: string }[];
  readonly records: readonly (readonly (string | number | null)[])[];
}

export function sheetOf(report: ReportBody, id: string): SheetBody {
  return report.sheets.find((sheet) => sheet.id === id)!;
}

/** A row of a sheet by category: which one, and its cells by column id. */
export interface ReadRow extends Cells {
  readonly cells: Readonly<Record<string, string | number | null>>;
}

export function rowsOf(sheet: SheetBody): ReadRow[] {
  let category: string | null = null;
  return sheet.records.map((record) => {
    const cells = Object.fromEntries(sheet.columns.map(({ id }, position) => [id, record[position]!]));
    const code = String(cells['category_code']);
    if (!code.startsWith('KEYWORD')) category = code === 'TOTAL' ? null : code;
    const description = cells['other_description'] as string | null;
    return {
      category,
      keyword: code.startsWith('KEYWORD') ? code : null,
      description: description?.endsWith(': sub-category not given') ? null : description,
      cells,
    };
  });
}
