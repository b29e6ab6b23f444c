-- Most people never declare an interest: whose case it is about is looked up for those who did.
create or replace function keep_interested_staff_out() returns trigger language plpgsql as $$
declare
  person uuid;
  interested boolean;
begin
  case tg_table_name
    when 'claim' then
      person := new.staff_id;
    when 'complaint_case' then
      person := new.claimed_by;
    when 'dispute_event' then
      person := new.staff_id;
    else
      person := new.decided_by;
  end case;
  if not exists (
    select
    from declared_interest i
    where i.platform_id = new.platform_id and i.staff_id = person and i.ended_at is null
  ) then
    return new;
  end if;
  case tg_table_name
    when 'claim', 'decision' then
      interested := staff_is_interested(new.platform_id, person, new.case_id);
    when 'complaint_case', 'complaint_decision' then
      interested := staff_is_interested_in_complaint(new.platform_id, person, new.complaint_id);
    when 'dispute_event' then
      interested := staff_is_interested_in_dispute(new.platform_id, person, new.dispute_id);
  end case;
  if interested then
    raise exception 'a person who declared an interest stays out'
      using errcode = 'check_violation', constraint = 'interested_staff_stay_out';
  end if;
  return new;
end
$$;

-- One look into the index for each notice: a join may be planned while the table is empty, and would read it all when it is not.
create or replace function notice_item_changes_its_day() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  perform mark_changed_days('notices', array_agg(n.platform_id), array_agg(n.received_at))
  from (select distinct i.platform_id, i.notice_id from new_rows i) i
  cross join lateral (
    select o.platform_id, o.received_at
    from notice o
    where o.platform_id = i.platform_id and o.id = i.notice_id
    offset 0 -- keeps the planner from making a join of it
  ) n;
  return null;
end
$$;
