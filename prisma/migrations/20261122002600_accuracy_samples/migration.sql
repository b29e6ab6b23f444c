-- Why: the report says how right automated means are: accuracy, precision and recall for each system and language (Art. 15(1)(e),
-- 42(2)(c)). Such figures are worth as much as the sample that they rest on. So the draw is on record with seed, method and size of
-- what it was drawn from, for an auditor to draw it again; a moderator judges anew without being told what the machine decided, and
-- the table keeps out whoever decided at first. What a system missed shows only in a random sample of contents that nobody flagged,
-- which the platform draws and sends.

-- One draw; `frame_until`: facts recorded later were not drawn from. Of the platform's own draw of unflagged contents we know its word.
create table accuracy_sample (
  platform_id uuid not null references platform,
  id uuid not null,
  kind text not null,
  period_from date not null,
  period_to date not null,
  size_per_stratum integer,
  seed text,
  frame_until timestamptz,
  method text not null,
  credential_id uuid not null,
  drawn_by uuid,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, drawn_by) references staff_member (platform_id, id),
  constraint accuracy_sample_kind_known check (kind in ('decisions', 'unflagged')),
  constraint accuracy_sample_period_runs_forward check (period_from <= period_to),
  constraint accuracy_sample_of_decisions_can_be_drawn_again
    check ((kind = 'decisions') = (num_nonnulls(size_per_stratum, seed, frame_until) = 3)),
  constraint accuracy_sample_of_contents_has_no_seed
    check (kind = 'decisions' or num_nonnulls(size_per_stratum, seed, frame_until) = 0),
  constraint accuracy_sample_size_positive check (size_per_stratum > 0)
);
create index accuracy_sample_of_period on accuracy_sample (platform_id, period_from, period_to);

-- What was drawn from apart from the rest. `decided`: what the machine did with all of them; `passed` is letting pass unflagged.
create table accuracy_stratum (
  platform_id uuid not null,
  id uuid not null,
  sample_id uuid not null,
  automation_system text not null,
  automation_version text not null,
  language text not null,
  decided text not null,
  frame_size bigint not null,
  sample_size integer not null,
  frame_checksum text,
  primary key (platform_id, id),
  foreign key (platform_id, sample_id) references accuracy_sample (platform_id, id),
  constraint accuracy_stratum_once unique (platform_id, sample_id, automation_system, automation_version, language, decided),
  constraint accuracy_stratum_decided_known check (decided in ('restrict', 'no-action', 'passed')),
  constraint accuracy_stratum_within_its_frame check (sample_size between 1 and frame_size)
);

-- One content to judge anew. Only where it stands in the queue changes.
create table accuracy_item (
  platform_id uuid not null,
  id uuid not null,
  stratum_id uuid not null,
  position integer not null,
  drawn_key text not null,
  decision_id uuid,
  first_decider uuid,
  case_id uuid,
  applied_on date,
  measure_id text,
  content_external_id text,
  content_version integer,
  origin text not null,
  trusted_flagger boolean not null,
  automated_decision text,
  language text not null,
  skill text not null,
  state text not null,
  claimed_by uuid,
  lease_ends_at timestamptz,
  primary key (platform_id, id),
  foreign key (platform_id, stratum_id) references accuracy_stratum (platform_id, id),
  foreign key (platform_id, decision_id, first_decider) references decision (platform_id, id, decided_by),
  foreign key (platform_id, case_id) references review_case (platform_id, id),
  foreign key (platform_id, claimed_by) references staff_member (platform_id, id),
  constraint accuracy_item_drawn_once unique (platform_id, stratum_id, drawn_key),
  constraint accuracy_item_position_unique unique (platform_id, stratum_id, position),
  constraint accuracy_item_first_decider_unique unique (platform_id, id, first_decider),
  constraint accuracy_item_is_one_thing
    check (num_nonnulls(decision_id, measure_id) <= 1 and num_nonnulls(decision_id, measure_id, content_external_id) >= 1),
  constraint accuracy_item_measure_is_dated check ((applied_on is null) = (measure_id is null)),
  constraint accuracy_item_decision_has_a_decider check (num_nonnulls(decision_id, first_decider, case_id) in (0, 3)),
  constraint accuracy_item_origin_known check (origin in ('order', 'notice', 'own-initiative')),
  constraint accuracy_item_state_known check (state in ('waiting', 'claimed', 'reviewed')),
  constraint accuracy_item_claimed_by_known check ((state = 'claimed') = (claimed_by is not null)),
  constraint accuracy_item_lease_known check ((claimed_by is null) = (lease_ends_at is null))
);
create index accuracy_item_waiting on accuracy_item (platform_id, position, id) where state = 'waiting';
create index accuracy_item_lease on accuracy_item (lease_ends_at) where state = 'claimed';

-- What a person found without knowing what the machine had decided.
create table accuracy_verdict (
  platform_id uuid not null,
  item_id uuid not null,
  first_decider uuid,
  reviewed_by uuid not null,
  verdict text not null,
  category text,
  keyword text,
  category_list_version text not null,
  note_id uuid,
  note_hash bytea,
  recorded_at timestamptz not null,
  primary key (platform_id, item_id),
  foreign key (platform_id, item_id) references accuracy_item (platform_id, id),
  foreign key (platform_id, item_id, first_decider) references accuracy_item (platform_id, id, first_decider),
  foreign key (platform_id, reviewed_by) references staff_member (platform_id, id),
  constraint accuracy_verdict_known check (verdict in ('illegal', 'against-terms', 'acceptable', 'undeterminable')),
  constraint accuracy_verdict_violation_has_a_category check ((verdict in ('illegal', 'against-terms')) = (category is not null)),
  constraint accuracy_verdict_keyword_under_a_category check (keyword is null or category is not null),
  constraint accuracy_verdict_not_by_the_first_decider check (reviewed_by <> first_decider),
  constraint accuracy_verdict_note_hashed check ((note_id is null) = (note_hash is null))
);

grant select, insert on accuracy_sample, accuracy_stratum, accuracy_item, accuracy_verdict to noticedesk_app;
grant update (state, claimed_by, lease_ends_at) on accuracy_item to noticedesk_app;
comment on table accuracy_sample is 'append-only';
comment on table accuracy_stratum is 'append-only';
comment on table accuracy_verdict is 'append-only';
