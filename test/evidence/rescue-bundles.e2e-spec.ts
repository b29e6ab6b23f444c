import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { EraseOrphansService } from '../../apps/api/src/retention/erase-orphans.service.js';
import { casesOn, doingNothing } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { startProgram, type Program } from '../support/program.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

interface BundleBody {
  id: string;
  state: string;
  failure: string | null;
  attempts: number;
  cases: number | null;
}

describe('a bundle whose worker is killed', () => {
  let app: TestApp;
  let at: Desk;
  let caseId: string;
  const children: Program[] = [];
  const bundles = '/v1/platforms/forum/evidence-bundles';

  beforeAll(async () => {
    app = await testApp({ env: { NOTICEDESK_ROLES: 'api' } });
    at = await desk(app);
    const cases = casesOn(app, at);
    const held = await cases.held([{ platform: at.platform }]);
    await cases.decide(held, doingNothing());
    ({ caseId } = held);
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(children.map(({ ended }) => ended));
    await app.stop();
  }, 60_000);

  const startWorker = () => {
    const child = startProgram(app.env, 'worker');
    children.push(child);
    return child;
  };
  const ask = async () => {
    const { status, body } = await at.compliance.post<BundleBody>(bundles, { scope: { kind: 'case', id: caseId } });
    expect(status).toBe(201);
    return body.id;
  };
  const show = async (id: string) => (await at.compliance.get<BundleBody>(`${bundles}/${id}`)).body;
  const rescue = () => app.app.get(JobHandlers).runSweep('rescue-evidence-bundles');
  const stored = () => {
    const folder = join(app.dataDir, 'files');
    if (!existsSync(folder)) return [];
    const files = readdirSync(folder, { recursive: true, withFileTypes: true });
    return files.filter((file) => file.isFile() && !file.name.endsWith('.part')).map(({ name }) => name);
  };
  const endOfJobs = `update graphile_worker._private_jobs set attempts = max_attempts, locked_by = null, locked_at = null`;

  it('between its file and its row is made by the next, and the first file is removed', async () => {
    const id = await ask();
    const blocker = await app.owner.connect();
    try {
      // Only that it was made is audited: the worker stores the file and cannot say so.
      await blocker.query('begin');
      await blocker.query('lock table audit_entry in share mode');
      const first = startWorker();
      await until(() => stored().length === 1, 30_000);
      await until(async () => (await show(id)).state === 'making');
      first.kill('SIGKILL');
      await first.ended;
    } finally {
      await blocker.query('rollback');
      blocker.release();
    }
    const [orphan] = stored();
    await rescue(); // the job is taken back by another worker: nothing to rescue
    expect(await show(id)).toMatchObject({ state: 'making', attempts: 1 });
    const second = startWorker();
    expect(await until(async () => ((await show(id)).state === 'made' ? show(id) : null), 40_000)).toMatchObject({
      attempts: 2,
      cases: 1,
    });
    second.kill('SIGTERM');
    await second.ended;
    expect(stored()).toHaveLength(2);
    const orphans = app.app.get(EraseOrphansService);
    await orphans.eraseBefore(new Date(Date.now() - 86_400_000));
    expect(stored()).toHaveLength(2);
    await Promise.all([0, 1].map(() => orphans.eraseBefore(new Date(Date.now() + 1_000))));
    expect(stored()).toHaveLength(1);
    expect(stored()).not.toContain(orphan);
    const archive = await at.compliance.get(`${bundles}/${id}/archive`);
    expect(archive.status).toBe(200);
  }, 120_000);

  it('in the last attempt fails, and says that it was interrupted', async () => {
    const id = await ask();
    await app.owner.query(
      `update evidence_bundle set state = 'making', attempts = 5, started_at = recorded_at where id = $1`,
      [id],
    );
    await rescue(); // the job is there: somebody will work on it
    expect(await show(id)).toMatchObject({ state: 'making' });
    await app.owner.query(endOfJobs);
    await Promise.all([rescue(), rescue()]);
    expect(await show(id)).toMatchObject({ state: 'failed', failure: 'interrupted', attempts: 5 });
    const entries = await app.db.query(`select from audit_entry where action = 'evidence.failed' and entity_id = $1`, [
      id,
    ]);
    expect(entries).toHaveLength(1);
  });

  it('before the last attempt is begun anew by one of two sweeps, and fails after a day', async () => {
    const id = await ask();
    await app.owner.query(
      `update evidence_bundle set state = 'making', attempts = 2, started_at = recorded_at where id = $1`,
      [id],
    );
    await app.owner.query('delete from graphile_worker._private_jobs');
    await Promise.all([rescue(), rescue()]);
    expect(await show(id)).toMatchObject({ state: 'queued', attempts: 2 });
    const jobs = await app.owner.query<{ max_attempts: number }>(
      'select max_attempts from graphile_worker._private_jobs where key = $1',
      [`make-evidence-bundle:${id}`],
    );
    expect(jobs.rows).toMatchObject([{ max_attempts: 3 }]);
    await app.owner.query(endOfJobs);
    app.clock.move({ hours: 25 });
    await rescue();
    expect(await show(id)).toMatchObject({ state: 'failed', failure: 'interrupted' });
  });
});
