import type { Question } from '../provided.js';
import type { SheetDeclaration } from '../sheet.js';
import type { Applicability } from '../tier.rules.js';
import { periodColumn, serviceColumn } from './key-columns.js';
import { keyColumn, valueColumn, type ValueRow } from './value-sheet.js';

function row(question: Question, applicability: Applicability, indicator: string): ValueRow {
  return { applicability, indicator, value: ({ provided }) => provided.texts[question] ?? null };
}

/** Quotation marks, spaces and no-break spaces are the template's. */
const rows: readonly ValueRow[] = [
  row('own_initiative_summary', 'All', 'Summary of the content moderation engaged in at the providers’ own initiative'),
  row(
    'own_initiative_detail',
    'All',
    "Meaningful and comprehensible information regarding content moderation engaged in at the providers' own initiative",
  ),
  row('automated_means_description', 'All', 'Qualitative description of the automated means'),
  row(
    'accuracy_description',
    'All',
    'Qualitative description of indicators of accuracy and possible rate of error of automated means',
  ),
  row('automated_means_purposes', 'All', 'Specification of the precise purposes to apply automated means'),
  row('automated_means_safeguards', 'All', 'Safeguards applied to the use of automated means'),
  row('governance', 'Only for VLOPs', 'High-level description of the content moderation governance structure'),
  row(
    'staff_qualifications',
    'Only for VLOPs',
    'Qualifications of the human resources dedicated to content moderation',
  ),
  row('staff_training', 'Only for VLOPs', 'Training given to human resources dedicated to content moderation'),
  row('staff_support', 'Only for VLOPs', 'Support given to human resources dedicated to content moderation '),
  row(
    'staff_method',
    'Only for VLOPs',
    'Methodology used to compute the number of human resources dedicated to content moderation\u00a0\u00a0',
  ),
];

/** Annex II Part II section 2: the report in words. */
export const qualitative: SheetDeclaration<ValueRow> = {
  id: '11_qualitative',
  partName: 'qualitative',
  legalBasis: 'Art. 15(1)(c), (e), 42(2)(a), (b)',
  columns: [
    keyColumn('applicability', 'Applicability', ({ applicability }) => applicability),
    serviceColumn,
    periodColumn,
    keyColumn('indicator', 'Indicator', ({ indicator }) => indicator),
    valueColumn,
  ],
  rows: () => rows,
};
