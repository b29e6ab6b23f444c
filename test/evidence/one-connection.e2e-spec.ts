import { makeBundleJob } from '../../apps/api/src/evidence/evidence.jobs.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { casesOn } from '../decisions/cases-on.js';
import { desk } from '../support/desk.js';
import { testApp } from '../support/test-app.js';

it('needs no second connection while it is made: bundles that hold all of them wait for none', async () => {
  const app = await testApp({ env: { DATABASE_POOL_SIZE: '2', NOTICEDESK_ROLES: 'api' } });
  const at = await desk(app);
  const { caseId } = await casesOn(app, at).held();
  const bundles = `/v1/platforms/${at.platform}/evidence-bundles`;
  const asked = await at.compliance.post<{ id: string }>(bundles, { scope: { kind: 'case', id: caseId } });
  expect(asked.status).toBe(201);
  const make = app.app.get(JobHandlers).handlersOf('work').get(makeBundleJob)!;
  const payload = { platformId: at.platformId, bundleId: asked.body.id };
  const other = await app.db.pool.connect();
  try {
    await make(payload as never, { attempt: 1, isLastAttempt: true, signal: AbortSignal.timeout(60_000) });
  } finally {
    other.release();
  }
  const { body } = await at.compliance.get<{ state: string; done: number; total: number }>(
    `${bundles}/${asked.body.id}`,
  );
  expect(body).toMatchObject({ state: 'made', done: body.total });
  await app.stop();
});
