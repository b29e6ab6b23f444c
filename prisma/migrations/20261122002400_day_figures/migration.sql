-- Why: a report over ten million facts must not count them all each time (issue 4, 3). What happened on a day that is over is counted
-- once and kept as day figures. They are derived: they may be thrown away and counted again at any time, so the program may change
-- and delete them, unlike the facts. A report must never be wrong because of them: whatever changes a fact of a folded day says so
-- in the transaction of the change (docs/adr/0007-day-figures-know-when-they-are-stale.md).

-- A day of the platform's zone, in three parts that change for different reasons. `folded_at` is null as long as its figures count
-- for nothing. A writer that runs while a day is opened may not see it yet: `watched_xid` is the transaction from which on all do.
create table day_fold (
  platform_id uuid not null references platform,
  part text not null,
  day date not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  watched_xid xid8,
  inside_area_only boolean,
  counting_rules text,
  folded_at timestamptz,
  took_ms integer,
  primary key (platform_id, part, day),
  constraint day_fold_part_known check (part in ('notices', 'decisions', 'measures')),
  constraint day_fold_ends_after_it_began check (from_at < until_at),
  constraint day_fold_folded_day_is_watched check (folded_at is null or watched_xid is not null),
  constraint day_fold_folded_day_says_how_it_was_counted
    check ((folded_at is null) = (inside_area_only is null) and (folded_at is null) = (counting_rules is null)
      and (folded_at is null) = (took_ms is null))
);
create index day_fold_until on day_fold (platform_id, part, until_at);

-- A fact of the day came in or changed after the day was opened. The fold that sees the change takes the row away.
create table day_change (
  platform_id uuid not null,
  part text not null,
  day date not null,
  id uuid not null default uuidv7(),
  primary key (platform_id, part, day, id)
);

-- How many facts of one kind a day has in one group; columns that the kind does not group by are null.
create table day_figure (
  platform_id uuid not null,
  part text not null,
  day date not null,
  counted text not null,
  number integer not null,
  category text,
  keyword text,
  other_description text,
  trusted_flagger boolean,
  ground text,
  restriction_type text,
  detected_automatically boolean,
  automation text,
  origin text,
  language text,
  exemption text,
  facts bigint not null,
  items bigint not null,
  primary key (platform_id, part, day, counted, number),
  constraint day_figure_counts_something check (facts > 0 and items >= 0)
);

-- One observation of the median: medians do not add up, so each item keeps its seconds. An item that a later decision acts on again
-- may be observed on two days: `acted_again` marks where to look.
create table day_action_time (
  platform_id uuid not null,
  day date not null,
  item_id uuid not null,
  category text not null,
  keyword text,
  trusted_flagger boolean not null,
  acted_again boolean not null,
  seconds bigint not null,
  primary key (platform_id, day, item_id)
);
create index day_action_time_acted_again on day_action_time (platform_id, day) where acted_again;

grant select, insert, delete on day_fold, day_change, day_figure, day_action_time to noticedesk_app;
grant update on day_fold to noticedesk_app;

-- Writes down which opened days these instants fall into. A statement that runs on an older snapshot could miss a day that was opened
-- meanwhile, so facts are written in read committed transactions only.
create function mark_changed_days(changed_part text, platforms uuid[], instants timestamptz[]) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
  if platforms is null then
    return;
  end if;
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'what reports count is written in read committed transactions'
      using errcode = 'invalid_transaction_state', hint = 'docs/day-figures.md says why';
  end if;
  insert into day_change (platform_id, part, day)
  select distinct f.platform_id, f.part, f.day
  from (
    select distinct u.platform_id, date_bin('15 minutes', u.instant, 'epoch') as instant -- days begin at full quarters everywhere
    from unnest(platforms, instants) as u (platform_id, instant)
  ) c
  cross join lateral (
    select d.platform_id, d.part, d.day, d.from_at
    from day_fold d
    where d.platform_id = c.platform_id
      and d.part = changed_part
      and d.until_at > c.instant
    order by d.until_at
    limit 1
  ) f
  where f.from_at <= c.instant;
end
$$;

create function notice_changes_its_day() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  perform mark_changed_days('notices', array_agg(n.platform_id), array_agg(n.received_at))
  from new_rows n;
  return null;
end
$$;
create trigger notice_changes_its_day after insert on notice
  referencing new table as new_rows for each statement execute function notice_changes_its_day();

create function notice_item_changes_its_day() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  perform mark_changed_days('notices', array_agg(n.platform_id), array_agg(n.received_at))
  from new_rows i
  join notice n on n.platform_id = i.platform_id and n.id = i.notice_id;
  return null;
end
$$;
create trigger notice_item_changes_its_day after insert on notice_item
  referencing new table as new_rows for each statement execute function notice_item_changes_its_day();

-- Where a notice is filed: in its own day, and in those of every decision on its items.
create function filing_changes_days() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  perform mark_changed_days('notices', array_agg(n.platform_id), array_agg(n.received_at))
  from new_rows f
  join notice n on n.platform_id = f.platform_id and n.id = f.notice_id;
  perform mark_changed_days('decisions', array_agg(d.platform_id), array_agg(d.occurred_at))
  from (
    select ci.platform_id, c.id
    from new_rows f
    join notice_item i on i.platform_id = f.platform_id and i.notice_id = f.notice_id
    join case_item ci on ci.platform_id = i.platform_id and ci.item_id = i.id
    join decision c on c.platform_id = ci.platform_id and c.case_id = ci.case_id
    union
    select g.platform_id, g.decision_id
    from new_rows f
    join notice_item i on i.platform_id = f.platform_id and i.notice_id = f.notice_id
    join finding g on g.platform_id = i.platform_id and g.item_id = i.id
  ) answered
  join decision d on d.platform_id = answered.platform_id and d.id = answered.id;
  return null;
end
$$;
create trigger notice_category_changes_days after insert on notice_category
  referencing new table as new_rows for each statement execute function filing_changes_days();
create trigger notice_type_change_changes_days after insert on notice_type_change
  referencing new table as new_rows for each statement execute function filing_changes_days();

-- Which notices preceded a decision, and whether all items of a notice are answered.
create function case_item_changes_days() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  perform mark_changed_days('notices', array_agg(n.platform_id), array_agg(n.received_at))
  from new_rows ci
  join notice_item i on i.platform_id = ci.platform_id and i.id = ci.item_id
  join notice n on n.platform_id = i.platform_id and n.id = i.notice_id
  where tg_op = 'UPDATE' or ci.decision_id is not null;
  perform mark_changed_days('decisions', array_agg(d.platform_id), array_agg(d.occurred_at))
  from new_rows ci
  join decision d on d.platform_id = ci.platform_id and d.case_id = ci.case_id;
  return null;
end
$$;
create trigger case_item_changes_days after insert on case_item
  referencing new table as new_rows for each statement execute function case_item_changes_days();
create trigger case_item_answered_changes_days after update on case_item
  referencing new table as new_rows for each statement execute function case_item_changes_days();

-- An item that leaves a case: it preceded the decisions there.
create function left_case_changes_days() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  perform mark_changed_days('decisions', array_agg(d.platform_id), array_agg(d.occurred_at))
  from old_rows o
  join new_rows n on n.platform_id = o.platform_id and n.item_id = o.item_id and n.case_id <> o.case_id
  join decision d on d.platform_id = o.platform_id and d.case_id = o.case_id;
  return null;
end
$$;
create trigger case_item_left_changes_days after update on case_item
  referencing old table as old_rows new table as new_rows for each statement execute function left_case_changes_days();

create function decision_changes_its_day() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  perform mark_changed_days('decisions', array_agg(d.platform_id), array_agg(d.occurred_at))
  from new_rows d;
  return null;
end
$$;
create trigger decision_changes_its_day after insert on decision
  referencing new table as new_rows for each statement execute function decision_changes_its_day();

-- What belongs to a decision; a finding matters to the decision that supersedes its own, too.
create function part_of_decision_changes_its_day() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  perform mark_changed_days('decisions', array_agg(d.platform_id), array_agg(d.occurred_at))
  from (
    select p.platform_id, p.decision_id as id
    from new_rows p
    union
    select s.platform_id, s.id
    from new_rows p
    join decision s on s.platform_id = p.platform_id and s.supersedes_id = p.decision_id
  ) touched
  join decision d on d.platform_id = touched.platform_id and d.id = touched.id;
  return null;
end
$$;
create trigger finding_changes_its_day after insert on finding
  referencing new table as new_rows for each statement execute function part_of_decision_changes_its_day();
create trigger restriction_changes_its_day after insert on restriction
  referencing new table as new_rows for each statement execute function part_of_decision_changes_its_day();
create trigger statement_of_reasons_changes_its_day after insert on statement_of_reasons
  referencing new table as new_rows for each statement execute function part_of_decision_changes_its_day();

create function effect_changes_the_day() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  perform mark_changed_days('decisions', array_agg(d.platform_id), array_agg(d.occurred_at))
  from new_rows r
  join old_rows o on o.platform_id = r.platform_id and o.id = r.id and o.in_effect_at is distinct from r.in_effect_at
  join decision d on d.platform_id = r.platform_id and d.id = r.decision_id;
  return null;
end
$$;
create trigger restriction_effect_changes_the_day after update on restriction
  referencing old table as old_rows new table as new_rows for each statement execute function effect_changes_the_day();

create function measure_changes_its_day() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  perform mark_changed_days('measures', array_agg(m.platform_id), array_agg(m.occurred_at))
  from new_rows m;
  return null;
end
$$;
create trigger measure_changes_its_day after insert on measure
  referencing new table as new_rows for each statement execute function measure_changes_its_day();
