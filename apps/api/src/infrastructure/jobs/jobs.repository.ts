import type { Pool } from 'pg';
import type { Tx } from '../database/tx.js';
import { WORKER_LOCKS } from './worker-presence.js';

export type JobState = 'ready' | 'waiting' | 'running' | 'failed';

export interface FreedJob {
  id: string;
  name: string;
  attempts: number;
  /** Its last attempt was under way: it is never tried again. */
  isLost: boolean;
}

/** Pools take their lock after their first jobs; a job held for less than this is left alone. */
const GRACE = '5 seconds';

/**
 * Takes back the jobs of pools whose lock nobody holds (graphile-worker itself waits four hours). The attempt that died counts, so
 * that a job that kills its worker comes to an end. Not on the session that holds our own locks: there they would seem free.
 */
export async function freeJobsOfDeadWorkers(connections: Pool): Promise<FreedJob[]> {
  const { rows } = await connections.query<FreedJob>({
    name: 'jobs-free',
    text: `with gone as materialized (
        select holder.name
        from (
          select distinct job.locked_by as name
          from graphile_worker._private_jobs as job
          where job.locked_by is not null
            and job.locked_at < now() - $2::interval
        ) as holder
        where pg_try_advisory_xact_lock($1, hashtext(holder.name))
      )
      update graphile_worker._private_jobs as job
      set locked_by = null,
        locked_at = null,
        run_at = greatest(job.run_at, now())
      from gone, graphile_worker._private_tasks as task
      where job.locked_by = gone.name
        and task.id = job.task_id
      returning job.id::text as "id", task.identifier as "name", job.attempts::integer as "attempts",
        job.attempts >= job.max_attempts as "isLost"`,
    values: [WORKER_LOCKS, GRACE],
  });
  return rows;
}

/** A job that somebody holds lives: should its worker be dead, it is taken back first. */
export async function keysOfLivingJobs({ sql }: Tx, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql.query<{ key: string }>(
    `select job.key
    from graphile_worker._private_jobs as job
    where job.key = any ($1::text[])
      and (job.locked_at is not null or job.attempts < job.max_attempts)`,
    [keys],
  );
  return rows.map(({ key }) => key);
}

/** How many jobs of each name are ready, wait for their time, run (or are fetched), or failed for good. */
export async function countJobs(connections: Pool): Promise<{ job: string; state: JobState; count: number }[]> {
  const { rows } = await connections.query<{ job: string; state: JobState; count: string }>(
    `select task.identifier as "job",
      case
        when job.locked_at is not null then 'running'
        when job.attempts >= job.max_attempts then 'failed'
        when job.run_at > now() then 'waiting'
        else 'ready'
      end as "state",
      count(*) as "count"
    from graphile_worker._private_jobs as job
    join graphile_worker._private_tasks as task on task.id = job.task_id
    group by 1, 2
    order by 1, 2`,
  );
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
