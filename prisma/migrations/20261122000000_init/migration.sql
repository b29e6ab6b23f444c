-- The first schema. It holds what cannot be reconstructed later: two instants per fact (when it happened in the world,
-- when we wrote it down), where a row came from, and the state of the world as of receipt (status, audience, version).
-- Free text and personal data lie in sealed_text alone, so that every record can stay when they are erased.

-- The program's role: it owns nothing, so it can neither change an append-only row nor disable a trigger.
do $$
begin
  if not exists (select from pg_roles where rolname = 'noticedesk_app') then
    create role noticedesk_app nologin;
  end if;
exception when duplicate_object or unique_violation then null; -- another installation in this cluster was first
end
$$;
do $$
begin
  execute format('grant noticedesk_app to %I', current_user);
exception when others then null; -- already a member, or a superuser
end
$$;

-- platforms: Art. 11-14 ------------------------------------------------------------------------------------------------

create table platform (
  id uuid primary key,
  key text not null,
  service_name text not null,
  provider_name text not null,
  time_zone text not null,
  languages text[] not null,
  restriction_types text[] not null,
  enforcement_channel text not null,
  speaks_for_recipients boolean not null default false,
  report_settings jsonb not null default '{}',
  recorded_at timestamptz not null,
  constraint platform_key_unique unique (key),
  constraint platform_key_is_a_slug check (key ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  constraint platform_has_a_language check (cardinality(languages) > 0),
  constraint platform_enforcement_channel_known check (enforcement_channel in ('webhook', 'pull', 'manual'))
);

create table platform_tier (
  platform_id uuid not null references platform,
  id uuid not null,
  tier text not null,
  micro_or_small boolean not null,
  established_in text,
  designated_on date,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  constraint platform_tier_from_unique unique (platform_id, valid_from),
  constraint platform_tier_known check (tier in ('intermediary', 'hosting', 'online-platform', 'vlop', 'vlose')),
  constraint platform_tier_valid check (valid_to is null or valid_to > valid_from)
);

create table platform_contact_point (
  platform_id uuid not null references platform,
  id uuid not null,
  kind text not null,
  label text not null,
  email text,
  url text,
  languages text[] not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  constraint platform_contact_point_kind_known check (kind in ('authorities', 'recipients', 'legal-representative')),
  constraint platform_contact_point_reachable check (email is not null or url is not null)
);

create table terms_clause (
  platform_id uuid not null references platform,
  id uuid not null,
  code text not null,
  version integer not null,
  title text not null,
  body text not null,
  url text,
  valid_from date not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  constraint terms_clause_version_unique unique (platform_id, code, version)
);

create table webhook_endpoint (
  platform_id uuid not null references platform,
  id uuid not null,
  url text not null,
  sealed_secret bytea not null,
  recorded_at timestamptz not null,
  disabled_at timestamptz,
  primary key (platform_id, id)
);
create unique index webhook_endpoint_one_active on webhook_endpoint (platform_id) where disabled_at is null;

-- staff, keys, trusted flaggers: who acts ------------------------------------------------------------------------------

create table staff_member (
  platform_id uuid not null references platform,
  id uuid not null,
  alias text not null,
  identity_id uuid,
  role text not null,
  languages text[] not null,
  skills text[] not null,
  recorded_at timestamptz not null,
  left_at timestamptz,
  primary key (platform_id, id),
  constraint staff_member_alias_unique unique (platform_id, alias),
  constraint staff_member_role_known check (role in ('moderator', 'senior-moderator', 'compliance-officer', 'auditor', 'admin'))
);

create table trusted_flagger (
  platform_id uuid not null references platform,
  id uuid not null,
  name text not null,
  awarded_by text not null,
  categories text[] not null,
  valid_from date not null,
  valid_to date,
  suspended_at timestamptz,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  constraint trusted_flagger_has_an_area check (cardinality(categories) > 0)
);

create table api_key (
  id uuid primary key,
  platform_id uuid references platform,
  role text not null,
  label text not null,
  secret_hash bytea not null,
  staff_id uuid,
  trusted_flagger_id uuid,
  created_by uuid,
  recorded_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  foreign key (platform_id, trusted_flagger_id) references trusted_flagger (platform_id, id),
  constraint api_key_role_known check (role in ('platform', 'trusted-flagger', 'moderator', 'senior-moderator',
    'compliance-officer', 'auditor', 'admin')),
  constraint api_key_only_admins_span_platforms check (platform_id is not null or role = 'admin'),
  constraint api_key_moderators_are_persons check (role not in ('moderator', 'senior-moderator') or staff_id is not null),
  constraint api_key_flagger_named check ((role = 'trusted-flagger') = (trusted_flagger_id is not null))
);

-- sealed texts: all free text and personal data, erasable -----------------------------------------------------------------

create table sealed_text (
  platform_id uuid not null,
  id uuid not null,
  kind text not null,
  wrapped_key bytea not null,
  ciphertext bytea not null,
  salt bytea not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id)
);

-- recipients: Art. 3(b) ---------------------------------------------------------------------------------------------------

create table recipient (
  platform_id uuid not null references platform,
  id uuid not null,
  external_id text not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  constraint recipient_external_id_unique unique (platform_id, external_id)
);

create table recipient_version (
  platform_id uuid not null,
  id uuid not null,
  recipient_id uuid not null,
  version integer not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  account_type text,
  registered_on date,
  language text,
  country text,
  minor boolean,
  contact_known boolean,
  audience_size bigint,
  identity_id uuid,
  description_hash bytea not null,
  primary key (platform_id, id),
  foreign key (platform_id, recipient_id) references recipient (platform_id, id),
  constraint recipient_version_unique unique (platform_id, recipient_id, version),
  constraint recipient_version_account_type_known check (account_type in ('business', 'private')),
  constraint recipient_version_audience_counts check (audience_size >= 0)
);

create table recipient_affiliation (
  platform_id uuid not null,
  id uuid not null,
  recipient_id uuid not null,
  kind text not null,
  source text not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, recipient_id) references recipient (platform_id, id),
  constraint recipient_affiliation_kind_known check (kind in ('owner', 'officer', 'staff', 'advertiser', 'government', 'media')),
  constraint recipient_affiliation_unique unique (platform_id, recipient_id, kind, valid_from)
);

create table content (
  platform_id uuid not null references platform,
  id uuid not null,
  external_id text not null,
  kind text not null,
  current_version integer not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  constraint content_external_id_unique unique (platform_id, external_id),
  constraint content_kind_known check (kind in ('content', 'account', 'listing', 'live-session'))
);

create table content_version (
  platform_id uuid not null,
  id uuid not null,
  content_id uuid not null,
  version integer not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  content_types text[] not null,
  language text,
  published_at timestamptz,
  recipient_id uuid,
  snapshot_id uuid,
  snapshot_hash bytea,
  media_sha256 bytea,
  description_hash bytea not null,
  primary key (platform_id, id),
  foreign key (platform_id, content_id) references content (platform_id, id),
  foreign key (platform_id, recipient_id) references recipient (platform_id, id),
  constraint content_version_unique unique (platform_id, content_id, version)
);

create table content_location (
  platform_id uuid not null,
  location_hmac bytea not null,
  content_id uuid not null,
  recorded_at timestamptz not null,
  primary key (platform_id, location_hmac),
  foreign key (platform_id, content_id) references content (platform_id, id)
);

-- review: Art. 16(6) --------------------------------------------------------------------------------------------------------

-- The id follows from what the subject is (a keyed hash), so that two callers who name the same thing mean the same row.
create table subject (
  platform_id uuid not null,
  id uuid not null,
  kind text not null,
  location_hmac bytea,
  content_id uuid,
  content_version integer,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, content_id) references content (platform_id, id),
  constraint subject_kind_known check (kind in ('content', 'account', 'listing', 'live-session'))
);
create index subject_content on subject (platform_id, content_id) where content_id is not null;
create index subject_location on subject (platform_id, location_hmac) where content_id is null;

create table review_case (
  platform_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  cause text not null,
  state text not null,
  language text not null,
  skill text not null,
  lane_skill text not null,
  priority text not null,
  urgent_at timestamptz not null,
  due_at timestamptz not null,
  opened_at timestamptz not null,
  recorded_at timestamptz not null,
  held_until timestamptz,
  assigned_until timestamptz,
  decided_at timestamptz,
  follows_case_id uuid,
  primary key (platform_id, id),
  foreign key (platform_id, subject_id) references subject (platform_id, id),
  constraint review_case_cause_known check (cause in ('notice', 'own-initiative')),
  constraint review_case_state_known check (state in ('open', 'claimed', 'held', 'decided')),
  constraint review_case_priority_known check (priority in ('threat-to-life', 'child-safety', 'trusted-flagger', 'standard')),
  constraint review_case_held_until_known check ((state = 'held') = (held_until is not null)),
  constraint review_case_decided_at_known check ((state = 'decided') = (decided_at is not null))
);
create unique index review_case_one_open_per_subject on review_case (platform_id, subject_id) where state <> 'decided';
create index review_case_lane on review_case (platform_id, language, lane_skill, urgent_at, id) where state = 'open';
create index review_case_held on review_case (held_until) where state = 'held';
create index review_case_assigned on review_case (assigned_until) where assigned_until is not null and state <> 'decided';

create table claim (
  platform_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  staff_id uuid not null,
  claimed_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  primary key (platform_id, id),
  foreign key (platform_id, case_id) references review_case (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint claim_end_reason_known check (end_reason in ('released', 'expired', 'held', 'handed-over', 'escalated', 'decided')),
  constraint claim_ends_with_a_reason check ((ended_at is null) = (end_reason is null))
);
create unique index claim_one_live_per_case on claim (platform_id, case_id) where ended_at is null;
create index claim_expiring on claim (expires_at) where ended_at is null;
create index claim_of_staff on claim (platform_id, staff_id, claimed_at);
create index claim_of_case on claim (platform_id, case_id, claimed_at);

create table case_event (
  platform_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  staff_id uuid,
  to_staff_id uuid,
  reason_id uuid,
  until timestamptz,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, case_id) references review_case (platform_id, id),
  constraint case_event_kind_known check (kind in ('pulled', 'held', 'resumed', 'handed-over', 'hand-over-ended', 'escalated',
    'urgency-raised', 'items-moved'))
);
create index case_event_of_case on case_event (platform_id, case_id, recorded_at);

-- notices: Art. 16 ------------------------------------------------------------------------------------------------------------

create table notice (
  platform_id uuid not null references platform,
  id uuid not null,
  reference text not null,
  received_at timestamptz not null,
  received_at_source text not null,
  recorded_at timestamptz not null,
  origin text not null default 'noticedesk',
  import_batch uuid,
  external_id text,
  channel text not null,
  notifier_kind text not null,
  notifier_hmac bytea,
  trusted_flagger_id uuid,
  in_area_of_expertise boolean,
  credential_id uuid,
  entered_by uuid,
  language text,
  alleged_category text,
  alleged_keyword text,
  category_list_version text not null,
  member_state text,
  alleges_child_abuse boolean not null,
  alleges_threat_to_life boolean not null,
  good_faith_wording text,
  missing_elements text[] not null,
  item_count integer not null,
  submission_id uuid not null,
  submission_hash bytea not null,
  identity_id uuid,
  processing_paused_until timestamptz,
  primary key (platform_id, id),
  foreign key (platform_id, trusted_flagger_id) references trusted_flagger (platform_id, id),
  foreign key (platform_id, entered_by) references staff_member (platform_id, id),
  constraint notice_reference_unique unique (platform_id, reference),
  constraint notice_received_at_source_known check (received_at_source in ('server', 'staff', 'import')),
  constraint notice_received_before_recorded check (received_at <= recorded_at),
  constraint notice_channel_known check (channel in ('form', 'api', 'email', 'letter', 'phone', 'in-person')),
  constraint notice_notifier_kind_known check (notifier_kind in ('anonymous', 'individual', 'entity', 'trusted-flagger')),
  constraint notice_flagger_known check ((notifier_kind = 'trusted-flagger') = (trusted_flagger_id is not null))
);
create index notice_received on notice (platform_id, received_at, id);
create index notice_of_notifier on notice (platform_id, notifier_hmac, received_at) where notifier_hmac is not null;

create table notice_item (
  platform_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  position integer not null,
  location_kind text not null,
  location_hmac bytea not null,
  subject_id uuid not null,
  moment text,
  audience_size bigint,
  primary key (platform_id, id),
  foreign key (platform_id, notice_id) references notice (platform_id, id),
  foreign key (platform_id, subject_id) references subject (platform_id, id),
  constraint notice_item_position_unique unique (platform_id, notice_id, position),
  constraint notice_item_location_kind_known check (location_kind in ('url', 'content-id'))
);

create table case_item (
  platform_id uuid not null,
  item_id uuid not null,
  case_id uuid not null,
  due_at timestamptz not null,
  joined_at timestamptz not null,
  joined_xid xid8 not null default pg_current_xact_id(),
  decision_id uuid,
  primary key (platform_id, item_id),
  foreign key (platform_id, item_id) references notice_item (platform_id, id),
  foreign key (platform_id, case_id) references review_case (platform_id, id)
);
create index case_item_of_case on case_item (platform_id, case_id, item_id);
create index case_item_due on case_item (due_at) where decision_id is null;

create table notice_category (
  platform_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  category text not null,
  keyword text,
  category_list_version text not null,
  deduced_by text not null,
  staff_id uuid,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, notice_id) references notice (platform_id, id),
  constraint notice_category_deduced_by_known check (deduced_by in ('staff', 'automated')),
  constraint notice_category_staff_named check ((deduced_by = 'staff') = (staff_id is not null))
);
create index notice_category_of_notice on notice_category (platform_id, notice_id, recorded_at);

create table notice_supplement (
  platform_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  received_at timestamptz not null,
  recorded_at timestamptz not null,
  missing_elements text[] not null,
  submission_id uuid not null,
  submission_hash bytea not null,
  identity_id uuid,
  notifier_hmac bytea,
  primary key (platform_id, id),
  foreign key (platform_id, notice_id) references notice (platform_id, id)
);
create index notice_supplement_of_notice on notice_supplement (platform_id, notice_id, recorded_at);

create table attachment (
  platform_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  position integer not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 bytea not null,
  storage_key text not null,
  wrapped_key bytea not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, notice_id) references notice (platform_id, id),
  constraint attachment_position_unique unique (platform_id, notice_id, position)
);

create table preservation_event (
  platform_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  outcome text not null,
  failure text,
  evidence_sha256 bytea,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, item_id) references notice_item (platform_id, id),
  constraint preservation_event_outcome_known check (outcome in ('asked', 'captured', 'failed')),
  constraint preservation_event_failure_named check ((outcome = 'failed') = (failure is not null))
);
create index preservation_event_of_item on preservation_event (platform_id, item_id, recorded_at);

create table idempotency_key (
  platform_id uuid not null,
  scope bytea not null,
  body_hash bytea not null,
  notice_id uuid not null,
  recorded_at timestamptz not null,
  primary key (platform_id, scope)
);

create table knowledge_assessment (
  platform_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  staff_id uuid not null,
  gives_actual_knowledge boolean not null,
  reason_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, item_id) references notice_item (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id)
);
create index knowledge_assessment_of_item on knowledge_assessment (platform_id, item_id, recorded_at);

-- decisions and statements of reasons: Art. 16(5), 17 -----------------------------------------------------------------------

create table decision (
  platform_id uuid not null references platform,
  id uuid not null,
  case_id uuid not null,
  claim_id uuid not null,
  supersedes_id uuid,
  cause text not null,
  source text not null,
  primary_item_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  origin text not null default 'noticedesk',
  import_batch uuid,
  external_id text,
  decided_by uuid not null,
  outcome text not null,
  ground text,
  category text,
  keyword text,
  other_description text,
  category_list_version text not null,
  terms_clause_id uuid,
  content_language text,
  automated_detection boolean not null,
  automated_decision text not null,
  automated_processing text[] not null,
  automation_system text,
  automation_version text,
  text_id uuid not null,
  text_hash bytea not null,
  statement_id uuid,
  primary key (platform_id, id),
  foreign key (platform_id, case_id) references review_case (platform_id, id),
  foreign key (platform_id, claim_id) references claim (platform_id, id),
  foreign key (platform_id, supersedes_id) references decision (platform_id, id),
  foreign key (platform_id, primary_item_id) references notice_item (platform_id, id),
  foreign key (platform_id, decided_by) references staff_member (platform_id, id),
  foreign key (platform_id, terms_clause_id) references terms_clause (platform_id, id),
  constraint decision_outcome_unique unique (platform_id, id, outcome),
  constraint decision_cause_known check (cause in ('notice', 'own-initiative')),
  constraint decision_source_known check (source in ('article-16', 'trusted-flagger', 'voluntary')),
  constraint decision_source_follows_cause check ((cause = 'own-initiative') = (source = 'voluntary')),
  constraint decision_primary_item_named check ((cause = 'notice') = (primary_item_id is not null)),
  constraint decision_outcome_known check (outcome in ('restrict', 'no-action')),
  constraint decision_ground_known check (ground in ('illegal', 'terms')),
  constraint decision_restriction_has_a_ground check ((outcome = 'restrict') = (ground is not null)),
  constraint decision_restriction_has_a_category check ((outcome = 'restrict') = (category is not null)),
  constraint decision_terms_ground_has_a_clause check ((ground is not distinct from 'terms') = (terms_clause_id is not null)),
  constraint decision_restriction_has_a_statement check ((outcome = 'restrict') = (statement_id is not null)),
  constraint decision_automated_decision_known check (automated_decision in ('full', 'partial', 'none')),
  constraint decision_not_in_the_future check (occurred_at <= recorded_at)
);
create unique index decision_one_first_per_case on decision (platform_id, case_id) where supersedes_id is null;
create unique index decision_superseded_once on decision (platform_id, supersedes_id) where supersedes_id is not null;
create index decision_occurred on decision (platform_id, occurred_at, id);

alter table case_item add constraint case_item_answered_by foreign key (platform_id, decision_id) references decision (platform_id, id);

create table finding (
  platform_id uuid not null,
  decision_id uuid not null,
  item_id uuid not null,
  outcome text not null,
  law_examined text,
  provision text,
  member_state text,
  terms_clause_id uuid,
  manifestly boolean not null default false,
  reason_id uuid,
  primary key (platform_id, decision_id, item_id),
  foreign key (platform_id, decision_id) references decision (platform_id, id),
  foreign key (platform_id, item_id) references notice_item (platform_id, id),
  foreign key (platform_id, terms_clause_id) references terms_clause (platform_id, id),
  constraint finding_outcome_known check (outcome in ('illegal', 'against-terms', 'neither', 'unavailable', 'already-restricted')),
  constraint finding_illegal_names_the_law check (outcome <> 'illegal' or (law_examined is not null and provision is not null)),
  constraint finding_terms_name_the_clause check ((outcome = 'against-terms') = (terms_clause_id is not null))
);
create index finding_of_item on finding (platform_id, item_id);

create table statement_of_reasons (
  platform_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  recipient_id uuid,
  language text not null,
  exemption text,
  text_id uuid not null,
  text_hash bytea not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, decision_id) references decision (platform_id, id),
  foreign key (platform_id, recipient_id) references recipient (platform_id, id),
  constraint statement_of_reasons_one_per_decision unique (platform_id, decision_id),
  constraint statement_of_reasons_exemption_known check (exemption in ('no-contact-details', 'deceptive-high-volume', 'article-9-order'))
);
alter table decision add constraint decision_statement foreign key (platform_id, statement_id)
  references statement_of_reasons (platform_id, id) deferrable initially deferred;

-- enforcement: what is asked of the platform, and its confirmation ----------------------------------------------------------

create table restriction (
  platform_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  decision_outcome text not null default 'restrict',
  subject_id uuid not null,
  type text not null,
  state text not null,
  revision integer not null,
  territory text[] not null,
  imposed_at timestamptz not null,
  ends_at timestamptz,
  in_effect_at timestamptz,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, decision_id, decision_outcome) references decision (platform_id, id, outcome),
  foreign key (platform_id, subject_id) references subject (platform_id, id),
  constraint restriction_needs_a_restricting_decision check (decision_outcome = 'restrict'),
  constraint restriction_type_known check (type in ('visibility-removal', 'visibility-disabling', 'visibility-demotion',
    'visibility-age-restriction', 'visibility-interaction-restriction', 'visibility-labelling', 'visibility-other',
    'monetary-suspension', 'monetary-termination', 'monetary-other', 'service-partial-suspension', 'service-total-suspension',
    'service-partial-termination', 'service-total-termination', 'account-suspension', 'account-termination')),
  constraint restriction_state_known check (state in ('imposed', 'in-effect', 'failed', 'lifted', 'expired')),
  constraint restriction_has_a_territory check (cardinality(territory) > 0),
  constraint restriction_ends_after_start check (ends_at is null or ends_at > imposed_at)
);
create index restriction_of_decision on restriction (platform_id, decision_id);
create index restriction_of_subject on restriction (platform_id, subject_id);
create index restriction_ending on restriction (ends_at) where ends_at is not null and state in ('imposed', 'in-effect', 'failed');

create table restriction_change (
  platform_id uuid not null,
  id uuid not null,
  restriction_id uuid not null,
  revision integer not null,
  kind text not null,
  cause_decision_id uuid,
  territory text[] not null,
  ends_at timestamptz,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, restriction_id) references restriction (platform_id, id),
  foreign key (platform_id, cause_decision_id) references decision (platform_id, id),
  constraint restriction_change_revision_unique unique (platform_id, restriction_id, revision),
  constraint restriction_change_kind_known check (kind in ('imposed', 'changed', 'lifted', 'expired')),
  constraint restriction_change_has_a_cause check (kind = 'expired' or cause_decision_id is not null)
);

create table enforcement_command (
  platform_id uuid not null,
  id uuid not null,
  restriction_id uuid not null,
  revision integer not null,
  kind text not null,
  state text not null,
  channel text not null,
  due_at timestamptz not null,
  recorded_at timestamptz not null,
  closed_at timestamptz,
  primary key (platform_id, id),
  foreign key (platform_id, restriction_id, revision) references restriction_change (platform_id, restriction_id, revision),
  constraint enforcement_command_revision_unique unique (platform_id, restriction_id, revision),
  constraint enforcement_command_kind_known check (kind in ('impose', 'change', 'lift')),
  constraint enforcement_command_state_known check (state in ('waiting', 'open', 'confirmed', 'superseded')),
  constraint enforcement_command_channel_known check (channel in ('webhook', 'pull', 'manual'))
);
create unique index enforcement_command_one_in_flight on enforcement_command (platform_id, restriction_id) where state = 'open';
create index enforcement_command_due on enforcement_command (due_at) where state in ('waiting', 'open');
create index enforcement_command_to_pull on enforcement_command (platform_id, recorded_at, id) where state = 'open';

create table enforcement_confirmation (
  platform_id uuid not null,
  id uuid not null,
  command_id uuid not null,
  outcome text not null,
  effective_at timestamptz,
  source text not null,
  credential_id uuid,
  staff_id uuid,
  evidence_id uuid,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, command_id) references enforcement_command (platform_id, id),
  constraint enforcement_confirmation_outcome_known check (outcome in ('done', 'partly', 'failed', 'refused', 'gone')),
  constraint enforcement_confirmation_effect_has_an_instant check ((outcome in ('done', 'partly', 'gone')) = (effective_at is not null)),
  constraint enforcement_confirmation_source_known check (source in ('platform', 'staff')),
  constraint enforcement_confirmation_by_hand_has_evidence check (source = 'platform' or (staff_id is not null and evidence_id is not null))
);
create index enforcement_confirmation_of_command on enforcement_confirmation (platform_id, command_id, recorded_at);

-- messages: the ledger of what was sent --------------------------------------------------------------------------------------

create table message (
  platform_id uuid not null,
  id uuid not null,
  channel text not null,
  kind text not null,
  once_key text not null,
  notice_id uuid,
  decision_id uuid,
  command_id uuid,
  item_id uuid,
  recipient_hmac bytea,
  template text,
  template_version integer,
  language text,
  external_message_id text not null,
  content_id uuid,
  content_hash bytea,
  state text not null,
  attempts integer not null default 0,
  last_failure text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  due_at timestamptz,
  accepted_at timestamptz,
  bounced_at timestamptz,
  primary key (platform_id, id),
  foreign key (platform_id, notice_id) references notice (platform_id, id),
  foreign key (platform_id, decision_id) references decision (platform_id, id),
  foreign key (platform_id, command_id) references enforcement_command (platform_id, id),
  constraint message_sent_once unique (platform_id, once_key),
  constraint message_channel_known check (channel in ('mail', 'webhook')),
  constraint message_kind_known check (kind in ('receipt', 'question', 'notifier-answer', 'statement', 'correction',
    'enforcement', 'preservation', 'alert')),
  constraint message_state_known check (state in ('queued', 'accepted', 'bounced', 'failed')),
  constraint message_accepted_at_known check ((state in ('accepted', 'bounced')) = (accepted_at is not null)),
  constraint message_bounced_at_known check ((state = 'bounced') = (bounced_at is not null))
);
create index message_of_notice on message (platform_id, notice_id) where notice_id is not null;
create index message_of_decision on message (platform_id, decision_id) where decision_id is not null;
create index message_unsent on message (recorded_at) where state = 'queued';
create unique index message_external_id on message (external_message_id);

create table message_attempt (
  platform_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  attempt integer not null,
  outcome text not null,
  detail text,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, message_id) references message (platform_id, id),
  constraint message_attempt_outcome_known check (outcome in ('accepted', 'deferred', 'refused', 'bounced'))
);
create index message_attempt_of_message on message_attempt (platform_id, message_id, attempt);

-- response times: how quickly -------------------------------------------------------------------------------------------------

create table response_target (
  platform_id uuid not null references platform,
  id uuid not null,
  response_time text not null,
  category text,
  notifier_kind text,
  seconds integer not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  constraint response_target_response_time_known check (response_time in ('receipt', 'first-look', 'decision', 'action', 'answer', 'statement')),
  constraint response_target_positive check (seconds > 0)
);
create index response_target_valid on response_target (platform_id, response_time, valid_from);

create table breach (
  platform_id uuid not null,
  id uuid not null,
  response_time text not null,
  fact_kind text not null,
  fact_id uuid not null,
  due_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  constraint breach_once unique (platform_id, response_time, fact_id)
);
create index breach_due on breach (platform_id, due_at, id);

-- audit: every change, in the transaction that made it --------------------------------------------------------------------------

-- Keyed so that it can be split by month (recorded_at in the key); the nil uuid as platform stands for the installation.
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
);
create index audit_entry_of_entity on audit_entry (platform_id, entity_id, recorded_at);

-- What the program may do: read all; add to append-only tables; change only the columns named here; delete only what must be
-- erasable. Everything else is refused by the database, whoever asks.
grant usage on schema public to noticedesk_app;
grant select, insert on all tables in schema public to noticedesk_app;
do $$
begin
  if to_regclass('_prisma_migrations') is not null then
    revoke insert on _prisma_migrations from noticedesk_app;
  end if;
end
$$;
grant update (service_name, provider_name, time_zone, languages, restriction_types, enforcement_channel, speaks_for_recipients,
  report_settings) on platform to noticedesk_app;
grant update (valid_to) on platform_tier, platform_contact_point, recipient_affiliation, trusted_flagger to noticedesk_app;
grant update (disabled_at) on webhook_endpoint to noticedesk_app;
grant update (alias, role, languages, skills, left_at) on staff_member to noticedesk_app;
grant update (categories, suspended_at) on trusted_flagger to noticedesk_app;
grant update (revoked_at) on api_key to noticedesk_app;
grant delete on sealed_text, idempotency_key to noticedesk_app;
grant update (current_version) on content to noticedesk_app;
grant update (content_id, content_version) on subject to noticedesk_app;
grant update (state, skill, lane_skill, language, priority, urgent_at, due_at, held_until, assigned_until, decided_at) on review_case to noticedesk_app;
grant update (expires_at, ended_at, end_reason) on claim to noticedesk_app;
grant update (case_id, decision_id) on case_item to noticedesk_app;
grant update (state, revision, territory, ends_at, in_effect_at) on restriction to noticedesk_app;
grant update (state, closed_at) on enforcement_command to noticedesk_app;
grant update (state, attempts, last_failure, accepted_at, bounced_at) on message to noticedesk_app;

-- The words that the database keeps for who reads the catalog: tables without an update grant are append-only.
do $$
declare t text;
begin
  foreach t in array array['notice', 'notice_item', 'notice_category', 'notice_supplement', 'attachment', 'preservation_event',
    'knowledge_assessment', 'decision', 'finding', 'statement_of_reasons', 'restriction_change', 'enforcement_confirmation',
    'case_event', 'message_attempt', 'breach', 'audit_entry', 'recipient', 'recipient_version', 'content_version',
    'content_location', 'terms_clause', 'response_target'] loop
    execute format('comment on table %I is %L', t, 'append-only');
  end loop;
end
$$;
