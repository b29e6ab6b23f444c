import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/tx.js';
import type { DatabaseCounts } from './database-differences.rules.js';
import { measureRows } from './fact-rows.query.js';
import { type FactsScope, scopeValues } from './facts-scope.js';

/** A submission's id begins with the day that it is about, as milliseconds: so far from the period it may lie. */
const daysAround = 3;

/** Reads decisions, measures and their submissions. */
@Injectable()
export class DatabaseDifferencesQuery {
  /**
   * Counts of the period ($2 first instant, $3 the one after it) whose first and last day are `from` and `to`. Submissions are those of
   * the environment in use; null when the platform has no account in the Commission's database.
   */
  async count(
    tx: Tx,
    scope: FactsScope,
    { from, to }: { readonly from: string; readonly to: string },
  ): Promise<{ environment: string | null; counts: DatabaseCounts }> {
    const { rows } = await tx.sql.query<Omit<DatabaseCounts, 'byState' | 'acceptedOutsideInUtc'>>(
      `with statement as (
         select s.exemption, d.origin
         from decision d
         left join statement_of_reasons s on s.platform_id = d.platform_id and s.decision_id = d.id
         where d.platform_id = $1 and d.occurred_at >= $2 and d.occurred_at < $3 and d.outcome = 'restrict'
         union all
         select m.exemption, m.origin
         from measure m
         where m.platform_id = $1
           and m.applied_on between ($2::timestamptz at time zone 'UTC')::date - 1
             and ($3::timestamptz at time zone 'UTC')::date + 1
           and m.occurred_at >= $2
           and m.occurred_at < $3
       )
       select (select count(*) from (${measureRows}) f)::integer as restrictions, count(*)::integer as statements,
         count(*) filter (where s.origin <> 'noticedesk')::integer as imported,
         count(*) filter (where s.origin = 'noticedesk' and s.exemption = 'deceptive-high-volume')::integer as deceptive,
         count(*) filter (where s.origin = 'noticedesk' and s.exemption = 'article-9-order')::integer as ordered
       from statement s`,
      scopeValues(scope),
    );
    const environment = await this.environmentOf(tx, scope.platformId);
    const states = await this.submissions(tx, scope, environment, { from, to });
    return {
      environment,
      counts: {
        ...rows[0]!,
        byState: Object.fromEntries(states.map(({ state, count }) => [state, count])),
        acceptedOutsideInUtc: states.find(({ state }) => state === 'accepted')?.outside ?? 0,
      },
    };
  }

  private async environmentOf(tx: Tx, platformId: string): Promise<string | null> {
    const { rows } = await tx.sql.query<{ environment: string }>(
      'select c.environment from transparency_connection c where c.platform_id = $1',
      [platformId],
    );
    return rows[0]?.environment ?? null;
  }

  private async submissions(
    tx: Tx,
    { platformId, from: first, until }: FactsScope,
    environment: string | null,
    days: { readonly from: string; readonly to: string },
  ): Promise<{ state: string; count: number; outside: number }[]> {
    const { rows } = await tx.sql.query<{ state: string; count: number; outside: number }>(
      `select s.state, count(*)::integer as count,
         (count(*) filter (where (s.decided_at at time zone 'UTC')::date not between $5::date and $6::date))::integer as outside
       from transparency_submission s
       where s.platform_id = $1
         and s.environment = $4
         and s.decided_at >= $2
         and s.decided_at < $3
         and s.id >= $7::uuid
         and s.id < $8::uuid
       group by s.state`,
      [
        platformId,
        first,
        until,
        environment,
        days.from,
        days.to,
        idAt(first.getTime() - daysAround * 86_400_000),
        idAt(until.getTime() + daysAround * 86_400_000),
      ],
    );
    return rows;
  }
}

/** The least id whose first 48 bits are these milliseconds. */
function idAt(ms: number): string {
  const hex = Math.max(ms, 0).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
