-- Why: whoever becomes aware of a suspected crime that threatens somebody's life or safety tells the authorities promptly and gives
-- them all relevant information (Art. 18). A suspicion is raised on a case by one person and judged by another; an urgent report
-- waits for nobody. What is known is frozen, and who was told what and when is a row that nobody changes.

-- Where a Member State's law enforcement or judicial authorities, or Europol, are reached.
create table law_enforcement_authority (
  platform_id uuid not null references platform,
  id uuid not null,
  jurisdiction text not null,
  name text not null,
  email text,
  portal_url text,
  phone text,
  recorded_at timestamptz not null,
  retired_at timestamptz,
  primary key (platform_id, id),
  constraint law_enforcement_authority_jurisdiction_known check (jurisdiction ~ '^([A-Z]{2}|europol)$'),
  constraint law_enforcement_authority_can_be_reached check (num_nonnulls(email, portal_url, phone) > 0)
);

create table criminal_suspicion (
  platform_id uuid not null references platform,
  id uuid not null,
  reference text not null,
  case_id uuid not null,
  offence text not null,
  threat_to text not null,
  urgent boolean not null,
  text_id uuid not null,
  text_hash bytea not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  raised_by uuid not null,
  state text not null,
  second_look text,
  looked_at timestamptz,
  looked_by uuid,
  reported_at timestamptz,
  closed_at timestamptz,
  due_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, case_id) references review_case (platform_id, id),
  foreign key (platform_id, raised_by) references staff_member (platform_id, id),
  foreign key (platform_id, looked_by) references staff_member (platform_id, id),
  constraint criminal_suspicion_reference_unique unique (platform_id, reference),
  constraint criminal_suspicion_offence_known check (offence in ('terrorism', 'child-sexual-abuse', 'human-trafficking', 'homicide',
    'bodily-harm', 'sexual-violence', 'kidnapping', 'threat-of-violence', 'incitement-to-suicide', 'other')),
  constraint criminal_suspicion_threat_to_known check (threat_to in ('person', 'child', 'group', 'public', 'unknown')),
  constraint criminal_suspicion_state_known check (state in ('raised', 'confirmed', 'reported', 'acknowledged', 'closed', 'dismissed')),
  constraint criminal_suspicion_second_look_known check (second_look in ('confirmed', 'dismissed')),
  constraint criminal_suspicion_second_look_complete check (
    (second_look is null) = (looked_at is null) and (second_look is null) = (looked_by is null)),
  -- Two persons: nobody judges a suspicion of their own.
  constraint criminal_suspicion_judged_by_another check (looked_by <> raised_by),
  -- Only an urgent one is reported by one person, and none is closed without the second.
  constraint criminal_suspicion_reported_by_two check (
    case state
      when 'raised' then second_look is null
      when 'confirmed' then second_look = 'confirmed'
      when 'dismissed' then second_look = 'dismissed'
      when 'closed' then second_look is not null and (urgent or second_look = 'confirmed')
      else urgent or second_look is not distinct from 'confirmed'
    end),
  constraint criminal_suspicion_reported_at_known check ((state in ('reported', 'acknowledged', 'closed')) = (reported_at is not null)),
  constraint criminal_suspicion_closed_at_known check ((state in ('closed', 'dismissed')) = (closed_at is not null)),
  constraint criminal_suspicion_not_in_the_future check (occurred_at <= recorded_at)
);
create unique index criminal_suspicion_one_open on criminal_suspicion (platform_id, case_id) where closed_at is null;
create index criminal_suspicion_of_case on criminal_suspicion (platform_id, case_id);
create index criminal_suspicion_due on criminal_suspicion (due_at) where reported_at is null and closed_at is null;

-- Whose authorities are concerned, as far as whoever raised it could tell (Art. 18(2)).
create table suspicion_member_state (
  platform_id uuid not null,
  suspicion_id uuid not null,
  member_state text not null,
  confidence text not null,
  primary key (platform_id, suspicion_id, member_state),
  foreign key (platform_id, suspicion_id) references criminal_suspicion (platform_id, id),
  constraint suspicion_member_state_confidence_known check (confidence in ('certain', 'likely', 'possible'))
);

-- What is kept as it is, so that it can be given to the authorities: retention leaves it alone.
create table evidence_freeze (
  platform_id uuid not null,
  id uuid not null,
  suspicion_id uuid not null,
  staff_id uuid not null,
  part_count integer not null,
  set_hash bytea not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, suspicion_id) references criminal_suspicion (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id)
);
create index evidence_freeze_of_suspicion on evidence_freeze (platform_id, suspicion_id, recorded_at);

create table frozen_evidence (
  platform_id uuid not null,
  freeze_id uuid not null,
  kind text not null,
  entity_id uuid not null,
  content_hash bytea,
  primary key (platform_id, freeze_id, kind, entity_id),
  foreign key (platform_id, freeze_id) references evidence_freeze (platform_id, id),
  constraint frozen_evidence_kind_known check (kind in ('content-version', 'recipient-version', 'notice', 'notice-supplement',
    'notice-item', 'attachment', 'decision', 'statement'))
);
create index frozen_evidence_of_entity on frozen_evidence (platform_id, kind, entity_id);

-- A package that was made for an authority: who had it made, when, and what exactly it was.
create table suspicion_export (
  platform_id uuid not null,
  id uuid not null,
  suspicion_id uuid not null,
  staff_id uuid not null,
  names_notifiers boolean not null,
  text_id uuid,
  text_hash bytea,
  sha256 bytea not null,
  size_bytes bigint not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, suspicion_id) references criminal_suspicion (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint suspicion_export_names_notifiers_with_a_reason check (names_notifiers = (text_id is not null)),
  constraint suspicion_export_of_suspicion unique (platform_id, id, suspicion_id)
);
create index suspicion_export_by_suspicion on suspicion_export (platform_id, suspicion_id, recorded_at);

-- Who was told, when, by which way and with which package (Art. 18(1)).
create table suspicion_report (
  platform_id uuid not null,
  id uuid not null,
  suspicion_id uuid not null,
  authority_id uuid not null,
  jurisdiction text not null,
  is_addressee boolean not null,
  channel text not null,
  export_id uuid,
  message_id uuid,
  text_id uuid not null,
  text_hash bytea not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  reported_by uuid not null,
  primary key (platform_id, id),
  foreign key (platform_id, suspicion_id) references criminal_suspicion (platform_id, id),
  foreign key (platform_id, authority_id) references law_enforcement_authority (platform_id, id),
  foreign key (platform_id, export_id, suspicion_id) references suspicion_export (platform_id, id, suspicion_id),
  foreign key (platform_id, message_id) references message (platform_id, id),
  foreign key (platform_id, reported_by) references staff_member (platform_id, id),
  constraint suspicion_report_channel_known check (channel in ('mail', 'portal', 'phone', 'in-person')),
  constraint suspicion_report_mailed_by_message check ((channel = 'mail') = (message_id is not null)),
  constraint suspicion_report_not_in_the_future check (occurred_at <= recorded_at),
  constraint suspicion_report_of_suspicion unique (platform_id, id, suspicion_id)
);
create index suspicion_report_by_suspicion on suspicion_report (platform_id, suspicion_id, recorded_at);

-- What happened to a suspicion besides reports and exports, with the reasons given.
create table suspicion_event (
  platform_id uuid not null,
  id uuid not null,
  suspicion_id uuid not null,
  kind text not null,
  report_id uuid,
  staff_id uuid not null,
  text_id uuid,
  text_hash bytea,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, suspicion_id) references criminal_suspicion (platform_id, id),
  foreign key (platform_id, report_id, suspicion_id) references suspicion_report (platform_id, id, suspicion_id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint suspicion_event_kind_known check (kind in ('raised', 'confirmed', 'dismissed', 'reported', 'acknowledged', 'closed')),
  constraint suspicion_event_names_its_report check ((kind in ('reported', 'acknowledged')) = (report_id is not null))
);
create index suspicion_event_of_suspicion on suspicion_event (platform_id, suspicion_id, recorded_at);

-- A case that alleges a threat was looked at under Art. 18, and no suspicion was found (TRI-3).
create table suspicion_screening (
  platform_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  result text not null,
  text_id uuid not null,
  text_hash bytea not null,
  staff_id uuid not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, case_id) references review_case (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint suspicion_screening_result_known check (result in ('no-suspicion'))
);
create index suspicion_screening_of_case on suspicion_screening (platform_id, case_id, recorded_at);
create index review_case_to_screen on review_case (platform_id, opened_at, id)
  where priority in ('order', 'threat-to-life', 'child-safety');

grant select, insert on law_enforcement_authority, criminal_suspicion, suspicion_member_state, evidence_freeze, frozen_evidence,
  suspicion_export, suspicion_report, suspicion_event, suspicion_screening to noticedesk_app;
grant update (retired_at) on law_enforcement_authority to noticedesk_app;
grant update (state, urgent, second_look, looked_at, looked_by, reported_at, closed_at) on criminal_suspicion to noticedesk_app;
do $$
declare t text;
begin
  foreach t in array array['suspicion_member_state', 'evidence_freeze', 'frozen_evidence', 'suspicion_export', 'suspicion_report',
    'suspicion_event', 'suspicion_screening'] loop
    execute format('comment on table %I is %L', t, 'append-only');
  end loop;
end
$$;
