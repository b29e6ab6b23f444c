/**
 * The rows behind every figure, as SQL: the report groups them, a figure's list pages through them, so the two cannot tell
 * different stories. Parameters: $1 platform, $2 first instant of the period, $3 the instant after it, $4 whether only
 * notices inside the area of expertise count as trusted flaggers'. Each row has `id`, `counted_at`, `notice_id`,
 * `notice_reference`, `decision_id`, `category`, `keyword` and what its figures need.
 */
const notSpecified = `'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE'`;

function isOfTrustedFlagger(notice: string): string {
  return `(${notice}.notifier_kind = 'trusted-flagger' and (not $4::boolean or ${notice}.in_area_of_expertise is true))`;
}

/**
 * Notices under Art. 16 as they are filed (`filed_notice`); flags under the terms are none, and what follows from them is own
 * initiative (INT-5). Without a sub-category one is filed under the other one, as the report prints it.
 */
function filedNotice(condition: string): string {
  return `
    select p.id, p.reference, p.received_at, p.trusted_flagger, p.category,
      case when p.category = ${notSpecified} then null else coalesce(p.keyword, 'KEYWORD_OTHER') end as keyword
    from (
      select n.id, n.reference, n.received_at, ${isOfTrustedFlagger('n')} as trusted_flagger,
        coalesce(n.category, ${notSpecified}) as category, n.keyword
      from filed_notice n
      where ${condition}
        and n.type = 'notice'
    ) p`;
}

const receivedInPeriod = 'n.platform_id = $1 and n.received_at >= $2 and n.received_at < $3';
const decidedInPeriod = 'd.platform_id = $1 and d.occurred_at >= $2 and d.occurred_at < $3';
const ofThePlatform = 'n.platform_id = $1';
const actedOn = `('illegal', 'against-terms')`;

/** Notices received in the period, with the items that they name, those that a supplement added too (Annex II 1.3 columns F to I). */
export const noticeRows = `
  select n.id, n.received_at as counted_at, n.id as notice_id, n.reference as notice_reference, null::uuid as decision_id,
    n.category, n.keyword, null as other_description, n.trusted_flagger,
    (select count(*) from notice_item i where i.platform_id = $1 and i.notice_id = n.id) as items
  from (${filedNotice(receivedInPeriod)}) n`;

/** Whether a trusted flagger's notice was among those that a decision of the period answers. */
const precededByTrustedFlagger = `
    select d.id as decision_id, bool_or(${isOfTrustedFlagger('t')}) as trusted_flagger
    from decision d
    join case_item ci on ci.platform_id = d.platform_id and ci.case_id = d.case_id
    join notice_item ti on ti.platform_id = ci.platform_id and ti.id = ci.item_id
    join filed_notice t on t.platform_id = ti.platform_id and t.id = ti.notice_id
    where ${decidedInPeriod}
      and d.outcome = 'restrict'
      and t.type = 'notice'
      and t.received_at <= d.occurred_at
    group by d.id`;

/** Restrictions decided in the period after a notice, in the row of the earliest notice of the case (columns L to O). */
export const actionRows = `
  select r.id, d.occurred_at as counted_at, n.id as notice_id, n.reference as notice_reference, d.id as decision_id,
    n.category, n.keyword, null as other_description, d.ground, d.automated_decision, d.content_language, r.type,
    coalesce(p.trusted_flagger, false) as trusted_flagger
  from decision d
  join restriction r on r.platform_id = d.platform_id and r.decision_id = d.id
  join notice_item i on i.platform_id = d.platform_id and i.id = d.primary_item_id
  join (${filedNotice(ofThePlatform)}) n on n.id = i.notice_id
  left join (${precededByTrustedFlagger}) p on p.decision_id = d.id
  where ${decidedInPeriod}
    and d.cause = 'notice'`;

/**
 * Items acted on by a decision of the period, with the whole seconds from the receipt of their notice until the first
 * restriction was in effect (columns J and K). An item whose action a later decision only corrects is not observed again;
 * `acted_again` says that another decision acted on it too, so that it may be observed in another period or stretch as well.
 */
export const actionTimeRows = `
  select distinct on (f.item_id) f.item_id as id, d.occurred_at as counted_at, n.id as notice_id,
    n.reference as notice_reference, d.id as decision_id, n.category, n.keyword, null as other_description,
    n.trusted_flagger, floor(extract(epoch from r.in_effect_at - n.received_at))::bigint as seconds,
    exists (
      select
      from finding o
      where o.platform_id = f.platform_id
        and o.item_id = f.item_id
        and o.decision_id <> f.decision_id
        and o.outcome in ${actedOn}
    ) as acted_again
  from decision d
  join restriction r on r.platform_id = d.platform_id and r.decision_id = d.id
  join finding f on f.platform_id = d.platform_id and f.decision_id = d.id
  join notice_item i on i.platform_id = f.platform_id and i.id = f.item_id
  join (${filedNotice(ofThePlatform)}) n on n.id = i.notice_id
  where ${decidedInPeriod}
    and d.cause = 'notice'
    and f.outcome in ${actedOn}
    and n.received_at <= r.in_effect_at
    and not exists (
      select
      from finding g
      join decision b on b.platform_id = g.platform_id and b.id = g.decision_id and b.outcome = 'restrict'
      where g.platform_id = d.platform_id
        and g.decision_id = d.supersedes_id
        and g.item_id = f.item_id
        and g.outcome in ${actedOn}
    )
  order by f.item_id, r.in_effect_at, r.id`;

/** A day's measures lie under the days before and after it too: that much `applied_on` may differ. */
const appliedThen = `m.platform_id = $1
    and m.applied_on between ($2::timestamptz at time zone 'UTC')::date - 1 and ($3::timestamptz at time zone 'UTC')::date + 1
    and m.occurred_at >= $2
    and m.occurred_at < $3`;

/**
 * Measures of the platform's own systems applied in the period, one row for each type of restriction. The id of a row is the
 * measure's with the place of its type in the last byte, so that no two rows share one.
 */
const appliedInPeriod = `
  select overlay(m.id::text placing lpad(to_hex(r.place), 2, '0') from 35)::uuid as id, m.occurred_at as counted_at,
    m.applied_on, m.measure_id, m.category, m.keyword, m.other_description, m.ground, r.type, m.automated_detection,
    m.automated_decision, m.content_language
  from measure m
  cross join unnest(m.restriction_types) with ordinality r (type, place)
  where ${appliedThen}
    and $4::boolean is not null`;

/** Restrictions that persons decided in the period at the provider's own initiative, those that flags under the terms led to too. */
export const decidedOwnMeasureRows = `
  select r.id, d.occurred_at as counted_at, null::uuid as notice_id, null as notice_reference, d.id as decision_id,
    d.category, d.keyword, d.other_description, d.ground, r.type, d.automated_detection, d.automated_decision,
    null::date as applied_on, null as measure_id
  from decision d
  join restriction r on r.platform_id = d.platform_id and r.decision_id = d.id
  where ${decidedInPeriod}
    and d.cause = 'own-initiative'
    and $4::boolean is not null`;

/** Restrictions that the platform's own systems applied in the period. */
export const systemOwnMeasureRows = `
  select m.id, m.counted_at, null::uuid as notice_id, null as notice_reference, null::uuid as decision_id, m.category,
    m.keyword, m.other_description, m.ground, m.type, m.automated_detection, m.automated_decision, m.applied_on, m.measure_id
  from (${appliedInPeriod}) m`;

/** Restrictions of the period at the provider's own initiative, whoever imposed them (Annex II 1.4). */
export const ownMeasureRows = `${decidedOwnMeasureRows}
  union all${systemOwnMeasureRows}`;

/** All restrictions that persons decided in the period, with the language that carries the infringement. */
export const decidedMeasureRows = `
  select r.id, d.occurred_at as counted_at, null::uuid as notice_id, null as notice_reference, d.id as decision_id,
    d.category, d.keyword, d.other_description, d.cause as measure_origin, d.automated_decision,
    lower(split_part(d.content_language, '-', 1)) as language, null::date as applied_on, null as measure_id
  from decision d
  join restriction r on r.platform_id = d.platform_id and r.decision_id = d.id
  where ${decidedInPeriod}
    and $4::boolean is not null`;

/** The same of the platform's own systems. */
export const systemMeasureRows = `
  select m.id, m.counted_at, null::uuid as notice_id, null as notice_reference, null::uuid as decision_id, m.category,
    m.keyword, m.other_description, 'own-initiative' as measure_origin, m.automated_decision,
    lower(split_part(m.content_language, '-', 1)) as language, m.applied_on, m.measure_id
  from (${appliedInPeriod}) m`;

/** All restrictions of the period (Annex II 1.6). */
export const measureRows = `${decidedMeasureRows}
  union all${systemMeasureRows}`;

/** Statements of reasons on decisions of the period that were owed to nobody, and why (SOR-7). */
export const decidedExemptionRows = `
  select s.exemption
  from decision d
  join statement_of_reasons s on s.platform_id = d.platform_id and s.decision_id = d.id
  where ${decidedInPeriod}
    and s.exemption is not null
    and $4::boolean is not null`;

/** The same of the measures of the platform's own systems. */
export const systemExemptionRows = `
  select m.exemption
  from measure m
  where ${appliedThen}
    and m.exemption is not null
    and $4::boolean is not null`;

/** Notices received in the period all of whose items are answered, by how far automated means did it (Art. 15(1)(b)). */
export const processedNoticeRows = `
  select n.id, n.received_at as counted_at, n.id as notice_id, n.reference as notice_reference, null::uuid as decision_id,
    n.category, n.keyword, null as other_description, n.trusted_flagger, p.processed
  from (${filedNotice(receivedInPeriod)}) n
  join (
    select i.notice_id,
      case
        when bool_and(d.automated_decision = 'full') then 'full'
        when bool_and(d.automated_decision = 'none' and cardinality(d.automated_processing) = 0) then 'none'
        else 'partial'
      end as processed
    from notice n
    join notice_item i on i.platform_id = n.platform_id and i.notice_id = n.id
    left join case_item ci on ci.platform_id = i.platform_id and ci.item_id = i.id
    left join decision d on d.platform_id = ci.platform_id and d.id = ci.decision_id
    where ${receivedInPeriod}
    group by i.notice_id
    having count(*) = count(d.id)
  ) p on p.notice_id = n.id`;
