import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { stateAfter, type CaseMove, type CaseState } from './case.rules.js';
import type { Priority } from './priority.rules.js';

export interface Case {
  id: string;
  platformId: string;
  subjectId: string;
  cause: 'notice' | 'own-initiative';
  state: CaseState;
  language: string;
  skill: string;
  laneSkill: string;
  priority: Priority;
  urgentAt: Date;
  dueAt: Date;
  firstLookDueAt: Date | null;
  openedAt: Date;
  heldUntil: Date | null;
}

/** The columns of a case that a move may set besides its state. */
export interface CaseChange {
  laneSkill?: string;
  heldUntil?: Date;
  assignedUntil?: Date | null;
  decidedAt?: Date;
}

const caseColumns = `id, platform_id as "platformId", subject_id as "subjectId", cause, state, language, skill,
  lane_skill as "laneSkill", priority, urgent_at as "urgentAt", due_at as "dueAt", first_look_due_at as "firstLookDueAt", opened_at as "openedAt",
  held_until as "heldUntil"`;

@Injectable()
export class CasesRepository {
  async find(tx: Tx, platformId: string, id: string): Promise<Case | null> {
    const { rows } = await tx.sql.query<Case>(
      `select ${caseColumns} from review_case where platform_id = $1 and id = $2`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  /** Locks a case against intake and against other decisions (`for update` waits for items that are joining). */
  async lock(tx: Tx, platformId: string, id: string): Promise<Case | null> {
    const { rows } = await tx.sql.query<Case>(
      `select ${caseColumns} from review_case where platform_id = $1 and id = $2 for update`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  /** True when this call moved the case; false when it was not in the state that the move leaves. */
  async move(
    tx: Tx,
    found: Pick<Case, 'platformId' | 'id' | 'state'>,
    move: CaseMove,
    change: CaseChange = {},
  ): Promise<boolean> {
    const to = stateAfter(found.state, move);
    if (!to) return false;
    const { rowCount } = await tx.sql.query(
      `
      update review_case
      set state = $4,
        lane_skill = coalesce($5, lane_skill),
        held_until = $6,
        assigned_until = $7,
        decided_at = $8
      where platform_id = $1 and id = $2 and state = $3`,
      [
        found.platformId,
        found.id,
        found.state,
        to,
        change.laneSkill ?? null,
        change.heldUntil ?? null,
        change.assignedUntil ?? null,
        change.decidedAt ?? null,
      ],
    );
    return rowCount === 1;
  }

  /** Makes an undecided case as urgent as a later notice asks for; never less urgent. A threat to life ends a hold (TRI-3). */
  async raise(
    tx: Tx,
    platformId: string,
    id: string,
    to: { priority: Priority; urgentAt: Date; dueAt: Date; skill: string },
  ): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `
      update review_case
      set priority = $3,
        state = case when state = 'held' and $3 = 'threat-to-life' then 'open' else state end,
        held_until = case when $3 = 'threat-to-life' then null else held_until end,
        urgent_at = least(urgent_at, $4),
        due_at = least(due_at, $5),
        lane_skill = case when lane_skill = skill and $6 <> 'general' then $6 else lane_skill end,
        skill = case when $6 <> 'general' then $6 else skill end
      where platform_id = $1 and id = $2 and state <> 'decided' and urgent_at > $4`,
      [platformId, id, to.priority, to.urgentAt, to.dueAt, to.skill],
    );
    return rowCount === 1;
  }

  /** The held cases whose day has come, back into the queue. */
  async resumeHeld(tx: Tx, now: Date, atMost: number): Promise<{ platformId: string; id: string }[]> {
    const { rows } = await tx.sql.query<{ platformId: string; id: string }>(
      `
      update review_case as c
      set state = 'open', held_until = null
      from (
        select platform_id, id
        from review_case
        where state = 'held' and held_until <= $1
        order by held_until
        limit $2
        for update skip locked
      ) as over
      where c.platform_id = over.platform_id and c.id = over.id
      returning c.platform_id as "platformId", c.id`,
      [now, atMost],
    );
    return rows;
  }

  /** The handed-over cases that the named moderator did not take in time, back into their lane. */
  async endHandOvers(tx: Tx, now: Date, atMost: number): Promise<{ platformId: string; id: string }[]> {
    const { rows } = await tx.sql.query<{ platformId: string; id: string }>(
      `
      update review_case as c
      set lane_skill = c.skill, assigned_until = null
      from (
        select platform_id, id
        from review_case
        where assigned_until <= $1 and state <> 'decided' and state <> 'claimed'
        order by assigned_until
        limit $2
        for update skip locked
      ) as over
      where c.platform_id = over.platform_id and c.id = over.id
      returning c.platform_id as "platformId", c.id`,
      [now, atMost],
    );
    return rows;
  }
}
