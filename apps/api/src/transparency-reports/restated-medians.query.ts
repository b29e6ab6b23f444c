import type { Tx } from '../infrastructure/database/tx.js';
import type { CountingChoices } from './counting-choices.js';
import { actionTimeRows } from './fact-rows.query.js';
import type { ActionTimeGroup, FiguresRow } from './facts.js';
import type { FactsScope } from './facts-scope.js';

interface MedianRow {
  readonly level: 0 | 1 | 3;
  readonly category: string;
  readonly keyword: string | null;
  readonly cohort: ActionTimeGroup['cohort'];
  readonly medianSeconds: number;
  readonly observations: number;
}

/** Items answered with no action, until they were answered first; filed as items acted on are. */
const unactedRows = `
  select distinct on (f.item_id) f.item_id as id, n.id as notice_id, coalesce(n.category, 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE')
      as category,
    case when n.category is null then null else coalesce(n.keyword, 'KEYWORD_OTHER') end as keyword,
    n.notifier_kind = 'trusted-flagger' and (not $4::boolean or n.in_area_of_expertise is true) as trusted_flagger,
    floor(extract(epoch from d.occurred_at - n.received_at))::bigint as seconds
  from decision d
  join finding f on f.platform_id = d.platform_id and f.decision_id = d.id
  join notice_item i on i.platform_id = f.platform_id and i.id = f.item_id
  join filed_notice n on n.platform_id = i.platform_id and n.id = i.notice_id
  where d.platform_id = $1
    and d.occurred_at >= $2
    and d.occurred_at < $3
    and d.cause = 'notice'
    and n.type = 'notice'
    and n.received_at <= d.occurred_at
    and not exists (
      select
      from finding g
      where g.platform_id = f.platform_id and g.item_id = f.item_id and g.outcome in ('illegal', 'against-terms')
    )
  order by f.item_id, d.occurred_at, d.id`;

const ofNotice: Record<CountingChoices['medianObservation'], string | null> = {
  item: null,
  'notice-first': 'min',
  'notice-last': 'max',
};

/** The medians of sheet 4 as the choices want them, each over its own observations. */
export async function restatedActionMedians(
  tx: Tx,
  scope: FactsScope,
  choices: CountingChoices,
): Promise<ActionTimeGroup[]> {
  const { platformId, from, until, insideAreaOnly } = scope;
  const received = choices.noticeMedianCohort === 'received';
  const acted = `select o.notice_id, o.category, o.keyword, o.trusted_flagger, o.seconds from (${actionTimeRows}) o`;
  const unacted = `select o.notice_id, o.category, o.keyword, o.trusted_flagger, o.seconds from (${unactedRows}) o`;
  const items = choices.noticesWithoutAction === 'until-answered' ? `${acted} union all ${unacted}` : acted;
  const inCohort = `select o.* from (${items}) o join notice n on n.platform_id = $1 and n.id = o.notice_id
    where n.received_at >= $5 and n.received_at < $6`;
  const fold = ofNotice[choices.medianObservation];
  const observed = fold
    ? `select o.notice_id, o.category, o.keyword, o.trusted_flagger, ${fold}(o.seconds) as seconds
       from (${inCohort}) o
       group by o.notice_id, o.category, o.keyword, o.trusted_flagger`
    : inCohort;
  const { rows } = await tx.sql.query<MedianRow>(
    `select grouping(o.category, o.keyword) as level, o.category, o.keyword, c.cohort,
       percentile_cont(0.5) within group (order by o.seconds) as "medianSeconds", count(*) as observations
     from (${observed}) o
     cross join lateral (
       select 'all' as cohort
       union all
       select 'trusted-flagger' where o.trusted_flagger
     ) c
     group by c.cohort, grouping sets ((), (o.category), (o.category, o.keyword))`,
    received
      ? [platformId, '-infinity', 'infinity', insideAreaOnly, from, until]
      : [platformId, from, until, insideAreaOnly, '-infinity', 'infinity'],
  );
  return rows.map(({ cohort, medianSeconds, observations, ...place }) => ({
    row: figuresRow(place),
    cohort,
    medianSeconds,
    observations,
  }));
}

function figuresRow({ level, category, keyword }: Pick<MedianRow, 'level' | 'category' | 'keyword'>): FiguresRow {
  if (level === 3) return { level: 'total' };
  if (level === 1) return { level: 'category', category };
  return { level: 'subcategory', category, keyword, otherDescription: null };
}
