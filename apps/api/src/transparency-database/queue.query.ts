import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import type { Environment, SubmissionState } from './submission.js';

export interface QueueCount {
  readonly platform: string;
  readonly environment: Environment;
  readonly state: SubmissionState;
  readonly count: number;
  /** When the oldest was decided; null of accepted ones. */
  readonly oldestAt: Date | null;
}

export interface FaultCount {
  readonly platform: string;
  /** `field:kind`. */
  readonly fault: string;
  readonly count: number;
}

/** The queues of all platforms, in the environment that each is connected to. */
@Injectable()
export class QueueQuery {
  constructor(private readonly db: Database) {}

  byState(): Promise<QueueCount[]> {
    return this.db.query<QueueCount & object>(`
      select p.key as platform, c.environment, s.state, count(*)::int as count, min(s.decided_at) as "oldestAt"
      from transparency_connection c
      join platform p on p.id = c.platform_id
      join transparency_submission s on s.platform_id = c.platform_id and s.environment = c.environment and s.state <> 'accepted'
      group by p.key, c.environment, s.state
      union all
      select p.key, c.environment, 'accepted', sum(d.statements + d.measures)::int, null
      from transparency_connection c
      join platform p on p.id = c.platform_id
      join transparency_accepted_day d on d.platform_id = c.platform_id and d.environment = c.environment
      group by p.key, c.environment`);
  }

  /** Of what was refused or given up and waits for a person. */
  byFault(): Promise<FaultCount[]> {
    return this.db.query<FaultCount & object>(`
      select p.key as platform, f.fault, count(*)::int as count
      from transparency_connection c
      join platform p on p.id = c.platform_id
      join transparency_submission s on s.platform_id = c.platform_id and s.environment = c.environment
        and s.state <> 'accepted' and s.state in ('refused', 'dead')
      cross join lateral unnest(s.faults) as f (fault)
      group by p.key, f.fault`);
  }
}
