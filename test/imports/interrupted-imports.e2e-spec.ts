import { request, type ClientRequest } from 'node:http';
import { BatchPulse } from '../../apps/api/src/imports/batch-pulse.js';
import { endLostBatchesSweep } from '../../apps/api/src/imports/end-lost-batches.service.js';
import type { ImportBatchResponse } from '../../apps/api/src/imports/import.response.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { slugOf, type ProblemBody } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { startProgram, type Program } from '../support/program.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { notice } from './earlier-lines.js';
import { importing, keyOf, type Importing } from './importing.js';

describe('an import whose server is gone', () => {
  let app: TestApp;
  let forum: Desk;
  let take: Importing;
  let key: string;
  const servers: Program[] = [];
  const path = '/v1/platforms/forum/imports';

  beforeAll(async () => {
    app = await testApp({ env: { NOTICEDESK_ROLES: 'api' } });
    forum = await desk(app);
    take = await importing(app, forum);
    key = await keyOf(app, forum);
  });
  afterAll(async () => {
    for (const server of servers) server.kill('SIGKILL');
    await Promise.all(servers.map(({ ended }) => ended));
    await app.stop();
  }, 60_000);

  const sweep = () => app.app.get(JobHandlers).runSweep(endLostBatchesSweep);
  const newest = async () =>
    (await forum.compliance.get<{ items: ImportBatchResponse[] }>(`${path}?limit=1`)).body.items[0];
  const show = async (id: string) => (await forum.compliance.get<ImportBatchResponse>(`${path}/${id}`)).body;
  const actionsOf = async (id: string) =>
    (
      await app.db.query<{ action: string }>(
        'select action from audit_entry where entity_id = $1 order by recorded_at, id',
        [id],
      )
    ).map(({ action }) => action);
  const noticesOf = async (batch: string) =>
    (await app.db.query('select from notice where import_batch = $1', [batch])).length;
  const linesOf = (name: string, count: number) =>
    Array.from({ length: count }, (_, index) => notice(`${name}-${index}`));
  const written = (lines: readonly object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

  /** Sends the beginning of a file, and waits until its first set is in. */
  async function begun(url: string, lines: readonly object[]): Promise<{ sender: ClientRequest; id: string }> {
    const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${key}` };
    const sender = request(new URL(`${path}/notices`, url), { method: 'POST', headers });
    sender.on('error', () => {});
    sender.write(written(lines));
    const { id } = await until(async () => {
      const batch = await newest();
      return batch?.state === 'running' && batch.accepted === 1_000 && batch;
    }, 60_000);
    return { sender, id };
  }

  it('is ended once with what it wrote, and the rest comes in when the file is sent again', async () => {
    const server = startProgram({ ...app.env, NOTICEDESK_ROLES: 'api' });
    servers.push(server);
    const lines = linesOf('killed', 1_500);
    const { id } = await begun(await server.ready, lines.slice(0, 1_200));
    server.kill('SIGKILL');
    await server.ended;

    app.clock.set(new Date());
    await sweep();
    expect(await show(id)).toMatchObject({ state: 'running', endedAt: null });
    app.clock.move({ minutes: 6 });
    await Promise.all([sweep(), sweep()]);
    expect(await show(id)).toMatchObject({
      state: 'interrupted',
      received: 1_000,
      accepted: 1_000,
      sha256: null,
      endedAt: app.clock.now().toISOString(),
    });
    expect((await actionsOf(id)).filter((action) => action === 'import.interrupted')).toHaveLength(1);
    expect(await noticesOf(id)).toBe(1_000);

    const again = await take.ndjson('notices', lines);
    expect(again).toMatchObject({ received: 1_500, repeated: 1_000, accepted: 500, refused: 0 });
    expect(await noticesOf(again.batchId!)).toBe(500);
  }, 150_000);

  it('that lives after all takes in no more lines, and says so', async () => {
    app.clock.set(new Date());
    const lines = linesOf('frozen', 1_300);
    const { sender, id } = await begun(app.url, lines.slice(0, 1_100));
    app.clock.move({ minutes: 6 });
    await app.app.get(BatchPulse).beat({ platformId: forum.platformId, id });
    await sweep();
    expect(await show(id)).toMatchObject({ state: 'running', aliveAt: app.clock.now().toISOString() });
    app.clock.move({ minutes: 6 });
    await sweep();
    expect((await show(id)).state).toBe('interrupted');

    const answered = new Promise<{ status: number; body: ProblemBody }>((resolve) =>
      sender.once('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode!, body: JSON.parse(text) as ProblemBody }));
      }),
    );
    sender.end(written(lines.slice(1_100)));
    const { status, body } = await answered;
    expect([status, slugOf(body)]).toEqual([409, 'import-interrupted']);
    expect(await show(id)).toMatchObject({ state: 'interrupted', received: 1_000 });
    expect(await noticesOf(id)).toBe(1_000);
    expect(await actionsOf(id)).not.toContain('import.broken');
    expect(await take.ndjson('notices', lines)).toMatchObject({ repeated: 1_000, accepted: 300 });
  }, 90_000);

  it('is of this platform alone', async () => {
    const other = await desk(app, { key: 'other' });
    const mine = await newest();
    expect((await other.compliance.get(`/v1/platforms/other/imports/${mine!.id}`)).status).toBe(404);
  });
});
