import { HealthChecks } from '../../apps/api/src/infrastructure/health/index.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';

describe('health and metrics', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  it('is live and ready when database and migrations are there', async () => {
    expect(await client(app.url).get('/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
    expect(await client(app.url).get('/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'ready', checks: { database: 'ok', migrations: 'ok' } },
    });
  });

  it('is not ready while a migration is missing', async () => {
    await app.owner.query("update _prisma_migrations set migration_name = 'later'");
    expect(await client(app.url).get('/health/ready')).toMatchObject({
      status: 503,
      body: { checks: { database: 'ok', migrations: 'failed' } },
    });
  });

  it('is not ready while a part says that it does not work', async () => {
    app.app.get(HealthChecks).register('broken', () => Promise.reject(new Error('broken')));
    expect((await client(app.url).get<{ checks: unknown }>('/health/ready')).body.checks).toMatchObject({
      broken: 'failed',
    });
  });

  it('measures requests by route', async () => {
    await client(app.url).get('/problems/not-found');
    const { body } = await client(app.url).get<string>('/metrics');
    expect(body).toContain(
      'noticedesk_http_request_duration_seconds_count{method="GET",route="/problems/:slug",status="200"} 1',
    );
    expect(body).toContain('process_cpu_seconds_total');
  });
});
