import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/tx.js';
import { newId } from '../infrastructure/ids.js';
import type { ProvidedEntry, StoredEntry } from './provided.js';
import type { AskedPeriod } from './report-scope.js';

/** Whose key entered it; `staffId` is null for a key that belongs to no person. */
export interface EnteringCaller {
  readonly credentialId: string;
  readonly staffId: string | null;
}

@Injectable()
export class ProvidedRepository {
  /** All entries of a period, oldest first. */
  async list(tx: Tx, { platformId, from, to }: AskedPeriod): Promise<StoredEntry[]> {
    const { rows } = await tx.sql.query<StoredEntry>(
      `
      select i.id, i.kind, i.question, i.answer, i.entered_by as "enteredBy", i.recorded_at as "recordedAt"
      from report_input i
      where i.platform_id = $1 and i.period_from = $2::date and i.period_to = $3::date
      order by i.recorded_at, i.id`,
      [platformId, from, to],
    );
    return rows;
  }

  async insert(
    tx: Tx,
    { platformId, from, to }: AskedPeriod,
    { kind, question, answer }: ProvidedEntry,
    { credentialId, staffId }: EnteringCaller,
    now: Date,
  ): Promise<string> {
    const id = newId();
    await tx.sql.query(
      `
      insert into report_input (platform_id, id, period_from, period_to, kind, question, answer, credential_id, entered_by,
        recorded_at)
      values ($1, $2, $3::date, $4::date, $5, $6, $7::jsonb, $8, $9, $10)`,
      [platformId, id, from, to, kind, question, JSON.stringify(answer), credentialId, staffId, now],
    );
    return id;
  }
}
