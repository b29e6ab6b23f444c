-- Why: enough people, who speak the language, are on duty when it counts (Art. 42(2), 16(6), 20(6)), and none of them decides about
-- somebody they are tied to. So: who works for whom and how well they speak, who was planned and who worked, what they handed over,
-- which ties they declared; and, kept apart, what was asked of counsel, what was written to and by Coordinators and the Commission,
-- and who told the staff how to treat a case.

-- staff: profiles, shifts, handover notes -----------------------------------------------------------------------------------------

-- For whom a person works and how well they speak, from a day on in the platform's zone; the latest one begun counts. languages and
-- levels (CEFR) go together by position.
create table staff_profile (
  platform_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  employment text not null,
  employer text not null,
  full_time_percent integer not null,
  languages text[] not null,
  levels text[] not null,
  valid_from date not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint staff_profile_employment_known check (employment in ('internal', 'external')),
  constraint staff_profile_share_is_a_percentage check (full_time_percent between 1 and 100),
  constraint staff_profile_each_language_has_a_level check (cardinality(languages) = cardinality(levels)),
  constraint staff_profile_levels_known check (levels <@ array['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'])
);
create index staff_profile_of_person on staff_profile (platform_id, staff_id, valid_from, id);

-- employer, languages, levels and skills as they were when the shift was written down.
create table planned_shift (
  platform_id uuid not null references platform,
  id uuid not null,
  staff_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  employer text,
  languages text[] not null,
  levels text[] not null,
  skills text[] not null,
  rota_shift_id uuid,
  planned_by uuid,
  recorded_at timestamptz not null,
  cancelled_at timestamptz,
  primary key (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  foreign key (platform_id, planned_by) references staff_member (platform_id, id),
  foreign key (platform_id, rota_shift_id) references rota_shift (platform_id, id),
  constraint planned_shift_runs_forward check (until_at > from_at),
  constraint planned_shift_at_most_two_days check (until_at <= from_at + interval '48 hours'),
  constraint planned_shift_each_language_has_a_level check (cardinality(languages) = cardinality(levels))
);
create index planned_shift_from on planned_shift (platform_id, from_at, id);

create table worked_shift (
  platform_id uuid not null references platform,
  id uuid not null,
  staff_id uuid not null,
  planned_shift_id uuid,
  started_at timestamptz not null,
  ended_at timestamptz,
  employer text,
  languages text[] not null,
  levels text[] not null,
  skills text[] not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  foreign key (platform_id, recorded_by) references staff_member (platform_id, id),
  foreign key (platform_id, planned_shift_id) references planned_shift (platform_id, id),
  constraint worked_shift_runs_forward check (ended_at > started_at),
  constraint worked_shift_started_before_it_was_recorded check (started_at <= recorded_at),
  constraint worked_shift_each_language_has_a_level check (cardinality(languages) = cardinality(levels))
);
create unique index worked_shift_one_open_per_person on worked_shift (platform_id, staff_id) where ended_at is null;
create index worked_shift_started on worked_shift (platform_id, started_at, id);
create index worked_shift_of_person on worked_shift (platform_id, staff_id, started_at);

-- What whoever comes next has to know, of a shift or of a case.
create table handover_note (
  platform_id uuid not null,
  id uuid not null,
  worked_shift_id uuid,
  case_id uuid,
  written_by uuid not null,
  text_id uuid not null,
  text_hash bytea not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, worked_shift_id) references worked_shift (platform_id, id),
  foreign key (platform_id, case_id) references review_case (platform_id, id),
  foreign key (platform_id, written_by) references staff_member (platform_id, id),
  constraint handover_note_is_about_one_of_both check (num_nonnulls(worked_shift_id, case_id) = 1)
);
create index handover_note_written on handover_note (platform_id, recorded_at, id);
create index handover_note_of_case on handover_note (platform_id, case_id, recorded_at) where case_id is not null;

-- review: ties, and who stays out --------------------------------------------------------------------------------------------------

-- Accounts and contents go by the platform's own ids, so that a tie can be declared before anybody described them; location_hmac is of
-- the id of a content, for cases about what nobody described.
create table declared_interest (
  platform_id uuid not null references platform,
  id uuid not null,
  staff_id uuid not null,
  tie text not null,
  account_external_id text,
  content_external_id text,
  location_hmac bytea,
  notifier_hmac bytea,
  case_id uuid,
  reason_id uuid,
  reason_hash bytea,
  declared_by uuid not null,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  foreign key (platform_id, case_id) references review_case (platform_id, id),
  foreign key (platform_id, declared_by) references staff_member (platform_id, id),
  foreign key (platform_id, ended_by) references staff_member (platform_id, id),
  constraint declared_interest_tie_known check (tie in ('own', 'family', 'friend', 'work', 'financial', 'other')),
  constraint declared_interest_names_one_thing check (num_nonnulls(account_external_id, content_external_id, notifier_hmac,
    case_id) = 1),
  constraint declared_interest_location_of_a_content check ((location_hmac is null) = (content_external_id is null)),
  constraint declared_interest_reason_hashed check ((reason_id is null) = (reason_hash is null)),
  constraint declared_interest_ended_by_somebody_else check ((ended_at is null) = (ended_by is null) and ended_by <> staff_id)
);
create index declared_interest_of_person on declared_interest (platform_id, staff_id) where ended_at is null;

-- Whether a person declared a tie to what the case is about, whose it is, who notified it, or the case itself.
create function staff_is_interested(platform uuid, person uuid, asked_case uuid) returns boolean language sql stable
return exists (
  select
  from declared_interest i
  where i.platform_id = platform
    and i.staff_id = person
    and i.ended_at is null
    and (
      i.case_id = asked_case
      or exists (
        select
        from review_case c
        join subject s on s.platform_id = c.platform_id and s.id = c.subject_id
        where c.platform_id = platform
          and c.id = asked_case
          and (
            s.location_hmac = i.location_hmac
            or exists (
              select
              from content o
              where o.platform_id = s.platform_id
                and o.id = s.content_id
                and (o.external_id = i.content_external_id or o.external_id = i.account_external_id)
            )
            or exists (
              select
              from content_version v
              join recipient r on r.platform_id = v.platform_id and r.id = v.recipient_id
              where v.platform_id = s.platform_id and v.content_id = s.content_id and r.external_id = i.account_external_id
            )
          )
      )
      or i.notifier_hmac is not null and exists (
        select
        from case_item ci
        join notice_item ni on ni.platform_id = ci.platform_id and ni.id = ci.item_id
        join notice n on n.platform_id = ni.platform_id and n.id = ni.notice_id
        where ci.platform_id = platform
          and ci.case_id = asked_case
          and (
            n.notifier_hmac = i.notifier_hmac
            or exists (
              select
              from notice_supplement p
              where p.platform_id = n.platform_id and p.notice_id = n.id and p.notifier_hmac = i.notifier_hmac
            )
          )
      )
    )
);

-- The same of a complaint: about its case, or who complains.
create function staff_is_interested_in_complaint(platform uuid, person uuid, asked_complaint uuid) returns boolean language sql stable
return exists (
  select
  from complaint o
  left join decision d on d.platform_id = o.platform_id and d.id = o.decision_id
  where o.platform_id = platform
    and o.id = asked_complaint
    and (
      staff_is_interested(platform, person, d.case_id)
      or exists (
        select
        from declared_interest i
        where i.platform_id = platform
          and i.staff_id = person
          and i.ended_at is null
          and (
            i.notifier_hmac = o.complainant_hmac
            or i.account_external_id = (
              select r.external_id from recipient r where r.platform_id = o.platform_id and r.id = o.recipient_id
            )
          )
      )
    )
);

create function keep_interested_staff_out() returns trigger language plpgsql as $$
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
      interested := exists (
        select
        from dispute u
        join decision d on d.platform_id = u.platform_id and d.id = u.decision_id
        where u.platform_id = new.platform_id
          and u.id = new.dispute_id
          and (
            staff_is_interested(u.platform_id, person, d.case_id)
            or exists (
              select
              from declared_interest i
              join recipient r on r.platform_id = i.platform_id and r.external_id = i.account_external_id
              where i.platform_id = u.platform_id
                and i.staff_id = person
                and i.ended_at is null
                and r.id = u.recipient_id
            )
          )
      );
  end case;
  if interested then
    raise exception 'a person who declared an interest stays out'
      using errcode = 'check_violation', constraint = 'interested_staff_stay_out';
  end if;
  return new;
end
$$;

create trigger interested_staff_claim_nothing before insert on claim
  for each row execute function keep_interested_staff_out();
create trigger interested_staff_decide_nothing before insert on decision
  for each row execute function keep_interested_staff_out();
create trigger interested_staff_claim_no_complaint before update of claimed_by on complaint_case
  for each row when (new.claimed_by is not null) execute function keep_interested_staff_out();
create trigger interested_staff_decide_no_complaint before insert on complaint_decision
  for each row when (new.decided_by is not null) execute function keep_interested_staff_out();
create trigger interested_staff_touch_no_dispute before insert on dispute_event
  for each row execute function keep_interested_staff_out();

-- correspondence -------------------------------------------------------------------------------------------------------------------

-- That counsel was asked, and when, is part of the record; what was asked and answered is privileged and lies in legal_note.
create table legal_referral (
  platform_id uuid not null references platform,
  id uuid not null,
  case_id uuid,
  order_id uuid,
  dispute_id uuid,
  counsel text not null,
  state text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  closed_at timestamptz,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, case_id) references review_case (platform_id, id),
  foreign key (platform_id, order_id) references authority_order (platform_id, id),
  foreign key (platform_id, dispute_id) references dispute (platform_id, id),
  foreign key (platform_id, asked_by) references staff_member (platform_id, id),
  constraint legal_referral_counsel_known check (counsel in ('in-house', 'external')),
  constraint legal_referral_state_known check (state in ('asked', 'answered', 'withdrawn')),
  constraint legal_referral_closed_at_known check ((state = 'asked') = (closed_at is null)),
  constraint legal_referral_is_about_one_thing_at_most check (num_nonnulls(case_id, order_id, dispute_id) <= 1),
  constraint legal_referral_asked_before_it_was_recorded check (asked_at <= recorded_at)
);
create index legal_referral_asked on legal_referral (platform_id, asked_at, id);
create index legal_referral_of_case on legal_referral (platform_id, case_id) where case_id is not null;

create table legal_note (
  platform_id uuid not null,
  id uuid not null,
  referral_id uuid not null,
  kind text not null,
  written_by uuid not null,
  text_id uuid not null,
  text_hash bytea not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, referral_id) references legal_referral (platform_id, id),
  foreign key (platform_id, written_by) references staff_member (platform_id, id),
  constraint legal_note_kind_known check (kind in ('question', 'answer', 'withdrawal', 'note')),
  constraint legal_note_not_in_the_future check (occurred_at <= recorded_at)
);
create index legal_note_of_referral on legal_note (platform_id, referral_id, recorded_at, id);

create table correspondence (
  platform_id uuid not null references platform,
  id uuid not null,
  direction text not null,
  counterpart text not null,
  counterpart_name text not null,
  member_state text,
  reference text,
  answers_id uuid,
  occurred_at timestamptz not null,
  reply_due_at timestamptz,
  text_id uuid not null,
  text_hash bytea not null,
  entered_by uuid not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, answers_id) references correspondence (platform_id, id),
  foreign key (platform_id, entered_by) references staff_member (platform_id, id),
  constraint correspondence_direction_known check (direction in ('received', 'sent')),
  constraint correspondence_counterpart_known check (counterpart in ('coordinator', 'commission', 'board', 'other-authority')),
  constraint correspondence_coordinator_has_a_member_state check (counterpart <> 'coordinator' or member_state is not null),
  constraint correspondence_answers_another check (answers_id <> id),
  constraint correspondence_due_after_it_came check (reply_due_at > occurred_at),
  constraint correspondence_not_in_the_future check (occurred_at <= recorded_at)
);
create index correspondence_occurred on correspondence (platform_id, occurred_at, id);
create index correspondence_answered on correspondence (platform_id, answers_id) where answers_id is not null;

-- What a letter is about: any number of cases, orders and disputes.
create table correspondence_link (
  platform_id uuid not null,
  correspondence_id uuid not null,
  position integer not null,
  case_id uuid,
  order_id uuid,
  dispute_id uuid,
  primary key (platform_id, correspondence_id, position),
  foreign key (platform_id, correspondence_id) references correspondence (platform_id, id),
  foreign key (platform_id, case_id) references review_case (platform_id, id),
  foreign key (platform_id, order_id) references authority_order (platform_id, id),
  foreign key (platform_id, dispute_id) references dispute (platform_id, id),
  constraint correspondence_link_names_one_thing check (num_nonnulls(case_id, order_id, dispute_id) = 1)
);
create index correspondence_link_of_case on correspondence_link (platform_id, case_id) where case_id is not null;

create table correspondence_file (
  platform_id uuid not null,
  id uuid not null,
  correspondence_id uuid not null,
  position integer not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 bytea not null,
  storage_key text not null,
  wrapped_key bytea not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, correspondence_id) references correspondence (platform_id, id),
  constraint correspondence_file_position_unique unique (platform_id, correspondence_id, position)
);

-- Who told the staff how to treat a case, an account or a content, and whether they followed. The text names people: sealed.
create table instruction (
  platform_id uuid not null references platform,
  id uuid not null,
  case_id uuid,
  account_external_id text,
  content_external_id text,
  giver text not null,
  channel text not null,
  received_by uuid not null,
  received_at timestamptz not null,
  entered_by uuid not null,
  text_id uuid not null,
  text_hash bytea not null,
  state text not null,
  recorded_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  settled_text_id uuid,
  settled_text_hash bytea,
  primary key (platform_id, id),
  foreign key (platform_id, case_id) references review_case (platform_id, id),
  foreign key (platform_id, received_by) references staff_member (platform_id, id),
  foreign key (platform_id, entered_by) references staff_member (platform_id, id),
  foreign key (platform_id, settled_by) references staff_member (platform_id, id),
  constraint instruction_is_about_one_thing check (num_nonnulls(case_id, account_external_id, content_external_id) = 1),
  constraint instruction_giver_known check (giver in ('owner', 'officer', 'staff', 'advertiser', 'government', 'other')),
  constraint instruction_channel_known check (channel in ('mail', 'chat', 'call', 'meeting', 'other')),
  constraint instruction_state_known check (state in ('received', 'followed', 'not-followed')),
  constraint instruction_settled_with_reasons check (
    num_nonnulls(settled_at, settled_by, settled_text_id, settled_text_hash) = case when state = 'received' then 0 else 4 end
  ),
  constraint instruction_received_before_it_was_recorded check (received_at <= recorded_at)
);
create index instruction_received on instruction (platform_id, received_at, id);
create index instruction_of_case on instruction (platform_id, case_id) where case_id is not null;

grant select, insert on staff_profile, planned_shift, worked_shift, handover_note, declared_interest, legal_referral, legal_note,
  correspondence, correspondence_link, correspondence_file, instruction to noticedesk_app;
grant update (cancelled_at) on planned_shift to noticedesk_app;
grant update (ended_at) on worked_shift to noticedesk_app;
grant update (ended_at, ended_by) on declared_interest to noticedesk_app;
grant update (state, closed_at) on legal_referral to noticedesk_app;
grant update (state, settled_at, settled_by, settled_text_id, settled_text_hash) on instruction to noticedesk_app;
comment on table staff_profile is 'append-only';
comment on table handover_note is 'append-only';
comment on table legal_note is 'append-only';
comment on table correspondence is 'append-only';
comment on table correspondence_link is 'append-only';
comment on table correspondence_file is 'append-only';
