import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Pool } from 'pg';
import { Counter } from 'prom-client';
import { Config } from '../config.js';
import { Database } from '../database/database.js';
import { HealthChecks } from '../health/health-checks.js';
import { Log } from '../logging/log.js';
import { Metrics } from '../metrics/metrics.js';
import { JobHandlers } from './job-handlers.js';
import { JobLane } from './job-lane.js';
import { countJobs, freeJobsOfDeadWorkers } from './jobs.repository.js';
import { laneNames } from './lanes.js';
import { Sweeps } from './sweeps.js';
import { WorkerPresence } from './worker-presence.js';

/** A dead worker is noticed within this and the grace of jobs.repository.ts. */
const BEAT_MS = 2_000;
const UNHEALTHY_AFTER_MS = 15_000;

/**
 * Does jobs and sweeps in processes with the role `worker`. Its connections are its own, so that neither requests nor handlers
 * keep it from fetching and crossing off: one listens in each lane, one shows that we live, the rest is shared.
 */
@Injectable()
export class JobsRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly failures: Counter<'job'>;
  private lanes: JobLane[] = [];
  private connections?: Pool;
  private presence?: WorkerPresence;
  private sweeps?: Sweeps;
  private timer?: NodeJS.Timeout;
  private beating: Promise<void> = Promise.resolve();
  private aliveAtMs = 0;

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly handlers: JobHandlers,
    private readonly health: HealthChecks,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {
    this.failures = new Counter({
      name: 'noticedesk_jobs_failed_total',
      help: 'Jobs that failed for good in this process, after their last attempt',
      labelNames: ['job'],
      registers: [metrics.registry],
    });
  }

  onApplicationBootstrap(): void {
    if (!this.config.roles.includes('worker')) return;
    const lanes = laneNames.filter((lane) => this.handlers.handlersOf(lane).size > 0);
    const connections = this.openConnections(lanes.length + 3);
    const presence = new WorkerPresence(connectionOf(this.database.pool), this.log);
    this.presence = presence;
    this.lanes = lanes.map(
      (lane) =>
        new JobLane(lane, this.handlers.handlersOf(lane), connections, presence, this.log, (job, error) =>
          this.lost(job, error),
        ),
    );
    this.sweeps = new Sweeps(this.handlers.sweeps(), () => presence.isLeader, this.log);
    this.health.register('worker', () => this.check());
    this.metrics.gauge(
      'noticedesk_jobs',
      'Jobs by name and state: ready, waiting for their time, running or fetched, failed for good',
      async () =>
        (await countJobs(connections)).map(({ job, state, count }) => ({ labels: { job, state }, value: count })),
      ['job', 'state'],
    );
    this.aliveAtMs = performance.now();
    this.lanes.forEach((lane) => lane.start());
    this.sweeps.start();
    this.beating = this.beat();
  }

  /** Before the HTTP server and the database close: gives the jobs back, then leaves. */
  async beforeApplicationShutdown(): Promise<void> {
    if (!this.connections) return;
    clearTimeout(this.timer);
    await Promise.all([...this.lanes.map((lane) => lane.stop()), this.sweeps?.stop(), this.beating]);
    clearTimeout(this.timer);
    await this.presence?.end();
    await this.connections.end();
    this.connections = undefined;
  }

  private openConnections(max: number): Pool {
    const connections = new Pool({ ...connectionOf(this.database.pool), max });
    connections.on('error', (error) => this.log.warn({ err: error }, 'The worker lost a connection'));
    connections.on('connect', (client) => client.on('error', () => {})); // a lost connection fails the statement under way
    this.connections = connections;
    return connections;
  }

  private async beat(): Promise<void> {
    try {
      const tookOver = await this.presence?.beat();
      if (tookOver) this.sweeps?.runAll();
      if (this.presence?.isLeader && this.connections) await this.free(this.connections);
      if (this.presence?.isShown) this.aliveAtMs = performance.now();
    } catch (error) {
      this.log.warn({ err: error }, 'The jobs of dead workers could not be looked for');
    }
    this.timer = setTimeout(() => {
      this.beating = this.beat();
    }, BEAT_MS);
  }

  private async free(connections: Pool): Promise<void> {
    const freed = await freeJobsOfDeadWorkers(connections);
    if (freed.length > 0) this.log.warn({ jobs: freed.length }, 'Jobs of a worker that died were taken back');
    for (const job of freed) if (job.isLost) this.lost(job, new Error('The worker died in the last attempt'));
  }

  private lost({ id, name, attempts }: { id: string; name: string; attempts: number }, error: unknown): void {
    this.failures.inc({ job: name });
    this.log.error({ job: name, 'job.id': id, attempts, err: error }, 'A job failed for good');
  }

  private check(): Promise<void> {
    if (!this.lanes.every((lane) => lane.isRunning)) return Promise.reject(new Error('a lane of jobs does not run'));
    if (performance.now() - this.aliveAtMs > UNHEALTHY_AFTER_MS)
      return Promise.reject(new Error('the worker has no session on the database'));
    return Promise.resolve();
  }
}

/** The pool's own settings; it hides the password from being copied. */
function connectionOf({ options }: Pool): Pool['options'] {
  return { ...options, password: options.password, application_name: 'noticedesk worker' };
}
