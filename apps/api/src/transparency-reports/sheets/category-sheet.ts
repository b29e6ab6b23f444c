import type { CategoryUse } from '../../categories/index.js';
import type { CountingChoices } from '../counting-choices.js';
import type { FiguresRow, Filing, ReportFacts } from '../facts.js';
import { medianCell } from '../figures/hours.js';
import { noObservation } from '../method-notes.js';
import type { ReportInput } from '../report-input.js';
import type { CellValue, SheetColumn, SheetDeclaration } from '../sheet.js';
import { rowApplies, type Applicability } from '../tier.rules.js';
import { categoryRows, codeOf, descriptionOf } from './category-rows.js';
import { periodColumn, serviceColumn } from './key-columns.js';

/** A figure of a sheet by category. `figure` answers null where nothing was observed or can be. */
export interface CategoryFigure {
  readonly id: string;
  readonly header: string;
  readonly unit: 'count' | 'hours';
  readonly figure: (row: FiguresRow, input: ReportInput) => number | null;
  readonly methodNote?: (choices: CountingChoices) => string;
}

/** What differs between the sheets whose rows are the categories (sheets 4 to 6). */
export interface CategorySheet {
  readonly id: string;
  readonly partName: string;
  readonly legalBasis: string;
  readonly applicability: Applicability;
  readonly use: CategoryUse;
  readonly categoryHeader: string;
  /** Stands before each figure's header in its context column; the template writes it in two ways. */
  readonly contextPrefix: 'Contextual information on ' | 'Contextual Information on ';
  /** The facts whose descriptions of KEYWORD_OTHER make rows of their own. */
  readonly filings: (facts: ReportFacts) => readonly Filing[];
  readonly figures: readonly CategoryFigure[];
}

/** Columns and rows of a sheet by category: TOTAL, then each category with its sub-categories beneath it. */
export function categorySheet(sheet: CategorySheet): SheetDeclaration<FiguresRow> {
  const applies = (input: ReportInput) => rowApplies(sheet.applicability, input.tier, input.choices.searchEngineIs);
  const value = (figure: CategoryFigure, row: FiguresRow, input: ReportInput) =>
    applies(input) ? figure.figure(row, input) : null;
  return {
    id: sheet.id,
    partName: sheet.partName,
    legalBasis: sheet.legalBasis,
    columns: [
      { id: 'applicability', header: 'Applicability', role: 'key', unit: 'text', cell: () => sheet.applicability },
      serviceColumn,
      periodColumn,
      { id: 'category_code', header: sheet.categoryHeader, role: 'key', unit: 'text', cell: codeOf },
      {
        id: 'other_description',
        header: 'Description of the sub-category "Other"',
        role: 'key',
        unit: 'text',
        cell: (row, input) =>
          descriptionOf(
            row,
            sheet.figures.map((figure) => value(figure, row, input)),
          ),
      },
      ...sheet.figures.map((figure): SheetColumn<FiguresRow> => ({
        id: figure.id,
        header: figure.header,
        role: 'figure',
        unit: figure.unit,
        cell: (row, input) =>
          figure.unit === 'hours' && applies(input)
            ? medianCell(value(figure, row, input), input.choices.medianOfNothing)
            : value(figure, row, input),
      })),
      ...sheet.figures.map((figure): SheetColumn<FiguresRow> => ({
        id: `ctx_${figure.id}`,
        header: `${sheet.contextPrefix}${figure.header}`,
        role: 'context',
        unit: 'text',
        cell: (row, input) => (applies(input) ? context(figure, row, input) : null),
      })),
    ],
    rows: (input) => categoryRows(sheet.use, sheet.filings(input.facts)),
  };
}

function context(figure: CategoryFigure, row: FiguresRow, input: ReportInput): CellValue {
  const value = figure.figure(row, input);
  const notes = [
    row.level === 'total' && (value !== null || figure.unit === 'hours')
      ? figure.methodNote?.(input.choices)
      : undefined,
    figure.unit === 'hours' && value === null ? noObservation : undefined,
  ].filter((note) => note !== undefined);
  return notes.join(' ') || null;
}
