import type { Tx } from '../../infrastructure/database/tx.js';
import { actionTimeRows } from '../fact-rows.query.js';
import type { ActionTimeGroup, FiguresRow } from '../facts.js';
import { type FactsScope, scopeValues } from '../facts-scope.js';
import type { PartedPeriod } from './folded-days.query.js';

/** A row of the medians: 3 is TOTAL, 1 a category, 0 a sub-category. */
interface MedianRow {
  readonly level: 0 | 1 | 3;
  readonly category: string;
  readonly keyword: string | null;
  readonly median: number | null;
  readonly observations: number;
  readonly median_tf: number | null;
  readonly observations_tf: number;
}

/** The medians of every row in which an item was acted on, over the narrow rows of folded days and the facts of all others. */
export async function actionMedians(tx: Tx, scope: FactsScope, parted: PartedPeriod): Promise<ActionTimeGroup[]> {
  const values: unknown[] = [];
  const observed = observations(scope, parted, (value) => `$${values.push(value)}`);
  const { rows: again } = await tx.sql.query<{ id: string }>(
    `select distinct o.item_id as id from (${observed}) o where o.acted_again`,
    values,
  );
  const { rows } = await tx.sql.query<MedianRow>(
    `select grouping(o.category, o.keyword) as level, o.category, o.keyword,
       percentile_cont(0.5) within group (order by o.seconds) as median,
       count(*) as observations,
       percentile_cont(0.5) within group (order by o.seconds) filter (where o.trusted_flagger) as median_tf,
       count(*) filter (where o.trusted_flagger) as observations_tf
     from (${again.length === 0 ? observed : onceEach(observed, `$${values.push(again.map(({ id }) => id))}::uuid[]`)}) o
     group by grouping sets ((), (o.category), (o.category, o.keyword))`,
    values,
  );
  return rows.flatMap((median): ActionTimeGroup[] => {
    const row = figuresRow(median);
    return [
      { row, cohort: 'all', medianSeconds: median.median ?? 0, observations: median.observations },
      { row, cohort: 'trusted-flagger', medianSeconds: median.median_tf ?? 0, observations: median.observations_tf },
    ];
  });
}

function observations(scope: FactsScope, parted: PartedPeriod, bind: (value: unknown) => string): string {
  const { folded, straight } = parted.decisions;
  const columns = ['category', 'keyword', 'trusted_flagger', 'acted_again', 'seconds'];
  const ofDays = `select a.item_id, ${columns.map((column) => `a.${column}`).join(', ')}
    from day_action_time a
    where a.platform_id = ${bind(scope.platformId)}::uuid and a.day = any (${bind(folded)}::date[])`;
  const ofStretches = straight.map((stretch) => {
    const bound = scopeValues({ ...scope, ...stretch }).map(bind);
    const rows = actionTimeRows.replaceAll(/\$([1-4])\b/g, (_all, position: string) => bound[Number(position) - 1]!);
    return `select f.id, ${columns.map((column) => `f.${column}`).join(', ')} from (${rows}) f`;
  });
  return [ofDays, ...ofStretches].join('\nunion all\n');
}

/** An item that was acted on again on a later day is observed where its restriction was in effect first. */
function onceEach(observed: string, again: string): string {
  return `
    select o.* from (${observed}) o where o.item_id <> all (${again})
    union all
    (select distinct on (o.item_id) o.* from (${observed}) o where o.item_id = any (${again}) order by o.item_id, o.seconds)`;
}

function figuresRow({ level, category, keyword }: MedianRow): FiguresRow {
  if (level === 3) return { level: 'total' };
  if (level === 1) return { level: 'category', category };
  return { level: 'subcategory', category, keyword, otherDescription: null };
}
