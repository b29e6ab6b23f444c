import { EventEmitter } from 'node:events';
import { runTaskList, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import type { Pool } from 'pg';
import type { Log } from '../logging/log.js';
import { describedError } from '../logging/logger.js';
import { graphileLogger } from './graphile-logger.js';
import type { AnyJobHandler, JobContext } from './job-handlers.js';
import { type Lane, lanes } from './lanes.js';
import type { WorkerPresence } from './worker-presence.js';

/** When the process stops, jobs have so long to end by themselves, then so long to end on their signal. */
const ABORT_AFTER_MS = 3_000;
const FORCE_AFTER_MS = 6_000;
const RESTART_AFTER_MS = 1_000;
/** A new job wakes the lane at once; the poll finds those whose time came and those that dead workers left. */
const POLL_MS = 1_000;
/** Ended jobs are crossed off together. A crash within this time does them again. */
const BATCH_MS = 5;

/** Where a lane tells of jobs that will never be tried again. */
export type OnJobLost = (job: { id: string; name: string; attempts: number }, error: unknown) => void;

/** Does the jobs of one lane in this process, and starts again when the database went away for too long. */
export class JobLane {
  private readonly tasks: TaskList;
  private pool?: WorkerPool;
  private stopping = false;
  private restart?: NodeJS.Timeout;

  constructor(
    private readonly lane: Lane,
    handlers: ReadonlyMap<string, AnyJobHandler>,
    private readonly connections: Pool,
    private readonly presence: WorkerPresence,
    private readonly log: Log,
    private readonly onLost: OnJobLost,
  ) {
    this.tasks = Object.fromEntries([...handlers].map(([name, handler]) => [name, taskOf(handler)]));
  }

  get isRunning(): boolean {
    return this.pool !== undefined;
  }

  /** Never migrates the jobs' schema, unlike graphile-worker's `run`: the program's role could not. */
  start(): void {
    const { atOnce, fetched } = lanes[this.lane];
    const pool = runTaskList(
      {
        noHandleSignals: true,
        events: this.events(),
        preset: {
          worker: {
            concurrentJobs: atOnce,
            localQueue: { size: fetched },
            completeJobBatchDelay: BATCH_MS,
            failJobBatchDelay: BATCH_MS,
            pollInterval: POLL_MS,
            gracefulShutdownAbortTimeout: ABORT_AFTER_MS,
            logger: graphileLogger(this.log),
          },
        },
      },
      this.tasks,
      this.connections,
    );
    this.pool = pool;
    this.presence.announce(pool.id);
    pool.promise.then(
      () => this.ended(pool),
      (error: unknown) => this.ended(pool, error),
    );
  }

  /** Takes no new jobs, gives back what was only fetched, and waits for what runs. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.restart);
    const { pool } = this;
    if (!pool) return;
    const force = setTimeout(() => {
      Promise.resolve(pool.forcefulShutdown('The worker stops')).catch(() => {});
    }, FORCE_AFTER_MS);
    await Promise.resolve(pool.gracefulShutdown('The worker stops')).catch((error: unknown) => {
      this.log.warn({ lane: this.lane, err: error }, 'Jobs were given up when the worker stopped');
    });
    clearTimeout(force);
  }

  private ended(pool: WorkerPool, error?: unknown): void {
    this.pool = undefined;
    this.presence.withdraw(pool.id); // what it still holds is freed as a dead worker's
    if (this.stopping) return;
    this.log.error({ lane: this.lane, err: error }, 'A lane of jobs ended; it starts again');
    this.restart = setTimeout(() => this.start(), RESTART_AFTER_MS);
  }

  private events(): WorkerEvents {
    const events: WorkerEvents = new EventEmitter();
    events.on('job:error', ({ job, error }) => {
      if (job.attempts >= job.max_attempts) return;
      const fields = { job: job.task_identifier, 'job.id': job.id, attempt: job.attempts, err: error };
      this.log.warn(fields, 'A job failed and is tried again later');
    });
    events.on('job:failed', ({ job, error }) => {
      this.onLost({ id: job.id, name: job.task_identifier, attempts: job.attempts }, error);
    });
    return events;
  }
}

function taskOf(handler: AnyJobHandler): TaskList[string] {
  return async (payload, { job, abortSignal }) => {
    const context: JobContext = {
      attempt: job.attempts,
      isLastAttempt: job.attempts >= job.max_attempts,
      signal: abortSignal,
    };
    try {
      await handler(payload as never, context);
    } catch (error) {
      throw withoutValues(error);
    }
  };
}

/** The message is kept beside the job, where no value of a row may stand. */
function withoutValues(error: unknown): Error {
  const { message } = describedError(error);
  return new Error(typeof message === 'string' ? message : 'The job failed', { cause: error });
}
