import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keys } from '../../apps/api/src/access/index.js';
import { verifyExport } from '../../apps/api/src/audit/verify-export.js';
import { SealEntriesService } from '../../apps/api/src/audit/seal-entries.service.js';
import { Audit, wholeInstallation } from '../../apps/api/src/audit/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';
import { keysOfRoles, type KeysOfRoles } from '../access/keys-of-roles.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { altered } from './sample-export.js';

interface Key {
  id: string;
  publicKey: string;
  current: boolean;
}

describe('sealing and exporting the audit log (AUD-1)', () => {
  let app: TestApp;
  let own: KeysOfRoles;
  let other: KeysOfRoles;
  let folder: string;

  beforeAll(async () => {
    app = await testApp({ env: { NOTICEDESK_ROLES: 'api' } }); // no worker: a test seals when it wants to
    own = await keysOfRoles(app, 'own');
    other = await keysOfRoles(app, 'other');
    folder = mkdtempSync(join(tmpdir(), 'noticedesk-export-'));
  });
  afterAll(async () => {
    await app.stop();
    rmSync(folder, { recursive: true });
  });

  const append = (count: number, platformId = own.platformId) =>
    app.db.transaction((tx) =>
      app.app.get(Audit).append(
        tx,
        Array.from({ length: count }, (_, place) => ({
          platformId,
          action: 'notice.received',
          entityKind: 'notice',
          entityId: newId(),
          details: { place },
        })),
      ),
    );
  const sweep = () => app.app.get(JobHandlers).runSweep('seal-audit-entries');
  /** Other tests' transactions on the same server hold sealing up: as long as that takes. */
  const seal = () =>
    until(async () => {
      await sweep();
      const { rows } = await app.owner.query<{ isDone: boolean }>(
        `select (select count(*) from audit_entry) = (select sum(entry_count) from audit_seal) as "isDone"`,
      );
      return rows[0]!.isDone;
    });
  const seals = async (platformId = own.platformId) =>
    (
      await app.owner.query<{ number: number; entryCount: number }>(
        'select number, entry_count as "entryCount" from audit_seal where platform_id = $1 order by number',
        [platformId],
      )
    ).rows;
  const logged = async (platformId: string) =>
    (await app.owner.query<{ n: number }>('select count(*) as n from audit_entry where platform_id = $1', [platformId]))
      .rows[0]!.n;
  const sealed = async (platformId = own.platformId) =>
    (await seals(platformId)).reduce((sum, { entryCount }) => sum + entryCount, 0);
  const exported = async (query = '', key = own.keys.auditor) => {
    const answer = await fetch(`${app.url}/v1/platforms/own/audit-export${query}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
  };
  const noticedesk = (...args: string[]) => {
    const program = join(repositoryRoot, 'dist', 'apps', 'api', 'src', 'noticedesk.js');
    const child = spawn(process.execPath, [program, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, NOTICEDESK_URL: app.url, NOTICEDESK_KEY: own.keys.auditor },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
      child.once('close', (code) => resolve({ code, stdout, stderr })),
    );
  };

  it('seals every platform’s entries and the installation’s, each once, however many seal at once', async () => {
    await append(3);
    await append(2, other.platformId);
    await append(1, wholeInstallation);
    await Promise.all([sweep(), sweep(), sweep()]);
    await seal();
    for (const platformId of [own.platformId, other.platformId, wholeInstallation])
      expect(await sealed(platformId)).toBe(await logged(platformId));
    const before = await seals();
    await sweep();
    expect(await seals()).toEqual(before);
  });

  it('exports the entries of the whole installation to its own administrators alone', async () => {
    await append(1, wholeInstallation);
    const { key } = await app.db.transaction((tx) =>
      app.app.get(Keys).create(tx, { platformId: null, role: 'admin', label: 'installation' }),
    );
    const get = (bearer: string) =>
      fetch(`${app.url}/v1/audit/export`, { headers: { authorization: `Bearer ${bearer}` } });
    expect([(await get(own.keys.admin)).status, (await get(own.keys.auditor)).status]).toEqual([403, 403]);
    const lines = (await (await get(key)).text()).trim().split('\n');
    expect(JSON.parse(lines[0]!)).toMatchObject({ header: { platformId: wholeInstallation } });
    expect(lines.slice(1).some((line) => line.startsWith('{"action"'))).toBe(true);
    const file = join(folder, 'installation.ndjson');
    writeFileSync(file, `${lines.join('\n')}\n`);
    expect(await verifyExport(file)).toMatchObject({ platformId: wholeInstallation });
  });

  it('waits for a transaction that still runs, and leaves out nothing that commits late', async () => {
    await seal();
    const before = await sealed();
    const late = await app.owner.connect();
    await late.query('begin');
    await late.query(
      `insert into audit_entry (platform_id, recorded_at, id, actor_kind, role, action, entity_kind, entity_id, details)
      values ($1, $2, $3, 'system', 'system', 'notice.received', 'notice', $3, '{}')`,
      [own.platformId, app.clock.now(), newId()],
    );
    await append(2);
    await sweep();
    expect(await sealed()).toBe(before);
    await late.query('commit');
    late.release();
    await seal();
    expect(await sealed()).toBe(before + 3);
    expect(await sealed()).toBe(await logged(own.platformId));
  });

  it('never tears a transaction, however large, and fills seals otherwise', async () => {
    await append(5_200);
    await append(10);
    await seal();
    expect((await seals()).map(({ entryCount }) => entryCount)).toContain(5_200);
    expect(await sealed()).toBe(await logged(own.platformId));
  });

  it('exports all of it, and the program verifies that alone', async () => {
    await append(4);
    await seal();
    const written = await noticedesk('audit', 'export', 'own', '--output', 'whole.ndjson');
    expect(written).toMatchObject({ code: 0, stdout: '' });
    const { items } = (await client(app.url).get<{ items: Key[] }>('/v1/audit/signing-keys')).body;
    expect(items).toEqual([expect.objectContaining({ current: true })]);
    const verified = await noticedesk('audit', 'verify', 'whole.ndjson', '--public-key', items[0]!.publicKey);
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(verified.stdout).toMatch(new RegExp(`^SOUND. ${await logged(own.platformId)} entries in`));
  });

  it('says which entry somebody altered in the database, the owner included', async () => {
    await append(3);
    await seal();
    const { rows } = await app.owner.query<{ id: string }>(
      'select id from audit_entry where platform_id = $1 order by recorded_at desc, id desc limit 1',
      [own.platformId],
    );
    const { id } = rows[0]!;
    await app.owner.query(`update audit_entry set details = '{"place": 9}' where id = $1`, [id]);
    writeFileSync(join(folder, 'changed.ndjson'), (await exported()).text);
    expect(await noticedesk('audit', 'verify', 'changed.ndjson')).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(`^NOT SOUND. Entry ${id} .*was altered`) as string,
    });
    await app.owner.query(`update audit_entry set details = '{"place": 2}' where id = $1`, [id]);
    expect(await noticedesk('audit', 'export', 'own', '--output', 'again.ndjson')).toMatchObject({ code: 0 });
    expect(await noticedesk('audit', 'verify', 'again.ndjson', '--json')).toMatchObject({ code: 0 });
  });

  it('finds what was altered in a file, and ends with 1', async () => {
    const lines = readFileSync(join(folder, 'again.ndjson'), 'utf8').trimEnd().split('\n');
    writeFileSync(join(folder, 'altered.ndjson'), `${lines.with(2, altered(lines[2]!)).join('\n')}\n`);
    const { code, stdout } = await noticedesk('audit', 'verify', 'altered.ndjson', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ sound: false, kind: 'altered', line: 3 });
  });

  it('exports the seals of a period, whole and without gaps', async () => {
    app.clock.move({ hours: 24 });
    const from = app.clock.now();
    await append(2);
    await seal();
    app.clock.move({ hours: 1 });
    const to = app.clock.now();
    const { type, text } = await exported(`?from=${from.toISOString()}&to=${to.toISOString()}`);
    expect(type).toBe('application/x-ndjson');
    const header = JSON.parse(text.slice(0, text.indexOf('\n'))) as { header: Record<string, unknown> };
    expect(header.header).toMatchObject({ from: from.toISOString(), to: to.toISOString(), entries: 2 });
    writeFileSync(join(folder, 'period.ndjson'), text);
    expect(await noticedesk('audit', 'verify', 'period.ndjson')).toMatchObject({ code: 0 });
    const nothing = await exported('?from=2001-01-01T00:00:00Z&to=2001-01-02T00:00:00Z');
    expect(nothing.text.trimEnd().split('\n')).toHaveLength(2);
  });

  it('refuses to seal behind a seal of another server: a restore must raise the counter first', async () => {
    const { rows } = await app.owner.query<{ number: number }>(
      `insert into audit_seal (platform_id, number, from_xid, to_xid, entry_count, first_recorded_at, last_recorded_at, root,
        contents, previous_hash, hash, key_id, signature, recorded_at)
      select s.platform_id, s.number + 1, s.to_xid, '9000000000000'::xid8, s.entry_count, s.first_recorded_at, s.last_recorded_at, s.root,
        s.contents, s.hash, s.hash, s.key_id, s.signature, s.recorded_at
      from audit_seal s
      where s.platform_id = $1
      order by s.number desc
      limit 1
      returning number`,
      [own.platformId],
    );
    await append(1);
    await expect(app.app.get(SealEntriesService).sealPlatform(own.platformId)).rejects.toThrow('docs/audit.md');
    expect((await exported()).status).toBe(500);
    await app.owner.query('delete from audit_seal where platform_id = $1 and number = $2', [
      own.platformId,
      rows[0]!.number,
    ]);
  });

  it.each([
    ['?from=yesterday', 422],
    ['?until=2026-01-01T00:00:00Z', 422],
  ])('refuses %s', async (query, status) => expect((await exported(query)).status).toBe(status));

  it('is for who may read the audit log of that platform, and for nobody else', async () => {
    expect((await exported('', own.keys['compliance-officer'])).status).toBe(200);
    expect((await exported('', own.keys.moderator)).status).toBe(403);
    expect((await exported('', other.keys.auditor)).status).toBe(404);
    expect((await exported('', 'nd_none')).status).toBe(401);
  });

  it.each([
    [['audit', 'verify'], 'Name one file.'],
    [['audit', 'verify', 'no-such-file'], 'ENOENT'],
    [['audit', 'verify', 'again.ndjson', '--public-key', 'none'], '--public-key'],
    [['audit', 'verify', 'again.ndjson', '--known-seal', '1'], '--known-seal'],
    [['audit', 'export', 'nowhere'], 'answered 404'],
    [['audit', 'polish'], 'no command'],
  ])('cannot do %j', async (args, reason) => {
    const { code, stderr } = await noticedesk(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
  });
});
