import { createHash } from 'node:crypto';
import {
  actionRows,
  actionTimeRows,
  decidedExemptionRows,
  decidedMeasureRows,
  decidedOwnMeasureRows,
  noticeRows,
  processedNoticeRows,
  systemExemptionRows,
  systemMeasureRows,
  systemOwnMeasureRows,
} from '../fact-rows.query.js';
import type { CountedFacts, FoldPart } from './fact-group.js';

/** The columns of `day_figure` that groups differ in, with the type of each. */
export const groupColumns = {
  category: 'text',
  keyword: 'text',
  other_description: 'text',
  trusted_flagger: 'boolean',
  ground: 'text',
  restriction_type: 'text',
  detected_automatically: 'boolean',
  automation: 'text',
  origin: 'text',
  language: 'text',
  exemption: 'text',
} as const;
type GroupColumn = keyof typeof groupColumns;

/** Rows of one kind, and what they are grouped by; the rows are `f`. */
export interface FactSource {
  readonly part: FoldPart;
  readonly counted: CountedFacts;
  readonly rows: string;
  readonly by: Readonly<Partial<Record<GroupColumn, string>>>;
  readonly items?: string;
}

const place = { category: 'f.category', keyword: 'f.keyword' };
const flagged = { trusted_flagger: 'f.trusted_flagger' };
const ownMeasure = {
  ...place,
  other_description: 'f.other_description',
  ground: 'f.ground',
  restriction_type: 'f.type',
  detected_automatically: 'f.automated_detection',
  automation: 'f.automated_decision',
};
const measure = { origin: 'f.measure_origin', language: 'f.language', automation: 'f.automated_decision' };
const exemption = { exemption: 'f.exemption' };

/** Everything that is counted by day, from the same rows that a figure lists. */
export const factSources: readonly FactSource[] = [
  { part: 'notices', counted: 'notices', rows: noticeRows, by: { ...place, ...flagged }, items: 'f.items' },
  {
    part: 'notices',
    counted: 'processed-notices',
    rows: processedNoticeRows,
    by: { ...flagged, automation: 'f.processed' },
  },
  { part: 'decisions', counted: 'actions', rows: actionRows, by: { ...place, ...flagged, ground: 'f.ground' } },
  { part: 'decisions', counted: 'own-measures', rows: decidedOwnMeasureRows, by: ownMeasure },
  { part: 'decisions', counted: 'measure-automation', rows: decidedMeasureRows, by: measure },
  { part: 'decisions', counted: 'exemptions', rows: decidedExemptionRows, by: exemption },
  { part: 'measures', counted: 'own-measures', rows: systemOwnMeasureRows, by: ownMeasure },
  { part: 'measures', counted: 'measure-automation', rows: systemMeasureRows, by: measure },
  { part: 'measures', counted: 'exemptions', rows: systemExemptionRows, by: exemption },
];

/** What a fold was counted by: a program that counts otherwise finds none of its days folded, and folds them again. */
export const countingRules = createHash('sha256')
  .update(JSON.stringify([factSources, actionTimeRows]))
  .digest('hex')
  .slice(0, 16);

/** The groups of a source, in the order of `groupColumns`, then `facts` and `items`; parameters as in fact-rows.query.ts. */
export function groupsOf({ rows, by, items }: FactSource): string {
  const columns = Object.entries(groupColumns).map(
    ([column, type]) => `${by[column as GroupColumn] ?? `null::${type}`} as ${column}`,
  );
  return `select ${columns.join(', ')}, count(*) as facts, coalesce(sum(${items ?? '0'}), 0)::bigint as items
    from (${rows}) f
    group by ${Object.values(by).join(', ')}`;
}
