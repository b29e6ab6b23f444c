-- Why: who was told of a measure of the platform's own systems may take it to a certified body as any decision (Art. 17(3)(f), 21(1)),
-- with or without a complaint before. No foreign key crosses the table of measures, so a dispute names one by its day and id. What is
-- carried out is a reversal of the measure, as after a complaint: it names the one or the other. And a reversal that the platform
-- does not confirm in time is a breach as any command is; the worker walks along those that are open, so each says that it is.

alter table dispute
  alter column decision_id drop not null,
  add column measure_applied_on date,
  add column measure_id text,
  add constraint dispute_about_one_thing check (num_nonnulls(decision_id, measure_id) = 1),
  add constraint dispute_measure_is_dated check ((measure_applied_on is null) = (measure_id is null)),
  add constraint dispute_of_a_measure_is_a_recipients check (measure_id is null or side = 'recipient');
create index dispute_of_measure on dispute (platform_id, measure_applied_on, measure_id) where measure_id is not null;

alter table measure_reversal
  alter column complaint_id drop not null,
  add column dispute_id uuid,
  add column is_open boolean not null default true,
  add foreign key (platform_id, dispute_id) references dispute (platform_id, id),
  add constraint measure_reversal_has_one_reason check (num_nonnulls(complaint_id, dispute_id) = 1),
  add constraint measure_reversal_one_per_dispute unique (platform_id, dispute_id),
  add constraint measure_reversal_names_its_dispute unique (platform_id, id, dispute_id);
update measure_reversal v
set is_open = false
from measure_reversal_effect e
where e.platform_id = v.platform_id and e.reversal_id = v.id;
create index measure_reversal_due on measure_reversal (due_at, id) where is_open;

alter table dispute_event
  add column measure_reversal_id uuid,
  add foreign key (platform_id, measure_reversal_id, dispute_id) references measure_reversal (platform_id, id, dispute_id),
  add constraint dispute_event_reversal_implements check (measure_reversal_id is null or kind = 'implemented'),
  add constraint dispute_event_implements_one_way check (num_nonnulls(decision_id, measure_reversal_id) <= 1);

-- Who declared an interest in the content or the account that a measure restricted has no part in a dispute about it.
create function staff_is_interested_in_dispute(platform uuid, person uuid, asked_dispute uuid) returns boolean language sql stable
return exists (
  select
  from dispute u
  left join decision d on d.platform_id = u.platform_id and d.id = u.decision_id
  where u.platform_id = platform
    and u.id = asked_dispute
    and (
      staff_is_interested(platform, person, d.case_id)
      or exists (
        select
        from declared_interest i
        where i.platform_id = platform
          and i.staff_id = person
          and i.ended_at is null
          and (
            i.account_external_id = (
              select r.external_id from recipient r where r.platform_id = u.platform_id and r.id = u.recipient_id
            )
            or exists (
              select
              from measure m
              where m.platform_id = u.platform_id
                and m.applied_on = u.measure_applied_on
                and m.measure_id = u.measure_id
                and (m.recipient_external_id = i.account_external_id or m.content_external_id = i.content_external_id)
            )
          )
      )
    )
);

create or replace function keep_interested_staff_out() returns trigger language plpgsql as $$
declare
  person uuid;
  interested boolean;
begin
  case tg_table_name
    when 'claim' then
      person := new.staff_id;
      interested := staff_is_interested(new.platform_id, person, new.case_id);
    when 'decision' then
      person := new.decided_by;
      interested := staff_is_interested(new.platform_id, person, new.case_id);
    when 'complaint_case' then
      person := new.claimed_by;
      interested := staff_is_interested_in_complaint(new.platform_id, person, new.complaint_id);
    when 'complaint_decision' then
      person := new.decided_by;
      interested := staff_is_interested_in_complaint(new.platform_id, person, new.complaint_id);
    when 'dispute_event' then
      person := new.staff_id;
      interested := staff_is_interested_in_dispute(new.platform_id, person, new.dispute_id);
  end case;
  if interested then
    raise exception 'a person who declared an interest stays out'
      using errcode = 'check_violation', constraint = 'interested_staff_stay_out';
  end if;
  return new;
end
$$;

grant update (is_open) on measure_reversal to noticedesk_app;
comment on table measure_reversal is 'Append-only but for is_open, which ends with its effect';
