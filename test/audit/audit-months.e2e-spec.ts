import { setTimeout as sleep } from 'node:timers/promises';
import { auditMonthsSweep } from '../../apps/api/src/audit/make-months-ahead.service.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { testApp, type TestApp } from '../support/test-app.js';

describe('the months of the audit log', () => {
  let app: TestApp;

  beforeAll(async () => (app = await testApp()));
  afterAll(() => app.stop());

  const partitions = async () => {
    const { rows } = await app.owner.query<{ name: string }>(
      `select c.relname as name
      from pg_inherits i
      join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'audit_entry'::regclass
      order by c.relname`,
    );
    return rows.map(({ name }) => name);
  };
  const enter = async (recordedAt: string) => {
    const { rows } = await app.owner.query<{ partition: string }>(
      `insert into audit_entry (platform_id, recorded_at, id, actor_kind, role, action, entity_kind, entity_id, details)
      values ($1, $2, $1, 'system', 'system', 'test.entered', 'test', $1, '{}')
      returning tableoid::regclass::text as partition`,
      [newId(), recordedAt],
    );
    return rows[0]!.partition;
  };
  const sweep = () => app.app.get(JobHandlers).runSweep(auditMonthsSweep);

  it('are made ahead, each once', async () => {
    app.clock.set('2031-11-30T23:30:00Z');
    await sweep();
    const made = await partitions();
    expect(made).toEqual(expect.arrayContaining(['audit_entry_2031_11', 'audit_entry_2031_12', 'audit_entry_2032_01']));
    await Promise.all([sweep(), sweep()]);
    expect(await partitions()).toEqual(made);
  });

  it('hold the entries of their days in UTC', async () => {
    expect(await enter('2031-12-31T23:59:59.999Z')).toBe('audit_entry_2031_12');
    expect(await enter('2032-01-01T00:00:00Z')).toBe('audit_entry_2032_01');
  });

  it('are not needed for an entry: one of a month that nobody made lies with the rest, and stays', async () => {
    expect(await enter('2040-05-05T00:00:00Z')).toBe('audit_entry_other');
    app.clock.set('2040-05-06T00:00:00Z');
    await sweep();
    expect(await partitions()).not.toContain('audit_entry_2040_05');
    expect(await partitions()).toContain('audit_entry_2040_06');
    expect(await enter('2040-05-07T00:00:00Z')).toBe('audit_entry_other');
  });

  it('refuse no entry that comes while its month is made', async () => {
    const maker = await app.owner.connect();
    await maker.query('begin');
    await maker.query(`select make_audit_month('2041-03-01')`);
    const entered = enter('2041-03-15T00:00:00Z');
    await sleep(300);
    await maker.query('commit');
    maker.release();
    expect(await entered).toBe('audit_entry_2041_03');
  });

  it('wait for entries under way, and are made another time when those take long', async () => {
    const writer = await app.owner.connect();
    await writer.query('begin');
    await writer.query('lock table audit_entry in row exclusive mode');
    const { rows } = await app.owner.query<{ made: boolean }>(`select make_audit_month('2042-03-01') as made`);
    await writer.query('commit');
    writer.release();
    expect(rows).toEqual([{ made: false }]);
    expect(await enter('2042-03-15T00:00:00Z')).toBe('audit_entry_other');
  });

  it('cannot be changed by the program past the whole table', async () => {
    const month = '"audit_entry_2031_12"';
    for (const sql of [
      `delete from ${month}`,
      `update ${month} set role = 'x'`,
      `insert into ${month} select * from ${month}`,
    ])
      await expect(app.db.query(sql)).rejects.toMatchObject({ code: '42501' });
    await expect(app.db.query('alter table audit_entry detach partition audit_entry_2031_12')).rejects.toMatchObject({
      code: '42501',
    });
  });
});
