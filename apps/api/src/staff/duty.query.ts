import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { DutyShift, OnDuty } from './shift.js';

export interface DutyRoster {
  readonly planned: readonly DutyShift[];
  readonly worked: readonly DutyShift[];
  /** On the rota for pages. */
  readonly onCall: readonly OnDuty[];
}

const brought = `s.employer, s.skills, (
    select coalesce(json_agg(json_build_object('language', l.language, 'level', l.level) order by l.position), '[]')
    from unnest(s.languages, s.levels) with ordinality as l (language, level, position)
  ) as languages`;

/** Who was on duty in a span of time, `to` exclusive: as planned, as worked, and on call. */
@Injectable()
export class Duty {
  async during(
    tx: Tx,
    platformId: string,
    { from, to }: { readonly from: Date; readonly to: Date },
  ): Promise<DutyRoster> {
    const of = async <T extends OnDuty>(text: string) => (await tx.sql.query<T>(text, [platformId, from, to])).rows;
    return {
      planned: await of<DutyShift>(
        `select s.staff_id as "staffId", m.alias, s.from_at as "from", s.until_at as "until", ${brought}
         from planned_shift s
         join staff_member m on m.platform_id = s.platform_id and m.id = s.staff_id
         where s.platform_id = $1 and s.from_at < $3 and s.until_at > $2 and s.cancelled_at is null
         order by s.from_at, m.alias`,
      ),
      worked: await of<DutyShift>(
        `select s.staff_id as "staffId", m.alias, s.started_at as "from", s.ended_at as "until", ${brought}
         from worked_shift s
         join staff_member m on m.platform_id = s.platform_id and m.id = s.staff_id
         where s.platform_id = $1 and s.started_at < $3 and (s.ended_at is null or s.ended_at > $2)
         order by s.started_at, m.alias`,
      ),
      onCall: await of<OnDuty>(
        `select r.staff_id as "staffId", m.alias, r.from_at as "from", least(r.until_at, r.ended_at) as "until"
         from rota_shift r
         join staff_member m on m.platform_id = r.platform_id and m.id = r.staff_id
         where r.platform_id = $1
           and r.from_at < $3
           and (least(r.until_at, r.ended_at) is null or least(r.until_at, r.ended_at) > $2)
         order by r.from_at, m.alias`,
      ),
    };
  }
}
