-- Why: a report is checked, frozen and published; what is wrong in it is corrected by a further version that says what changed, why
-- and how, and every version stays public for five years (Art. 15(1), 24(1), 42; Regulation (EU) 2024/2835 Art. 3). And somebody must
-- hear in time that a report is due. What is published is public and not sealed.

-- A report as it was when somebody checked it: all sheets, choices, inputs and findings as one JSON text, under its hash.
create table checked_report (
  platform_id uuid not null references platform,
  id uuid not null,
  period_from date not null,
  period_to date not null,
  -- The newest version that was public then; 0 when there was none. It may only be published as the next one.
  follows integer not null,
  content bytea not null,
  content_hash bytea not null,
  -- Findings that forbid to publish it, and others.
  blocking integer not null,
  warnings integer not null,
  program_version text not null,
  checked_by uuid not null,
  checked_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, checked_by) references staff_member (platform_id, id),
  constraint checked_report_follows_unique unique (platform_id, id, period_from, period_to, follows),
  constraint checked_report_period_runs_forward check (period_from <= period_to),
  constraint checked_report_follows_a_version_or_none check (follows >= 0),
  constraint checked_report_hash_is_of_its_content check (content_hash = sha256(content)),
  constraint checked_report_findings_counted check (blocking >= 0 and warnings >= 0)
);
create index checked_report_of_period on checked_report (platform_id, period_from, period_to, checked_at desc);
comment on table checked_report is 'append-only';

create table report_version (
  platform_id uuid not null references platform,
  period_from date not null,
  period_to date not null,
  number integer not null,
  -- The version before; null of the first.
  predecessor integer,
  checked_id uuid not null,
  follows integer not null,
  -- The day in the platform's zone, as sheet 1 says it.
  published_on date not null,
  published_at timestamptz not null,
  published_by uuid not null,
  -- Last day on which it must be public.
  public_until date not null,
  -- Public texts of a correction: why, and by what method.
  reason text,
  method text,
  -- How many cells a correction changed.
  changes integer not null,
  primary key (platform_id, period_from, period_to, number),
  constraint report_version_predecessor_published foreign key (platform_id, period_from, period_to, predecessor)
    references report_version (platform_id, period_from, period_to, number),
  constraint report_version_is_of_a_check foreign key (platform_id, checked_id, period_from, period_to, follows)
    references checked_report (platform_id, id, period_from, period_to, follows),
  foreign key (platform_id, published_by) references staff_member (platform_id, id),
  constraint report_version_of_check_unique unique (platform_id, checked_id),
  constraint report_version_next_of_what_it_follows check (number = follows + 1),
  constraint report_version_first_has_no_predecessor check ((number = 1) = (predecessor is null)),
  constraint report_version_follows_the_one_before check (predecessor = number - 1),
  constraint report_correction_says_why_and_how check (
    (number = 1) = (reason is null) and (number = 1) = (method is null)),
  constraint report_version_public_for_five_years check (public_until >= (published_on + interval '5 years')::date)
);
create index report_version_by_day on report_version (platform_id, published_on);
comment on table report_version is 'append-only: what was published stays, a correction is a further version';

-- The files of a version, byte for byte as they were published.
create table report_file (
  platform_id uuid not null references platform,
  period_from date not null,
  period_to date not null,
  number integer not null,
  name text not null,
  media_type text not null,
  content bytea not null,
  sha256 bytea not null,
  primary key (platform_id, period_from, period_to, number, name),
  constraint report_file_is_of_a_version foreign key (platform_id, period_from, period_to, number)
    references report_version (platform_id, period_from, period_to, number),
  constraint report_file_hash_is_of_its_content check (sha256 = sha256(content))
);
comment on table report_file is 'append-only';

-- A period that is over and whose report the Regulation asks for; written by the worker.
create table expected_report (
  platform_id uuid not null references platform,
  id uuid not null,
  period_from date not null,
  period_to date not null,
  -- Last day for publication, and the instant at which it ends in the platform's zone.
  publish_by date not null,
  due_at timestamptz not null,
  -- When to warn next; null when all warnings went out or it is published.
  next_warning_at timestamptz,
  published_at timestamptz,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  constraint expected_report_once unique (platform_id, period_from, period_to),
  constraint expected_report_period_runs_forward check (period_from <= period_to),
  constraint expected_report_due_after_its_period check (publish_by > period_to),
  constraint expected_report_published_warns_no_more check (published_at is null or next_warning_at is null)
);
create index expected_report_due on expected_report (due_at, id) where published_at is null;
create index expected_report_to_warn on expected_report (next_warning_at) where next_warning_at is not null;

grant select, insert on checked_report, report_version, report_file, expected_report to noticedesk_app;
grant update (next_warning_at, published_at) on expected_report to noticedesk_app;
