/** A file as it lies in a folder or an archive. */
export interface Source {
  /** Path within what was given; a sheet of a workbook is `file.xlsx#Sheet`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a reader had to overlook to read something; each breaks a rule on its own. */
export const readingRules = {
  R1: 'A file can be read.',
  R2: 'A file is UTF-8 without byte order mark (Annex II Part I section 4).',
  R3: 'Fields are parted by commas and quoted after RFC 4180 (Annex II Part I section 4).',
  R4: 'A file is named for its sheet, and each sheet has one file (Annex I).',
  R5: 'Columns are the template’s, in its order (Annex I).',
  R6: 'The header is the first record; no blank records, and nothing beside or below the table (RFC 4180).',
  R7: 'Numbers and days are written plainly: no separators, signs or units (Annex II Part I section 4).',
  R8: 'A file is no larger than a report can be.',
} as const;
export type ReadingRule = keyof typeof readingRules;

/** One thing overlooked while reading; `row` counts from 1 as a spreadsheet does, null for the whole file. */
export interface Tolerance {
  readonly rule: ReadingRule;
  readonly row: number | null;
  readonly column: string | null;
  readonly detail: string;
}

/** A table as a file holds it. */
export interface RawTable {
  readonly name: string;
  readonly records: readonly (readonly string[])[];
  readonly tolerances: readonly Tolerance[];
}

/** A report of eleven sheets is far below these. */
export const limits = {
  files: 200,
  fileBytes: 32 * 1024 * 1024,
  totalBytes: 128 * 1024 * 1024,
  /** Unpacked parts of a workbook: XML takes many times what its cells do in memory. */
  workbookBytes: 64 * 1024 * 1024,
  records: 5_000,
  fields: 200,
  folderDepth: 4,
} as const;

export function tolerance(rule: ReadingRule, detail: string, row: number | null = null): Tolerance {
  return { rule, row, column: null, detail };
}
