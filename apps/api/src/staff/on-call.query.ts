import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import type { OnCall } from './page.js';
import type { StaffIdentity, StaffRole } from './staff-member.js';

interface PersonRow {
  readonly staffId: string;
  readonly role: StaffRole;
  readonly languages: string[];
  readonly identityId: string | null;
}

const person = 's.id as "staffId", s.role, s.languages, s.identity_id as "identityId"';

/** Who can be paged at an instant, with their addresses opened. */
@Injectable()
export class OnCallQuery {
  constructor(private readonly texts: SealedTexts) {}

  /** In the order in which they are paged, each person once. */
  async rotaAt(tx: Tx, platformId: string, at: Date): Promise<OnCall[]> {
    const { rows } = await tx.sql.query<PersonRow>(
      `select ${person}
       from rota_shift r
       join staff_member s on s.platform_id = r.platform_id and s.id = r.staff_id
       where r.platform_id = $1
         and r.ended_at is null
         and r.from_at <= $2
         and (r.until_at is null or r.until_at > $2)
         and s.left_at is null
         and s.role in ('moderator', 'senior-moderator', 'compliance-officer')
       order by r.position, r.from_at, r.id`,
      [platformId, at],
    );
    const firsts = rows.filter((row, index) => rows.findIndex(({ staffId }) => staffId === row.staffId) === index);
    return this.withAddresses(tx, platformId, firsts);
  }

  /** Whoever oversees stands in for a rota that reaches nobody. */
  async standIns(tx: Tx, platformId: string): Promise<OnCall[]> {
    const { rows } = await tx.sql.query<PersonRow>(
      `select ${person}
       from staff_member s
       where s.platform_id = $1 and s.left_at is null and s.role in ('senior-moderator', 'compliance-officer')
       order by s.alias`,
      [platformId],
    );
    return this.withAddresses(tx, platformId, rows);
  }

  private async withAddresses(tx: Tx, platformId: string, rows: readonly PersonRow[]): Promise<OnCall[]> {
    const ids = rows.flatMap(({ identityId }) => (identityId === null ? [] : [identityId]));
    const texts = ids.length > 0 ? await this.texts.read(tx, platformId, ids) : new Map<string, string>();
    return rows.map(({ identityId, ...row }) => {
      const sealed = identityId === null ? undefined : texts.get(identityId);
      return { ...row, ...(sealed === undefined ? {} : (JSON.parse(sealed) as StaffIdentity)) };
    });
  }
}
