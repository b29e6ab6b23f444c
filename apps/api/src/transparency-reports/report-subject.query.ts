import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/tx.js';
import type { RestrictionType, Tier } from '../platforms/index.js';

/** The service that a report is about, with its tier as of the last day of the period. */
export interface ReportSubject {
  readonly key: string;
  readonly serviceName: string;
  readonly providerName: string;
  readonly timeZone: string;
  readonly restrictionTypes: readonly RestrictionType[];
  readonly reportSettings: Readonly<Record<string, unknown>>;
  readonly tier: Tier;
  readonly microOrSmall: boolean;
}

@Injectable()
export class ReportSubjectQuery {
  /** The platform on a day (YYYY-MM-DD); on days before its first known tier, that first one counts. */
  async onDay(tx: Tx, platformId: string, day: string): Promise<ReportSubject | undefined> {
    const { rows } = await tx.sql.query<ReportSubject>(
      `select p.key, p.service_name as "serviceName", p.provider_name as "providerName", p.time_zone as "timeZone",
         p.restriction_types as "restrictionTypes", p.report_settings as "reportSettings", t.tier,
         t.micro_or_small as "microOrSmall"
       from platform p
       join platform_tier t on t.platform_id = p.id
       where p.id = $1
       order by t.valid_from <= $2::date desc, abs(t.valid_from - $2::date)
       limit 1`,
      [platformId, day],
    );
    return rows[0];
  }
}
