-- Why: who was told of a measure of the platform's own systems can complain of it as of any decision (Art. 17(3)(f), 20(1)). No
-- foreign key crosses the table of measures, so a complaint names one by its day and id. No person of the staff decided on it:
-- there is no first decider, and the rule that keeps first deciders out stays a constraint for everything else, because whether a
-- complaint is about a measure is copied along a foreign key to the row of the outcome. What a complaint reverses of a measure is
-- a row of its own, which the platform is told to carry out and confirms.

alter table complaint
  add column measure_applied_on date,
  add column measure_id text,
  add column about_measure boolean not null default false,
  alter column first_decider drop not null,
  drop constraint complaint_about_one_thing,
  add constraint complaint_about_one_thing check (num_nonnulls(decision_id, suspension_id, measure_id) = 1),
  add constraint complaint_measure_is_dated check ((measure_applied_on is null) = (measure_id is null)),
  add constraint complaint_says_that_it_is_about_a_measure check (about_measure = (measure_id is not null)),
  add constraint complaint_names_the_first_decider check (about_measure = (first_decider is null)),
  add constraint complaint_of_a_measure_is_a_recipients check (not about_measure or side = 'recipient'),
  add constraint complaint_about_measure_unique unique (platform_id, id, about_measure);

-- What is left of a measure after a complaint: what it lifts, and whether nothing is left.
create table measure_reversal (
  platform_id uuid not null,
  id uuid not null,
  applied_on date not null,
  measure_id text not null,
  complaint_id uuid not null,
  lifts text[] not null,
  is_whole boolean not null,
  decided_by uuid not null,
  due_at timestamptz not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, id),
  foreign key (platform_id, complaint_id) references complaint (platform_id, id),
  foreign key (platform_id, decided_by) references staff_member (platform_id, id),
  constraint measure_reversal_one_per_complaint unique (platform_id, complaint_id),
  constraint measure_reversal_names_its_complaint unique (platform_id, id, complaint_id),
  constraint measure_reversal_lifts_something check (cardinality(lifts) > 0),
  constraint measure_reversal_not_in_the_future check (occurred_at <= recorded_at)
);
create unique index measure_reversal_whole_once on measure_reversal (platform_id, applied_on, measure_id) where is_whole;
create index measure_reversal_of_measure on measure_reversal (platform_id, applied_on, measure_id);

-- That the platform carried a reversal out, as it said.
create table measure_reversal_effect (
  platform_id uuid not null,
  reversal_id uuid not null,
  effective_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (platform_id, reversal_id),
  foreign key (platform_id, reversal_id) references measure_reversal (platform_id, id),
  constraint measure_reversal_effect_not_in_the_future check (effective_at <= recorded_at + interval '5 minutes')
);

alter table complaint_decision
  add column about_measure boolean not null default false,
  add column measure_reversal_id uuid,
  alter column first_decider drop not null,
  add foreign key (platform_id, complaint_id, about_measure) references complaint (platform_id, id, about_measure),
  add foreign key (platform_id, measure_reversal_id, complaint_id)
    references measure_reversal (platform_id, id, complaint_id),
  add constraint complaint_decision_names_the_first_decider check (about_measure = (first_decider is null)),
  add constraint complaint_decision_measure_has_no_new_decision check (not about_measure or new_decision_id is null),
  add constraint complaint_decision_takes_back_what_is_reversed check (
    measure_reversal_id is null or (about_measure and outcome in ('partly-reversed', 'reversed'))),
  drop constraint complaint_decision_partly_supersedes,
  add constraint complaint_decision_partly_supersedes check (
    outcome <> 'partly-reversed' or num_nonnulls(new_decision_id, measure_reversal_id) = 1);

-- Whose account was restricted by a measure is named in its row, whether or not the platform ever described them.
create or replace function staff_is_interested_in_complaint(platform uuid, person uuid, asked_complaint uuid) returns boolean language sql stable
return exists (
  select
  from complaint o
  left join decision d on d.platform_id = o.platform_id and d.id = o.decision_id
  where o.platform_id = platform
    and o.id = asked_complaint
    and (
      staff_is_interested(platform, person, d.case_id)
      or exists (
        select
        from declared_interest i
        where i.platform_id = platform
          and i.staff_id = person
          and i.ended_at is null
          and (
            i.notifier_hmac = o.complainant_hmac
            or i.account_external_id = (
              select r.external_id from recipient r where r.platform_id = o.platform_id and r.id = o.recipient_id
            )
            or i.account_external_id = (
              select m.recipient_external_id
              from measure m
              where m.platform_id = o.platform_id and m.applied_on = o.measure_applied_on and m.measure_id = o.measure_id
            )
          )
      )
    )
);

grant select, insert on measure_reversal, measure_reversal_effect to noticedesk_app;
comment on table measure_reversal is 'append-only';
comment on table measure_reversal_effect is 'append-only';
