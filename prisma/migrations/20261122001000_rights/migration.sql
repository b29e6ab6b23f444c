-- Why: complaints, disputes, orders, misuse, suspicions and terms flags come into the house. What several of those rooms share is
-- laid down once here, before their own tables: what a message can be about, what can open and lead to a case, which
-- response times have targets, and that a flag under the terms is not a notice (INT-5).

-- A message may be about something that is neither notice nor decision.
alter table message add column entity_kind text, add column entity_id uuid;
alter table message add constraint message_entity_named check ((entity_kind is null) = (entity_id is null));
create index message_of_entity on message (platform_id, entity_id) where entity_id is not null;
alter table message drop constraint message_kind_known;
alter table message add constraint message_kind_known check (kind in ('receipt', 'question', 'notifier-answer', 'statement', 'correction',
  'enforcement', 'preservation', 'alert', 'page', 'type-change', 'complaint-receipt', 'complaint-outcome', 'dispute',
  'misuse-warning', 'misuse-suspension', 'order-receipt', 'order-question', 'order-effect', 'order-notice', 'suspicion-report'));

alter table response_target drop constraint response_target_response_time_known;
alter table response_target add constraint response_target_response_time_known check (response_time in ('receipt', 'first-look',
  'decision', 'action', 'answer', 'statement', 'complaint', 'dispute', 'dispute-reply', 'order-receipt', 'order-effect', 'suspicion'));

-- Platforms that are there already begin with the same targets as new ones (platforms/default-targets.ts).
insert into response_target (platform_id, id, response_time, seconds, valid_from, recorded_at)
select p.id, uuidv7(), t.response_time, t.seconds, '1970-01-01', p.recorded_at
from platform as p
cross join (values
  ('complaint', 14 * 86400),
  ('dispute', 90 * 86400),
  ('dispute-reply', 10 * 86400),
  ('order-receipt', 3600),
  ('order-effect', 86400),
  ('suspicion', 3600)) as t (response_time, seconds);

-- A case may be opened by an order of an authority; orders outrank notices.
alter table review_case drop constraint review_case_cause_known;
alter table review_case add constraint review_case_cause_known check (cause in ('notice', 'own-initiative', 'order'));
alter table review_case drop constraint review_case_priority_known;
alter table review_case add constraint review_case_priority_known check (priority in ('order', 'threat-to-life', 'child-safety',
  'trusted-flagger', 'standard'));

-- What led to a decision. A flag under the terms counts as own initiative in the report and is named apart in the statement; the
-- items that a decision of an order answers may be notices too.
alter table decision drop constraint decision_cause_known;
alter table decision add constraint decision_cause_known check (cause in ('notice', 'own-initiative', 'order'));
alter table decision drop constraint decision_source_known;
alter table decision add constraint decision_source_known check (source in ('article-16', 'trusted-flagger', 'terms-flag', 'voluntary', 'order'));
alter table decision drop constraint decision_source_follows_cause;
alter table decision add constraint decision_source_follows_cause check (
  case cause
    when 'notice' then source in ('article-16', 'trusted-flagger')
    when 'own-initiative' then source in ('terms-flag', 'voluntary')
    else source = 'order'
  end);
alter table decision drop constraint decision_primary_item_named;
alter table decision add constraint decision_primary_item_named check (
  case
    when source in ('article-16', 'trusted-flagger', 'terms-flag') then primary_item_id is not null
    when source = 'voluntary' then primary_item_id is null
    else true
  end);
-- Whoever judges a complaint must be another person: the complaint's row points here with the decider.
alter table decision add constraint decision_decider_unique unique (platform_id, id, decided_by);

-- As received; a change of type is a row of its own.
alter table notice add column type text not null default 'notice';
alter table notice add constraint notice_type_known check (type in ('notice', 'terms-flag'));
