-- Why: the statements of own-initiative measures go to the Commission's Transparency Database too (Art. 17, 24(5)), millions a day.
-- So submissions are kept narrow and in one partition a month: the id, which is the PUID, begins with the day that it is about (the
-- first 48 bits are milliseconds, as in a version 7 UUID), and ranges of ids are months. It is computed from the statement or the
-- measure, so that the primary key alone says "once". What is sent is sealed in sets, a call is one row, and accepted ones are
-- counted by day, because nobody counts a hundred million rows to show a queue.

-- A call with what was in it, in the order in which it was written down.
alter table transparency_batch
  add column submission_ids uuid[] not null default '{}',
  add column payload_hashes bytea[] not null default '{}';
update transparency_batch b
set submission_ids = array(
    select m.submission_id from transparency_batch_member m
    where m.platform_id = b.platform_id and m.batch_id = b.id order by m.submission_id),
  payload_hashes = array(
    select m.payload_hash from transparency_batch_member m
    where m.platform_id = b.platform_id and m.batch_id = b.id order by m.submission_id);
alter table transparency_batch
  alter column submission_ids drop default,
  alter column payload_hashes drop default,
  add constraint transparency_batch_holds_its_members
    check (cardinality(submission_ids) = size and cardinality(payload_hashes) = size);
drop table transparency_batch_member;

-- No foreign key crosses a table of this size.
alter table transparency_submission_event drop constraint transparency_submission_event_platform_id_submission_id_fkey;
alter table transparency_submission rename to transparency_submission_before;

create table transparency_submission (
  platform_id uuid not null,
  id uuid not null,
  statement_id uuid,
  measure_applied_on date,
  measure_id text,
  environment text not null,
  state text not null,
  payload_id uuid,
  payload_hash bytea,
  payload_line integer,
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
  constraint transparency_submission_of_a_statement_or_a_measure check (num_nonnulls(statement_id, measure_id) = 1),
  constraint transparency_submission_measure_is_dated check ((measure_applied_on is null) = (measure_id is null)),
  constraint transparency_submission_environment_known check (environment in ('sandbox', 'production')),
  constraint transparency_submission_state_known check (state in ('waiting', 'held', 'queued', 'sending', 'unknown', 'unconfirmed',
    'blocked', 'accepted', 'refused', 'dead')),
  constraint transparency_submission_payload_hashed check ((payload_id is null) = (payload_hash is null)),
  constraint transparency_submission_line_is_of_a_payload check (payload_line is null or (payload_id is not null and payload_line >= 0)),
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
) partition by range (id);

-- Makes the partition of the month that this instant (milliseconds since 1970, UTC) lies in, when it is missing; true when it did. As
-- for measures: made first and attached then, which holds up nobody.
create function make_transparency_month(at_ms bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  month timestamp := date_trunc('month', to_timestamp(at_ms / 1000.0) at time zone 'UTC');
  partition text := 'transparency_submission_' || to_char(month, 'YYYY_MM');
  first_id uuid := (lpad(to_hex((extract(epoch from month) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;
  end_id uuid := (lpad(to_hex((extract(epoch from month + interval '1 month') * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;
begin
  if month not between '2020-01-01' and '2099-12-01' then
    raise exception 'no submissions are kept for %', month using errcode = 'datetime_field_overflow';
  end if;
  if to_regclass('public.' || partition) is not null then
    return false;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('make_transparency_month', 0));
  if to_regclass('public.' || partition) is not null then
    return false;
  end if;
  execute format('create table public.%I (like public.transparency_submission including defaults including constraints)', partition);
  execute format('alter table public.transparency_submission attach partition public.%I for values from (%L) to (%L)',
    partition, first_id, end_id);
  return true;
end
$$;
revoke execute on function make_transparency_month(bigint) from public;
grant execute on function make_transparency_month(bigint) to noticedesk_app;

select make_transparency_month((('x' || lpad(substr(replace(m.first::text, '-', ''), 1, 12), 16, '0'))::bit(64))::bigint)
from (
  select min(id::text)::uuid as first from transparency_submission_before
  group by (('x' || lpad(substr(replace(id::text, '-', ''), 1, 12), 16, '0'))::bit(64))::bigint / 86400000
) m;
insert into transparency_submission (platform_id, id, statement_id, environment, state, payload_id, payload_hash, findings, faults,
  attempts, unanswered, batch_limit, batch_id, first_sent_at, last_sent_at, last_status, next_at, uuid, created_in_database_at,
  dumped_on, decided_at, recorded_at, closed_at)
select platform_id, id, statement_id, environment, state, payload_id, payload_hash, findings, faults, attempts, unanswered,
  batch_limit, batch_id, first_sent_at, last_sent_at, last_status, next_at, uuid, created_in_database_at, dumped_on, decided_at,
  recorded_at, closed_at
from transparency_submission_before;
drop table transparency_submission_before;

alter table transparency_submission add primary key (platform_id, id);
create index transparency_submission_of_statement on transparency_submission (platform_id, statement_id)
  where statement_id is not null;
-- Nearly all are accepted; what is not yet is little, and is what persons look for.
create index transparency_submission_open on transparency_submission (platform_id, state, id) where state <> 'accepted';
create index transparency_submission_due on transparency_submission (platform_id, environment, next_at, id)
  where state in ('queued', 'unknown', 'blocked');
create index transparency_submission_waiting on transparency_submission (next_at) where state = 'waiting';
create index transparency_submission_of_batch on transparency_submission (platform_id, batch_id) where state = 'sending';
create index transparency_submission_not_dumped on transparency_submission (platform_id, environment, created_in_database_at)
  where state = 'accepted' and dumped_on is null;

-- How many the database took, by the UTC day on which it did: accepted is the end, so these only grow.
create table transparency_accepted_day (
  platform_id uuid not null references platform,
  environment text not null,
  day date not null,
  statements bigint not null,
  measures bigint not null,
  primary key (platform_id, environment, day),
  constraint transparency_accepted_day_environment_known check (environment in ('sandbox', 'production')),
  constraint transparency_accepted_day_counts check (statements >= 0 and measures >= 0)
);
insert into transparency_accepted_day (platform_id, environment, day, statements, measures)
select platform_id, environment, (created_in_database_at at time zone 'UTC')::date, count(*), 0
from transparency_submission
where state = 'accepted'
group by 1, 2, 3;

-- How far the measures of a platform have been read, in the order in which transactions wrote them.
create table transparency_measure_position (
  platform_id uuid not null references platform,
  environment text not null,
  xid xid8 not null,
  applied_on date not null,
  measure_id text not null,
  changed_at timestamptz not null,
  primary key (platform_id, environment),
  constraint transparency_measure_position_environment_known check (environment in ('sandbox', 'production'))
);
insert into transparency_measure_position (platform_id, environment, xid, applied_on, measure_id, changed_at)
select platform_id, environment, '0', '0001-01-01', '', changed_at from transparency_connection;
create index measure_by_transaction on measure (platform_id, xid);

-- The Commission's dumps are answered with a redirect to a storage: where that may lead is said, else it must not leave the host.
alter table transparency_connection add column dump_storage_host text,
  add constraint transparency_connection_dump_storage_is_of_a_dump check (dump_storage_host is null or dump_url is not null);

grant select, insert on transparency_submission, transparency_accepted_day, transparency_measure_position to noticedesk_app;
grant update (state, payload_id, payload_hash, payload_line, findings, faults, attempts, unanswered, batch_limit, batch_id,
  first_sent_at, last_sent_at, last_status, next_at, uuid, created_in_database_at, dumped_on, closed_at) on transparency_submission
  to noticedesk_app;
grant update (statements, measures) on transparency_accepted_day to noticedesk_app;
grant update (xid, applied_on, measure_id, changed_at) on transparency_measure_position to noticedesk_app;
grant update (dump_storage_host) on transparency_connection to noticedesk_app;
