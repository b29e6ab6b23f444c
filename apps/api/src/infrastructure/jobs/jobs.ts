import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';
import type { JobName, JobPayloads } from './job-payloads.js';
import { keysOfLivingJobs } from './jobs.repository.js';

export interface JobOptions {
  /** The machine's time, not the injected Clock; at once when absent. */
  runAt?: Date;
  /** A job of the same key that has not started is replaced; one that is running is followed by the new one. */
  key?: string;
  /** 25 when absent: about four days with the waits in between. */
  maxAttempts?: number;
}

export type NewJob = { [Name in JobName]: { name: Name; payload: JobPayloads[Name] } & JobOptions }[JobName];

/** Enqueues work in the caller's transaction: the job exists when the row that it is about does, and only then. It may run twice. */
@Injectable()
export class Jobs {
  async add<Name extends JobName>(tx: Tx, name: Name, payload: JobPayloads[Name], options?: JobOptions): Promise<void> {
    await this.insert(tx, [{ name, payload, ...options }]);
  }

  /** One statement for all; [] does nothing. Of several with one key the last counts. */
  async addMany(tx: Tx, jobs: readonly NewJob[]): Promise<void> {
    await this.insert(tx, jobs);
  }

  /** Which of the jobs with these keys run, or will run by themselves; a job that failed for good does not. */
  async living(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
    return new Set(await keysOfLivingJobs(tx, keys));
  }

  private async insert(tx: Tx, jobs: readonly ({ name: string; payload: object } & JobOptions)[]): Promise<void> {
    if (jobs.length === 0) return;
    const distinct = lastOfEachKey(jobs);
    await tx.sql.query({
      name: 'jobs-add',
      text: `select count(*)
        from graphile_worker.add_jobs(array(
          select row(name, payload, null, run_at, max_attempts, key, null, null)::graphile_worker.job_spec
          from unnest($1::text[], $2::json[], $3::timestamptz[], $4::integer[], $5::text[])
            as job (name, payload, run_at, max_attempts, key)
        ))`,
      values: [
        distinct.map((job) => job.name),
        distinct.map((job) => JSON.stringify(job.payload)),
        distinct.map((job) => job.runAt ?? null),
        distinct.map((job) => job.maxAttempts ?? null),
        distinct.map((job) => job.key ?? null),
      ],
    });
  }
}

/** One statement must not touch a key twice, and two transactions must take keys in the same order. */
function lastOfEachKey<Job extends JobOptions>(jobs: readonly Job[]): readonly Job[] {
  if (jobs.every((job) => job.key === undefined)) return jobs;
  const keyed = new Map(jobs.flatMap((job) => (job.key === undefined ? [] : [[job.key, job] as const])));
  const inOrderOfKeys = [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, job]) => job);
  return [...jobs.filter((job) => job.key === undefined), ...inOrderOfKeys];
}
