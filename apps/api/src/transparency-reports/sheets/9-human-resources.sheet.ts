import { officialLanguageCodes } from '../../categories/index.js';
import { moderatorsNote, nothingEntered } from '../method-notes.js';
import type { ProvidedModerators } from '../provided.js';
import type { ReportInput } from '../report-input.js';
import type { CellValue, SheetDeclaration } from '../sheet.js';
import { rowApplies } from '../tier.rules.js';
import { periodColumn, serviceColumn } from './key-columns.js';
import { keyColumn, valueColumn, type ValueRow } from './value-sheet.js';

interface ModeratorsRow extends ValueRow {
  readonly scope: string;
  readonly note: (input: ReportInput) => string | null;
}

function row(
  indicator: string,
  scope: string,
  figure: (moderators: ProvidedModerators, decimals: number) => number | null,
  note: string | null = null,
): ModeratorsRow {
  return {
    applicability: 'Only for VLOPs',
    indicator,
    scope,
    value: ({ provided, choices }) => (provided.moderators ? figure(provided.moderators, choices.fteDecimals) : null),
    note: ({ provided }) => (provided.moderators ? note : nothingEntered),
  };
}

function rounded(equivalents: number, decimals: number): number {
  const unit = 10 ** decimals;
  return Math.round(equivalents * unit) / unit;
}

const linguists = 'Number of total moderators with sufficient linguistic expertise ';

const rows: readonly ModeratorsRow[] = [
  row('Number of internal moderators employed by the provider', 'Total number', ({ internal }, decimals) =>
    rounded(internal, decimals),
  ),
  row('Number of external moderators contracted by the provider', 'Total number', ({ external }, decimals) =>
    rounded(external, decimals),
  ),
  row(
    linguists,
    'Total number',
    ({ internal, external }, decimals) => rounded(internal + external, decimals),
    moderatorsNote,
  ),
  ...officialLanguageCodes.map((code) =>
    row(linguists, code, ({ languages }) => languages.find(({ language }) => language === code)?.moderators ?? null),
  ),
];

function context(row: ModeratorsRow, input: ReportInput): CellValue {
  return rowApplies(row.applicability, input.tier, input.choices.searchEngineIs) ? row.note(input) : null;
}

/** Annex II 1.7: moderators in full-time equivalents, and heads by language. */
export const humanResources: SheetDeclaration<ModeratorsRow> = {
  id: '9_human_resources',
  partName: 'human_resources',
  legalBasis: 'Art. 42(2)(a), (b)',
  columns: [
    keyColumn('applicability', 'Applicability', ({ applicability }) => applicability),
    serviceColumn,
    periodColumn,
    keyColumn('section', 'Section', () => 'Human resources dedicated to content moderation '),
    keyColumn('indicator', 'Indicator', ({ indicator }) => indicator),
    keyColumn('scope', 'Scope', ({ scope }) => scope),
    valueColumn,
    { id: 'contextual_information', header: 'Contextual information', role: 'context', unit: 'text', cell: context },
  ],
  rows: () => rows,
};
