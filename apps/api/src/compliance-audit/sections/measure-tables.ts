import type { Table } from '../compliance-report.js';
import { categoryName } from '../names.js';
import { table } from '../section-parts.js';
import { sizeName } from './equality.rules.js';
import type { MeasuresBySize, MeasuresOf, TakenBack } from './measures.query.js';

export function measuresTable(groups: readonly MeasuresOf[]): Table {
  return table(
    'measures-by-category',
    'What the platform’s own systems did, by category',
    'Measures applied in the period, whatever was notified; taken back: by the end of the period, before the end that was planned.',
    [
      { label: 'Category', unit: 'text' },
      { label: 'Measures', unit: 'count' },
      { label: 'Restrictions', unit: 'count' },
      { label: 'Found by a machine', unit: 'count' },
      { label: 'Decided by a machine alone', unit: 'count' },
      { label: 'Taken back', unit: 'count' },
    ],
    groups.map((one) => [
      categoryName(one.group),
      one.measures,
      one.restrictions,
      one.automatedDetection,
      one.fullyAutomated,
      one.takenBack,
    ]),
  );
}

export function sizesOfMeasuresTable(sizes: readonly MeasuresBySize[]): Table {
  return table(
    'measures-by-audience',
    'Measures of the platform’s own systems by size of the account’s audience',
    'Applied in the period, with the audience that the platform gave; taken back: by the end of the period, before the planned end.',
    [
      { label: 'Audience', unit: 'text' },
      { label: 'Measures', unit: 'count' },
      { label: 'Decided by a machine alone', unit: 'share' },
      { label: 'Taken back', unit: 'count' },
      { label: 'Share', unit: 'share' },
    ],
    sizes.map((one) => [
      sizeName(one.size),
      one.measures,
      one.fullyAutomated / one.measures,
      one.takenBack,
      one.takenBack / one.measures,
    ]),
  );
}

export function takenBackTable({
  rows,
  total,
}: {
  readonly rows: readonly TakenBack[];
  readonly total: number;
}): Table {
  return table(
    'measures-taken-back',
    'Measures of the platform’s own systems taken back early',
    'Of those applied in the period, the earliest taken back first; account and audience as the platform gave them with the measure.',
    [
      { label: 'Day', unit: 'text' },
      { label: 'Measure', unit: 'text' },
      { label: 'Account', unit: 'text' },
      { label: 'Is', unit: 'text' },
      { label: 'Audience', unit: 'count' },
      { label: 'Category', unit: 'text' },
      { label: 'Restrictions', unit: 'text' },
      { label: 'Applied', unit: 'instant' },
      { label: 'Planned end', unit: 'instant' },
      { label: 'Taken back', unit: 'instant' },
    ],
    rows.map((one) => [
      one.appliedOn,
      one.measureId,
      one.account,
      one.affiliations.join(' ') || null,
      one.audience,
      categoryName(one.category),
      one.restrictionTypes.join(' '),
      one.appliedAt,
      one.plannedEndAt,
      one.takenBackAt,
    ]),
    total,
  );
}
