-- Why: authorities order a platform to act against illegal content or to provide information (Art. 9, 10 and neighbouring law).
-- An order is kept as it was delivered; what is learned later is a row of its own. Three instants decide how quickly it was
-- served: delivered, receipt told, effect given (IR Annex II 1.2). Orders join the moderators' queue beside notices.

create table authority_order (
  platform_id uuid not null references platform,
  id uuid not null,
  reference text not null,
  kind text not null,
  instrument text not null,
  authority text not null,
  authority_reference text,
  member_state text,
  legal_basis text,
  provision text,
  category text,
  keyword text,
  category_list_version text not null,
  demands text[] not null,
  territory text[] not null,
  language text not null,
  may_be_confidential boolean not null,
  missing_elements text[] not null,
  channel text not null,
  credential_id uuid not null,
  entered_by uuid,
  text_id uuid not null,
  text_hash bytea not null,
  reply_to_id uuid,
  reply_to_hash bytea,
  delivered_at timestamptz not null,
  delivered_at_source text not null,
  recorded_at timestamptz not null,
  profile text not null,
  receipt_due_at timestamptz not null,
  effect_due_at timestamptz not null,
  receipt_by text not null,
  receipt_told_at timestamptz,
  state text not null,
  effective_at timestamptz,
  answered_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  next_page_at timestamptz,
  primary key (platform_id, id),
  foreign key (platform_id, entered_by) references staff_member (platform_id, id),
  constraint authority_order_reference_unique unique (platform_id, reference),
  constraint authority_order_kind_known check (kind in ('act', 'information')),
  constraint authority_order_instrument_known check (instrument in ('dsa-article-9', 'dsa-article-10', 'terrorist-content', 'e-evidence',
    'other-order', 'referral', 'third-country')),
  constraint authority_order_instrument_fits_kind check (
    case
      when instrument in ('dsa-article-9', 'terrorist-content', 'referral') then kind = 'act'
      when instrument in ('dsa-article-10', 'e-evidence') then kind = 'information'
      else true
    end),
  constraint authority_order_member_state_known check (
    case instrument
      when 'third-country' then member_state is null
      when 'referral' then true
      else member_state is not null
    end),
  constraint authority_order_category_follows_provision check ((category is null) = (provision is null)),
  constraint authority_order_keyword_has_a_category check (keyword is null or category is not null),
  constraint authority_order_channel_known check (channel in ('api', 'email', 'portal', 'letter', 'fax', 'in-person')),
  constraint authority_order_delivered_at_source_known check (delivered_at_source in ('server', 'platform', 'staff')),
  constraint authority_order_delivered_before_recorded check (delivered_at <= recorded_at),
  constraint authority_order_profile_known check (profile in ('standard', 'one-hour', 'eight-hours', 'ten-days', 'custom')),
  constraint authority_order_due_after_delivery check (receipt_due_at > delivered_at and effect_due_at > delivered_at),
  constraint authority_order_receipt_by_known check (receipt_by in ('mail', 'hand')),
  constraint authority_order_mail_needs_an_address check (receipt_by = 'hand' or reply_to_id is not null),
  constraint authority_order_reply_to_hashed check (reply_to_hash is null or reply_to_id is not null),
  constraint authority_order_receipt_by_hand_told check (receipt_told_at is null or receipt_by = 'hand'),
  constraint authority_order_state_known check (state in ('received', 'incomplete', 'in-progress', 'effected', 'partly', 'refused', 'ended')),
  constraint authority_order_effect_has_an_instant check (state not in ('effected', 'partly') or effective_at is not null),
  constraint authority_order_answer_has_an_instant check (state not in ('effected', 'partly', 'refused') or answered_at is not null),
  constraint authority_order_end_has_an_instant check ((state = 'ended') = (ended_at is not null)),
  constraint authority_order_end_reason_known check (end_reason in ('withdrawn', 'annulled', 'expired')),
  constraint authority_order_end_has_a_reason check ((ended_at is null) = (end_reason is null)),
  constraint authority_order_pages_while_open check (next_page_at is null or state in ('received', 'incomplete', 'in-progress'))
);
create unique index authority_order_named_once on authority_order (platform_id, authority, authority_reference)
  where authority_reference is not null;
create index authority_order_delivered on authority_order (platform_id, delivered_at, id);
create index authority_order_effect_due on authority_order (effect_due_at, id) where state in ('received', 'incomplete', 'in-progress');
create index authority_order_receipt_due on authority_order (receipt_due_at, id) where receipt_by = 'hand' and receipt_told_at is null;
create index authority_order_to_page on authority_order (next_page_at) where next_page_at is not null;

-- What the authority added. Its columns say what holds of the order from then on.
create table order_supplement (
  platform_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  position integer not null,
  legal_basis text,
  provision text,
  category text,
  keyword text,
  territory text[] not null,
  missing_elements text[] not null,
  text_id uuid not null,
  text_hash bytea not null,
  credential_id uuid not null,
  entered_by uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, order_id) references authority_order (platform_id, id),
  foreign key (platform_id, entered_by) references staff_member (platform_id, id),
  constraint order_supplement_position_unique unique (platform_id, order_id, position),
  constraint order_supplement_category_follows_provision check ((category is null) = (provision is null)),
  constraint order_supplement_not_in_the_future check (occurred_at <= recorded_at)
);

-- The specific items of information that an order to act names (Art. 9(2)(a)(iv)).
create table order_item (
  platform_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  position integer not null,
  location_kind text not null,
  location_hmac bytea not null,
  subject_id uuid not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, order_id) references authority_order (platform_id, id),
  foreign key (platform_id, subject_id) references subject (platform_id, id),
  constraint order_item_position_unique unique (platform_id, order_id, position),
  constraint order_item_location_kind_known check (location_kind in ('url', 'content-id'))
);

-- Which case waits for an item of an order, and which decision answered it: as case_item is for notices.
create table case_order_item (
  platform_id uuid not null,
  item_id uuid not null,
  case_id uuid not null,
  due_at timestamptz not null,
  joined_at timestamptz not null,
  joined_xid xid8 not null default pg_current_xact_id(),
  decision_id uuid,
  primary key (platform_id, item_id),
  foreign key (platform_id, item_id) references order_item (platform_id, id),
  foreign key (platform_id, case_id) references review_case (platform_id, id),
  foreign key (platform_id, decision_id) references decision (platform_id, id)
);
create index case_order_item_of_case on case_order_item (platform_id, case_id, item_id);

-- What became of an order, as the authority is told (Art. 9(1), 10(1)).
create table order_effect (
  platform_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  outcome text not null,
  effective_at timestamptz,
  source text not null,
  staff_id uuid,
  reason_id uuid,
  reason_hash bytea,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, order_id) references authority_order (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint order_effect_outcome_known check (outcome in ('given', 'partly', 'not-given')),
  constraint order_effect_given_has_an_instant check ((outcome = 'not-given') = (effective_at is null)),
  constraint order_effect_refusal_has_a_reason check (outcome = 'given' or reason_id is not null),
  constraint order_effect_source_known check (source in ('platform', 'staff')),
  constraint order_effect_staff_named check ((source = 'staff') = (staff_id is not null)),
  constraint order_effect_not_in_the_future check (effective_at is null or effective_at <= recorded_at)
);
create index order_effect_of_order on order_effect (platform_id, order_id, recorded_at);

-- What was handed over under an order to provide information: never the data themselves (ORD-7).
create table order_disclosure (
  platform_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  data_categories text[] not null,
  recipient_ids uuid[] not null,
  detail_id uuid not null,
  detail_hash bytea not null,
  file_sha256 bytea,
  staff_id uuid not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, order_id) references authority_order (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint order_disclosure_names_data check (cardinality(data_categories) > 0),
  constraint order_disclosure_file_hash_is_sha256 check (file_sha256 is null or octet_length(file_sha256) = 32),
  constraint order_disclosure_not_in_the_future check (occurred_at <= recorded_at)
);
create index order_disclosure_of_order on order_disclosure (platform_id, order_id, recorded_at);

-- A confidentiality hold that somebody asked for, until another person approves or refuses it. The hold itself is a row of
-- message holds; until it is approved the recipient's message waits for at most a day.
create table order_hold_request (
  platform_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  extends_hold_id uuid,
  legal_basis text not null,
  authority text not null,
  expires_at timestamptz not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  lapses_at timestamptz not null,
  state text not null,
  answered_by uuid,
  answered_at timestamptz,
  hold_id uuid,
  primary key (platform_id, id),
  foreign key (platform_id, order_id) references authority_order (platform_id, id),
  foreign key (platform_id, asked_by) references staff_member (platform_id, id),
  foreign key (platform_id, answered_by) references staff_member (platform_id, id),
  constraint order_hold_request_state_known check (state in ('asked', 'approved', 'refused', 'lapsed')),
  constraint order_hold_request_answered check ((state in ('approved', 'refused')) = (answered_by is not null)),
  constraint order_hold_request_by_two_persons check (answered_by <> asked_by),
  constraint order_hold_request_approval_makes_a_hold check ((state = 'approved') = (hold_id is not null)),
  constraint order_hold_request_expires_later check (expires_at > asked_at and lapses_at > asked_at)
);
create unique index order_hold_request_one_waits on order_hold_request (platform_id, order_id) where state = 'asked';
create index order_hold_request_lapsing on order_hold_request (lapses_at) where state = 'asked';

-- The receipt to an authority is a message with a due time.
create index message_due_to_authority on message (due_at) where accepted_at is null and kind = 'order-receipt';

grant select, insert on authority_order, order_supplement, order_item, case_order_item, order_effect, order_disclosure,
  order_hold_request to noticedesk_app;
grant update (receipt_told_at, state, effective_at, answered_at, ended_at, end_reason, next_page_at) on authority_order to noticedesk_app;
grant update (case_id, decision_id) on case_order_item to noticedesk_app;
grant update (state, answered_by, answered_at, hold_id) on order_hold_request to noticedesk_app;

do $$
declare t text;
begin
  foreach t in array array['order_supplement', 'order_item', 'order_effect', 'order_disclosure'] loop
    execute format('comment on table %I is %L', t, 'append-only');
  end loop;
end
$$;
