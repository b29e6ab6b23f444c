import { setTimeout as sleep } from 'node:timers/promises';
import { aMeasure, measuresOn } from '../measures/measures-on.js';
import { desk } from '../support/desk.js';
import { startProgram } from '../support/program.js';
import { testApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { databaseOn } from './database-on.js';

/** Killed between the call and its answer: once before the database wrote, once after. */
describe('a kill of the program while it sends (TDB-4)', () => {
  it.each([
    ['the database never wrote', 'statements of decisions' as const, 'hang' as const, 0],
    ['the database wrote it', 'statements of decisions' as const, 'late' as const, 1],
    ['the database never wrote', 'measures' as const, 'hang' as const, 0],
    ['the database wrote it', 'measures' as const, 'late' as const, 1],
  ])(
    'loses nothing and sends nothing twice when %s: %s',
    async (_name, what, kind, stored) => {
      const app = await testApp({ env: { NOTICEDESK_ROLES: 'api' } });
      const at = await desk(app);
      const on = await databaseOn(app, at);
      await on.connect();
      await on.admin.post(`${on.base}/pause`);
      const program = startProgram({ ...app.env, NOTICEDESK_ROLES: 'worker' }, 'worker'); // the only one that sends
      await program.ready;
      const states = async () => {
        const { rows } = await app.owner.query<{ state: string }>(
          'select state from transparency_submission order by id',
        );
        return rows.map(({ state }) => state);
      };
      if (what === 'measures') {
        const now = app.clock.now().toISOString();
        const applied = { appliedOn: now.slice(0, 10), occurredAt: now, statement: undefined };
        const taken = await measuresOn(at).bulkOf([1, 2, 3].map(() => aMeasure(applied)));
        expect(taken.body).toMatchObject({ accepted: 3 });
      } else for (let n = 0; n < 3; n++) await on.decided();
      await until(async () => (await states()).filter((state) => state === 'queued').length === 3, 20_000);
      on.stub.addFault({ kind, ms: 15_000 });
      await on.admin.post(`${on.base}/resume`);
      await until(() => on.stub.state.requests.length > 0, 20_000);
      await sleep(300);
      program.kill('SIGKILL');
      await program.ended;

      expect(await states()).toEqual(['sending', 'sending', 'sending']);
      expect(on.stub.state.statements).toHaveLength(stored * 3);

      // The clock of another process cannot be moved, so the rows are.
      await app.owner.query(
        `update transparency_batch set sent_at = sent_at - interval '1 hour', given_up_at = given_up_at - interval '1 hour'`,
      );
      const again = startProgram({ ...app.env, NOTICEDESK_ROLES: 'worker' }, 'worker');
      await again.ready;
      await until(async () => (await states()).every((state) => state === 'unknown'), 20_000);
      await app.owner.query(
        `update transparency_submission set next_at = next_at - interval '1 hour' where next_at is not null`,
      );
      const end = stored ? 'unconfirmed' : 'accepted';
      await until(async () => (await states()).every((state) => state === end), 20_000);
      again.kill('SIGTERM');
      await again.ended;
      expect(on.stub.state.statements).toHaveLength(3);
      expect(new Set(on.stub.state.statements.map(({ puid }) => puid)).size).toBe(3);
      await on.stub.close();
      await app.stop();
    },
    90_000,
  );
});
