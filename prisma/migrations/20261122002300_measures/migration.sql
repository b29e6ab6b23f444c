-- Why: a platform's own systems restrict content by the million a day, and the report counts every such measure (Art. 15(1)(c)).
-- Rows that many must not share tables and keys with the decisions of persons: they lie in one partition a month, keyed by the
-- day that the platform names and repeats when it sends the measure again, and no foreign key crosses the table. What the
-- statement of reasons says is the same for thousands of them: it is sealed once a platform and pointed to.

-- The words of a measure: law or clause, facts, explanation. Found again by a keyed hash, so that the same words are one row.
create table measure_text (
  platform_id uuid not null references platform,
  id uuid not null,
  text_hmac bytea not null,
  text_hash bytea not null,
  recorded_at timestamptz not null,
  erased_at timestamptz,
  primary key (platform_id, id)
);
-- Of texts that were erased nothing is found again: who sends the same words later makes a new row.
create unique index measure_text_once on measure_text (platform_id, text_hmac) where erased_at is null;

create table measure (
  platform_id uuid not null,
  applied_on date not null,
  measure_id text not null,
  id uuid not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  xid xid8 not null default pg_current_xact_id(),
  origin text not null default 'noticedesk',
  import_batch uuid,
  ground text not null,
  category text not null,
  keyword text,
  other_description text,
  category_list_version text not null,
  terms_clause_id uuid,
  restriction_types text[] not null,
  territory text[] not null,
  ends_at timestamptz,
  automated_detection boolean not null,
  automated_decision text not null,
  automation_system text,
  automation_version text,
  content_external_id text not null,
  content_types text[] not null,
  content_language text,
  audience_size bigint,
  recipient_external_id text,
  repeats_decision_id uuid,
  repeats_applied_on date,
  repeats_measure_id text,
  explanation_id uuid not null,
  statement_language text not null,
  exemption text,
  statement_sent_at timestamptz,
  body_hash bytea not null,
  reversed_at timestamptz,
  primary key (platform_id, applied_on, measure_id),
  constraint measure_applied_on_the_day_that_it_names
    check (applied_on between (occurred_at at time zone 'UTC')::date - 1 and (occurred_at at time zone 'UTC')::date + 1),
  constraint measure_not_in_the_future check (occurred_at <= recorded_at + interval '5 minutes'),
  constraint measure_id_is_short check (length(measure_id) between 1 and 200),
  constraint measure_ground_known check (ground in ('illegal', 'terms')),
  constraint measure_terms_ground_has_a_clause check ((ground = 'terms') = (terms_clause_id is not null)),
  constraint measure_restricts_something check (cardinality(restriction_types) > 0),
  constraint measure_restriction_types_known check (restriction_types <@ array['visibility-removal', 'visibility-disabling',
    'visibility-demotion', 'visibility-age-restriction', 'visibility-interaction-restriction', 'visibility-labelling',
    'visibility-other', 'monetary-suspension', 'monetary-termination', 'monetary-other', 'service-partial-suspension',
    'service-total-suspension', 'service-partial-termination', 'service-total-termination', 'account-suspension',
    'account-termination']),
  constraint measure_has_a_territory check (cardinality(territory) > 0),
  constraint measure_has_a_content_type check (cardinality(content_types) > 0),
  constraint measure_ends_after_it_was_applied check (ends_at > occurred_at),
  constraint measure_automated_decision_known check (automated_decision in ('full', 'partial', 'none')),
  constraint measure_audience_counts check (audience_size >= 0),
  constraint measure_repeats_one_thing check (repeats_decision_id is null or repeats_measure_id is null),
  constraint measure_repeated_measure_is_dated check ((repeats_applied_on is null) = (repeats_measure_id is null)),
  constraint measure_exemption_known check (exemption in ('no-contact-details', 'deceptive-high-volume')),
  constraint measure_told_or_exempt check (exemption is null or statement_sent_at is null),
  constraint measure_reversed_after_it_was_applied check (reversed_at >= occurred_at)
) partition by range (applied_on);
-- What the platform did to one recipient (Art. 20, access requests); what came in lately, whatever day it is of.
create index measure_of_recipient on measure (platform_id, recipient_external_id, applied_on)
  where recipient_external_id is not null;
create index measure_recorded on measure using brin (recorded_at);

-- Makes the month's partition when it is missing; true when it did. The program owns nothing: this is all that it can make. The
-- table is made first and attached then, which holds up neither readers nor writers of the other months. A day before the Act
-- applied to anybody, or a century ahead, is somebody's mistake.
create function make_measure_month(day date) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  month date := date_trunc('month', day)::date;
  partition text := 'measure_' || to_char(day, 'YYYY_MM');
begin
  if day not between '2020-01-01' and '2099-12-31' then
    raise exception 'no measures are kept for %', day using errcode = 'datetime_field_overflow';
  end if;
  if exists (select from pg_class where relnamespace = 'public'::regnamespace and relname = partition) then
    return false;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('make_measure_month', 0)); -- one for all months: two of two would wait for each other
  -- Asked of the table itself: to_regclass may remember from before the wait that there is none.
  if exists (select from pg_class where relnamespace = 'public'::regnamespace and relname = partition) then
    return false;
  end if;
  execute format('create table public.%I (like public.measure including defaults including constraints)', partition);
  execute format('alter table public.measure attach partition public.%I for values from (%L) to (%L)',
    partition, month, (month + interval '1 month')::date);
  return true;
end
$$;
revoke execute on function make_measure_month(date) from public;
grant execute on function make_measure_month(date) to noticedesk_app;

grant select, insert on measure, measure_text to noticedesk_app;
grant update (reversed_at) on measure to noticedesk_app;
grant update (erased_at) on measure_text to noticedesk_app;
