-- Why: the clock of a response time runs on while a case rests, and whoever reads a median must see what rested (SLA-3). When a case
-- rested follows from its events; this says it in one place, for figures and lists alike.

-- A hold ends when the case is taken up or pulled, claimed again or decided; so does the wait of a case that only suspended senders
-- asked for (Art. 23(2)), which begins with the case.
create view case_pause with (security_invoker = true) as
select p.platform_id, p.case_id, p.id, p.cause, p.started_at,
  least(
    (
      select min(e.occurred_at)
      from case_event as e
      where e.platform_id = p.platform_id and e.case_id = p.case_id
        and e.kind in ('resumed', 'pulled') and e.id > p.id and e.occurred_at >= p.started_at
    ),
    (
      select min(l.claimed_at)
      from claim as l
      where l.platform_id = p.platform_id and l.case_id = p.case_id and l.claimed_at > p.started_at
    ),
    p.decided_at
  ) as ended_at
from (
  select h.platform_id, h.case_id, h.id, 'hold' as cause, h.occurred_at as started_at, c.decided_at
  from case_event as h
  join review_case as c on c.platform_id = h.platform_id and c.id = h.case_id
  where h.kind = 'held'
  union all
  select distinct c.platform_id, c.id, c.id, 'suspended-sender', c.opened_at, c.decided_at
  from notice as n
  join notice_item as ni on ni.platform_id = n.platform_id and ni.notice_id = n.id
  join case_item as i on i.platform_id = ni.platform_id and i.item_id = ni.id
  join review_case as c on c.platform_id = i.platform_id and c.id = i.case_id
  where n.processing_paused_until > c.opened_at
    and not exists (
      select
      from case_item as o
      join notice_item as oi on oi.platform_id = o.platform_id and oi.id = o.item_id
      join notice as m on m.platform_id = oi.platform_id and m.id = oi.notice_id
      where o.platform_id = c.platform_id and o.case_id = c.id and o.joined_at <= i.joined_at
        and (m.processing_paused_until > c.opened_at) is not true
    )
) as p;
grant select on case_pause to noticedesk_app;
create index notice_processing_paused on notice (platform_id, processing_paused_until) where processing_paused_until is not null;
create index case_event_held on case_event (platform_id, occurred_at, id) where kind = 'held';
