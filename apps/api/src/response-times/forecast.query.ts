import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { horizons, paceDays, type OpenWork } from './forecast.rules.js';

const hourMs = 3_600_000;

/** What waits, and the pace of the last days. Imported items have no due time that binds us, and set no pace. */
@Injectable()
export class ForecastQuery {
  async openWork(tx: Tx, platformId: string, now: Date): Promise<OpenWork> {
    const open = await this.openItems(tx, platformId, now);
    const pace = await this.pace(tx, platformId, now);
    const count = (of: (hour: number) => boolean) =>
      open.filter(({ hour }) => of(hour)).reduce((sum, { items }) => sum + items, 0);
    return {
      ...pace,
      open: count(() => true),
      overdue: count((hour) => hour <= 0),
      dueInHour: new Map(open.filter(({ hour }) => hour > 0).map(({ hour, items }) => [hour, items])),
    };
  }

  /** By the hour in which they are due, from now; 0 and less: they were; what is due after the last horizon is one row. */
  private async openItems(tx: Tx, platformId: string, now: Date): Promise<{ hour: number; items: number }[]> {
    const { rows } = await tx.sql.query<{ hour: number; items: number }>(
      `
      select least(ceil(extract(epoch from ci.due_at - $2::timestamptz) / 3600), $3)::integer as hour, count(*) as items
      from case_item ci
      join notice_item i on i.platform_id = ci.platform_id and i.id = ci.item_id
      join notice n on n.platform_id = i.platform_id and n.id = i.notice_id
      where ci.platform_id = $1 and ci.decision_id is null and n.origin = 'noticedesk'
      group by hour`,
      [platformId, now, horizons.at(-1)! + 1],
    );
    return rows;
  }

  /** Over a week, or since the platform was registered when that is less. */
  private async pace(
    tx: Tx,
    platformId: string,
    now: Date,
  ): Promise<Pick<OpenWork, 'receivedPerHour' | 'decidedPerHour'>> {
    const { rows } = await tx.sql.query<{ received: number; decided: number; since: Date }>(
      `
      select s.since,
        (
          select count(*)
          from notice n
          join notice_item i on i.platform_id = n.platform_id and i.notice_id = n.id
          where n.platform_id = $1 and n.received_at > s.since and n.received_at <= $2 and n.origin = 'noticedesk'
        ) as received,
        (
          select count(*)
          from decision d
          join case_item ci on ci.platform_id = d.platform_id and ci.case_id = d.case_id
          where d.platform_id = $1 and d.occurred_at > s.since and d.occurred_at <= $2
            and d.supersedes_id is null and d.origin = 'noticedesk'
        ) as decided
      from (select greatest(p.recorded_at, $2::timestamptz - make_interval(days => $3)) as since from platform p where p.id = $1) s`,
      [platformId, now, paceDays],
    );
    const { received, decided, since } = rows[0]!;
    const hours = Math.max(1, (now.getTime() - since.getTime()) / hourMs);
    return { receivedPerHour: received / hours, decidedPerHour: decided / hours };
  }
}
