-- Why: whoever answers for a service must show that events with a large audience did not spread harmful content faster than people
-- acted on it. A live event is a named time window with contents, accounts and tags; the notices that came in about them are
-- matched by a query whenever one asks, so nothing is copied and a later description counts too.

create table live_event (
  platform_id uuid not null references platform,
  id uuid not null,
  external_id text not null,
  current_version integer not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  constraint live_event_external_id_unique unique (platform_id, external_id)
);

-- The window is half-open. Contents and accounts go by the platform's own ids. A cancelled event matches nothing.
create table live_event_version (
  platform_id uuid not null,
  live_event_id uuid not null,
  version integer not null,
  name text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  content_ids text[] not null,
  account_ids text[] not null,
  tags text[] not null,
  expected_audience bigint,
  cancelled boolean not null,
  recorded_at timestamptz not null,
  primary key (platform_id, live_event_id, version),
  foreign key (platform_id, live_event_id) references live_event (platform_id, id),
  constraint live_event_version_counts_up check (version > 0),
  constraint live_event_version_has_a_name check (name <> ''),
  constraint live_event_version_runs_forward check (ends_at > starts_at),
  constraint live_event_version_at_most_31_days check (ends_at <= starts_at + interval '31 days'),
  constraint live_event_version_matches_something check (cardinality(content_ids) + cardinality(account_ids) + cardinality(tags) > 0),
  constraint live_event_version_audience_is_a_number check (expected_audience >= 0)
);
create index live_event_version_window on live_event_version (platform_id, starts_at, live_event_id);

-- Words of the platform for what a content belongs to, such as a match or a concert.
alter table content_version add column tags text[] not null default '{}';

grant select, insert on live_event, live_event_version to noticedesk_app;
grant update (current_version) on live_event to noticedesk_app;
comment on table live_event_version is 'append-only';
