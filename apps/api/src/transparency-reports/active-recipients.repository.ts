import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/tx.js';
import { newId } from '../infrastructure/ids.js';
import type { RecipientsOfMonth } from './active-recipients.rules.js';
import type { EnteringCaller } from './provided.repository.js';

export interface StoredMonth extends RecipientsOfMonth {
  readonly id: string;
  readonly enteredBy: string | null;
  readonly recordedAt: Date;
}

interface MonthRow extends Omit<StoredMonth, 'memberStates'> {
  readonly memberStates: Readonly<Record<string, number>>;
}

@Injectable()
export class ActiveRecipientsRepository {
  /** The latest entry of each month between two (`YYYY-MM`, both inside), oldest month first. */
  async latest(tx: Tx, platformId: string, from: string, to: string): Promise<StoredMonth[]> {
    const { rows } = await tx.sql.query<MonthRow>(
      `select distinct on (m.month) m.id, to_char(m.month, 'YYYY-MM') as month, m.total, m.member_states as "memberStates",
         m.entered_by as "enteredBy", m.recorded_at as "recordedAt"
       from active_recipients_month m
       where m.platform_id = $1 and m.month >= ($2 || '-01')::date and m.month <= ($3 || '-01')::date
       order by m.month, m.recorded_at desc, m.id desc`,
      [platformId, from, to],
    );
    return rows.map(({ memberStates, ...row }) => ({
      ...row,
      memberStates: Object.entries(memberStates).map(([memberState, recipients]) => ({ memberState, recipients })),
    }));
  }

  async insert(
    tx: Tx,
    platformId: string,
    { month, total, memberStates }: RecipientsOfMonth,
    { credentialId, staffId }: EnteringCaller,
    now: Date,
  ): Promise<string> {
    const id = newId();
    const byState = Object.fromEntries(memberStates.map(({ memberState, recipients }) => [memberState, recipients]));
    await tx.sql.query(
      `insert into active_recipients_month (platform_id, id, month, total, member_states, credential_id, entered_by, recorded_at)
       values ($1, $2, ($3 || '-01')::date, $4, $5::jsonb, $6, $7, $8)`,
      [platformId, id, month, total, JSON.stringify(byState), credentialId, staffId, now],
    );
    return id;
  }
}
