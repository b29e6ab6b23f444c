-- Why: a breach is an event that the worker writes at the due time, not when somebody next touches the case. So every due
-- time lies on its row, as data, and the worker walks along an index of those that are not met yet. The due time of the first
-- look was missing. No installation holds rows yet: the indexes need not be built concurrently.

-- Null for imported cases: nobody breached a target before we were there.
alter table review_case add column first_look_due_at timestamptz;
create index review_case_first_look_due on review_case (first_look_due_at) where state = 'open';
create index message_due on message (due_at)
  where accepted_at is null and kind in ('receipt', 'notifier-answer', 'statement');

-- The cases opened in a period. Cases come in the order of time and are never removed: ranges of blocks say enough, and cost
-- intake nothing.
create index review_case_opened on review_case using brin (opened_at);
