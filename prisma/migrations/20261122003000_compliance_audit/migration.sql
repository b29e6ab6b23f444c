-- Why: whoever audits compliance (Art. 37), or supervises it (Art. 51), is handed one report per platform and period, with a verdict for
-- each duty. What was handed over must stay what it was: it is made once, kept byte for byte with its hash, and never made again.

-- A report that was asked for. Only how far it is changes.
create table compliance_audit (
  platform_id uuid not null references platform,
  id uuid not null,
  period_from date not null,
  period_to date not null,
  state text not null,
  steps_done integer not null default 0,
  steps_total integer not null,
  credential_id uuid not null,
  asked_by uuid,
  failure text,
  recorded_at timestamptz not null,
  closed_at timestamptz,
  primary key (platform_id, id),
  foreign key (platform_id, asked_by) references staff_member (platform_id, id),
  constraint compliance_audit_period_runs_forward check (period_from <= period_to),
  constraint compliance_audit_state_known check (state in ('queued', 'making', 'made', 'failed')),
  constraint compliance_audit_progress_in_range check (steps_done between 0 and steps_total),
  constraint compliance_audit_closed_when_it_ended check ((state in ('made', 'failed')) = (closed_at is not null)),
  constraint compliance_audit_failed_for_a_reason check ((state = 'failed') = (failure is not null))
);
create unique index compliance_audit_one_under_way_per_period on compliance_audit (platform_id, period_from, period_to)
  where state in ('queued', 'making');

-- What the report says of each duty, in its order.
create table compliance_audit_verdict (
  platform_id uuid not null,
  audit_id uuid not null,
  position integer not null,
  section text not null,
  verdict text not null,
  primary key (platform_id, audit_id, position),
  foreign key (platform_id, audit_id) references compliance_audit (platform_id, id),
  constraint compliance_audit_verdict_known check (verdict in ('met', 'at-risk', 'not-met', 'no-data'))
);

-- The report as files: written once, in the transaction that calls it made.
create table compliance_audit_file (
  platform_id uuid not null,
  audit_id uuid not null,
  kind text not null,
  bytes bytea not null,
  sha256 bytea not null,
  recorded_at timestamptz not null,
  primary key (platform_id, audit_id, kind),
  foreign key (platform_id, audit_id) references compliance_audit (platform_id, id),
  constraint compliance_audit_file_kind_known check (kind in ('json', 'html', 'pdf', 'csv')),
  constraint compliance_audit_file_hash_is_its_own check (sha256 = sha256(bytes))
);

-- Whether the page on which notices are sent answered, asked from outside once a minute (Art. 16(1)). A minute without a row was not watched.
create table form_probe (
  platform_id uuid not null references platform,
  minute timestamptz not null,
  answered boolean not null,
  status integer,
  duration_ms integer not null,
  recorded_at timestamptz not null,
  primary key (platform_id, minute),
  constraint form_probe_of_a_whole_minute check (extract(second from minute) = 0),
  constraint form_probe_answer_has_a_status check (status is not null or not answered)
);

grant select, insert on compliance_audit, compliance_audit_verdict, compliance_audit_file, form_probe to noticedesk_app;
grant update (state, steps_done, failure, closed_at) on compliance_audit to noticedesk_app;
comment on table compliance_audit_verdict is 'append-only';
comment on table compliance_audit_file is 'append-only';
comment on table form_probe is 'append-only';
