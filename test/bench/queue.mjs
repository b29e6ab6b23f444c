import { HttpConnection, request } from './http-connection.mjs';
import { noticeNumber } from './notice-body.mjs';

/** The lanes of the queue: the official languages of the Union, the first ones much fuller than the last. */
export const languages = 'en de fr es it pl nl ro pt el cs hu sv bg da fi sk hr lt sl lv et ga'.split(' ');
export const rareLanguage = 'mt';
export const skills = ['general', 'intellectual-property', 'terrorism', 'child-safety'];

/** One open case in this many is of the rare language, up to the first 10,000: a handful, however long the queue is. */
const rareEvery = 2_000;

/** The notice of which all others of the queue are copies: it came in over the API, so its rows are what the product writes. */
export async function submitModel(url) {
  const stranger = await HttpConnection.open(url);
  const { status, body } = await stranger.send(request('POST', '/v1/notices', { body: noticeNumber('model') }));
  stranger.close();
  if (status !== 201) throw new Error(`The model notice was answered ${status}: ${body}`);
}

/**
 * Fills the queue with open cases number `from` to `to` - 1, each with its notice, item, subject and sealed text. Copies set
 * by set, as the owner and without triggers: so many notices would take an hour over the API.
 */
export async function fillQueue(owner, from, to) {
  await owner.query(`set session_replication_role = replica; set synchronous_commit = off;
    set work_mem = '256MB'; set timezone = 'UTC'`);
  await owner.query(functions);
  for (const [table, changes] of Object.entries(copies)) {
    await owner.query(
      `insert into ${table}
      select copy.*
      from (select original from ${table} as original ${model[table] ?? ''} limit 1) as one (model)
      cross join generate_series($1::integer, $2::integer) as number
      cross join lateral jsonb_populate_record(model, ${changes}) as copy`,
      [from, to - 1],
    );
  }
}

/** Which row is the model where a table has several kinds of them. */
const model = { sealed_text: `where kind = 'submission'` };

const copies = {
  subject: `jsonb_build_object('id', bench_id('a', number))`,
  review_case: `jsonb_build_object('id', bench_id('b', number), 'subject_id', bench_id('a', number),
    'language', bench_language(number), 'skill', bench_skill(number), 'lane_skill', bench_skill(number),
    'urgent_at', bench_due(number), 'due_at', bench_due(number), 'first_look_due_at', bench_due(number))`,
  sealed_text: `jsonb_build_object('id', bench_id('c', number))`,
  notice: `jsonb_build_object('id', bench_id('d', number), 'reference', 'bench-' || number,
    'submission_id', bench_id('c', number), 'identity_id', null)`,
  notice_item: `jsonb_build_object('id', bench_id('e', number), 'notice_id', bench_id('d', number),
    'subject_id', bench_id('a', number))`,
  case_item: `jsonb_build_object('item_id', bench_id('e', number), 'case_id', bench_id('b', number),
    'due_at', bench_due(number))`,
};

/** Ids grow as UUIDv7 do; language, skill and due time are scattered over them, and the same in every run. */
const functions = `
  create or replace function bench_id(kind text, number integer) returns uuid immutable
    return (format('01900000-000%s-7000-8000-', kind) || lpad(to_hex(number), 12, '0'))::uuid;
  create or replace function bench_share(number integer, salt bigint) returns float8 immutable
    return (hashint8extended(number, salt) & 1048575) / 1048576.0;
  create or replace function bench_language(number integer) returns text immutable
    return case
      when number < 10000 and number % ${rareEvery} = 0 then '${rareLanguage}'
      when bench_share(number, 1) < 0.05 then 'und'
      else ('{${languages.join(',')}}'::text[])[1 + floor(${languages.length} * power(bench_share(number, 2), 2.5))::integer]
    end;
  create or replace function bench_skill(number integer) returns text immutable
    return case
      when bench_share(number, 3) < 0.8 then '${skills[0]}'
      else ('{${skills.slice(1).join(',')}}'::text[])[1 + floor(3 * bench_share(number, 4))::integer]
    end;
  create or replace function bench_due(number integer) returns timestamptz stable
    return date_trunc('day', current_timestamp) + interval '2 days' + interval '60 days' * bench_share(number, 5);`;
