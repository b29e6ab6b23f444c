import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Tier } from '../platforms/index.js';

/** The service that a report is about, as of the last day of its period; before its first known tier that one counts. */
export interface AuditSubject {
  readonly key: string;
  readonly serviceName: string;
  readonly providerName: string;
  readonly timeZone: string;
  readonly tier: Tier;
  readonly microOrSmall: boolean;
  /** When the platform began to keep facts here. */
  readonly registeredAt: Date;
  /** The earliest notice on record, imported ones too. */
  readonly firstNoticeAt: Date | null;
}

/** A year of a large platform takes longer to count than a statement of a request may. */
const countWithinMinutes = 20;

@Injectable()
export class AuditSubjectQuery {
  async onDay(tx: Tx, platformId: string, day: string): Promise<AuditSubject | undefined> {
    const { rows } = await tx.sql.query<AuditSubject>(
      `select p.key, p.service_name as "serviceName", p.provider_name as "providerName", p.time_zone as "timeZone", t.tier,
         t.micro_or_small as "microOrSmall", p.recorded_at as "registeredAt", (
           select min(n.received_at) from notice n where n.platform_id = p.id
         ) as "firstNoticeAt"
       from platform p
       join platform_tier t on t.platform_id = p.id
       where p.id = $1
       order by t.valid_from <= $2::date desc, abs(t.valid_from - $2::date)
       limit 1`,
      [platformId, day],
    );
    return rows[0];
  }

  /** Before the first statement of a transaction: one snapshot for all sections, and time enough. */
  async prepare(tx: Tx): Promise<void> {
    await tx.sql.query('set transaction isolation level repeatable read');
    await tx.sql.query(`set local statement_timeout = '${countWithinMinutes}min'`);
    await tx.sql.query(`set local work_mem = '64MB'`);
  }
}
