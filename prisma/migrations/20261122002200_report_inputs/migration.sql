-- Why: the report asks for what no fact of the product gives: how many moderators there are and in which languages, the monthly
-- active recipients by Member State, and texts (Art. 42(2), (3), 15(1)(c), (e)). Each entry is kept with who and when; the latest
-- of its period, kind and question counts.

create table report_input (
  platform_id uuid not null references platform,
  id uuid not null,
  period_from date not null,
  period_to date not null,
  kind text not null,
  question text,
  answer jsonb not null,
  credential_id uuid not null,
  entered_by uuid,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, entered_by) references staff_member (platform_id, id),
  constraint report_input_period_runs_forward check (period_from <= period_to),
  constraint report_input_kind_known check (kind in ('moderators', 'active-recipients', 'text')),
  constraint report_input_text_answers_a_question check ((kind = 'text') = (question is not null)),
  constraint report_input_answer_is_an_object check (jsonb_typeof(answer) = 'object')
);
create index report_input_of_period on report_input (platform_id, period_from, period_to, kind, question);

grant select, insert on report_input to noticedesk_app;
comment on table report_input is 'append-only';
