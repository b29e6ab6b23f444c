-- Why: whoever may complain may also go to a certified body (Art. 21). The platform keeps which bodies there are, what each asked
-- and decided, whether it followed, and what it cost: the report counts all of it (Art. 24(1)(a)).

create table dispute_body (
  platform_id uuid not null references platform,
  id uuid not null,
  name text not null,
  url text not null,
  email text,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  constraint dispute_body_name_unique unique (platform_id, name)
);

-- Renewals are further rows. No categories: all fields. `ended_on` is the first day on which a revoked one no longer holds.
create table dispute_body_certification (
  platform_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  coordinator text not null,
  member_state text not null,
  languages text[] not null,
  categories text[] not null,
  valid_from date not null,
  valid_to date not null,
  ended_on date,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, body_id) references dispute_body (platform_id, id),
  constraint dispute_body_certification_has_a_language check (cardinality(languages) > 0),
  constraint dispute_body_certification_ends_after_its_start check (valid_to > valid_from),
  constraint dispute_body_certification_at_most_five_years check (valid_to <= valid_from + interval '5 years'),
  constraint dispute_body_certification_starts_once unique (platform_id, body_id, member_state, valid_from)
);

-- Due times lie on the row: of the reply that we owe the body, and of the outcome that the body owes (90 or 180 days).
create table dispute (
  platform_id uuid not null references platform,
  id uuid not null,
  body_id uuid not null,
  body_reference text not null,
  decision_id uuid not null,
  complaint_id uuid,
  side text not null,
  notice_id uuid,
  recipient_id uuid,
  grounds_id uuid,
  grounds_hash bytea,
  registered_by uuid not null,
  received_by_body_at timestamptz not null,
  notified_at timestamptz not null,
  recorded_at timestamptz not null,
  state text not null,
  highly_complex boolean not null default false,
  reply_due_at timestamptz not null,
  outcome_due_at timestamptz not null,
  replied_at timestamptz,
  closed_at timestamptz,
  primary key (platform_id, id),
  foreign key (platform_id, body_id) references dispute_body (platform_id, id),
  foreign key (platform_id, decision_id) references decision (platform_id, id),
  foreign key (platform_id, complaint_id) references complaint (platform_id, id),
  foreign key (platform_id, notice_id) references notice (platform_id, id),
  foreign key (platform_id, recipient_id) references recipient (platform_id, id),
  foreign key (platform_id, registered_by) references staff_member (platform_id, id),
  constraint dispute_body_reference_unique unique (platform_id, body_id, body_reference),
  constraint dispute_side_known check (side in ('recipient', 'notifier')),
  constraint dispute_notifier_names_the_notice check ((side = 'notifier') = (notice_id is not null)),
  constraint dispute_recipient_on_its_side check (recipient_id is null or side = 'recipient'),
  constraint dispute_grounds_hashed check ((grounds_id is null) = (grounds_hash is null)),
  constraint dispute_told_after_receipt check (received_by_body_at <= notified_at and notified_at <= recorded_at),
  constraint dispute_state_known check (state in ('open', 'replied', 'refused', 'decided', 'withdrawn', 'implemented',
    'not-implemented')),
  constraint dispute_replied_at_known check (state <> 'open' or replied_at is null),
  constraint dispute_reply_in_its_states check (state not in ('replied', 'refused') or replied_at is not null),
  constraint dispute_closed_at_known check ((state in ('open', 'replied', 'refused')) = (closed_at is null))
);
create index dispute_of_decision on dispute (platform_id, decision_id);
create index dispute_received on dispute (platform_id, received_by_body_at, id);
create index dispute_notified on dispute (platform_id, notified_at, id);
create index dispute_reply_due on dispute (reply_due_at) where state = 'open';
create index dispute_outcome_due on dispute (outcome_due_at) where state in ('open', 'replied', 'refused');

create table dispute_event (
  platform_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  kind text not null,
  staff_id uuid not null,
  channel text,
  message_id uuid,
  archive_sha256 bytea,
  earlier_dispute_id uuid,
  decision_id uuid,
  text_id uuid,
  text_hash bytea,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, dispute_id) references dispute (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  foreign key (platform_id, message_id) references message (platform_id, id),
  foreign key (platform_id, earlier_dispute_id) references dispute (platform_id, id),
  foreign key (platform_id, decision_id) references decision (platform_id, id),
  constraint dispute_event_kind_known check (kind in ('registered', 'case-file-exported', 'replied', 'extended', 'refused',
    'decided', 'withdrawn', 'fees-recorded', 'implemented', 'not-implemented')),
  constraint dispute_event_channel_known check (channel in ('mail', 'portal', 'post', 'other')),
  constraint dispute_event_reply_says_how check ((kind = 'replied') = (channel is not null)),
  constraint dispute_event_message_is_a_mail check (message_id is null or channel = 'mail'),
  constraint dispute_event_archive_is_hashed check ((kind = 'case-file-exported') = (archive_sha256 is not null)),
  constraint dispute_event_refusal_names_the_earlier_dispute check ((kind = 'refused') = (earlier_dispute_id is not null)),
  constraint dispute_event_earlier_is_another check (earlier_dispute_id <> dispute_id),
  constraint dispute_event_decision_implements check (decision_id is null or kind = 'implemented'),
  constraint dispute_event_refusals_have_reasons check (kind not in ('refused', 'not-implemented') or text_id is not null),
  constraint dispute_event_text_hashed check ((text_id is null) = (text_hash is null)),
  constraint dispute_event_not_in_the_future check (occurred_at <= recorded_at)
);
create index dispute_event_of_dispute on dispute_event (platform_id, dispute_id, recorded_at);

-- What the body decided: once. `omitted` for what ended without a decision.
create table dispute_outcome (
  platform_id uuid not null,
  dispute_id uuid not null,
  outcome text not null,
  decided_at timestamptz not null,
  notified_at timestamptz not null,
  staff_id uuid not null,
  text_id uuid,
  text_hash bytea,
  recorded_at timestamptz not null,
  primary key (platform_id, dispute_id),
  foreign key (platform_id, dispute_id) references dispute (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint dispute_outcome_known check (outcome in ('upheld', 'partly-reversed', 'reversed', 'omitted')),
  constraint dispute_outcome_unique unique (platform_id, dispute_id, outcome),
  constraint dispute_outcome_text_hashed check ((text_id is null) = (text_hash is null)),
  constraint dispute_outcome_told_after_decision check (decided_at <= notified_at and notified_at <= recorded_at)
);
create index dispute_outcome_notified on dispute_outcome (platform_id, notified_at, dispute_id);

-- Art. 21(5), in cents; its outcome stands beside them, so that the database can judge who pays.
create table dispute_fees (
  platform_id uuid not null,
  dispute_id uuid not null,
  outcome text not null,
  currency text not null,
  fees_cents bigint not null,
  borne_by_provider boolean not null,
  expenses_cents bigint not null,
  bad_faith boolean not null,
  staff_id uuid not null,
  recorded_at timestamptz not null,
  primary key (platform_id, dispute_id),
  foreign key (platform_id, dispute_id, outcome) references dispute_outcome (platform_id, dispute_id, outcome),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint dispute_fees_not_negative check (fees_cents >= 0 and expenses_cents >= 0),
  constraint dispute_fees_currency_known check (currency ~ '^[A-Z]{3}$'),
  constraint dispute_fees_of_a_reversal_are_the_providers check (outcome <> 'reversed' or borne_by_provider),
  constraint dispute_fees_bad_faith_when_upheld check (not bad_faith or outcome = 'upheld')
);

grant select, insert on dispute_body, dispute_body_certification, dispute, dispute_event, dispute_outcome, dispute_fees
  to noticedesk_app;
grant update (ended_on) on dispute_body_certification to noticedesk_app;
grant update (state, highly_complex, outcome_due_at, replied_at, closed_at) on dispute to noticedesk_app;
comment on table dispute_body is 'append-only';
comment on table dispute_event is 'append-only';
comment on table dispute_outcome is 'append-only';
comment on table dispute_fees is 'append-only';
