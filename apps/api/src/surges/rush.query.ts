import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

/** How many notices came in; imported ones came in elsewhere. */
@Injectable()
export class RushQuery {
  async platforms(tx: Tx): Promise<{ id: string; timeZone: string }[]> {
    const { rows } = await tx.sql.query<{ id: string; timeZone: string }>(
      'select p.id, p.time_zone as "timeZone" from platform p order by p.id',
    );
    return rows;
  }

  /** In the hour until this instant, which belongs to it. */
  async inHour(tx: Tx, platformId: string, until: Date): Promise<number> {
    const { rows } = await tx.sql.query<{ count: number }>(
      `select count(*)::int as count
       from notice n
       where n.platform_id = $1 and n.received_at > $2::timestamptz - interval '1 hour' and n.received_at <= $2
         and n.origin = 'noticedesk'`,
      [platformId, until],
    );
    return rows[0]!.count;
  }

  /** In the same hour of each of the days before, in this zone; not of days before the platform was registered or had notices. */
  async sameHourBefore(
    tx: Tx,
    platformId: string,
    { until, days, timeZone }: { readonly until: Date; readonly days: number; readonly timeZone: string },
  ): Promise<number[]> {
    const { rows } = await tx.sql.query<{ count: number }>(
      `select c.count
       from generate_series(1, $3) as k
       cross join lateral (
         select ($2::timestamptz at time zone $4 - make_interval(days => k)) at time zone $4 as until
       ) h
       cross join lateral (
         select count(*)::int as count
         from notice n
         where n.platform_id = $1 and n.received_at > h.until - interval '1 hour' and n.received_at <= h.until
           and n.origin = 'noticedesk'
       ) c
       where h.until - interval '1 hour' >= (
         select least(p.recorded_at, (
           select min(n.received_at) from notice n where n.platform_id = p.id and n.origin = 'noticedesk'
         ))
         from platform p
         where p.id = $1
       )
       order by k`,
      [platformId, until, days, timeZone],
    );
    return rows.map(({ count }) => count);
  }
}
