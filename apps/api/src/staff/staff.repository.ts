import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { StaffMember } from './staff-member.js';

export interface StaffRow extends StaffMember {
  /** Of the sealed name and address; null when none was told. */
  readonly identityId: string | null;
  readonly recordedAt: Date;
}

export type StaffChanges = Partial<Pick<StaffMember, 'alias' | 'role' | 'languages' | 'skills' | 'leftAt'>>;

const changeable: Record<keyof StaffChanges, string> = {
  alias: 'alias',
  role: 'role',
  languages: 'languages',
  skills: 'skills',
  leftAt: 'left_at',
};

const columns = `s.id, s.alias, s.role, s.languages, s.skills, s.left_at as "leftAt", s.identity_id as "identityId",
  s.recorded_at as "recordedAt"`;

@Injectable()
export class StaffRepository {
  async find(tx: Tx, platformId: string, id: string): Promise<StaffRow | undefined> {
    const { rows } = await tx.sql.query<StaffRow>({
      name: 'staff-find',
      text: `select ${columns} from staff_member s where s.platform_id = $1 and s.id = $2`,
      values: [platformId, id],
    });
    return rows[0];
  }

  /** Those who left too. */
  async idsByAlias(tx: Tx, platformId: string, aliases: readonly string[]): Promise<Map<string, string>> {
    const { rows } = await tx.sql.query<{ alias: string; id: string }>(
      'select s.alias, s.id from staff_member s where s.platform_id = $1 and s.alias = any ($2::text[])',
      [platformId, aliases],
    );
    return new Map(rows.map(({ alias, id }) => [alias, id]));
  }

  async moderatedLanguages(tx: Tx, platformId: string): Promise<string[]> {
    const { rows } = await tx.sql.query<{ language: string }>(
      `select distinct unnest(s.languages) as language
       from staff_member s
       where s.platform_id = $1 and s.left_at is null and s.role in ('moderator', 'senior-moderator')`,
      [platformId],
    );
    return rows.map((row) => row.language);
  }

  /** Those who work here now, by alias. */
  async moderators(tx: Tx, platformId: string): Promise<StaffRow[]> {
    const { rows } = await tx.sql.query<StaffRow>(
      `select ${columns}
       from staff_member s
       where s.platform_id = $1 and s.left_at is null and s.role in ('moderator', 'senior-moderator')
       order by s.alias`,
      [platformId],
    );
    return rows;
  }

  /** The row for this transaction alone to change. */
  async lock(tx: Tx, platformId: string, id: string): Promise<StaffRow | undefined> {
    const { rows } = await tx.sql.query<StaffRow>(
      `select ${columns} from staff_member s where s.platform_id = $1 and s.id = $2 for no key update`,
      [platformId, id],
    );
    return rows[0];
  }

  /** At most `limit` members by alias, after this one. */
  async page(tx: Tx, platformId: string, afterAlias: string, limit: number): Promise<StaffRow[]> {
    const { rows } = await tx.sql.query<StaffRow>(
      `select ${columns} from staff_member s
       where s.platform_id = $1 and s.alias > $2
       order by s.alias
       limit $3`,
      [platformId, afterAlias, limit],
    );
    return rows;
  }

  async insert(tx: Tx, platformId: string, member: StaffRow): Promise<void> {
    await tx.sql.query(
      `insert into staff_member (platform_id, id, alias, identity_id, role, languages, skills, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        platformId,
        member.id,
        member.alias,
        member.identityId,
        member.role,
        member.languages,
        member.skills,
        member.recordedAt,
      ],
    );
  }

  async update(tx: Tx, platformId: string, id: string, changes: StaffChanges): Promise<void> {
    const fields = Object.keys(changes) as (keyof StaffChanges)[];
    const assignments = fields.map((field, index) => `${changeable[field]} = $${index + 3}`);
    await tx.sql.query(`update staff_member set ${assignments.join(', ')} where platform_id = $1 and id = $2`, [
      platformId,
      id,
      ...fields.map((field) => changes[field]),
    ]);
  }
}
