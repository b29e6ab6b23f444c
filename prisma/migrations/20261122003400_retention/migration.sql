-- Why: texts and personal data are kept as long as something needs them and no longer (Art. 5(1)(e) GDPR): the redress of Art. 20 and 21,
-- open proceedings, legal holds, and the periods that the operator sets. Persons ask what is held on them and that it goes (Art. 15,
-- 17 GDPR). What is erased stays countable: rows stay, their texts, files and the identifiers of the person do not (PRV-1, PRV-2).

-- How long a kind of record is kept after it ended, in versions.
create table retention_policy (
  platform_id uuid not null references platform,
  id uuid not null,
  record text not null,
  days integer not null,
  credential_id uuid not null,
  set_by uuid,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, set_by) references staff_member (platform_id, id),
  constraint retention_policy_record_known check (record in ('notice', 'case', 'complaint', 'dispute', 'order', 'suspicion', 'recipient',
    'content', 'misuse-party', 'message', 'evidence-bundle')),
  constraint retention_policy_days_bounded check (days between 0 and 36500)
);
create index retention_policy_latest on retention_policy (platform_id, record, recorded_at, id);

-- A person asks what we hold on them, or that it goes. Who, and what was said, lies sealed; the address is a keyed hash, which goes too.
create table access_request (
  platform_id uuid not null references platform,
  id uuid not null,
  kind text not null,
  address_hmac bytea,
  recipient_id uuid,
  text_id uuid not null,
  text_hash bytea not null,
  received_at timestamptz not null,
  recorded_at timestamptz not null,
  registered_by uuid not null,
  due_at timestamptz not null,
  state text not null,
  archive_sha256 bytea,
  closed_at timestamptz,
  next_page_at timestamptz,
  primary key (platform_id, id),
  foreign key (platform_id, registered_by) references staff_member (platform_id, id),
  foreign key (platform_id, recipient_id) references recipient (platform_id, id),
  constraint access_request_kind_known check (kind in ('access', 'erasure')),
  constraint access_request_state_known check (state in ('received', 'prepared', 'answered', 'refused')),
  constraint access_request_names_somebody check (address_hmac is not null or recipient_id is not null),
  constraint access_request_closed_at_known check ((state in ('answered', 'refused')) = (closed_at is not null)),
  constraint access_request_pages_while_open check (next_page_at is null or state in ('received', 'prepared')),
  constraint access_request_received_before_recorded check (received_at <= recorded_at),
  constraint access_request_archive_is_of_access check (archive_sha256 is null or kind = 'access')
);
create index access_request_to_page on access_request (next_page_at) where next_page_at is not null;

create table access_request_event (
  platform_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  kind text not null,
  staff_id uuid not null,
  text_id uuid,
  text_hash bytea,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, request_id) references access_request (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint access_request_event_kind_known check (kind in ('registered', 'prepared', 'answered', 'refused')),
  constraint access_request_event_text_hashed check ((text_id is null) = (text_hash is null)),
  constraint access_request_event_reasons_given check (kind not in ('prepared', 'refused') or text_id is not null)
);
create index access_request_event_of_request on access_request_event (platform_id, request_id, id);

-- When a record is looked at next, and for whose request: a person who asked does not wait for the operator's own period.
create table retention_check (
  platform_id uuid not null references platform,
  record text not null,
  record_id uuid not null,
  check_at timestamptz not null,
  request_id uuid,
  primary key (platform_id, record, record_id),
  foreign key (platform_id, request_id) references access_request (platform_id, id)
);
create index retention_check_due on retention_check (check_at);
create index retention_check_of_request on retention_check (platform_id, request_id) where request_id is not null;

-- Up to which id the records of a kind have been looked at for the first time.
create table retention_position (
  platform_id uuid not null references platform,
  record text not null,
  last_id uuid not null,
  primary key (platform_id, record)
);

-- What was erased, which reasons had kept it, and when. It names no person.
create table erasure (
  platform_id uuid not null references platform,
  id uuid not null,
  record text not null,
  record_id uuid not null,
  request_id uuid,
  reasons text[] not null,
  texts integer not null,
  files integer not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, request_id) references access_request (platform_id, id),
  constraint erasure_counts check (texts >= 0 and files >= 0)
);
create index erasure_of_record on erasure (platform_id, record, record_id);

-- Identifiers lie on rows that the program may not change. This changes them for it, and only where an erasure is on record: keyed
-- hashes become random bytes, so that they still say "there was an address" and no longer which; names that the platform gives
-- become names that nobody gave; keys of files become random bytes, so that no copy of the file opens again.
create function forget_identifiers(of_platform uuid, of_record text, of_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  former text;
  former_hmac bytea;
  latter text := 'erased-' || of_id;
begin
  if not exists (select from public.erasure e where e.platform_id = of_platform and e.record = of_record and e.record_id = of_id) then
    raise exception 'nothing is forgotten of % %: no erasure is on record', of_record, of_id;
  end if;
  if of_record = 'notice' then
    update public.notice n set notifier_hmac = public.random_hash() where n.platform_id = of_platform and n.id = of_id and n.notifier_hmac is not null;
    update public.notice_supplement s set notifier_hmac = public.random_hash()
      where s.platform_id = of_platform and s.notice_id = of_id and s.notifier_hmac is not null;
    update public.attachment a set wrapped_key = public.random_hash(), sha256 = public.random_hash()
      where a.platform_id = of_platform and a.notice_id = of_id;
    delete from public.idempotency_key k where k.platform_id = of_platform and k.notice_id = of_id;
  elsif of_record = 'complaint' then
    update public.complaint c set complainant_hmac = public.random_hash()
      where c.platform_id = of_platform and c.id = of_id and c.complainant_hmac is not null;
    update public.complaint_attachment a set wrapped_key = public.random_hash(), sha256 = public.random_hash()
      where a.platform_id = of_platform and a.complaint_id = of_id;
    delete from public.complaint_key k where k.platform_id = of_platform and k.complaint_id = of_id;
  elsif of_record = 'message' then
    update public.message m set recipient_hmac = public.random_hash()
      where m.platform_id = of_platform and m.id = of_id and m.recipient_hmac is not null;
  elsif of_record = 'misuse-party' then
    select p.address_hmac into former_hmac from public.misuse_party p where p.platform_id = of_platform and p.id = of_id;
    update public.misuse_party p set address_hmac = public.random_hash()
      where p.platform_id = of_platform and p.id = of_id and p.address_hmac is not null;
    update public.declared_interest d set notifier_hmac = public.random_hash()
      where d.platform_id = of_platform and d.notifier_hmac = former_hmac;
  elsif of_record = 'recipient' then
    select r.external_id into former from public.recipient r where r.platform_id = of_platform and r.id = of_id;
    update public.recipient r set external_id = latter where r.platform_id = of_platform and r.id = of_id;
    update public.recipient_version v set description_hash = public.random_hash() where v.platform_id = of_platform and v.recipient_id = of_id;
    update public.measure m set recipient_external_id = latter where m.platform_id = of_platform and m.recipient_external_id = former;
    update public.live_event_version v set account_ids = array_replace(v.account_ids, former, latter)
      where v.platform_id = of_platform and former = any (v.account_ids);
    update public.declared_interest d set account_external_id = latter where d.platform_id = of_platform and d.account_external_id = former;
    update public.instruction i set account_external_id = latter where i.platform_id = of_platform and i.account_external_id = former;
  elsif of_record = 'content' then
    select c.external_id into former from public.content c where c.platform_id = of_platform and c.id = of_id;
    update public.content c set external_id = latter where c.platform_id = of_platform and c.id = of_id;
    update public.content_version v set description_hash = public.random_hash(), media_sha256 = null, tags = '{}'
      where v.platform_id = of_platform and v.content_id = of_id;
    update public.content_location l set location_hmac = public.random_hash() where l.platform_id = of_platform and l.content_id = of_id;
    update public.measure m set content_external_id = latter where m.platform_id = of_platform and m.content_external_id = former;
    update public.accuracy_item a set content_external_id = latter where a.platform_id = of_platform and a.content_external_id = former;
    update public.live_event_version v set content_ids = array_replace(v.content_ids, former, latter)
      where v.platform_id = of_platform and former = any (v.content_ids);
    update public.declared_interest d set content_external_id = latter where d.platform_id = of_platform and d.content_external_id = former;
    update public.instruction i set content_external_id = latter where i.platform_id = of_platform and i.content_external_id = former;
  elsif of_record = 'evidence-bundle' then
    update public.evidence_bundle b set wrapped_key = public.random_hash() where b.platform_id = of_platform and b.id = of_id and b.wrapped_key is not null;
  elsif of_record = 'access-request' then
    update public.access_request r set address_hmac = public.random_hash()
      where r.platform_id = of_platform and r.id = of_id and r.address_hmac is not null;
  end if;
end
$$;
create function random_hash() returns bytea
language sql volatile set search_path = pg_catalog, pg_temp as $$
  select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
$$;
revoke execute on function forget_identifiers(uuid, text, uuid) from public;
grant execute on function forget_identifiers(uuid, text, uuid) to noticedesk_app;

grant select, insert on retention_policy, access_request, access_request_event, retention_check, retention_position, erasure
  to noticedesk_app;
grant update (state, archive_sha256, closed_at, next_page_at) on access_request to noticedesk_app;
grant update (check_at, request_id) on retention_check to noticedesk_app;
grant update (last_id) on retention_position to noticedesk_app;
comment on table retention_policy is 'append-only';
comment on table access_request_event is 'append-only';
comment on table erasure is 'append-only';
