import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { RotaShift } from './rota.js';

const columns = 'r.id, r.staff_id as "staffId", r.position, r.from_at as "from", r.until_at as "until"';

@Injectable()
export class RotaRepository {
  async insert(tx: Tx, platformId: string, shift: RotaShift, recordedAt: Date): Promise<void> {
    await tx.sql.query(
      `insert into rota_shift (platform_id, id, staff_id, position, from_at, until_at, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [platformId, shift.id, shift.staffId, shift.position, shift.from, shift.until, recordedAt],
    );
  }

  /** The shifts that last or are to come, in the order of paging. */
  async current(tx: Tx, platformId: string, now: Date): Promise<RotaShift[]> {
    const { rows } = await tx.sql.query<RotaShift>(
      `select ${columns}
       from rota_shift r
       where r.platform_id = $1 and r.ended_at is null and (r.until_at is null or r.until_at > $2)
       order by r.position, r.from_at, r.id`,
      [platformId, now],
    );
    return rows;
  }

  /** Undefined when there is no such shift, or it has been taken off before. */
  async end(tx: Tx, platformId: string, id: string, now: Date): Promise<RotaShift | undefined> {
    const { rows } = await tx.sql.query<RotaShift>(
      `update rota_shift as r
       set ended_at = $3
       where r.platform_id = $1 and r.id = $2 and r.ended_at is null
       returning ${columns}`,
      [platformId, id, now],
    );
    return rows[0];
  }
}
