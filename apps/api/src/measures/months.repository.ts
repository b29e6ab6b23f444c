import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

@Injectable()
export class MonthsRepository {
  /** Makes the partition of the day's month; true when it was missing. The program owns no table: a function of the owner does it. */
  async make(tx: Tx, day: string): Promise<boolean> {
    const { rows } = await tx.sql.query<{ made: boolean }>('select make_measure_month($1::date) as made', [day]);
    return rows[0]!.made;
  }
}
