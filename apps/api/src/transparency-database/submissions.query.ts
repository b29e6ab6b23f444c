import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Environment, Submission, SubmissionState } from './submission.js';

/** A submission as it is read, of `transparency_submission s`. */
export const submissionColumns = `s.platform_id as "platformId", s.id, s.statement_id as "statementId", s.environment, s.state,
  case when s.measure_id is not null
    then json_build_object('appliedOn', s.measure_applied_on::text, 'measureId', s.measure_id) end as measure,
  s.payload_id as "payloadId", s.payload_hash as "payloadHash", s.payload_line as "payloadLine",
  s.findings, s.faults, s.attempts, s.unanswered,
  s.batch_limit as "batchLimit", s.batch_id as "batchId", s.first_sent_at as "firstSentAt", s.last_sent_at as "lastSentAt",
  s.last_status as "lastStatus", s.next_at as "nextAt", s.uuid, s.created_in_database_at as "createdInDatabaseAt",
  s.decided_at as "decidedAt", s.recorded_at as "recordedAt", s.closed_at as "closedAt"`;

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** The submissions as persons look at them. */
@Injectable()
export class SubmissionsQuery {
  async find(tx: Tx, platformId: string, id: string): Promise<Submission | null> {
    const { rows } = await tx.sql.query<Submission>(
      `select ${submissionColumns} from transparency_submission s where s.platform_id = $1 and s.id = $2`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  /** Of this environment first, else the newest of the statement. */
  async ofStatement(tx: Tx, platformId: string, statementId: string): Promise<Submission | null> {
    const { rows } = await tx.sql.query<Submission>(
      `
      select ${submissionColumns}
      from transparency_submission s
      left join transparency_connection c on c.platform_id = s.platform_id and c.environment = s.environment
      where s.platform_id = $1 and s.statement_id = $2
      order by c.platform_id is null, s.recorded_at desc
      limit 1`,
      [platformId, statementId],
    );
    return rows[0] ?? null;
  }

  /** In this environment or the one before. */
  async ofMeasure(tx: Tx, platformId: string, ids: readonly string[]): Promise<Submission | null> {
    const { rows } = await tx.sql.query<Submission>(
      `
      select ${submissionColumns}
      from transparency_submission s
      left join transparency_connection c on c.platform_id = s.platform_id and c.environment = s.environment
      where s.platform_id = $1 and s.id = any ($2::uuid[])
      order by c.platform_id is null, s.recorded_at desc
      limit 1`,
      [platformId, ids],
    );
    return rows[0] ?? null;
  }

  /** By id, so about in the order of what they are about. */
  async page(
    tx: Tx,
    platformId: string,
    { state, after }: { state?: SubmissionState; after?: string },
    limit: number,
  ): Promise<Submission[]> {
    // Written out, for the few that are not accepted have an index of their own.
    const isAsked = state === undefined ? '' : `and s.state = '${state}'`;
    const { rows } = await tx.sql.query<Submission>(
      `
      select ${submissionColumns}
      from transparency_submission s
      where s.platform_id = $1 ${isAsked} and s.id > $2
      order by s.id
      limit $3`,
      [platformId, after ?? FIRST_ID, limit],
    );
    return rows;
  }

  /** Accepted and not in the dump of their day, which was compared; by the instant at which the database took them. */
  async missingPage(
    tx: Tx,
    { platformId, environment, day }: { platformId: string; environment: Environment; day?: string },
    after: { at: string; id: string } | undefined,
    limit: number,
  ): Promise<Submission[]> {
    const { rows } = await tx.sql.query<Submission>(
      `
      select ${submissionColumns}
      from transparency_submission s
      where s.platform_id = $1 and s.environment = $2 and s.state = 'accepted' and s.dumped_on is null
        and (s.created_in_database_at, s.id) > ($3::timestamptz, $4::uuid)
        and ($5::date is null or (s.created_in_database_at >= $5::date::timestamp at time zone 'UTC'
          and s.created_in_database_at < ($5::date + 1)::timestamp at time zone 'UTC'))
        and exists (
          select from transparency_reconciliation r
          where r.platform_id = $1 and r.environment = $2 and r.day = (s.created_in_database_at at time zone 'UTC')::date
        )
      order by s.created_in_database_at, s.id
      limit $6`,
      [platformId, environment, after?.at ?? '-infinity', after?.id ?? FIRST_ID, day ?? null, limit],
    );
    return rows;
  }

  /** The accepted ones are counted as they arrive; `oldestAt` is null of them. */
  async countByState(tx: Tx, platformId: string, environment: Environment) {
    const { rows } = await tx.sql.query<{ state: SubmissionState; count: number; oldestAt: Date | null }>(
      `
      select s.state, count(*)::int as count, min(s.decided_at) as "oldestAt"
      from transparency_submission s
      where s.platform_id = $1 and s.environment = $2 and s.state <> 'accepted'
      group by s.state
      union all
      select 'accepted', sum(d.statements + d.measures)::int, null
      from transparency_accepted_day d
      where d.platform_id = $1 and d.environment = $2
      having count(*) > 0`,
      [platformId, environment],
    );
    return rows;
  }
}
