-- Why: one message may be held for several things at once: a statement of reasons for the case that an investigation is about
-- (Art. 18), and for the order that it answers (Art. 9(5)). When one of those holds ends, the message goes over to the next.
-- Which things they are was known only while the message was written.
create table message_held_for (
  platform_id uuid not null,
  message_id uuid not null,
  entity_kind text not null,
  entity_id uuid not null,
  primary key (platform_id, message_id, entity_kind, entity_id),
  foreign key (platform_id, message_id) references message (platform_id, id)
);

-- Complaints are counted by notice for each trusted flagger (Art. 22(6)).
create index complaint_of_notice on complaint (platform_id, notice_id) where notice_id is not null;

-- A complaint whose processing is suspended (Art. 23(2)) is due as long after the end of the suspension, and that may come early.
grant update (due_at, urgent_at) on complaint_case to noticedesk_app;

grant select, insert on message_held_for to noticedesk_app;
comment on table message_held_for is 'append-only';
