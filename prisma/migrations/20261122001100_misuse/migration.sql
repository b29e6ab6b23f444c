-- Why: Art. 23. Whoever often provides manifestly illegal content, or often sends manifestly unfounded notices or complaints, is
-- warned, and may then be suspended for a time, by a person, case by case. What is counted points at the decision that found it:
-- when that decision is superseded the row no longer counts, so nothing has to be undone.

-- Who is counted: a recipient of the service, or who sends from an address (keyed hash). The address itself stays sealed.
create table misuse_party (
  platform_id uuid not null references platform,
  id uuid not null,
  recipient_id uuid,
  address_hmac bytea,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, recipient_id) references recipient (platform_id, id),
  constraint misuse_party_is_one_of_both check (num_nonnulls(recipient_id, address_hmac) = 1)
);
create unique index misuse_party_recipient_unique on misuse_party (platform_id, recipient_id) where recipient_id is not null;
create unique index misuse_party_address_unique on misuse_party (platform_id, address_hmac) where address_hmac is not null;

-- What the platform does about misuse (Art. 23(4) wants it in the terms): the version in force is the latest one begun.
create table misuse_policy (
  platform_id uuid not null references platform,
  id uuid not null,
  kind text not null,
  window_months integer not null,
  threshold_count integer not null,
  threshold_percent integer not null,
  longest_suspension_days integer not null,
  terms_clause_code text,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  constraint misuse_policy_kind_known check (kind in ('content', 'notices', 'complaints')),
  constraint misuse_policy_window_has_months check (window_months between 1 and 60),
  constraint misuse_policy_counts_something check (threshold_count > 0),
  constraint misuse_policy_percent_is_a_share check (threshold_percent between 0 and 100),
  constraint misuse_policy_suspension_ends check (longest_suspension_days between 1 and 366)
);
create index misuse_policy_valid on misuse_policy (platform_id, kind, valid_from);

-- One manifestly illegal content, item of a manifestly unfounded notice, or manifestly unfounded complaint. occurred_at is when it
-- was provided or sent (Art. 23(3)(a): submitted within a time frame).
create table misuse_tally (
  platform_id uuid not null,
  id uuid not null,
  kind text not null,
  party_id uuid not null,
  decision_id uuid,
  content_id uuid,
  notice_id uuid,
  item_id uuid,
  complaint_id uuid,
  identity_id uuid,
  category text,
  gravity text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, party_id) references misuse_party (platform_id, id),
  foreign key (platform_id, decision_id) references decision (platform_id, id),
  foreign key (platform_id, content_id) references content (platform_id, id),
  foreign key (platform_id, notice_id) references notice (platform_id, id),
  foreign key (platform_id, item_id) references notice_item (platform_id, id),
  constraint misuse_tally_kind_known check (kind in ('content', 'notices', 'complaints')),
  constraint misuse_tally_names_what_was_found check (
    case kind
      when 'content' then decision_id is not null and content_id is not null and num_nonnulls(notice_id, item_id, complaint_id) = 0
      when 'notices' then decision_id is not null and num_nonnulls(notice_id, item_id) = 2 and num_nonnulls(content_id, complaint_id) = 0
      else complaint_id is not null and num_nonnulls(content_id, notice_id, item_id) = 0
    end),
  constraint misuse_tally_gravity_known check (gravity in ('minor', 'serious', 'severe')),
  constraint misuse_tally_not_in_the_future check (occurred_at <= recorded_at)
);
-- However often the job runs, and whoever counts: once.
create unique index misuse_tally_content_once on misuse_tally (platform_id, decision_id) where kind = 'content';
create unique index misuse_tally_item_once on misuse_tally (platform_id, decision_id, item_id) where kind = 'notices';
create unique index misuse_tally_complaint_once on misuse_tally (platform_id, complaint_id) where kind = 'complaints';
create index misuse_tally_of_party on misuse_tally (platform_id, party_id, kind, occurred_at);
create index misuse_tally_occurred on misuse_tally (platform_id, kind, occurred_at);

-- Art. 23(1), (2): before a suspension. The message is its proof: without one that arrived nobody was warned.
create table misuse_warning (
  platform_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  kind text not null,
  counted integer not null,
  total integer not null,
  window_from timestamptz not null,
  reasons_id uuid not null,
  reasons_hash bytea not null,
  given_by uuid not null,
  message_id uuid not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, party_id) references misuse_party (platform_id, id),
  foreign key (platform_id, given_by) references staff_member (platform_id, id),
  foreign key (platform_id, message_id) references message (platform_id, id),
  constraint misuse_warning_party_unique unique (platform_id, id, party_id, kind),
  constraint misuse_warning_kind_known check (kind in ('content', 'notices', 'complaints')),
  constraint misuse_warning_counts_something check (counted > 0)
);
create index misuse_warning_of_party on misuse_warning (platform_id, party_id, kind, occurred_at);

-- Art. 23(1)-(3): who is suspended, until when, and the four factors as they were weighed. That of a recipient's service is imposed
-- by a decision, which owes the statement of reasons; that of processing tells the party by a message of its own.
create table misuse_suspension (
  platform_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  kind text not null,
  warning_id uuid not null,
  decision_id uuid,
  counted integer not null,
  total integer not null,
  window_from timestamptz not null,
  gravity text not null,
  intention_known boolean not null,
  text_id uuid not null,
  text_hash bytea not null,
  decided_by uuid not null,
  message_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, warning_id, party_id, kind) references misuse_warning (platform_id, id, party_id, kind),
  foreign key (platform_id, decision_id) references decision (platform_id, id),
  foreign key (platform_id, decided_by) references staff_member (platform_id, id),
  foreign key (platform_id, message_id) references message (platform_id, id),
  constraint misuse_suspension_kind_known check (kind in ('content', 'notices', 'complaints')),
  constraint misuse_suspension_gravity_known check (gravity in ('minor', 'serious', 'severe')),
  constraint misuse_suspension_ends_after_start check (ends_at > starts_at),
  constraint misuse_suspension_of_service_is_a_decision check ((kind = 'content') = (decision_id is not null)),
  constraint misuse_suspension_of_processing_is_told check ((kind = 'content') = (message_id is null))
);
create unique index misuse_suspension_one_per_warning on misuse_suspension (platform_id, warning_id) where decision_id is null;
create unique index misuse_suspension_one_per_decision on misuse_suspension (platform_id, decision_id) where decision_id is not null;
create index misuse_suspension_of_party on misuse_suspension (platform_id, party_id, kind, ends_at);
create index misuse_suspension_started on misuse_suspension (platform_id, starts_at, id);

create table misuse_suspension_end (
  platform_id uuid not null,
  id uuid not null,
  suspension_id uuid not null,
  cause text not null,
  reason_id uuid not null,
  reason_hash bytea not null,
  ended_by uuid not null,
  complaint_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, suspension_id) references misuse_suspension (platform_id, id),
  foreign key (platform_id, ended_by) references staff_member (platform_id, id),
  constraint misuse_suspension_end_once unique (platform_id, suspension_id, cause),
  constraint misuse_suspension_end_cause_known check (cause in ('lifted', 'complaint')),
  constraint misuse_suspension_end_complaint_named check ((cause = 'complaint') = (complaint_id is not null))
);

-- How grave a manifest finding is (Art. 23(3)(c)); nobody has to say.
alter table finding add column gravity text;
alter table finding add constraint finding_gravity_known check (gravity in ('minor', 'serious', 'severe'));
alter table finding add constraint finding_gravity_of_the_manifest check (gravity is null or manifestly);

-- The denominator of a recipient's share.
create index content_version_of_recipient on content_version (platform_id, recipient_id) where recipient_id is not null;

-- A case that only notices of suspended senders ask for: held until the suspension ends, or somebody else asks.
alter table review_case add column paused boolean not null default false;
alter table review_case add constraint review_case_paused_is_held check (not paused or (state = 'held' and held_until is not null));

grant select, insert on misuse_party, misuse_policy, misuse_tally, misuse_warning, misuse_suspension, misuse_suspension_end
  to noticedesk_app;
grant update (paused) on review_case to noticedesk_app;

do $$
declare t text;
begin
  foreach t in array array['misuse_party', 'misuse_policy', 'misuse_tally', 'misuse_warning', 'misuse_suspension',
    'misuse_suspension_end'] loop
    execute format('comment on table %I is %L', t, 'append-only');
  end loop;
end
$$;
