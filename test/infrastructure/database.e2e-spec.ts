import { testDatabase, type TestDatabase } from '../support/test-database.js';

describe('Database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await database.owner.query('create table thing (id bigint primary key, made_on date, made_at timestamptz)');
    await database.owner.query('grant select, insert on thing to noticedesk_app');
  });
  afterAll(() => database.drop());

  const things = async () => (await database.db.query<{ count: number }>('select count(*) from thing'))[0]?.count;

  it('acts as the role that owns nothing, in UTC', async () => {
    const [row] = await database.db.query("select current_user, current_setting('TimeZone') as zone");
    expect(row).toEqual({ current_user: 'noticedesk_app', zone: 'UTC' });
    await expect(database.db.query('truncate thing')).rejects.toThrow('permission denied');
    await expect(database.db.query('alter table thing disable trigger all')).rejects.toThrow('must be owner');
  });

  it('commits hand-written SQL and Prisma together, and rolls both back together', async () => {
    await database.db.transaction(async ({ sql, rows }) => {
      await sql.query('insert into thing (id) values (1)');
      await rows.$executeRaw`insert into thing (id) values (2)`;
    });
    expect(await things()).toBe(2);
    const failing = database.db.transaction(async ({ sql, rows }) => {
      await sql.query('insert into thing (id) values (3)');
      await rows.$executeRaw`insert into thing (id) values (4)`;
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await things()).toBe(2);
  });

  it("makes Prisma's own transaction a savepoint: undone alone, or with the whole", async () => {
    await database.db.transaction(async ({ sql, rows }) => {
      await sql.query('insert into thing (id) values (10)');
      const inner = rows.$transaction(async (nested) => {
        await nested.$executeRaw`insert into thing (id) values (11)`;
        throw new Error('inner');
      });
      await expect(inner).rejects.toThrow('inner');
      await rows.$transaction(async (nested) => {
        await nested.$executeRaw`insert into thing (id) values (12)`;
      });
    });
    expect(await database.db.query('select id from thing where id >= 10 order by id')).toEqual([
      { id: 10 },
      { id: 12 },
    ]);
  });

  it('keeps transactions apart that run at once on one pool', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        database.db
          .transaction(async ({ sql, rows }) => {
            await sql.query('insert into thing (id) values ($1)', [100 + i]);
            await rows.$executeRaw`insert into thing (id) values (${200 + i})`;
            if (i % 3 === 0) throw new Error('no');
          })
          .catch(() => {}),
      ),
    );
    expect(await database.db.query('select count(*) from thing where id >= 100')).toEqual([{ count: 40 }]);
  });

  it('does not pass a transaction for committed in which an error was swallowed', async () => {
    const swallowing = database.db.transaction(async ({ sql }) => {
      await sql.query('insert into thing (id) values (50)');
      await sql.query('insert into thing (id) values (50)').catch(() => {});
    });
    await expect(swallowing).rejects.toThrow('rolled back');
  });

  it('commits what was sent and not waited for', async () => {
    const insert = 'insert into thing (id) values ($1)';
    await database.db.transaction(async (tx) => {
      tx.sent(tx.sql.query(insert, [70]));
      await tx.sql.query(insert, [71]);
      tx.sent(tx.sql.query(insert, [72]));
    });
    expect(await database.db.query('select count(*) from thing where id between 70 and 79')).toEqual([{ count: 3 }]);
  });

  it.each([
    ['while the work goes on', true],
    ['right before the commit', false],
  ])('fails with the first sent statement that failed, %s, and writes nothing', async (_when, goesOn) => {
    const failing = database.db.transaction(async (tx) => {
      await tx.sql.query('insert into thing (id) values (80)');
      tx.sent(tx.sql.query('insert into thing (id) values (80)'), tx.sql.query('select 1'));
      if (goesOn) await tx.sql.query('insert into thing (id) values (81)');
    });
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(await database.db.query('select count(*) from thing where id between 80 and 89')).toEqual([{ count: 0 }]);
  });

  it('says what a statement failed of that was waited for, although those sent behind it failed as well', async () => {
    const failing = database.db.transaction(async (tx) => {
      const asked = tx.sql.query('select 1 / 0');
      tx.sent(tx.sql.query('insert into thing (id) values (90)'), tx.sql.query('select 1'));
      await asked;
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(await database.db.query('select count(*) from thing where id = 90')).toEqual([{ count: 0 }]);
  });

  it('refuses to write while it reads', async () => {
    const writing = database.db.read(({ sql }) => sql.query('insert into thing (id) values (60)'));
    await expect(writing).rejects.toThrow('read-only');
  });

  it('gives counts as numbers, what is too large for one as bigint, days as text and instants as Date', async () => {
    const [row] = await database.db.query(
      "select 7::bigint as small, 9007199254740993 as large, date '2026-03-29' as day, timestamptz '2026-03-29T01:00:00Z' as instant",
    );
    expect(row).toEqual({
      small: 7,
      large: 9007199254740993n,
      day: '2026-03-29',
      instant: new Date('2026-03-29T01:00:00Z'),
    });
  });

  it('goes on after the server cut its connections', async () => {
    await database.owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'noticedesk' and datname = current_database()",
    );
    await new Promise((resolve) => setTimeout(resolve, 100)); // the pool hears of it
    expect(await database.db.query('select 1 as one')).toEqual([{ one: 1 }]);
  });
});
