import { Injectable } from '@nestjs/common';
import { oneAtATime, type Tx } from '../infrastructure/database/index.js';
import type { PlannedShift, WorkedShift } from './shift.js';

const brought = (alias: string) => `${alias}.employer, ${alias}.skills, (
    select coalesce(json_agg(json_build_object('language', l.language, 'level', l.level) order by l.position), '[]')
    from unnest(${alias}.languages, ${alias}.levels) with ordinality as l (language, level, position)
  ) as languages`;

const planned = `p.id, p.staff_id as "staffId", p.from_at as "from", p.until_at as "until", p.rota_shift_id as "rotaShiftId",
  p.cancelled_at as "cancelledAt", p.recorded_at as "recordedAt", ${brought('p')}`;

const worked = `w.id, w.staff_id as "staffId", w.planned_shift_id as "plannedShiftId", w.started_at as "startedAt",
  w.ended_at as "endedAt", w.recorded_at as "recordedAt", ${brought('w')}`;

export interface ShiftsAsked {
  readonly from: Date | null;
  readonly to: Date | null;
  readonly after: { readonly at: string; readonly id: string } | null;
}

/** Planned and worked shifts, apart: one says what was meant, the other what was. */
@Injectable()
export class ShiftsRepository {
  /** Until the transaction ends nobody else writes a shift of this person. */
  async lockPerson(tx: Tx, platformId: string, staffId: string): Promise<void> {
    await oneAtATime(tx, `shifts:${platformId}:${staffId}`);
  }

  async insertPlanned(tx: Tx, platformId: string, shift: PlannedShift, plannedBy: string | null): Promise<void> {
    await tx.sql.query(
      `insert into planned_shift (platform_id, id, staff_id, from_at, until_at, employer, languages, levels, skills,
         rota_shift_id, planned_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        platformId,
        shift.id,
        shift.staffId,
        shift.from,
        shift.until,
        shift.employer,
        shift.languages.map(({ language }) => language),
        shift.languages.map(({ level }) => level),
        shift.skills,
        shift.rotaShiftId,
        plannedBy,
        shift.recordedAt,
      ],
    );
  }

  async insertWorked(tx: Tx, platformId: string, shift: WorkedShift, recordedBy: string | null): Promise<void> {
    await tx.sql.query(
      `insert into worked_shift (platform_id, id, staff_id, planned_shift_id, started_at, ended_at, employer, languages, levels,
         skills, recorded_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        platformId,
        shift.id,
        shift.staffId,
        shift.plannedShiftId,
        shift.startedAt,
        shift.endedAt,
        shift.employer,
        shift.languages.map(({ language }) => language),
        shift.languages.map(({ level }) => level),
        shift.skills,
        recordedBy,
        shift.recordedAt,
      ],
    );
  }

  async overlapsPlanned(tx: Tx, platformId: string, staffId: string, from: Date, until: Date): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `select 1
       from planned_shift
       where platform_id = $1 and staff_id = $2 and cancelled_at is null and from_at < $4 and until_at > $3
       limit 1`,
      [platformId, staffId, from, until],
    );
    return rowCount !== 0;
  }

  /** `endedAt` null: it lasts. `exceptId` is the shift that is being ended. */
  async overlapsWorked(
    tx: Tx,
    platformId: string,
    staffId: string,
    { startedAt, endedAt }: Pick<WorkedShift, 'startedAt' | 'endedAt'>,
    exceptId: string | null = null,
  ): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `select 1
       from worked_shift
       where platform_id = $1
         and staff_id = $2
         and id is distinct from $5
         and ($4::timestamptz is null or started_at < $4)
         and (ended_at is null or ended_at > $3)
       limit 1`,
      [platformId, staffId, startedAt, endedAt, exceptId],
    );
    return rowCount !== 0;
  }

  async lockPlanned(tx: Tx, platformId: string, id: string): Promise<PlannedShift | undefined> {
    const { rows } = await tx.sql.query<PlannedShift>(
      `select ${planned} from planned_shift p where p.platform_id = $1 and p.id = $2 for no key update of p`,
      [platformId, id],
    );
    return rows[0];
  }

  async lockWorked(tx: Tx, platformId: string, id: string): Promise<WorkedShift | undefined> {
    const { rows } = await tx.sql.query<WorkedShift>(
      `select ${worked} from worked_shift w where w.platform_id = $1 and w.id = $2 for no key update of w`,
      [platformId, id],
    );
    return rows[0];
  }

  async cancel(tx: Tx, platformId: string, id: string, cancelledAt: Date): Promise<void> {
    await tx.sql.query('update planned_shift set cancelled_at = $3 where platform_id = $1 and id = $2', [
      platformId,
      id,
      cancelledAt,
    ]);
  }

  async end(tx: Tx, platformId: string, id: string, endedAt: Date): Promise<void> {
    await tx.sql.query('update worked_shift set ended_at = $3 where platform_id = $1 and id = $2', [
      platformId,
      id,
      endedAt,
    ]);
  }

  /** Those that touch the asked span, by their start; cancelled ones too. */
  async plannedPage(tx: Tx, platformId: string, asked: ShiftsAsked, limit: number): Promise<PlannedShift[]> {
    const { rows } = await tx.sql.query<PlannedShift>(
      `select ${planned}
       from planned_shift p
       where p.platform_id = $1
         and ($2::timestamptz is null or p.until_at > $2)
         and ($3::timestamptz is null or p.from_at < $3)
         and ($4::timestamptz is null or (p.from_at, p.id) > ($4, $5::uuid))
       order by p.from_at, p.id
       limit $6`,
      [platformId, asked.from, asked.to, asked.after?.at ?? null, asked.after?.id ?? null, limit],
    );
    return rows;
  }

  /** Those that touch the asked span, by their start. */
  async workedPage(tx: Tx, platformId: string, asked: ShiftsAsked, limit: number): Promise<WorkedShift[]> {
    const { rows } = await tx.sql.query<WorkedShift>(
      `select ${worked}
       from worked_shift w
       where w.platform_id = $1
         and ($2::timestamptz is null or w.ended_at is null or w.ended_at > $2)
         and ($3::timestamptz is null or w.started_at < $3)
         and ($4::timestamptz is null or (w.started_at, w.id) > ($4, $5::uuid))
       order by w.started_at, w.id
       limit $6`,
      [platformId, asked.from, asked.to, asked.after?.at ?? null, asked.after?.id ?? null, limit],
    );
    return rows;
  }
}
