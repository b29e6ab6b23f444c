-- Why: who answers for a service must show what was done when many more notices came than usual, such as in a crisis (Art. 34 to 36,
-- AUD-5). That surge mode was switched on and off, by whom, why and until when it was expected to last, and every step between, is
-- kept. The program notices a surge by a rule and pages a person; only a person switches on or dismisses.

-- One row per surge: of the whole platform, of one category, of one language, or of one category in one language. What the rule saw
-- is kept with what it noticed.
create table surge (
  platform_id uuid not null references platform,
  id uuid not null,
  category text,
  language text,
  origin text not null,
  state text not null,
  began_at timestamptz not null,
  switched_on_at timestamptz,
  expected_end_at timestamptz,
  ended_at timestamptz,
  rule text,
  notices_in_hour integer,
  usual_in_hour double precision,
  spread_in_hour double precision,
  threshold_in_hour double precision,
  days_on_record integer,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  constraint surge_origin_known check (origin in ('person', 'rule')),
  constraint surge_state_known check (state in ('noticed', 'on', 'off', 'dismissed')),
  constraint surge_rule_shows_what_it_saw check (num_nonnulls(rule, notices_in_hour, usual_in_hour, spread_in_hour, threshold_in_hour,
    days_on_record) = case when origin = 'rule' then 6 else 0 end),
  constraint surge_rule_is_about_the_whole_platform check (origin = 'person' or num_nonnulls(category, language) = 0),
  constraint surge_dismissed_was_noticed check (origin = 'rule' or state in ('on', 'off')),
  constraint surge_switched_on_at_known check ((state in ('on', 'off')) = (switched_on_at is not null)),
  constraint surge_on_has_an_expected_end check ((switched_on_at is null) = (expected_end_at is null)),
  constraint surge_expected_end_after_start check (expected_end_at > switched_on_at),
  constraint surge_ended_at_known check ((state in ('off', 'dismissed')) = (ended_at is not null)),
  constraint surge_ends_after_it_began check (ended_at >= began_at and switched_on_at >= began_at),
  constraint surge_not_in_the_future check (began_at <= recorded_at)
);
create unique index surge_one_open_of_a_scope on surge (platform_id, category, language) nulls not distinct
  where state in ('noticed', 'on');
create index surge_began on surge (platform_id, began_at, id);

-- What happened in a surge. The words lie sealed.
create table surge_event (
  platform_id uuid not null,
  id uuid not null,
  surge_id uuid not null,
  kind text not null,
  staff_id uuid,
  text_id uuid,
  text_hash bytea,
  expected_end_at timestamptz,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, surge_id) references surge (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint surge_event_kind_known check (kind in ('noticed', 'switched-on', 'dismissed', 'step', 'prolonged', 'switched-off')),
  constraint surge_event_by_somebody_unless_noticed check ((kind = 'noticed') = (staff_id is null)),
  constraint surge_event_says_why_unless_noticed check ((kind = 'noticed') = (text_id is null)),
  constraint surge_event_text_has_its_hash check ((text_id is null) = (text_hash is null)),
  constraint surge_event_end_expected_when_on check ((kind in ('switched-on', 'prolonged')) = (expected_end_at is not null)),
  constraint surge_event_not_in_the_future check (occurred_at <= recorded_at)
);
create index surge_event_of_surge on surge_event (platform_id, surge_id, recorded_at, id);

grant select, insert on surge, surge_event to noticedesk_app;
grant update (state, switched_on_at, expected_end_at, ended_at) on surge to noticedesk_app;
comment on table surge_event is 'append-only';
