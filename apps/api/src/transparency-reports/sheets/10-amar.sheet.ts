import { eurostatCode, memberStateCodes } from '../../categories/index.js';
import type { ProvidedRecipients } from '../provided.js';
import type { SheetDeclaration } from '../sheet.js';
import { periodColumn, serviceColumn } from './key-columns.js';
import { keyColumn, valueColumn, type ValueRow } from './value-sheet.js';

interface RecipientsRow extends ValueRow {
  readonly scope: string;
}

/** Ends with a no-break space, as in the template. */
const indicator = 'Number of average monthly active recipients during the reporting period\u00a0';

function row(scope: string, figure: (recipients: ProvidedRecipients) => number | null): RecipientsRow {
  return {
    applicability: 'Only for VLOPs and VLOSEs',
    indicator,
    scope,
    value: ({ provided }) => (provided.activeRecipients ? figure(provided.activeRecipients) : null),
  };
}

const states = memberStateCodes
  .map((code) => ({ code, reported: eurostatCode(code) }))
  .sort((a, b) => (a.reported < b.reported ? -1 : 1));

const rows: readonly RecipientsRow[] = [
  row('TOTAL', ({ total }) => total),
  ...states.map(({ code, reported }) =>
    row(
      reported,
      ({ memberStates }) => memberStates.find(({ memberState }) => memberState === code)?.recipients ?? null,
    ),
  ),
];

/** Annex II 1.8: average monthly active recipients, in the Union and by Member State. */
export const activeRecipients: SheetDeclaration<RecipientsRow> = {
  id: '10_AMAR',
  partName: 'AMAR',
  legalBasis: 'Art. 42(3)',
  columns: [
    keyColumn('applicability', 'Applicability', ({ applicability }) => applicability),
    serviceColumn,
    periodColumn,
    keyColumn('section', 'Section', () => 'AMAR'),
    keyColumn('indicator', 'Indicator', (row) => row.indicator),
    keyColumn('scope', 'Scope', ({ scope }) => scope),
    valueColumn,
  ],
  rows: () => rows,
};
