-- Why: the average number of monthly active recipients (Art. 24(2), 42(3)) is made of months. Each month is entered as it becomes
-- known, in the Union and by Member State, with who and when; the latest entry of a month counts. The report of a period computes the
-- average of its months and names those that are missing.

create table active_recipients_month (
  platform_id uuid not null references platform,
  id uuid not null,
  month date not null,
  total bigint not null,
  member_states jsonb not null,
  credential_id uuid not null,
  entered_by uuid,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, entered_by) references staff_member (platform_id, id),
  constraint active_recipients_month_begins_a_month check (month = date_trunc('month', month)::date),
  constraint active_recipients_month_counts check (total >= 0),
  constraint active_recipients_month_by_state check (jsonb_typeof(member_states) = 'object')
);
create index active_recipients_month_latest on active_recipients_month (platform_id, month, recorded_at, id);

grant select, insert on active_recipients_month to noticedesk_app;
comment on table active_recipients_month is 'append-only';
