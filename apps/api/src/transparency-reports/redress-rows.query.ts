/** The rows behind sheet 7, as `fact-rows.query.ts` has those of the other sheets; its parameters and columns hold here too. */

/** Complaints with what they are about; inaction on a flag under the terms is a basis of its own here. */
const countedComplaint = `
    select c.id, c.reference, c.received_at, c.notice_id, c.decision_id, c.of_trusted_flagger, c.measure_applied_on as applied_on,
      c.measure_id, coalesce(d.category, m.category) as category, coalesce(d.keyword, m.keyword) as keyword,
      coalesce(d.other_description, m.other_description) as other_description,
      case when c.basis = 'inaction' and c.flagged_under_terms then 'inaction-on-flag' else c.basis end as basis
    from complaint c
    left join decision d on d.platform_id = c.platform_id and d.id = c.decision_id
    left join measure m
      on m.platform_id = c.platform_id and m.applied_on = c.measure_applied_on and m.measure_id = c.measure_id
    where c.platform_id = $1
      and $4::boolean is not null`;

const columns = `c.id, c.notice_id, c.reference as notice_reference, c.decision_id, c.applied_on, c.measure_id, c.category, c.keyword,
    c.other_description, c.basis, c.of_trusted_flagger as trusted_flagger`;

/** Complaints received in the period. */
export const complaintRows = `
  select ${columns}, c.received_at as counted_at
  from (${countedComplaint}) c
  where c.received_at >= $2 and c.received_at < $3`;

/**
 * Complaints that ended in the period. `seconds` from the sending of the complaint until its outcome was told, or was decided where
 * nobody could be told; null while it is on its way, and for those that ended without a decision.
 */
export const complaintOutcomeRows = `
  select ${columns}, e.occurred_at as counted_at, case e.outcome when 'no-decision' then 'omitted' else e.outcome end as outcome,
    case
      when e.outcome <> 'no-decision'
        then floor(extract(epoch from case when m.told then m.told_at else e.occurred_at end - c.received_at))::bigint
    end as seconds
  from (${countedComplaint}) c
  join complaint_decision e on e.platform_id = $1 and e.complaint_id = c.id
  cross join lateral (
    select count(*) > 0 as told, min(m.accepted_at) as told_at
    from message m
    where m.platform_id = $1 and m.entity_id = c.id and m.kind = 'complaint-outcome'
  ) m
  where e.occurred_at >= $2 and e.occurred_at < $3`;

/** Complaints decided in the period whose outcome was told. */
export const complaintTimeRows = `select o.* from (${complaintOutcomeRows}) o where o.seconds is not null`;

/** Restrictions that no decision before a complaint had imposed: only these stand in the name of the decision on it. */
export const newRestrictionRows = `
  select r.id, e.occurred_at as counted_at, c.notice_id, c.reference as notice_reference, d.id as decision_id, d.category, d.keyword,
    d.other_description
  from complaint_decision e
  join complaint c on c.platform_id = e.platform_id and c.id = e.complaint_id
  join decision d on d.platform_id = e.platform_id and d.id = e.new_decision_id
  join restriction r on r.platform_id = d.platform_id and r.decision_id = d.id
  where e.platform_id = $1
    and e.occurred_at >= $2 and e.occurred_at < $3
    and $4::boolean is not null
    and e.imposes_new_restriction`;

const disputeColumns = `x.id, x.notice_id, x.body_reference as notice_reference, x.decision_id, x.measure_applied_on as applied_on,
    x.measure_id, coalesce(d.category, m.category) as category, coalesce(d.keyword, m.keyword) as keyword,
    coalesce(d.other_description, m.other_description) as other_description`;
const disputed = `
  left join decision d on d.platform_id = x.platform_id and d.id = x.decision_id
  left join measure m on m.platform_id = x.platform_id and m.applied_on = x.measure_applied_on and m.measure_id = x.measure_id`;

/** Disputes that a certified body received in the period. */
export const disputeRows = `
  select ${disputeColumns}, x.received_by_body_at as counted_at
  from dispute x ${disputed}
  where x.platform_id = $1
    and x.received_by_body_at >= $2 and x.received_by_body_at < $3
    and $4::boolean is not null`;

/** Disputes whose outcome the provider learnt in the period; `seconds` since the body received them, null where it decided nothing. */
export const disputeOutcomeRows = `
  select ${disputeColumns}, o.notified_at as counted_at, o.outcome, x.state = 'implemented' as implemented,
    case when o.outcome <> 'omitted' then floor(extract(epoch from o.notified_at - x.received_by_body_at))::bigint end as seconds
  from dispute_outcome o
  join dispute x on x.platform_id = o.platform_id and x.id = o.dispute_id ${disputed}
  where o.platform_id = $1
    and o.notified_at >= $2 and o.notified_at < $3
    and $4::boolean is not null`;

/** Disputes that a body decided. */
export const disputeTimeRows = `select o.* from (${disputeOutcomeRows}) o where o.seconds is not null`;

/** Suspensions that began in the period (MIS-6); one that a later decision only changed counts with its first. */
export const suspensionRows = `
  select s.id, s.starts_at as counted_at, null::uuid as notice_id, null as notice_reference, s.decision_id, d.category, d.keyword,
    d.other_description, s.kind as suspension_kind
  from misuse_suspension s
  left join decision d on d.platform_id = s.platform_id and d.id = s.decision_id
  where s.platform_id = $1
    and s.starts_at >= $2 and s.starts_at < $3
    and $4::boolean is not null
    and not exists (
      select
      from misuse_suspension former
      where former.platform_id = s.platform_id and former.decision_id = d.supersedes_id
    )`;
