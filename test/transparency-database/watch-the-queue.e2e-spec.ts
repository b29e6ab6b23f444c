import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keys } from '../../apps/api/src/access/index.js';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';
import { desk, type Client, type Desk } from '../support/desk.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { databaseOn, type DatabaseOn } from './database-on.js';

describe('watching the queue (reference, section 15.7)', () => {
  let app: TestApp;
  let at: Desk;
  let on: DatabaseOn;
  let folder: string;
  let operator: Client;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
    on = await databaseOn(app, at);
    await on.connect();
    folder = mkdtempSync(join(tmpdir(), 'noticedesk-tdb-'));
    const made = async (role: 'admin' | 'compliance-officer', platformId: string | null, staffId?: string) => {
      const { key } = await app.db.transaction((tx) =>
        app.app.get(Keys).create(tx, { platformId, role, label: role, staffId }),
      );
      return key;
    };
    keys.admin = await made('admin', at.platformId);
    keys.officer = await made('compliance-officer', at.platformId, at.compliance.id);
    operator = client(app.url, await made('admin', null));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await on.stub.close();
    await app.stop();
  });

  const noticedesk = (key: string, ...args: string[]) => {
    const program = join(repositoryRoot, 'dist', 'apps', 'api', 'src', 'noticedesk.js');
    const child = spawn(process.execPath, [program, 'transparency-database', ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, NOTICEDESK_URL: app.url, NOTICEDESK_KEY: key },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
      child.once('close', (code) => resolve({ code, stdout, stderr })),
    );
  };

  it('counts for Prometheus what waits, how old it is, what was sent and why something was refused', async () => {
    const errors = { statement_0: { decision_facts: ['The decision facts field is required.'] } };
    on.stub.addFault({ kind: 'status', status: 422, body: JSON.stringify({ errors }) });
    await on.reached((await on.decided()).statement!.id, 'refused');
    await on.reached((await on.decided()).statement!.id, 'accepted');
    app.clock.move({ minutes: 10 });
    const { body } = await operator.get<string>('/metrics');
    const lines = body.split('\n').filter((line) => line.startsWith('noticedesk_transparency_'));
    const labels = `platform="${at.platform}",environment="sandbox"`;
    expect(lines).toEqual(
      expect.arrayContaining([
        `noticedesk_transparency_submissions{${labels},state="refused"} 1`,
        `noticedesk_transparency_submissions{${labels},state="accepted"} 1`,
        `noticedesk_transparency_oldest_unsent_seconds{platform="${at.platform}"} 600`,
        `noticedesk_transparency_stuck_faults{platform="${at.platform}",fault="decision_facts:refused"} 1`,
        'noticedesk_transparency_calls_total{outcome="invalid"} 1',
        'noticedesk_transparency_calls_total{outcome="created"} 1',
        'noticedesk_transparency_statements_total{step="accept"} 1',
        'noticedesk_transparency_faults_total{fault="decision_facts:refused"} 1',
      ]),
    );
  });

  it('is done from the command line too', async () => {
    const status = await noticedesk(keys.officer!, 'status', at.platform);
    expect(status).toMatchObject({ code: 1, stderr: '' }); // one is refused
    expect(status.stdout).toMatch(/^sandbox at \S+: sending\n[^]*refused +1\n/);

    expect(await noticedesk(keys.officer!, 'pause', at.platform)).toMatchObject({ code: 2, stdout: '' });
    expect((await noticedesk(keys.admin!, 'pause', at.platform)).stdout).toContain(': paused (by-hand)');
    expect((await on.show()).state).toBe('paused');
    expect((await noticedesk(keys.admin!, 'resume', at.platform)).stdout).toContain(': sending');

    const list = await at.compliance.get<{ items: { id: string }[] }>(`${on.base}/submissions?state=refused`);
    const puid = list.body.items[0]!.id;
    const wrong = await noticedesk(
      keys.officer!,
      'resend',
      at.platform,
      puid,
      '--text',
      'decision_facts=See bob@example.org',
    );
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('#/texts/decision_facts seems to hold personal data');
    const sent = await noticedesk(keys.officer!, 'resend', at.platform, puid, '--text', 'decision_facts=It insults.');
    expect([sent.code, sent.stderr]).toEqual([0, '']);
    await until(async () => (await on.show()).counts['accepted'] === 2);
    expect(await noticedesk(keys.officer!, 'status', at.platform, '--json')).toMatchObject({ code: 0 });
    expect((await noticedesk(keys.officer!, 'resend', at.platform, puid)).stderr).toContain(
      'The submission is accepted.',
    );
  });

  it('compares a dump and lists what is missing', async () => {
    const day = new Date().toISOString().slice(0, 10); // the stub's clock is the machine's
    app.clock.set(new Date(Date.now() + 86_400_000));
    const [first, ...others] = on.stub.state.statements;
    writeFileSync(join(folder, 'dump.csv'), on.dump(others, day));
    const compared = await noticedesk(keys.officer!, 'reconcile', at.platform, day, 'dump.csv');
    expect(compared).toMatchObject({ code: 1, stderr: '' });
    expect(compared.stdout).toMatch(/agreed +1\n[^]*missing +1\n/);
    const missing = await noticedesk(keys.officer!, 'missing', at.platform, '--day', day);
    expect(missing).toMatchObject({ code: 1, stderr: '1 missing.\n' });
    expect(missing.stdout).toContain(`${first!.puid}  ${first!.uuid}`);
    writeFileSync(join(folder, 'whole.csv'), on.dump(on.stub.state.statements, day));
    expect(await noticedesk(keys.officer!, 'reconcile', at.platform, day, 'whole.csv', '--json')).toMatchObject({
      code: 0,
    });
    expect(await noticedesk(keys.officer!, 'missing', at.platform)).toMatchObject({ code: 0, stdout: '' });
    writeFileSync(join(folder, 'none.csv'), 'a,b\n');
    const none = await noticedesk(keys.officer!, 'reconcile', at.platform, day, 'none.csv');
    expect([none.code, none.stdout]).toEqual([2, '']);
    expect(none.stderr).toContain('answered 422');
  });

  it.each([
    ['status'],
    ['status', 'forum', 'more'],
    ['resend', 'forum'],
    ['reconcile', 'forum', '2026-11-21'],
    ['resend', 'forum', 'x', '--text', 'no equals sign'],
    ['missing', 'forum', '--night', '2026-11-21'],
    ['status', 'forum', '--url', 'nowhere'],
  ])('says how it is meant: %s %s', async (...args) => {
    const { code, stdout, stderr } = await noticedesk(keys.officer!, ...args.filter((word) => word !== undefined));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`Usage: noticedesk transparency-database ${args[0]} PLATFORM`);
  });

  it.each(['status', 'pause', 'resume', 'resend', 'reconcile', 'missing'])('%s --help has examples', async (verb) => {
    const { code, stdout } = await noticedesk(keys.officer!, verb, '--help');
    expect(code).toBe(0);
    expect(stdout).toContain(`  noticedesk transparency-database ${verb} sample`);
  });
});
