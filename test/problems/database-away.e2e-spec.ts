import { Client } from 'pg';
import { aNotice, desk } from '../support/desk.js';
import { testApp } from '../support/test-app.js';
import { testServer } from '../support/test-database.js';
import { until } from '../support/until.js';

describe('a database that goes away', () => {
  it('is answered with 503, and needs no restart when it is back', async () => {
    const app = await testApp();
    const admin = new Client(testServer());
    try {
      const at = await desk(app);
      await admin.connect();
      const [{ name }] = (await app.db.query<{ name: string }>('select current_database() as name')) as [
        { name: string },
      ];
      const submit = () => at.stranger.post('/v1/notices', aNotice());
      expect((await submit()).status).toBe(201);
      await admin.query(`alter database ${name} with connection limit 0`);
      const disconnect = () =>
        admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      const underWay = [...Array.from({ length: 10 }, submit), at.moderator.post('/v1/review/claims', {})];
      await disconnect();
      const refused = await Promise.all(underWay);
      for (const { status } of refused) expect([200, 201, 204, 503]).toContain(status);
      const { status, headers, body } = await submit();
      expect(status).toBe(503);
      expect(headers.get('retry-after')).toBe('5');
      expect(body.type).toMatch(/\/problems\/unavailable$/);
      await admin.query(`alter database ${name} with connection limit -1`);
      await until(async () => (await submit()).status === 201);
    } finally {
      await admin.end();
      await app.stop();
    }
  });
});
