import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/database.js';

@Injectable()
export class AuditMonthsRepository {
  constructor(private readonly db: Database) {}

  /** Makes the partition of the month (UTC) that the day (`2026-11-22`) lies in; true when it was missing. */
  async make(day: string): Promise<boolean> {
    const rows = await this.db.query<{ made: boolean }>('select make_audit_month($1) as made', [day]);
    return rows[0]!.made;
  }
}
