import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Environment } from './submission.js';

/** How many the database took on a UTC day. */
export interface AcceptedDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly statements: number;
  readonly measures: number;
}

/** The end of a statement that has changed submissions: counts those that are accepted now by the day on which they were taken. */
export function countAccepted(changed: string): string {
  return `insert into transparency_accepted_day as d (platform_id, environment, day, statements, measures)
      select a.platform_id, a.environment, (a.created_in_database_at at time zone 'UTC')::date, count(*) - count(a.measure_id),
        count(a.measure_id)
      from ${changed} a
      where a.state = 'accepted'
      group by 1, 2, 3
      on conflict (platform_id, environment, day) do update
      set statements = d.statements + excluded.statements, measures = d.measures + excluded.measures`;
}

@Injectable()
export class AcceptedDaysRepository {
  /** The newest first. */
  async page(
    tx: Tx,
    platformId: string,
    environment: Environment,
    beforeDay: string | undefined,
    limit: number,
  ): Promise<AcceptedDay[]> {
    const { rows } = await tx.sql.query<AcceptedDay>(
      `
      select d.day::text as day, d.statements::int as statements, d.measures::int as measures
      from transparency_accepted_day d
      where d.platform_id = $1 and d.environment = $2 and ($3::date is null or d.day < $3)
      order by d.day desc
      limit $4`,
      [platformId, environment, beforeDay ?? null, limit],
    );
    return rows;
  }
}
