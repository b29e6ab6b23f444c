-- Why: the audit log only grows. Split by month, its indexes stay small where entries are written, a look at a period reads that period,
-- and what may go after years goes as a whole month. No entry may ever fail for want of a month, so there is a partition for the rest.

alter table audit_entry rename to audit_entry_before;
alter index audit_entry_pkey rename to audit_entry_before_pkey;
drop index audit_entry_of_entity, audit_entry_by_transaction;

create table audit_entry (
  platform_id uuid not null,
  recorded_at timestamptz not null,
  id uuid not null,
  actor_kind text not null,
  actor_id uuid,
  role text not null,
  action text not null,
  article text,
  entity_kind text not null,
  entity_id uuid not null,
  details jsonb not null,
  request_id text,
  xid xid8 not null default pg_current_xact_id(),
  primary key (platform_id, recorded_at, id),
  constraint audit_entry_actor_kind_known check (actor_kind in ('anonymous', 'key', 'staff', 'system'))
) partition by range (recorded_at);
create index audit_entry_of_entity on audit_entry (platform_id, entity_id, recorded_at);
create index audit_entry_by_transaction on audit_entry (platform_id, xid);
create table audit_entry_other partition of audit_entry default;
grant select, insert on audit_entry to noticedesk_app;
comment on table audit_entry is 'append-only';

-- Makes the partition of the month (UTC) that the day lies in; true when it did. False when it is there, when entries of that month
-- lie in the partition for the rest already: there they stay, and when writers do not pause for two seconds: it is asked again. The program owns nothing: this is all that it can make.
create function make_audit_month(day date) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  month date := date_trunc('month', day)::date;
  month_after date := (date_trunc('month', day) + interval '1 month')::date;
  partition text := 'audit_entry_' || to_char(day, 'YYYY_MM');
begin
  if day not between '2020-01-01' and '2099-12-31' then
    return false;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('make_audit_month', 0)); -- one for all months: two of two would wait for each other
  -- An entry on its way into the partition for the rest would be refused once its month is there: none is on its way while this is held.
  perform set_config('lock_timeout', '2s', true);
  lock table public.audit_entry in share row exclusive mode;
  if to_regclass('public.' || partition) is not null
    or exists (
      select
      from public.audit_entry_other e
      where e.recorded_at >= month::timestamp at time zone 'UTC' and e.recorded_at < month_after::timestamp at time zone 'UTC'
    ) then
    return false;
  end if;
  execute format('create table public.%I (like public.audit_entry including defaults including constraints)', partition);
  execute format('alter table public.audit_entry attach partition public.%I for values from (%L) to (%L)',
    partition, month::timestamp at time zone 'UTC', month_after::timestamp at time zone 'UTC');
  return true;
exception
  when lock_not_available then
    return false;
end
$$;
revoke execute on function make_audit_month(date) from public;
grant execute on function make_audit_month(date) to noticedesk_app;

-- The months that there are entries of, and the one in which this runs: the first entries of a new installation come before any worker.
select make_audit_month(m.day)
from (
  select distinct date_trunc('month', recorded_at at time zone 'UTC')::date as day
  from audit_entry_before
  union
  select date_trunc('month', now() at time zone 'UTC')::date
) m;
insert into audit_entry select * from audit_entry_before;
drop table audit_entry_before;
