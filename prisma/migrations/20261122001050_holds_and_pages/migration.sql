-- Why: an authority may order, or a criminal investigation may need, that somebody is told later (Art. 9(5), 10(5), 18). A message is
-- then written at once and held: not sent before the hold ends, and then by itself, so that nobody forgets it. And what a person
-- must see before a time runs out pages somebody, and the next along the rota when nobody answers.

-- A hold never lasts for ever: it names its legal basis, the authority that asked, who approved it, and when it expires.
create table message_hold (
  platform_id uuid not null references platform,
  id uuid not null,
  entity_kind text not null,
  entity_id uuid not null,
  legal_basis text not null,
  authority text not null,
  approved_by uuid not null,
  placed_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text,
  primary key (platform_id, id),
  foreign key (platform_id, approved_by) references staff_member (platform_id, id),
  foreign key (platform_id, ended_by) references staff_member (platform_id, id),
  constraint message_hold_names_its_basis check (btrim(legal_basis) <> '' and btrim(authority) <> ''),
  constraint message_hold_expires_later check (expires_at > placed_at),
  constraint message_hold_end_reason_known check (end_reason in ('expired', 'lifted')),
  constraint message_hold_end_complete check ((ended_at is null) = (end_reason is null)),
  constraint message_hold_lifted_by_somebody check ((end_reason is not distinct from 'lifted') = (ended_by is not null))
);
create index message_hold_of_entity on message_hold (platform_id, entity_id) where ended_at is null;
create index message_hold_expiring on message_hold (expires_at) where ended_at is null;

-- Who let a hold last until when, and how it ended.
create table message_hold_change (
  platform_id uuid not null,
  id uuid not null,
  hold_id uuid not null,
  kind text not null,
  expires_at timestamptz not null,
  staff_id uuid,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, hold_id) references message_hold (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint message_hold_change_kind_known check (kind in ('placed', 'extended', 'lifted', 'expired')),
  constraint message_hold_change_by_somebody check ((kind = 'expired') = (staff_id is null))
);
create index message_hold_change_of_hold on message_hold_change (platform_id, hold_id, recorded_at);

alter table message add column hold_id uuid;
alter table message add foreign key (platform_id, hold_id) references message_hold (platform_id, id);
alter table message drop constraint message_state_known;
alter table message add constraint message_state_known check (state in ('held', 'queued', 'accepted', 'bounced', 'failed'));
alter table message add constraint message_held_by_a_hold check (state <> 'held' or hold_id is not null);
create index message_held on message (platform_id, hold_id) where state = 'held';

-- Who is on call, in the order in which they are paged. `until` is exclusive; null: until somebody takes them off.
create table rota_shift (
  platform_id uuid not null references platform,
  id uuid not null,
  staff_id uuid not null,
  position integer not null,
  from_at timestamptz not null,
  until_at timestamptz,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  primary key (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  constraint rota_shift_position_positive check (position > 0),
  constraint rota_shift_until_after_from check (until_at > from_at)
);
create index rota_shift_current on rota_shift (platform_id, position, from_at) where ended_at is null;

-- Something that a person must look at before `due_at`; goes along the rota until acknowledged or settled.
create table page (
  platform_id uuid not null references platform,
  id uuid not null,
  entity_kind text not null,
  entity_id uuid not null,
  subject text not null,
  confidential boolean not null,
  except_staff_id uuid,
  state text not null,
  due_at timestamptz,
  raised_at timestamptz not null,
  rounds integer not null default 0,
  last_staff_id uuid,
  next_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  primary key (platform_id, id),
  foreign key (platform_id, except_staff_id) references staff_member (platform_id, id),
  foreign key (platform_id, last_staff_id) references staff_member (platform_id, id),
  foreign key (platform_id, closed_by) references staff_member (platform_id, id),
  constraint page_state_known check (state in ('open', 'acknowledged', 'settled')),
  constraint page_closed_at_known check ((state = 'open') = (closed_at is null)),
  constraint page_acknowledged_by_somebody check ((state = 'acknowledged') = (closed_by is not null))
);
-- The same thing pages once at a time.
create unique index page_one_open on page (platform_id, entity_kind, entity_id, subject) where state = 'open';
create index page_next on page (next_at) where state = 'open';

create table page_event (
  platform_id uuid not null,
  id uuid not null,
  page_id uuid not null,
  kind text not null,
  staff_id uuid,
  message_id uuid,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, page_id) references page (platform_id, id),
  foreign key (platform_id, staff_id) references staff_member (platform_id, id),
  foreign key (platform_id, message_id) references message (platform_id, id),
  constraint page_event_kind_known check (kind in ('raised', 'sent', 'unreachable', 'nobody', 'acknowledged', 'settled')),
  constraint page_event_names_the_person check ((kind in ('sent', 'unreachable', 'acknowledged')) = (staff_id is not null)),
  constraint page_event_sent_by_message check ((kind = 'sent') = (message_id is not null))
);
create index page_event_of_page on page_event (platform_id, page_id, recorded_at);

grant select, insert on message_hold, message_hold_change, rota_shift, page, page_event to noticedesk_app;
grant update (expires_at, ended_at, ended_by, end_reason) on message_hold to noticedesk_app;
grant update (hold_id, due_at) on message to noticedesk_app;
grant update (ended_at) on rota_shift to noticedesk_app;
grant update (state, rounds, last_staff_id, next_at, closed_at, closed_by) on page to noticedesk_app;
comment on table message_hold_change is 'append-only';
comment on table page_event is 'append-only';
