import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

@Injectable()
export class DayEndQuery {
  /** The first instant after a day of a zone. */
  async of(tx: Tx, day: string, timeZone: string): Promise<Date> {
    const { rows } = await tx.sql.query<{ at: Date }>(`select ($1::date + 1)::timestamp at time zone $2 as at`, [
      day,
      timeZone,
    ]);
    return rows[0]!.at;
  }
}
