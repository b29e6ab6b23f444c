-- Why: a platform that comes from another tool has years of notices, decisions, complaints, orders and disputes there, which its
-- reports must count. They come in by sets, from files whose every line is named by the earlier tool's own id: so a line comes
-- in once, a repetition is known as one, and a complaint finds its decision. Each row says that it came so and in which batch;
-- nothing goes out for it. What only our own way of working knows, such as the claim of a decision, may be missing in them.

create table import_batch (
  platform_id uuid not null references platform,
  id uuid not null,
  kind text not null,
  format text not null,
  file_name text,
  sha256 bytea,
  credential_id uuid not null,
  staff_id uuid,
  state text not null,
  received bigint not null default 0,
  accepted bigint not null default 0,
  repeated bigint not null default 0,
  refused bigint not null default 0,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint import_batch_kind_known check (kind in ('notices', 'orders', 'decisions', 'complaints', 'disputes')),
  constraint import_batch_format_known check (format in ('csv', 'ndjson')),
  constraint import_batch_state_known check (state in ('running', 'finished', 'broken')),
  constraint import_batch_end_has_an_instant check ((state = 'running') = (ended_at is null)),
  constraint import_batch_whole_file_is_hashed check ((state = 'finished') = (sha256 is not null)),
  constraint import_batch_hash_is_sha256 check (sha256 is null or octet_length(sha256) = 32),
  constraint import_batch_every_line_has_an_outcome check (received = accepted + repeated + refused)
);

-- The earlier tool's id of what came in, and what it is here. The hash is keyed: it tells nobody what the line said.
create table imported_record (
  platform_id uuid not null,
  kind text not null,
  external_id text not null,
  batch_id uuid not null,
  record_id uuid not null,
  line_hmac bytea not null,
  recorded_at timestamptz not null,
  primary key (platform_id, kind, external_id),
  foreign key (platform_id, batch_id) references import_batch (platform_id, id),
  constraint imported_record_kind_known check (kind in ('notices', 'orders', 'decisions', 'complaints', 'disputes')),
  constraint imported_record_is_one_thing unique (platform_id, kind, record_id)
);

alter table notice
  add foreign key (platform_id, import_batch) references import_batch (platform_id, id),
  add constraint notice_of_a_batch_is_imported check (import_batch is null or origin = 'import');

-- Who looked at it first, and when, is known of an imported decision only where the earlier tool said it; and of what takes its
-- place here only as much.
alter table decision
  alter column claim_id drop not null,
  add foreign key (platform_id, import_batch) references import_batch (platform_id, id),
  add constraint decision_of_a_batch_is_imported check (import_batch is null or origin = 'import'),
  add constraint decision_made_here_has_a_claim check (
    claim_id is not null or origin = 'import' or supersedes_id is not null);

alter table authority_order
  add column origin text not null default 'noticedesk',
  add column import_batch uuid,
  add column external_id text,
  add foreign key (platform_id, import_batch) references import_batch (platform_id, id),
  add constraint authority_order_of_a_batch_is_imported check (import_batch is null or origin = 'import'),
  drop constraint authority_order_delivered_at_source_known,
  add constraint authority_order_delivered_at_source_known check (delivered_at_source in ('server', 'platform', 'staff', 'import'));

alter table dispute
  add column origin text not null default 'noticedesk',
  add column import_batch uuid,
  add column external_id text,
  add foreign key (platform_id, import_batch) references import_batch (platform_id, id),
  add constraint dispute_of_a_batch_is_imported check (import_batch is null or origin = 'import');

-- Nobody of this house decided on an imported complaint: who did is not named, and so cannot be the first decider. That it is
-- imported is copied along a foreign key, so that the rule stays one for every other complaint.
alter table complaint
  add foreign key (platform_id, import_batch) references import_batch (platform_id, id),
  add constraint complaint_of_a_batch_is_imported check (import_batch is null or origin = 'import'),
  add constraint complaint_origin_unique unique (platform_id, id, origin);
alter table complaint_decision
  add column origin text not null default 'noticedesk',
  add foreign key (platform_id, complaint_id, origin) references complaint (platform_id, id, origin),
  drop constraint complaint_decision_made_by_a_person,
  add constraint complaint_decision_made_by_a_person check (
    decided_by is not null or (outcome = 'no-decision' and omission = 'withdrawn') or origin = 'import'),
  drop constraint complaint_decision_partly_supersedes,
  add constraint complaint_decision_partly_supersedes check (
    outcome <> 'partly-reversed' or num_nonnulls(new_decision_id, measure_reversal_id) = 1 or origin = 'import');

grant select, insert on import_batch, imported_record to noticedesk_app;
grant update (sha256, state, received, accepted, repeated, refused, ended_at) on import_batch to noticedesk_app;
comment on table imported_record is 'append-only';
