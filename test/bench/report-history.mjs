/**
 * Half a year of a large platform, set by set and without triggers: over the API it would take hours. Facts number `from` to `to` - 1 of
 * each kind are scattered over the days of the period; every tenth notice is a trusted flagger's, four in five are decided, and
 * half of the decisions restrict. The measures are those of 300 systems, which decide always alike, in 24 languages.
 */
export const period = { from: '2026-01-01', to: '2026-06-30', days: 181 };
/** A day outside the period for itself, with so many facts. */
export const busyDay = { day: '2026-07-15', measures: 450_000, notices: 50_000 };

export async function fillHistory(owner, platformId, { notices, measures }) {
  await prepare(owner);
  const halfYear = { start: period.from, days: period.days };
  await addNotices(owner, platformId, halfYear, notices);
  await addMeasures(owner, platformId, halfYear, measures);
  await finish(owner);
}

export async function fillBusyDay(owner, platformId, offset, { measures, notices }) {
  await prepare(owner);
  const oneDay = { start: busyDay.day, days: 1 };
  await addNotices(owner, platformId, oneDay, { from: offset, to: offset + notices });
  await addMeasures(owner, platformId, oneDay, { from: offset, to: offset + measures });
  await finish(owner);
}

async function prepare(owner) {
  await owner.query(
    `set session_replication_role = replica; set synchronous_commit = off; set work_mem = '64MB'; set timezone = 'UTC'`,
  );
  await owner.query(functions);
}

/** What a first report would find: statistics, and figures of no day. */
async function finish(owner) {
  await owner.query('reset session_replication_role');
  await owner.query(
    'delete from day_fold; delete from day_change; delete from day_figure; delete from day_action_time',
  );
  await owner.query('vacuum analyze');
  await owner.query('checkpoint');
}

async function addNotices(owner, platformId, { start, days }, { from, to }) {
  const span = [platformId, from, to - 1, start, days];
  for (const statement of noticeTables) await owner.query(statement, used(statement, span));
}

/** Month by month, because a month is a partition; the number says the day. */
async function addMeasures(owner, platformId, { start, days }, { from, to }) {
  for (let month = 1; month <= 7; month++) await owner.query('select make_measure_month($1)', [`2026-0${month}-01`]);
  await owner.query(measureTable, [platformId, from, to - 1, start, days]);
}

/** A statement that does not ask for a parameter must not be given it. */
const used = (statement, values) => values.slice(0, statement.includes('$4') ? 5 : 3);

const functions = `
  create or replace function bench_id(kind text, number bigint) returns uuid immutable
    return (format('01900000-000%s-7000-8000-', kind) || lpad(to_hex(number), 12, '0'))::uuid;
  create or replace function bench_scatter(number bigint, many bigint) returns bigint immutable
    return (number * 2654435761 % 4294967296) * many / 4294967296;
  create or replace function bench_at(number bigint, start date, days integer) returns timestamptz immutable
    return start::timestamp at time zone 'UTC' + make_interval(secs => bench_scatter(number, days * 86400::bigint));
  create or replace function bench_category(number bigint) returns text immutable
    return ('{STATEMENT_CATEGORY_SCAMS_AND_FRAUD,STATEMENT_CATEGORY_VIOLENCE,STATEMENT_CATEGORY_CYBER_VIOLENCE,STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH,STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS,STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS}'::text[])[1 + number % 6];
  create or replace function bench_language(number bigint) returns text immutable
    return ('{en,de,fr,es,it,pl,nl,ro,pt,el,cs,hu,sv,bg,da,fi,sk,hr,lt,sl,lv,et,ga,mt}'::text[])[1 + number % 24];
`;

const each = 'from generate_series($2::bigint, $3::bigint) as number';
const receivedAt = 'bench_at(number, $4::date, $5::integer)';

const noticeTables = [
  `insert into notice (platform_id, id, reference, received_at, received_at_source, recorded_at, channel, notifier_kind,
    trusted_flagger_id, in_area_of_expertise, alleged_category, category_list_version, alleges_child_abuse, alleges_threat_to_life,
    missing_elements, item_count, submission_id, submission_hash)
  select $1::uuid, bench_id('d', number), 'bench-' || number, ${receivedAt}, 'server', ${receivedAt}, 'api',
    case when number % 10 = 0 then 'trusted-flagger' else 'individual' end, case when number % 10 = 0 then bench_id('1', 1) end,
    number % 10 = 0, bench_category(number / 10), '2025-07-01', false, false, '{}', 1, bench_id('c', number), ''
  ${each}`,
  `insert into notice_item (platform_id, id, notice_id, position, location_kind, location_hmac, subject_id)
  select $1::uuid, bench_id('e', number), bench_id('d', number), 0, 'url', '', bench_id('a', number)
  ${each}`,
  `insert into case_item (platform_id, item_id, case_id, due_at, joined_at, decision_id)
  select $1::uuid, bench_id('e', number), bench_id('b', number), ${receivedAt}, ${receivedAt},
    case when number % 5 > 0 then bench_id('f', number) end
  ${each}`,
  `insert into decision (platform_id, id, case_id, claim_id, cause, source, primary_item_id, occurred_at, recorded_at, decided_by,
    outcome, ground, category, category_list_version, content_language, automated_detection, automated_decision,
    automated_processing, text_id, text_hash, statement_id)
  select $1::uuid, bench_id('f', number), bench_id('b', number), bench_id('2', number), 'notice', 'article-16',
    bench_id('e', number), ${receivedAt} + interval '1 hour', ${receivedAt} + interval '1 hour', bench_id('3', 1),
    case when number % 2 = 0 then 'restrict' else 'no-action' end, case when number % 2 = 0 then 'illegal' end,
    case when number % 2 = 0 then bench_category(number) end, '2025-07-01', bench_language(number), false, 'none', '{}',
    bench_id('4', number), '', case when number % 2 = 0 then bench_id('5', number) end
  ${each} where number % 5 > 0`,
  `insert into finding (platform_id, decision_id, item_id, outcome, law_examined, provision)
  select $1::uuid, bench_id('f', number), bench_id('e', number), case when number % 2 = 0 then 'illegal' else 'neither' end, 'x', 'y'
  ${each} where number % 5 > 0`,
  `insert into statement_of_reasons (platform_id, id, decision_id, language, text_id, text_hash, recorded_at)
  select $1::uuid, bench_id('5', number), bench_id('f', number), 'en', bench_id('6', number), '', ${receivedAt} + interval '1 hour'
  ${each} where number % 5 > 0 and number % 2 = 0`,
  `insert into restriction (platform_id, id, decision_id, subject_id, type, state, revision, territory, imposed_at, in_effect_at,
    recorded_at)
  select $1::uuid, bench_id('7', number), bench_id('f', number), bench_id('a', number), 'visibility-removal', 'in-effect', 1, '{DE}',
    ${receivedAt} + interval '1 hour', ${receivedAt} + make_interval(secs => 3600 + number % 100000),
    ${receivedAt} + interval '1 hour'
  ${each} where number % 5 > 0 and number % 2 = 0`,
];

const measureTable = `
  insert into measure (platform_id, applied_on, measure_id, id, occurred_at, recorded_at, ground, category, terms_clause_id,
    category_list_version, restriction_types, territory, automated_detection, automated_decision, automation_system,
    content_external_id, content_types, content_language, explanation_id, statement_language, body_hash)
  select $1::uuid, (m.at at time zone 'UTC')::date, 'm-' || m.number, bench_id('8', m.number), m.at, m.at,
    case when m.system % 3 = 0 then 'terms' else 'illegal' end, bench_category(m.system),
    case when m.system % 3 = 0 then bench_id('9', 1) end, '2025-07-01',
    array[('{visibility-removal,visibility-demotion,account-suspension,visibility-labelling,visibility-disabling}'::text[])[1 + m.system % 5]],
    '{DE}', m.system % 7 > 0, ('{full,partial,none}'::text[])[1 + m.system % 3], 'system-' || m.system, 'content-' || m.number, '{TEXT}',
    bench_language(m.number / 7), bench_id('0', 1), 'en', ''
  from (
    select number, ${receivedAt} as at, bench_scatter(number * 31, 300) as system
    ${each}
  ) m`;
