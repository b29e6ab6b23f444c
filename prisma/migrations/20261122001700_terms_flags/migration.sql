-- Why: a flag under the terms is not a notice under Art. 16 (INT-5). Which of the two a sender means is theirs to say; where staff
-- say otherwise, that is a row of its own, with who and why, and the latest one counts in every figure. What a notice is filed
-- as (type, category, what it still lacks) was put together in five places; it is read from one view now.

-- The clause that a flag names, in the version of the day of receipt.
alter table notice add column terms_clause_id uuid;
alter table notice add constraint notice_clause_of_the_platform foreign key (platform_id, terms_clause_id)
  references terms_clause (platform_id, id);
alter table notice add constraint notice_clause_goes_with_a_flag check (terms_clause_id is null or type = 'terms-flag');

-- Somebody of the staff found that it is the other of the two. Each in its turn: of two callers at once, one has the position.
create table notice_type_change (
  platform_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  position integer not null,
  from_type text not null,
  to_type text not null,
  staff_id uuid not null,
  reason_id uuid not null,
  reason_hash bytea not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, notice_id) references notice (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint notice_type_change_in_turn unique (platform_id, notice_id, position),
  constraint notice_type_change_type_known check (from_type in ('notice', 'terms-flag') and to_type in ('notice', 'terms-flag')),
  constraint notice_type_change_is_one check (from_type <> to_type),
  constraint notice_type_change_occurred_before_recorded check (occurred_at <= recorded_at)
);
comment on table notice_type_change is 'append-only';
grant select, insert on notice_type_change to noticedesk_app;

-- A notice with what it is filed as by now. Its type is the latest; its category what the notifier alleges, unless staff corrected
-- it or nothing was alleged; it lacks what its latest supplement left open, and a flag lacks neither name nor good faith. Each
-- is a subquery of its own, so that a column that nobody asks for is not looked up.
create view filed_notice with (security_invoker = true) as
select f.*,
  case f.type
    when 'terms-flag' then array_remove(array_remove(f.lacking, 'notifier'), 'good-faith')
    else f.lacking
  end as missing_elements
from (
  select n.platform_id, n.id, n.reference, n.received_at, n.origin, n.channel, n.notifier_kind, n.notifier_hmac,
    n.trusted_flagger_id, n.in_area_of_expertise, n.language, n.member_state, n.alleged_category, n.alleged_keyword,
    n.alleges_child_abuse, n.alleges_threat_to_life, n.terms_clause_id,
    coalesce(
      (
        select c.to_type
        from notice_type_change as c
        where c.platform_id = n.platform_id and c.notice_id = n.id
        order by c.position desc
        limit 1
      ),
      n.type
    ) as type,
    coalesce(
      (
        select d.category
        from notice_category as d
        where d.platform_id = n.platform_id and d.notice_id = n.id
          and (n.alleged_category is null or d.deduced_by = 'staff')
        order by d.recorded_at desc, d.id desc
        limit 1
      ),
      n.alleged_category
    ) as category,
    case
      when exists (
        select
        from notice_category as d
        where d.platform_id = n.platform_id and d.notice_id = n.id
          and (n.alleged_category is null or d.deduced_by = 'staff')
      ) then (
        select d.keyword
        from notice_category as d
        where d.platform_id = n.platform_id and d.notice_id = n.id
          and (n.alleged_category is null or d.deduced_by = 'staff')
        order by d.recorded_at desc, d.id desc
        limit 1
      )
      else n.alleged_keyword
    end as keyword,
    coalesce(
      (
        select s.missing_elements
        from notice_supplement as s
        where s.platform_id = n.platform_id and s.notice_id = n.id
        order by s.recorded_at desc, s.id desc
        limit 1
      ),
      n.missing_elements
    ) as lacking
  from notice as n
) as f;
grant select on filed_notice to noticedesk_app;
