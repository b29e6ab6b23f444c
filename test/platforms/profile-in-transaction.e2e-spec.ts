import { Platforms } from '../../apps/api/src/platforms/index.js';
import { aNotice, desk } from '../support/desk.js';
import { settledOrWaiting } from '../support/settled-or-waiting.js';
import { testApp } from '../support/test-app.js';

it('needs no second connection: transactions that hold all of them wait for none', async () => {
  const app = await testApp({ env: { DATABASE_POOL_SIZE: '2', NOTICEDESK_ROLES: 'api' } });
  const at = await desk(app);
  const flag = aNotice({ type: 'terms-flag', goodFaith: undefined });
  const { reference } = (await at.stranger.post<{ reference: string }>('/v1/notices', flag)).body;
  const blocking = await app.owner.connect();
  try {
    await blocking.query('begin; lock table audit_entry in access exclusive mode');
    const changed = at.moderator.post(`/v1/platforms/forum/notices/${reference}/type`, {
      type: 'notice',
      reason: 'You say that the seller has no licence: that is illegal.',
    });
    await settledOrWaiting(app, changed);
    const other = await app.db.pool.connect();
    app.app.get(Platforms).forget();
    await blocking.query('commit');
    const { status } = await changed;
    other.release();
    expect(status).toBe(204);
  } finally {
    blocking.release(true);
    await app.stop();
  }
});
