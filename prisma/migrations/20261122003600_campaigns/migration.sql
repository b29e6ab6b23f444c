-- Why: one wave of spam, one film uploaded a thousand times: what is alike is decided alike, at once. Each content still has a decision and
-- a statement of reasons of its own (Art. 17; ADR 0006), so that it is told, complained of and counted like any other. A campaign is the
-- set, the sample that a person looked at, and who answered for it; it can be taken back as a whole. A decision may say which one it
-- repeats, so that what repeats it is found again when that one falls.

create table campaign (
  platform_id uuid not null references platform,
  id uuid not null,
  name text not null,
  state text not null,
  outcome text not null,
  category text,
  keyword text,
  draft_id uuid not null,
  draft_hash bytea not null,
  prepared_by uuid not null,
  sample_round integer not null,
  seen_through text,
  decided_by uuid,
  started_at timestamptz,
  approved_by uuid,
  decided_at timestamptz,
  reversal_id uuid,
  reversal_hash bytea,
  reversed_by uuid,
  reversal_started_at timestamptz,
  reversed_at timestamptz,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, prepared_by) references staff_member (platform_id, id),
  foreign key (platform_id, decided_by) references staff_member (platform_id, id),
  foreign key (platform_id, approved_by) references staff_member (platform_id, id),
  foreign key (platform_id, reversed_by) references staff_member (platform_id, id),
  constraint campaign_has_a_name check (name <> ''),
  constraint campaign_state_known check (state in ('gathering', 'sampled', 'checked', 'proposed', 'deciding', 'stopped', 'decided',
    'reversing', 'reversal-stopped', 'reversed', 'discarded')),
  constraint campaign_outcome_known check (outcome in ('restrict', 'no-action')),
  constraint campaign_decided_after_a_sample check (decided_by is null or sample_round > 0),
  constraint campaign_decided_on_what_was_seen check ((decided_by is null) = (seen_through is null)),
  constraint campaign_approved_by_somebody_else check (approved_by is null or (decided_by is not null and approved_by <> decided_by)),
  constraint campaign_started_by_somebody check (
    state in ('gathering', 'sampled', 'checked', 'proposed', 'discarded') or num_nonnulls(decided_by, started_at) = 2),
  constraint campaign_ends_after_it_started check (decided_at >= started_at and reversed_at >= reversal_started_at),
  constraint campaign_reversal_is_whole check (num_nonnulls(reversal_id, reversal_hash, reversed_by, reversal_started_at) in (0, 4)),
  constraint campaign_reversed_by_somebody check (
    state not in ('reversing', 'reversal-stopped', 'reversed') or reversed_by is not null)
);
create index campaign_recorded on campaign (platform_id, recorded_at, id);

-- What the campaign covers: a version of each content, what became of it, and why it was passed over.
create table campaign_content (
  platform_id uuid not null,
  campaign_id uuid not null,
  content_id uuid not null,
  content_version integer not null,
  state text not null,
  cause text,
  decision_id uuid,
  reversal_id uuid,
  recorded_at timestamptz not null,
  moved_at timestamptz not null,
  primary key (platform_id, campaign_id, content_id),
  foreign key (platform_id, campaign_id) references campaign (platform_id, id),
  foreign key (platform_id, content_id) references content (platform_id, id),
  foreign key (platform_id, decision_id) references decision (platform_id, id),
  foreign key (platform_id, reversal_id) references decision (platform_id, id),
  constraint campaign_content_state_known check (state in ('listed', 'excluded', 'decided', 'left-out', 'reversed', 'kept')),
  constraint campaign_content_passed_over_for_a_cause check ((state in ('left-out', 'kept')) = (cause is not null)),
  constraint campaign_content_decided_by_a_decision check ((state in ('decided', 'reversed', 'kept')) = (decision_id is not null)),
  constraint campaign_content_reversed_by_a_decision check ((state = 'reversed') = (reversal_id is not null))
);
create index campaign_content_state on campaign_content (platform_id, campaign_id, state, content_id);
create unique index campaign_content_of_decision on campaign_content (platform_id, decision_id) where decision_id is not null;

-- Each draw of a sample: the seed orders the contents, so that anybody draws it again.
create table campaign_sample (
  platform_id uuid not null,
  campaign_id uuid not null,
  round integer not null,
  seed text not null,
  population integer not null,
  size integer not null,
  drawn_by uuid not null,
  recorded_at timestamptz not null,
  primary key (platform_id, campaign_id, round),
  foreign key (platform_id, campaign_id) references campaign (platform_id, id),
  foreign key (platform_id, drawn_by) references staff_member (platform_id, id),
  constraint campaign_sample_counts_up check (round > 0),
  constraint campaign_sample_of_what_is_there check (size between 1 and population)
);

-- A content of a sample, judged once by a person.
create table campaign_sample_item (
  platform_id uuid not null,
  campaign_id uuid not null,
  round integer not null,
  position integer not null,
  content_id uuid not null,
  content_version integer not null,
  verdict text,
  judged_by uuid,
  judged_at timestamptz,
  note_id uuid,
  note_hash bytea,
  primary key (platform_id, campaign_id, round, position),
  foreign key (platform_id, campaign_id, round) references campaign_sample (platform_id, campaign_id, round),
  foreign key (platform_id, campaign_id, content_id) references campaign_content (platform_id, campaign_id, content_id),
  foreign key (platform_id, judged_by) references staff_member (platform_id, id),
  constraint campaign_sample_item_once unique (platform_id, campaign_id, round, content_id),
  constraint campaign_sample_item_verdict_known check (verdict in ('fits', 'does-not-fit')),
  constraint campaign_sample_item_judged_by_a_person check (num_nonnulls(verdict, judged_by, judged_at) in (0, 3)),
  constraint campaign_sample_item_says_why_it_does_not_fit check ((note_id is null) = (note_hash is null)
    and (verdict is distinct from 'does-not-fit' or note_id is not null) and (verdict is not null or note_id is null))
);

-- What was done with a campaign, by whom; the words lie sealed.
create table campaign_event (
  platform_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  kind text not null,
  staff_id uuid,
  text_id uuid,
  text_hash bytea,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, campaign_id) references campaign (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint campaign_event_kind_known check (kind in ('created', 'redrafted', 'listed', 'excluded', 'sampled', 'checked', 'reopened',
    'proposed', 'approved', 'refused', 'started', 'stopped', 'resumed', 'finished', 'reversal-started', 'reversal-finished', 'discarded')),
  constraint campaign_event_by_a_person_unless_finished check ((kind in ('finished', 'reversal-finished')) = (staff_id is null)),
  constraint campaign_event_text_has_its_hash check ((text_id is null) = (text_hash is null))
);
create index campaign_event_of_campaign on campaign_event (platform_id, campaign_id, recorded_at, id);

alter table decision add column repeats_decision_id uuid;
alter table decision add constraint decision_repeats_decision foreign key (platform_id, repeats_decision_id) references decision (platform_id, id);
alter table decision add constraint decision_repeats_another check (repeats_decision_id <> id);
create index decision_repeats on decision (platform_id, repeats_decision_id) where repeats_decision_id is not null;

grant select, insert on campaign, campaign_content, campaign_sample, campaign_sample_item, campaign_event to noticedesk_app;
grant update (state, outcome, category, keyword, draft_id, draft_hash, sample_round, seen_through, decided_by, started_at, approved_by,
  decided_at, reversal_id, reversal_hash, reversed_by, reversal_started_at, reversed_at) on campaign to noticedesk_app;
grant update (content_version, state, cause, decision_id, reversal_id, moved_at) on campaign_content to noticedesk_app;
grant update (verdict, judged_by, judged_at, note_id, note_hash) on campaign_sample_item to noticedesk_app;
comment on table campaign_sample is 'append-only';
comment on table campaign_event is 'append-only';
