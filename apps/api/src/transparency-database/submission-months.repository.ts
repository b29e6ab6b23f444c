import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import { millisecondsOf } from './puid.js';

/** The partitions of the submissions, one a month: made when the first of a month comes, in a transaction of their own. */
@Injectable()
export class SubmissionMonthsRepository {
  private readonly made = new Set<string>();

  constructor(private readonly db: Database) {}

  /** Must be called before submissions with these ids are written. */
  async ensure(ids: readonly string[]): Promise<void> {
    const months = new Map(ids.map((id) => [monthOf(id), id]));
    for (const [month, id] of months) {
      if (this.made.has(month)) continue;
      await this.db.transaction((tx) => tx.sql.query('select make_transparency_month($1)', [millisecondsOf(id)]));
      this.made.add(month);
    }
  }
}

function monthOf(id: string): string {
  return new Date(millisecondsOf(id)).toISOString().slice(0, 7);
}
