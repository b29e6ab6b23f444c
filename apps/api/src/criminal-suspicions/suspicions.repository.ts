import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { MemberStateGuess, SecondLook, SuspicionRow, SuspicionState } from './suspicion.js';

export type NewSuspicion = Omit<
  SuspicionRow,
  'state' | 'secondLook' | 'lookedAt' | 'lookedBy' | 'reportedAt' | 'closedAt'
> & { readonly textHash: Buffer };

export type SuspicionChanges = Partial<
  Pick<SuspicionRow, 'state' | 'urgent' | 'secondLook' | 'lookedAt' | 'lookedBy' | 'reportedAt' | 'closedAt'>
>;

export type SuspicionEventKind = 'raised' | 'confirmed' | 'dismissed' | 'reported' | 'acknowledged' | 'closed';

export interface SuspicionEvent {
  readonly kind: SuspicionEventKind;
  readonly reportId: string | null;
  readonly staffId: string;
  readonly textId: string | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

export type NewSuspicionEvent = SuspicionEvent & { readonly textHash: Buffer | null };

const changeable: Record<keyof SuspicionChanges, string> = {
  state: 'state',
  urgent: 'urgent',
  secondLook: 'second_look',
  lookedAt: 'looked_at',
  lookedBy: 'looked_by',
  reportedAt: 'reported_at',
  closedAt: 'closed_at',
};

const columns = `c.platform_id as "platformId", c.id, c.reference, c.case_id as "caseId", c.offence, c.threat_to as "threatTo", c.urgent,
  c.text_id as "textId", c.occurred_at as "occurredAt", c.recorded_at as "recordedAt", c.raised_by as "raisedBy", c.state,
  c.second_look as "secondLook", c.looked_at as "lookedAt", c.looked_by as "lookedBy", c.reported_at as "reportedAt",
  c.closed_at as "closedAt", c.due_at as "dueAt"`;

@Injectable()
export class SuspicionsRepository {
  /** False when the case has an open suspicion already. */
  async insert(tx: Tx, row: NewSuspicion): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `insert into criminal_suspicion (platform_id, id, reference, case_id, offence, threat_to, urgent, text_id, text_hash,
         occurred_at, recorded_at, raised_by, state, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'raised', $13)
       on conflict (platform_id, case_id) where closed_at is null do nothing`,
      [
        row.platformId,
        row.id,
        row.reference,
        row.caseId,
        row.offence,
        row.threatTo,
        row.urgent,
        row.textId,
        row.textHash,
        row.occurredAt,
        row.recordedAt,
        row.raisedBy,
        row.dueAt,
      ],
    );
    return rowCount === 1;
  }

  /** The first word on a Member State stands. */
  async insertMemberStates(
    tx: Tx,
    { platformId, id }: Pick<SuspicionRow, 'platformId' | 'id'>,
    guess: readonly MemberStateGuess[],
  ): Promise<void> {
    await tx.sql.query(
      `insert into suspicion_member_state (platform_id, suspicion_id, member_state, confidence)
       select $1, $2, m.code, m.confidence
       from unnest($3::text[], $4::text[]) as m (code, confidence)
       on conflict do nothing`,
      [platformId, id, guess.map(({ code }) => code), guess.map(({ confidence }) => confidence)],
    );
  }

  async memberStatesOf(tx: Tx, platformId: string, id: string): Promise<MemberStateGuess[]> {
    const { rows } = await tx.sql.query<MemberStateGuess>(
      `select m.member_state as code, m.confidence
       from suspicion_member_state m
       where m.platform_id = $1 and m.suspicion_id = $2
       order by m.member_state`,
      [platformId, id],
    );
    return rows;
  }

  async find(tx: Tx, platformId: string, id: string): Promise<SuspicionRow | undefined> {
    const { rows } = await tx.sql.query<SuspicionRow>(
      `select ${columns} from criminal_suspicion c where c.platform_id = $1 and c.id = $2`,
      [platformId, id],
    );
    return rows[0];
  }

  /** The row for this transaction alone to change. */
  async lock(tx: Tx, platformId: string, id: string): Promise<SuspicionRow | undefined> {
    const { rows } = await tx.sql.query<SuspicionRow>(
      `select ${columns} from criminal_suspicion c where c.platform_id = $1 and c.id = $2 for no key update`,
      [platformId, id],
    );
    return rows[0];
  }

  /** The open suspicion on a case, for this transaction alone to change. */
  async lockOpen(tx: Tx, platformId: string, caseId: string): Promise<SuspicionRow | undefined> {
    const { rows } = await tx.sql.query<SuspicionRow>(
      `select ${columns}
       from criminal_suspicion c
       where c.platform_id = $1 and c.case_id = $2 and c.closed_at is null
       for no key update`,
      [platformId, caseId],
    );
    return rows[0];
  }

  async update(tx: Tx, { platformId, id }: SuspicionRow, changes: SuspicionChanges): Promise<void> {
    const fields = Object.keys(changes) as (keyof SuspicionChanges)[];
    const assignments = fields.map((field, index) => `${changeable[field]} = $${index + 3}`);
    await tx.sql.query(`update criminal_suspicion set ${assignments.join(', ')} where platform_id = $1 and id = $2`, [
      platformId,
      id,
      ...fields.map((field) => changes[field]),
    ]);
  }

  /** At most `limit`, the newest first, before this id; `owed`: only those that no second person has looked at. */
  async list(
    tx: Tx,
    platformId: string,
    filter: {
      readonly state?: SuspicionState;
      readonly secondLook?: SecondLook | 'owed';
      readonly before?: string;
      readonly limit: number;
    },
  ): Promise<SuspicionRow[]> {
    const { rows } = await tx.sql.query<SuspicionRow>(
      `select ${columns}
       from criminal_suspicion c
       where c.platform_id = $1
         and ($2::text is null or c.state = $2)
         and ($3::text is null or coalesce(c.second_look, 'owed') = $3)
         and ($4::uuid is null or c.id < $4)
       order by c.id desc
       limit $5`,
      [platformId, filter.state ?? null, filter.secondLook ?? null, filter.before ?? null, filter.limit],
    );
    return rows;
  }

  async insertEvent(
    tx: Tx,
    { platformId, id }: Pick<SuspicionRow, 'platformId' | 'id'>,
    event: NewSuspicionEvent,
  ): Promise<void> {
    await tx.sql.query(
      `insert into suspicion_event (platform_id, id, suspicion_id, kind, report_id, staff_id, text_id, text_hash, occurred_at,
         recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        platformId,
        newId(),
        id,
        event.kind,
        event.reportId,
        event.staffId,
        event.textId,
        event.textHash,
        event.occurredAt,
        event.recordedAt,
      ],
    );
  }

  /** In the order in which they were written down. */
  async eventsOf(tx: Tx, platformId: string, id: string): Promise<SuspicionEvent[]> {
    const { rows } = await tx.sql.query<SuspicionEvent>(
      `select e.kind, e.report_id as "reportId", e.staff_id as "staffId", e.text_id as "textId", e.occurred_at as "occurredAt",
         e.recorded_at as "recordedAt"
       from suspicion_event e
       where e.platform_id = $1 and e.suspicion_id = $2
       order by e.recorded_at, e.id`,
      [platformId, id],
    );
    return rows;
  }
}
