-- Why: an order may say itself until when it has effect (Art. 9(2)(b); ORD-5). From then on nothing is owed because of it: the worker
-- ends it, and what rests on it alone ends with it, because each restriction without a statement carries an end that is no later.
-- Whom nobody can tell of an order (Art. 9(5), 10(5)) is on record, with the reason. And the platform's systems hear of a new order.

alter table authority_order
  add column expires_at timestamptz,
  add constraint authority_order_expires_after_delivery check (expires_at > delivered_at),
  add constraint authority_order_to_act_expires check (expires_at is null or kind = 'act');
create index authority_order_expiring on authority_order (expires_at, id) where expires_at is not null and state <> 'ended';
alter table order_supplement add column expires_at timestamptz;

create table order_unreached (
  platform_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  decision_id uuid,
  recipient_id uuid,
  reason text not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, order_id) references authority_order (platform_id, id),
  foreign key (platform_id, decision_id) references decision (platform_id, id),
  foreign key (platform_id, recipient_id) references recipient (platform_id, id),
  constraint order_unreached_once unique nulls not distinct (platform_id, order_id, decision_id, recipient_id),
  constraint order_unreached_reason_known check (reason in ('not-described', 'no-contact')),
  constraint order_unreached_not_described_is_nobody check ((reason = 'not-described') = (recipient_id is null)),
  constraint order_unreached_concerns_somebody check (num_nonnulls(decision_id, recipient_id) > 0)
);

alter table message drop constraint message_kind_known;
alter table message add constraint message_kind_known check (kind in ('receipt', 'question', 'notifier-answer', 'statement', 'correction',
  'enforcement', 'preservation', 'alert', 'page', 'type-change', 'complaint-receipt', 'complaint-outcome', 'dispute',
  'misuse-warning', 'misuse-suspension', 'order-received', 'order-receipt', 'order-question', 'order-effect', 'order-notice',
  'suspicion-report'));

grant update (expires_at) on authority_order to noticedesk_app;
grant select, insert on order_unreached to noticedesk_app;
comment on table order_unreached is 'append-only';
