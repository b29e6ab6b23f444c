-- Why: whether trusted flaggers waited longer than others is judged day by day (Art. 22(1)). Which days were judged is on record, so that
-- the worker judges later the days on which none ran, and anybody sees that a day without a breach was judged at all.

create table flagger_priority_day (
  platform_id uuid not null references platform,
  day date not null,
  window_from date not null,
  slower text[] not null,
  recorded_at timestamptz not null,
  primary key (platform_id, day),
  constraint flagger_priority_day_ends_its_window check (window_from <= day),
  constraint flagger_priority_day_compares_known_times check (slower <@ array['decision', 'action'])
);

grant select, insert on flagger_priority_day to noticedesk_app;
comment on table flagger_priority_day is 'append-only';
