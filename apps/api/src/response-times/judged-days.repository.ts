import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/tx.js';
import type { ComparedTime } from './flagger-priority.rules.js';
import type { DayPeriod } from './period.rules.js';

/** Append-only: the days on which it was judged whether trusted flaggers wait longer (Art. 22(1)). */
@Injectable()
export class JudgedDaysRepository {
  /** `YYYY-MM-DD`; null when none was judged. */
  async last(tx: Tx, platformId: string): Promise<string | null> {
    const { rows } = await tx.sql.query<{ day: string | null }>(
      `select to_char(max(d.day), 'YYYY-MM-DD') as day from flagger_priority_day d where d.platform_id = $1`,
      [platformId],
    );
    return rows[0]!.day;
  }

  /** Once for a day; `slower` names the response times in which flaggers waited longer. */
  async insert(
    tx: Tx,
    platformId: string,
    { from, to: day }: DayPeriod,
    slower: readonly ComparedTime[],
    recordedAt: Date,
  ): Promise<void> {
    await tx.sql.query(
      `insert into flagger_priority_day (platform_id, day, window_from, slower, recorded_at)
       values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [platformId, day, from, slower, recordedAt],
    );
  }
}
