-- Why: an online platform sends its decisions and statements of reasons to the Commission's Transparency Database without undue
-- delay and free of personal data (Art. 24(5)). What is sent there can never be called back or changed, and an answer can be lost:
-- so each statement has one row, whose id is the PUID, before anything is sent, and every call is written down before it is made.

-- One account of one environment. Rows of the other environment stay where they are and are never sent to this one.
create table transparency_connection (
  platform_id uuid not null references platform,
  environment text not null,
  base_url text not null,
  sealed_token bytea not null,
  submits_from timestamptz not null,
  state text not null,
  pause_reason text,
  waits_until timestamptz,
  host_confirmed_at timestamptz,
  dump_url text,
  changed_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id),
  constraint transparency_connection_environment_known check (environment in ('sandbox', 'production')),
  constraint transparency_connection_environment_is_of_its_host
    check ((environment = 'production') = (base_url ~ '^https://transparency\.dsa\.ec\.europa\.eu/?$')),
  constraint transparency_connection_state_known check (state in ('sending', 'paused')),
  constraint transparency_connection_pause_has_a_reason check ((state = 'paused') = (pause_reason is not null)),
  constraint transparency_connection_pause_reason_known
    check (pause_reason in ('by-hand', 'token-refused', 'misconfigured', 'other-host'))
);

-- A statement of reasons on its way; the id is the PUID. Its payload lies sealed.
create table transparency_submission (
  platform_id uuid not null,
  id uuid not null,
  statement_id uuid not null,
  environment text not null,
  state text not null,
  payload_id uuid,
  payload_hash bytea,
  findings text[] not null default '{}',
  faults text[] not null default '{}',
  attempts integer not null default 0,
  unanswered boolean not null default false,
  batch_limit integer not null default 100,
  batch_id uuid,
  first_sent_at timestamptz,
  last_sent_at timestamptz,
  last_status integer,
  next_at timestamptz,
  uuid uuid,
  created_in_database_at timestamptz,
  dumped_on date,
  decided_at timestamptz not null,
  recorded_at timestamptz not null,
  closed_at timestamptz,
  primary key (platform_id, id),
  foreign key (platform_id, statement_id) references statement_of_reasons (platform_id, id),
  constraint transparency_submission_one_per_environment unique (platform_id, statement_id, environment),
  constraint transparency_submission_environment_known check (environment in ('sandbox', 'production')),
  constraint transparency_submission_state_known check (state in ('waiting', 'held', 'queued', 'sending', 'unknown', 'unconfirmed',
    'blocked', 'accepted', 'refused', 'dead')),
  constraint transparency_submission_payload_hashed check ((payload_id is null) = (payload_hash is null)),
  constraint transparency_submission_payload_once_prepared check (state = 'waiting' or payload_id is not null),
  constraint transparency_submission_held_for_something check (state <> 'held' or cardinality(findings) > 0),
  constraint transparency_submission_refused_for_something check (state <> 'refused' or cardinality(faults) > 0),
  constraint transparency_submission_accepted_has_its_uuid check ((state = 'accepted') = (uuid is not null)),
  constraint transparency_submission_sending_in_a_batch check (state <> 'sending' or batch_id is not null),
  constraint transparency_submission_unknown_was_sent
    check (state not in ('unknown', 'unconfirmed', 'blocked') or (unanswered and first_sent_at is not null)),
  constraint transparency_submission_due_while_it_waits
    check ((state in ('waiting', 'queued', 'unknown', 'blocked')) = (next_at is not null)),
  constraint transparency_submission_closed_at_known check ((state in ('accepted', 'dead', 'refused')) = (closed_at is not null)),
  constraint transparency_submission_batch_limit_positive check (batch_limit between 1 and 100)
);
create index transparency_submission_due on transparency_submission (platform_id, environment, next_at, id)
  where state in ('queued', 'unknown', 'blocked');
create index transparency_submission_waiting on transparency_submission (next_at) where state = 'waiting';
create index transparency_submission_by_state on transparency_submission (platform_id, environment, state, id);
create index transparency_submission_of_batch on transparency_submission (platform_id, batch_id) where state = 'sending';
create index transparency_submission_created on transparency_submission (platform_id, environment, created_in_database_at)
  where state = 'accepted';
create unique index transparency_submission_uuid_once on transparency_submission (uuid) where uuid is not null;

-- One call: written before it is made. Open ones whose time is up were lost, whatever became of the process.
create table transparency_batch (
  platform_id uuid not null,
  id uuid not null,
  environment text not null,
  base_url text not null,
  size integer not null,
  sent_at timestamptz not null,
  given_up_at timestamptz not null,
  outcome text,
  status integer,
  answer_id uuid,
  answer_hash bytea,
  answered_at timestamptz,
  primary key (platform_id, id),
  foreign key (platform_id) references platform,
  constraint transparency_batch_environment_known check (environment in ('sandbox', 'production')),
  constraint transparency_batch_size_allowed check (size between 1 and 100),
  constraint transparency_batch_outcome_known check (outcome in ('created', 'invalid', 'not-unique', 'malformed', 'token-refused',
    'misconfigured', 'too-large', 'throttled', 'server-error', 'lost')),
  constraint transparency_batch_answered_with_its_outcome check ((outcome is null) = (answered_at is null)),
  constraint transparency_batch_answer_hashed check ((answer_id is null) = (answer_hash is null))
);
create index transparency_batch_open on transparency_batch (given_up_at) where outcome is null;

create table transparency_batch_member (
  platform_id uuid not null,
  batch_id uuid not null,
  submission_id uuid not null,
  payload_hash bytea not null,
  primary key (platform_id, batch_id, submission_id),
  foreign key (platform_id, batch_id) references transparency_batch (platform_id, id),
  foreign key (platform_id, submission_id) references transparency_submission (platform_id, id)
);
create index transparency_batch_member_of_submission on transparency_batch_member (platform_id, submission_id);

-- What persons did: released what was held, mended and sent again what was refused. The version before stays.
create table transparency_submission_event (
  platform_id uuid not null,
  id uuid not null,
  submission_id uuid not null,
  kind text not null,
  staff_id uuid not null,
  replaced text[] not null,
  earlier_payload_id uuid not null,
  earlier_payload_hash bytea not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, submission_id) references transparency_submission (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint transparency_submission_event_kind_known check (kind in ('released', 'resent'))
);
create index transparency_submission_event_of_submission on transparency_submission_event (platform_id, submission_id);

-- The daily dump of the Commission's database compared with our rows (TDB-6).
create table transparency_reconciliation (
  platform_id uuid not null,
  id uuid not null,
  environment text not null,
  day date not null,
  rows_read integer not null,
  confirmed integer not null,
  agreed integer not null,
  duplicated integer not null,
  unknown_to_us integer not null,
  missing integer not null,
  blocked integer not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id) references platform,
  constraint transparency_reconciliation_environment_known check (environment in ('sandbox', 'production')),
  constraint transparency_reconciliation_of_a_day_that_is_over check (day < (recorded_at at time zone 'UTC')::date)
);
create index transparency_reconciliation_of_day on transparency_reconciliation (platform_id, environment, day);

grant select, insert on transparency_connection, transparency_submission, transparency_batch, transparency_batch_member,
  transparency_submission_event, transparency_reconciliation to noticedesk_app;
grant update (environment, base_url, sealed_token, submits_from, state, pause_reason, waits_until, host_confirmed_at, dump_url,
  changed_at) on transparency_connection to noticedesk_app;
grant update (state, payload_id, payload_hash, findings, faults, attempts, unanswered, batch_limit, batch_id, first_sent_at,
  last_sent_at, last_status, next_at, uuid, created_in_database_at, dumped_on, closed_at) on transparency_submission to noticedesk_app;
grant update (outcome, status, answer_id, answer_hash, answered_at) on transparency_batch to noticedesk_app;
comment on table transparency_batch_member is 'append-only';
comment on table transparency_submission_event is 'append-only';
comment on table transparency_reconciliation is 'append-only';
