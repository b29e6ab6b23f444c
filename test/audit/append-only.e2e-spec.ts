import { testDatabase, type TestDatabase } from '../support/test-database.js';

/** Tables whose rows the program may erase, and none of whose columns it may change. */
const erasable = ['sealed_text', 'idempotency_key', 'complaint_key'];

/** Counted from the facts, and counted again whenever somebody likes (docs/day-figures.md): nothing is lost with them. */
const derived = ['day_action_time', 'day_change', 'day_figure', 'day_fold'];

describe('append-only tables (the program tries)', () => {
  let database: TestDatabase;
  let appendOnly: string[];
  let everyTable: string[];

  beforeAll(async () => {
    database = await testDatabase();
    const { rows } = await database.owner.query<{ name: string; comment: string | null }>(
      `select c.relname as name, obj_description(c.oid, 'pg_class') as comment
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      order by c.relname`,
    );
    appendOnly = rows.filter(({ comment }) => comment === 'append-only').map(({ name }) => name);
    everyTable = rows.map(({ name }) => name);
  });
  afterAll(() => database.drop());

  const refusal = (sql: string) =>
    database.db.query(sql).then(
      () => 'done',
      ({ code }: { code: string }) => (code === '42501' ? 'refused' : code),
    );

  it('hold what must not be rewritten', () => {
    expect(appendOnly).toEqual(
      expect.arrayContaining(['audit_entry', 'notice', 'notice_item', 'decision', 'finding', 'statement_of_reasons']),
    );
  });

  it('refuse every change of every column', async () => {
    for (const table of appendOnly) {
      const { rows } = await database.owner.query<{ column: string }>(
        `select a.attname as column from pg_attribute a
        where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
        [table],
      );
      for (const { column } of rows) {
        const answer = await refusal(`update "${table}" set "${column}" = "${column}"`);
        expect(`${table}.${column}: ${answer}`).toBe(`${table}.${column}: refused`);
      }
    }
  });

  it('refuse to lose a row', async () => {
    for (const table of appendOnly.filter((name) => !erasable.includes(name))) {
      expect(`${table}: ${await refusal(`delete from "${table}"`)}`).toBe(`${table}: refused`);
    }
  });

  it('and all others cannot be emptied, dropped, or freed of their triggers', async () => {
    for (const table of everyTable) {
      const answers = [
        await refusal(`truncate "${table}"`),
        await refusal(`drop table "${table}"`),
        await refusal(`alter table "${table}" disable trigger all`),
      ];
      expect({ table, answers }).toEqual({ table, answers: ['refused', 'refused', 'refused'] });
    }
  });

  it('cannot be opened by the program: it grants itself nothing', async () => {
    await refusal('grant update, delete on audit_entry to noticedesk_app');
    expect(await refusal('delete from audit_entry')).toBe('refused');
    expect(await refusal('create table mine (id integer)')).toBe('refused');
  });

  it('cannot be opened by stepping out of the role', async () => {
    for (const step of ['set session authorization postgres', 'set role postgres', "set role 'pg_write_all_data'"]) {
      expect(`${step}: ${await refusal(step)}`).toBe(`${step}: refused`);
    }
    await refusal('reset role');
    expect(await refusal('delete from audit_entry')).toBe('refused');
  });

  it('refuse a delete wherever erasing was not provided for', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and has_table_privilege('noticedesk_app', c.oid, 'delete')
      order by c.relname`,
    );
    expect(rows.map(({ name }) => name)).toEqual([...erasable, ...derived].sort());
  });
});
