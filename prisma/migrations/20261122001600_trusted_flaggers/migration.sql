-- Why: the register knew a flagger's status of the present only. A letter entered late is judged by the status of the day on
-- which it came, and the Coordinator may suspend, reinstate, end or award again (Art. 22(2), (6)). So the status is a history of
-- append-only events after the first award, which the row of the flagger itself holds. What is told to the Coordinator is on
-- record too. No installation holds rows yet: the columns of the present become events at once.

create table trusted_flagger_event (
  platform_id uuid not null,
  id uuid not null,
  flagger_id uuid not null,
  kind text not null,
  categories text[],
  reference text,
  voids_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, flagger_id) references trusted_flagger (platform_id, id),
  foreign key (platform_id, voids_id) references trusted_flagger_event (platform_id, id),
  constraint trusted_flagger_event_kind_known check (kind in ('awarded', 'area-changed', 'suspended', 'reinstated', 'ended', 'voided')),
  constraint trusted_flagger_event_area_named check ((kind in ('awarded', 'area-changed')) = (categories is not null)),
  constraint trusted_flagger_event_has_an_area check (categories is null or cardinality(categories) > 0),
  constraint trusted_flagger_event_voided_named check ((kind = 'voided') = (voids_id is not null))
);
create index trusted_flagger_event_of_flagger on trusted_flagger_event (platform_id, flagger_id, occurred_at, id);
create unique index trusted_flagger_event_voided_once on trusted_flagger_event (platform_id, voids_id) where voids_id is not null;

insert into trusted_flagger_event (platform_id, id, flagger_id, kind, occurred_at, recorded_at)
select f.platform_id, uuidv7(), f.id, 'suspended', f.suspended_at, f.recorded_at
from trusted_flagger f
where f.suspended_at is not null;
insert into trusted_flagger_event (platform_id, id, flagger_id, kind, occurred_at, recorded_at)
select f.platform_id, uuidv7(), f.id, 'ended', f.valid_to::timestamp at time zone p.time_zone, f.recorded_at
from trusted_flagger f
join platform p on p.id = f.platform_id
where f.valid_to is not null;

alter table trusted_flagger drop column valid_to, drop column suspended_at;
alter table trusted_flagger
  add column coordinator_member_state text,
  add column coordinator_email text,
  add column coordinator_url text,
  add column award_reference text;
revoke update on trusted_flagger from noticedesk_app;
revoke update (categories) on trusted_flagger from noticedesk_app;
grant update (awarded_by, coordinator_member_state, coordinator_email, coordinator_url, award_reference) on trusted_flagger
  to noticedesk_app;

-- Art. 22(6): what the Coordinator is told of a flagger's notices, and what became of it.
create table trusted_flagger_referral (
  platform_id uuid not null,
  id uuid not null,
  flagger_id uuid not null,
  from_day date not null,
  to_day date not null,
  explanation_id uuid not null,
  explanation_hash bytea not null,
  prepared_by uuid not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, flagger_id) references trusted_flagger (platform_id, id),
  foreign key (platform_id, prepared_by) references staff_member (platform_id, id),
  constraint trusted_flagger_referral_has_a_day check (to_day >= from_day)
);
create index trusted_flagger_referral_of_flagger on trusted_flagger_referral (platform_id, flagger_id, id);

create table trusted_flagger_referral_event (
  platform_id uuid not null,
  id uuid not null,
  referral_id uuid not null,
  kind text not null,
  channel text,
  answer text,
  staff_id uuid not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, referral_id) references trusted_flagger_referral (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint trusted_flagger_referral_event_once unique (platform_id, referral_id, kind),
  constraint trusted_flagger_referral_event_kind_known check (kind in ('sent', 'answered')),
  constraint trusted_flagger_referral_event_channel_named check ((kind = 'sent') = (channel is not null)),
  constraint trusted_flagger_referral_event_channel_known check (channel in ('email', 'portal', 'letter')),
  constraint trusted_flagger_referral_event_answer_named check ((kind = 'answered') = (answer is not null)),
  constraint trusted_flagger_referral_event_answer_known check (answer in ('suspended', 'revoked', 'no-action')),
  constraint trusted_flagger_referral_event_not_in_the_future check (occurred_at <= recorded_at)
);

-- A category that staff deduce puts a flagger's notice into its area, or out of it, by the area as of receipt; null: nobody's.
alter table notice_category add column in_area_of_expertise boolean;

-- A flagger's notices of a period.
create index notice_of_trusted_flagger on notice (platform_id, trusted_flagger_id, received_at, id) where trusted_flagger_id is not null;

grant select, insert on trusted_flagger_event, trusted_flagger_referral, trusted_flagger_referral_event to noticedesk_app;
comment on table trusted_flagger_event is 'append-only';
comment on table trusted_flagger_referral is 'append-only';
comment on table trusted_flagger_referral_event is 'append-only';

-- Whether a trusted flagger's notice lies in its area: as staff found by the latest category, else as of receipt.
create view flagger_notice_area with (security_invoker = true) as
select n.platform_id, n.id as notice_id,
  coalesce(
    (
      select c.in_area_of_expertise
      from notice_category as c
      where c.platform_id = n.platform_id and c.notice_id = n.id and c.deduced_by = 'staff'
      order by c.recorded_at desc, c.id desc
      limit 1
    ),
    n.in_area_of_expertise,
    false
  ) as in_area
from notice as n
where n.trusted_flagger_id is not null;
grant select on flagger_notice_area to noticedesk_app;
