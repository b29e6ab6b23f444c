/** A row of a sheet by indicator, as the template has it (Annex I); a scope in words stands for one row per code. */
export interface TemplateRow {
  /** Of the figure, as in the machine-readable template. */
  readonly id: string;
  readonly applicability: string;
  readonly indicator: string;
  /** null where the sheet has no column Scope. */
  readonly scope: string | null;
  readonly unit: 'text' | 'date' | 'count' | 'hours' | 'ratio' | 'fte';
}

/** Stand for one row per official language, and per Member State. */
export const everyLanguage = '<official EU language code>';
export const everyMemberState = '<Member State code>';
