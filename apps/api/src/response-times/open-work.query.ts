import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';

export interface PlatformCount {
  readonly platform: string;
  readonly count: number;
}

/** What waits on each platform, by its key; platforms where nothing waits too. */
@Injectable()
export class OpenWorkQuery {
  constructor(private readonly db: Database) {}

  openCases(): Promise<PlatformCount[]> {
    return this.db.query<PlatformCount & object>(
      `select p.key as platform, (
         select count(*)
         from review_case c
         where c.platform_id = p.id
           and c.state <> 'decided'
       ) as count
       from platform p`,
    );
  }

  overdueItems(now: Date): Promise<PlatformCount[]> {
    return this.db.query<PlatformCount & object>(
      `select p.key as platform, coalesce(o.count, 0) as count
       from platform p
       left join (
         select ci.platform_id, count(*) as count
         from case_item ci
         where ci.decision_id is null
           and ci.due_at <= $1
         group by ci.platform_id
       ) o on o.platform_id = p.id`,
      [now],
    );
  }
}
