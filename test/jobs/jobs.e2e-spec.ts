import { HealthChecks } from '../../apps/api/src/infrastructure/health/health-checks.js';
import { type JobContext, type JobHandlers, Jobs } from '../../apps/api/src/infrastructure/jobs/index.js';
import { Metrics } from '../../apps/api/src/infrastructure/metrics/metrics.js';
import { testDatabase, type TestDatabase } from '../support/test-database.js';
import { type TestWorker, until, workerOn } from './worker-on.js';

declare module '../../apps/api/src/infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    'test-note': { text: string };
    'test-fail': { text: string };
    'test-wait': { text: string };
  }
}

let database: TestDatabase;
const workers: TestWorker[] = [];

beforeEach(async () => void (database = await testDatabase()));
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await database.drop();
});

async function worker(register: (handlers: JobHandlers) => void): Promise<TestWorker> {
  const started = await workerOn(database, { register });
  workers.push(started);
  return started;
}

const jobs = new Jobs();
const heldJobs = () =>
  database.db.query<{ id: number }>('select id from graphile_worker._private_jobs where locked_by is not null');

describe('a job', () => {
  it('is done when its transaction commits, and never when it rolls back', async () => {
    const notes: string[] = [];
    const { db } = await worker((handlers) => handlers.register('test-note', ({ text }) => void notes.push(text)));
    await db
      .transaction(async (tx) => {
        await jobs.add(tx, 'test-note', { text: 'rolled back' });
        throw new Error('no');
      })
      .catch(() => {});
    await db.transaction((tx) => jobs.add(tx, 'test-note', { text: 'committed' }));
    await until(() => notes.length > 0);
    expect(notes).toEqual(['committed']);
  });

  it('is one of thousands that are enqueued by one statement and each done once', async () => {
    const notes: string[] = [];
    const { db } = await worker((handlers) => handlers.register('test-note', ({ text }) => void notes.push(text)));
    const many = Array.from({ length: 3_000 }, (_, index) => ({
      name: 'test-note' as const,
      payload: { text: `note ${index}` },
    }));
    await db.transaction((tx) => jobs.addMany(tx, many));
    await until(() => notes.length >= many.length);
    expect(new Set(notes).size).toBe(many.length);
    await until(async () => (await db.query('select from graphile_worker._private_jobs')).length === 0);
    expect(notes).toHaveLength(many.length);
  });

  it('takes the place of one with its key that has not started', async () => {
    const notes: string[] = [];
    const later = new Date(Date.now() + 3_600_000);
    await database.db.transaction(async (tx) => {
      await jobs.addMany(tx, [
        { name: 'test-note', payload: { text: 'first' }, key: 'note', runAt: later },
        { name: 'test-note', payload: { text: 'second' }, key: 'note', runAt: later },
      ]);
      await jobs.add(tx, 'test-note', { text: 'third' }, { key: 'note' });
    });
    await worker((handlers) => handlers.register('test-note', ({ text }) => void notes.push(text)));
    await until(() => notes.length > 0);
    expect(notes).toEqual(['third']);
  });

  it('that fails is tried again, and told of when it failed for good', async () => {
    const contexts: Pick<JobContext, 'attempt' | 'isLastAttempt'>[] = [];
    const { app, db } = await worker((handlers) =>
      handlers.register('test-fail', (_payload, { attempt, isLastAttempt }) => {
        contexts.push({ attempt, isLastAttempt });
        throw new Error(`attempt ${attempt}`);
      }),
    );
    await db.transaction((tx) => jobs.add(tx, 'test-fail', { text: 'x' }, { maxAttempts: 2 }));
    const metrics = () => app.get(Metrics).registry.metrics();
    await until(async () => (await metrics()).includes('noticedesk_jobs_failed_total{job="test-fail"} 1'));
    expect(contexts).toEqual([
      { attempt: 1, isLastAttempt: false },
      { attempt: 2, isLastAttempt: true },
    ]);
    await until(async () => (await metrics()).includes('noticedesk_jobs{job="test-fail",state="failed"} 1'));
  });
});

describe('a worker', () => {
  it('is healthy while it runs, and gives back what it only fetched when it stops', async () => {
    const started: string[] = [];
    const waiting = await worker((handlers) =>
      handlers.register('test-wait', async ({ text }, { signal }) => {
        started.push(text);
        await new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new Error('the worker stops'))),
        );
      }),
    );
    await until(async () => (await waiting.app.get(HealthChecks).state()).checks.worker === 'ok');
    const texts = Array.from({ length: 30 }, (_, index) => `job ${index}`);
    const many = texts.map((text) => ({ name: 'test-wait' as const, payload: { text } }));
    await waiting.db.transaction((tx) => jobs.addMany(tx, many));
    await until(() => started.length === 8);
    await workers.pop()?.stop();
    expect(started).toHaveLength(8);
    expect(await heldJobs()).toEqual([]);
    const rows = await database.db.query<{ attempts: number }>('select attempts from graphile_worker._private_jobs');
    expect(rows.filter((row) => row.attempts === 0)).toHaveLength(22);
    expect(rows).toHaveLength(30);
  }, 20_000);

  it('goes on after it lost all its connections, and leads the sweeps again', async () => {
    const notes: string[] = [];
    let sweeps = 0;
    const { app, db } = await worker((handlers) => {
      handlers.register('test-note', ({ text }) => void notes.push(text));
      handlers.every('test', 1, () => void sweeps++);
    });
    await until(() => sweeps > 0);
    await database.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'noticedesk worker'`,
    );
    const sweepsBefore = sweeps;
    await db.transaction((tx) => jobs.add(tx, 'test-note', { text: 'afterwards' }));
    await until(() => notes.includes('afterwards') && sweeps > sweepsBefore + 1);
    await until(async () => (await heldJobs()).length === 0);
    expect((await app.get(HealthChecks).state()).checks.worker).toBe('ok');
    expect(notes).toEqual(['afterwards']);
  }, 20_000);

  it('does the jobs of a worker that is gone within seconds, and leaves those of one that lives', async () => {
    const done: string[] = [];
    const busy = await worker((handlers) =>
      handlers.register('test-wait', async ({ text }) => {
        done.push(`${text} begun`);
        await new Promise((resolve) => setTimeout(resolve, 9_000));
      }),
    );
    await busy.db.transaction((tx) => jobs.add(tx, 'test-wait', { text: 'long' }));
    await until(() => done.includes('long begun'));
    await database.db.transaction((tx) => jobs.add(tx, 'test-note', { text: 'left' }));
    await database.owner.query(
      `update graphile_worker._private_jobs set locked_by = 'pool-of-the-dead', locked_at = now(), attempts = 1
       where task_id in (select id from graphile_worker._private_tasks where identifier = 'test-note')`,
    );
    const leftAt = Date.now();
    let attempt = 0;
    await worker((handlers) => {
      handlers.register('test-note', ({ text }, context) => {
        done.push(text);
        attempt = context.attempt;
      });
      handlers.register('test-wait', () => void done.push('done twice'));
    });
    await until(() => done.includes('left'), 20_000);
    expect(Date.now() - leftAt).toBeLessThan(15_000);
    expect(attempt).toBe(2);
    await until(async () => (await heldJobs()).length === 0, 12_000);
    expect(done).toEqual(['long begun', 'left']);
  }, 40_000);
});

describe('a sweep', () => {
  it('runs in one worker at a time, and in the next one when that stops', async () => {
    const runs: string[] = [];
    const sweeping = (name: string) => worker((handlers) => handlers.every('test', 1, () => void runs.push(name)));
    await sweeping('one');
    await until(() => runs.length >= 1);
    await sweeping('two');
    await until(() => runs.length >= 3);
    expect(new Set(runs)).toEqual(new Set(['one']));
    await workers.shift()?.stop();
    await until(() => runs.includes('two'));
  }, 20_000);

  it('runs again after it failed', async () => {
    let runs = 0;
    await worker((handlers) =>
      handlers.every('test', 1, () => {
        runs++;
        throw new Error('once more');
      }),
    );
    await until(() => runs >= 2);
  });

  it('runs at once for a test that asks', async () => {
    const found: { handlers?: JobHandlers } = {};
    let runs = 0;
    await worker((handlers) => {
      handlers.every('test', 3_600, () => void runs++);
      found.handlers = handlers;
    });
    await until(() => runs === 1);
    await found.handlers?.runSweep('test');
    expect(runs).toBe(2);
  });
});
