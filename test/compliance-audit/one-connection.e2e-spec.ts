import { MakeAuditService } from '../../apps/api/src/compliance-audit/make-audit.service.js';
import { desk } from '../support/desk.js';
import { testApp } from '../support/test-app.js';

it('needs no second connection while it is composed: reports that hold all of them wait for none', async () => {
  const app = await testApp({ env: { DATABASE_POOL_SIZE: '2', NOTICEDESK_ROLES: 'api' } });
  const at = await desk(app);
  const audits = `/v1/platforms/${at.platform}/compliance-audits`;
  const period = { from: '2026-01-01', to: '2026-01-31' };
  const { id } = (await at.compliance.post<{ id: string }>(audits, period)).body;
  const other = await app.db.pool.connect();
  try {
    await app.app.get(MakeAuditService).make(at.platformId, id);
  } finally {
    other.release();
  }
  const { body } = await at.compliance.get(`${audits}/${id}`);
  expect(body).toMatchObject({ state: 'made', stepsDone: 11 });
  await app.stop();
});
