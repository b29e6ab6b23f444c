-- Why: complaints (Art. 20). A complaint is what arrived and is never changed; its case is where it stands in the queue; its
-- decision is made once, by a person who did not make the decision complained of. That last rule is a constraint: the decider
-- complained of is copied along foreign keys to the row of the decision, where a check compares the two. A platform with one
-- moderator needs a way all the same, so an exception, with its reason and approved by another person, can stand in the row.

-- The decisions on one case are the chain of which a complaint names one: read at every claim.
create index decision_of_case on decision (platform_id, case_id);

alter table misuse_suspension add constraint misuse_suspension_decider_unique unique (platform_id, id, decided_by);

create table complaint (
  platform_id uuid not null references platform,
  id uuid not null,
  reference text not null,
  decision_id uuid,
  suspension_id uuid,
  first_decider uuid not null,
  side text not null,
  notice_id uuid,
  recipient_id uuid,
  flagged_under_terms boolean not null,
  of_trusted_flagger boolean not null,
  basis text not null,
  mandated boolean not null,
  channel text not null,
  received_at timestamptz not null,
  received_at_source text not null,
  recorded_at timestamptz not null,
  origin text not null default 'noticedesk',
  import_batch uuid,
  external_id text,
  informed_at timestamptz,
  window_ends_at timestamptz,
  language text,
  complainant_hmac bytea,
  credential_id uuid,
  entered_by uuid,
  text_id uuid not null,
  text_hash bytea not null,
  identity_id uuid,
  processing_paused_until timestamptz,
  primary key (platform_id, id),
  foreign key (platform_id, decision_id, first_decider) references decision (platform_id, id, decided_by),
  foreign key (platform_id, suspension_id, first_decider) references misuse_suspension (platform_id, id, decided_by),
  foreign key (platform_id, notice_id) references notice (platform_id, id),
  foreign key (platform_id, recipient_id) references recipient (platform_id, id),
  foreign key (platform_id, entered_by) references staff_member (platform_id, id),
  constraint complaint_reference_unique unique (platform_id, reference),
  constraint complaint_first_decider_unique unique (platform_id, id, first_decider),
  constraint complaint_about_one_thing check (num_nonnulls(decision_id, suspension_id) = 1),
  constraint complaint_side_known check (side in ('recipient', 'notifier')),
  constraint complaint_notifier_names_a_notice check ((side = 'notifier' and decision_id is not null) = (notice_id is not null)),
  constraint complaint_recipient_is_no_notifier check (side = 'recipient' or recipient_id is null),
  constraint complaint_basis_known check (basis in ('visibility', 'service', 'account', 'monetary', 'inaction')),
  constraint complaint_inaction_is_a_notifiers check (basis <> 'inaction' or (side = 'notifier' and notice_id is not null)),
  constraint complaint_channel_known check (channel in ('form', 'api', 'platform', 'email', 'letter', 'phone', 'in-person')),
  constraint complaint_received_at_source_known check (received_at_source in ('server', 'staff', 'platform', 'import')),
  constraint complaint_received_before_recorded check (received_at <= recorded_at),
  constraint complaint_window_follows_informing check ((informed_at is null) = (window_ends_at is null)),
  constraint complaint_in_time check (window_ends_at is null or received_at < window_ends_at)
);
create index complaint_received on complaint (platform_id, received_at, id);
create index complaint_of_decision on complaint (platform_id, decision_id) where decision_id is not null;
create index complaint_of_suspension on complaint (platform_id, suspension_id) where suspension_id is not null;
create index complaint_of_complainant on complaint (platform_id, complainant_hmac, received_at) where complainant_hmac is not null;

alter table misuse_tally add foreign key (platform_id, complaint_id) references complaint (platform_id, id);
alter table misuse_suspension_end add foreign key (platform_id, complaint_id) references complaint (platform_id, id);

-- What a repetition of the same request is known by; erased after a time.
create table complaint_key (
  platform_id uuid not null,
  scope bytea not null,
  body_hash bytea not null,
  complaint_id uuid not null,
  recorded_at timestamptz not null,
  primary key (platform_id, scope)
);

create table complaint_attachment (
  platform_id uuid not null,
  id uuid not null,
  complaint_id uuid not null,
  position integer not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 bytea not null,
  storage_key text not null,
  wrapped_key bytea not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, complaint_id) references complaint (platform_id, id),
  constraint complaint_attachment_position_unique unique (platform_id, complaint_id, position)
);

-- Where the complaint stands: one row each, the only one that changes. `case_id` is that of the decision complained of.
create table complaint_case (
  platform_id uuid not null,
  complaint_id uuid not null,
  case_id uuid,
  state text not null,
  language text not null,
  skill text not null,
  due_at timestamptz not null,
  urgent_at timestamptz not null,
  paused_until timestamptz,
  claimed_by uuid,
  lease_ends_at timestamptz,
  primary key (platform_id, complaint_id),
  foreign key (platform_id, complaint_id) references complaint (platform_id, id),
  foreign key (platform_id, case_id) references review_case (platform_id, id),
  foreign key (platform_id, claimed_by) references staff_member (platform_id, id),
  constraint complaint_case_state_known check (state in ('open', 'claimed', 'decided', 'withdrawn')),
  constraint complaint_case_claimed_by_known check ((state = 'claimed') = (claimed_by is not null)),
  constraint complaint_case_lease_known check ((claimed_by is null) = (lease_ends_at is null))
);
create index complaint_case_lane on complaint_case (platform_id, language, skill, urgent_at, complaint_id) where state = 'open';
create index complaint_case_lease on complaint_case (lease_ends_at) where state = 'claimed';
create index complaint_case_due on complaint_case (due_at, complaint_id) where state in ('open', 'claimed');

-- Who may decide on a complaint about their own decision, why, and who approved it: reported, and never the same person.
create table decider_exception (
  platform_id uuid not null,
  id uuid not null,
  complaint_id uuid not null,
  staff_id uuid not null,
  approved_by uuid not null,
  reason_id uuid not null,
  reason_hash bytea not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, complaint_id) references complaint (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  foreign key (platform_id, approved_by) references staff_member (platform_id, id),
  constraint decider_exception_one_per_person unique (platform_id, complaint_id, staff_id),
  constraint decider_exception_names_its_use unique (platform_id, id, complaint_id, staff_id),
  constraint decider_exception_approved_by_another check (approved_by <> staff_id)
);

create table complaint_decision (
  platform_id uuid not null,
  complaint_id uuid not null,
  id uuid not null,
  outcome text not null,
  omission text,
  first_decider uuid not null,
  decided_by uuid,
  exception_id uuid,
  manifestly_unfounded boolean not null,
  new_decision_id uuid,
  imposes_new_restriction boolean not null,
  reasons_id uuid,
  reasons_hash bytea,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, complaint_id),
  foreign key (platform_id, complaint_id, first_decider) references complaint (platform_id, id, first_decider),
  foreign key (platform_id, decided_by) references staff_member (platform_id, id),
  foreign key (platform_id, exception_id, complaint_id, decided_by)
    references decider_exception (platform_id, id, complaint_id, staff_id),
  foreign key (platform_id, new_decision_id) references decision (platform_id, id),
  constraint complaint_decision_id_unique unique (platform_id, id),
  constraint complaint_decision_outcome_known check (outcome in ('upheld', 'partly-reversed', 'reversed', 'no-decision')),
  constraint complaint_decision_made_by_a_person check (decided_by is not null or (outcome = 'no-decision' and omission = 'withdrawn')),
  constraint complaint_decision_not_by_the_first_decider check (
    decided_by is null or decided_by <> first_decider or exception_id is not null),
  constraint complaint_decision_omission_known check (omission in ('withdrawn', 'settled')),
  constraint complaint_decision_omission_named check ((outcome = 'no-decision') = (omission is not null)),
  constraint complaint_decision_has_reasons check (decided_by is null or reasons_id is not null),
  constraint complaint_decision_reasons_hashed check ((reasons_id is null) = (reasons_hash is null)),
  constraint complaint_decision_reversal_supersedes check (
    new_decision_id is null or outcome in ('partly-reversed', 'reversed')),
  constraint complaint_decision_partly_supersedes check (outcome <> 'partly-reversed' or new_decision_id is not null),
  constraint complaint_decision_new_restriction_is_decided check (not imposes_new_restriction or new_decision_id is not null),
  constraint complaint_decision_unfounded_is_upheld check (not manifestly_unfounded or outcome = 'upheld'),
  constraint complaint_decision_not_in_the_future check (occurred_at <= recorded_at)
);
create index complaint_decision_occurred on complaint_decision (platform_id, occurred_at, id);

-- The outcome that is not told yet is due like the complaint itself: the worker walks along it too.
create index message_complaint_outcome_due on message (due_at, entity_id) where accepted_at is null and kind = 'complaint-outcome';

grant select, insert on complaint, complaint_key, complaint_attachment, complaint_case, decider_exception, complaint_decision
  to noticedesk_app;
grant delete on complaint_key to noticedesk_app;
grant update (state, claimed_by, lease_ends_at, paused_until) on complaint_case to noticedesk_app;
comment on table complaint is 'append-only';
comment on table complaint_attachment is 'append-only';
comment on table decider_exception is 'append-only';
comment on table complaint_decision is 'append-only';
