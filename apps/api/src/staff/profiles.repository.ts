import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { CountedPerson } from './profile.rules.js';
import type { StaffProfile } from './profile.js';

const spoken = `(
    select coalesce(json_agg(json_build_object('language', l.language, 'level', l.level) order by l.position), '[]')
    from unnest(p.languages, p.levels) with ordinality as l (language, level, position)
  ) as languages`;

const columns = `p.id, p.employment, p.employer, p.full_time_percent as "fullTimePercent", ${spoken},
  p.valid_from as "validFrom", p.recorded_at as "recordedAt"`;

@Injectable()
export class ProfilesRepository {
  async insert(tx: Tx, platformId: string, staffId: string, profile: StaffProfile): Promise<void> {
    await tx.sql.query(
      `insert into staff_profile (platform_id, id, staff_id, employment, employer, full_time_percent, languages, levels,
         valid_from, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        platformId,
        profile.id,
        staffId,
        profile.employment,
        profile.employer,
        profile.fullTimePercent,
        profile.languages.map(({ language }) => language),
        profile.languages.map(({ level }) => level),
        profile.validFrom,
        profile.recordedAt,
      ],
    );
  }

  /** Every profile of a person, the earliest first. */
  async list(tx: Tx, platformId: string, staffId: string): Promise<StaffProfile[]> {
    const { rows } = await tx.sql.query<StaffProfile>(
      `select ${columns} from staff_profile p where p.platform_id = $1 and p.staff_id = $2 order by p.valid_from, p.id`,
      [platformId, staffId],
    );
    return rows;
  }

  /** What holds on this day; undefined when the person has no profile by then. */
  async on(tx: Tx, platformId: string, staffId: string, day: string): Promise<StaffProfile | undefined> {
    const { rows } = await tx.sql.query<StaffProfile>(
      `select ${columns}
       from staff_profile p
       where p.platform_id = $1 and p.staff_id = $2 and p.valid_from <= $3
       order by p.valid_from desc, p.id desc
       limit 1`,
      [platformId, staffId, day],
    );
    return rows[0];
  }

  /** The moderators and senior moderators who worked here at the end of a day, each with the profile of that day, or null. */
  async moderatorsOn(tx: Tx, platformId: string, day: string, dayEnds: Date): Promise<(CountedPerson | null)[]> {
    const { rows } = await tx.sql.query<{ profile: CountedPerson | null }>(
      `select (
         select json_build_object('employment', p.employment, 'fullTimePercent', p.full_time_percent, 'languages', (
           select coalesce(json_agg(json_build_object('language', l.language, 'level', l.level)), '[]')
           from unnest(p.languages, p.levels) as l (language, level)
         ))
         from staff_profile p
         where p.platform_id = s.platform_id and p.staff_id = s.id and p.valid_from <= $2
         order by p.valid_from desc, p.id desc
         limit 1
       ) as profile
       from staff_member s
       where s.platform_id = $1
         and s.role in ('moderator', 'senior-moderator')
         and s.recorded_at < $3
         and (s.left_at is null or s.left_at >= $3)`,
      [platformId, day, dayEnds],
    );
    return rows.map(({ profile }) => profile);
  }
}
