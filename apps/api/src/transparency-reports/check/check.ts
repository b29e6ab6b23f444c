import type { SheetTable } from './sheet-table.js';

/** Where a report breaks a check: record 1 is the header; the column is its header text, null for a whole record. */
export interface Violation {
  readonly sheet: string;
  readonly record: number;
  readonly column: string | null;
  readonly detail: string;
}

/**
 * One check of a report's tables. `rule` follows from the Regulation or its annexes and blocks a publication; `inferred`
 * is a reading that the text does not settle, and warns.
 */
export interface Check {
  /** C1 to C13 as in the machine-readable template; F1 to F13 are the form and the whole; R1 to R8 are how a file was read. */
  readonly id: string;
  readonly status: 'rule' | 'inferred';
  readonly text: string;
  readonly violations: (tables: readonly SheetTable[]) => Violation[];
}

/** A violation with the check that found it. */
export interface Finding extends Violation {
  readonly check: string;
  readonly effect: 'blocks' | 'warns';
  readonly rule: string;
}
