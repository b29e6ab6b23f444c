-- Why: what was kept until now without an end gets one too (Art. 5(1)(e) GDPR, PRV-2): letters, what was asked of counsel and by authorities,
-- reasons of legal holds, referrals of flaggers, words of campaigns and surges, notes of shifts, ties that staff declared, who worked here, the
-- words of measures, what was sent to the Commission's database. And what a sweep asks for by content must not read a table of ten
-- million rows from end to end.

-- Kinds of records more. The list is taken from the constraint that is there and made longer, since other migrations make it longer too.
do $$
declare
  known text;
begin
  select pg_get_constraintdef(c.oid) into known from pg_constraint c where c.conname = 'retention_policy_record_known';
  alter table retention_policy drop constraint retention_policy_record_known;
  execute format('alter table retention_policy add constraint retention_policy_record_known %s',
    replace(known, '''evidence-bundle''::text', '''evidence-bundle''::text, ''letter''::text, ''legal-referral''::text, ''instruction''::text, ''information-request''::text, ''legal-hold''::text, ''flagger-referral''::text, ''staff-member''::text, ''declared-interest''::text, ''worked-shift''::text, ''surge''::text, ''measure-text''::text, ''payload''::text, ''payload-answer''::text, ''accuracy-sample''::text, ''campaign''::text'));
end
$$;

-- One text stands for thousands of measures, so no row says when it was used last: it does itself, written once a day at most. The
-- days are UTC.
alter table measure_text add column last_used_on date;
update measure_text t
set last_used_on = coalesce(
  (select max((m.recorded_at at time zone 'UTC')::date) from measure m where m.platform_id = t.platform_id and m.explanation_id = t.id),
  (t.recorded_at at time zone 'UTC')::date);
alter table measure_text alter column last_used_on set not null;
grant update (last_used_on) on measure_text to noticedesk_app;

-- A person may name the measure whose words name them.
alter table access_request
  add column measure_applied_on date,
  add column measure_id text,
  add constraint access_request_measure_is_dated check ((measure_applied_on is null) = (measure_id is null)),
  add constraint access_request_words_are_erased check (measure_id is null or kind = 'erasure');

-- What a sweep or a person's request looks for in tables that grow for ever, and that nobody else looks for. Nearly every row has another
-- value, so a tree would cost each insert a page somewhere else; a filter for each stretch of pages costs next to nothing, and leaves
-- one stretch in a hundred to read. Where rows are few, a tree.
create index measure_of_content on measure using brin (content_external_id text_bloom_ops);
create index message_to_person on message using brin (recipient_hmac bytea_bloom_ops);
create index message_of_item on message using brin (item_id uuid_bloom_ops);
create index message_of_command on message using brin (command_id uuid_bloom_ops);
create index review_case_of_subject on review_case using brin (subject_id uuid_bloom_ops);
create index idempotency_key_of_notice on idempotency_key using brin (notice_id uuid_bloom_ops);
create index content_location_of_content on content_location (platform_id, content_id);
create index statement_of_reasons_of_recipient on statement_of_reasons (platform_id, recipient_id) where recipient_id is not null;
create index complaint_of_recipient on complaint (platform_id, recipient_id) where recipient_id is not null;
create index notice_supplement_of_notifier on notice_supplement (platform_id, notifier_hmac) where notifier_hmac is not null;
create index evidence_bundle_case_of_case on evidence_bundle_case (platform_id, case_id);

create or replace function forget_identifiers(of_platform uuid, of_record text, of_id uuid) returns void
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
    update public.accuracy_item a set content_external_id = latter,
        drawn_key = case when a.drawn_key = 'content:' || former then 'content:' || latter else a.drawn_key end
      where a.platform_id = of_platform and a.content_external_id = former;
    update public.live_event_version v set content_ids = array_replace(v.content_ids, former, latter)
      where v.platform_id = of_platform and former = any (v.content_ids);
    update public.declared_interest d set content_external_id = latter where d.platform_id = of_platform and d.content_external_id = former;
    update public.instruction i set content_external_id = latter where i.platform_id = of_platform and i.content_external_id = former;
  elsif of_record = 'evidence-bundle' then
    update public.evidence_bundle b set wrapped_key = public.random_hash() where b.platform_id = of_platform and b.id = of_id and b.wrapped_key is not null;
  elsif of_record = 'access-request' then
    update public.access_request r set address_hmac = public.random_hash()
      where r.platform_id = of_platform and r.id = of_id and r.address_hmac is not null;
  elsif of_record = 'letter' then
    update public.correspondence c set counterpart_name = 'erased', reference = null where c.platform_id = of_platform and c.id = of_id;
    update public.correspondence_file f set wrapped_key = public.random_hash(), sha256 = public.random_hash()
      where f.platform_id = of_platform and f.correspondence_id = of_id;
  elsif of_record = 'instruction' then
    update public.instruction i set account_external_id = latter
      where i.platform_id = of_platform and i.id = of_id and i.account_external_id is not null;
    update public.instruction i set content_external_id = latter
      where i.platform_id = of_platform and i.id = of_id and i.content_external_id is not null;
  elsif of_record = 'declared-interest' then
    update public.declared_interest d set account_external_id = case when d.account_external_id is not null then latter end,
        content_external_id = case when d.content_external_id is not null then latter end,
        location_hmac = case when d.location_hmac is not null then public.random_hash() end,
        notifier_hmac = case when d.notifier_hmac is not null then public.random_hash() end
      where d.platform_id = of_platform and d.id = of_id;
  elsif of_record = 'staff-member' then
    update public.staff_member s set alias = latter where s.platform_id = of_platform and s.id = of_id;
    update public.api_key k set label = 'erased' where k.platform_id = of_platform and k.staff_id = of_id;
  elsif of_record = 'accuracy-sample' then
    update public.accuracy_item a set content_external_id = 'erased-' || a.id,
        drawn_key = case when a.drawn_key = 'content:' || a.content_external_id then 'content:erased-' || a.id else a.drawn_key end
      from public.accuracy_stratum t
      where t.platform_id = of_platform and t.sample_id = of_id and a.platform_id = t.platform_id and a.stratum_id = t.id
        and a.content_external_id is not null;
  elsif of_record = 'measure-text' then
    update public.measure_text t set text_hmac = public.random_hash() where t.platform_id = of_platform and t.id = of_id;
  end if;
end
$$;
