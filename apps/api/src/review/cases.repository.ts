import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { stateAfter, type CaseCause, type CaseMove, type CaseState } from './case.rules.js';
import type { Priority } from './priority.rules.js';
import type { Place } from './raise-case.rules.js';

export interface Case {
  id: string;
  platformId: string;
  subjectId: string;
  cause: CaseCause;
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
  /** On hold because only suspended senders asked for it (Art. 23(2)). */
  paused: boolean;
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
  held_until as "heldUntil", paused`;

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
    const { rows } = await tx.sql.query<Case>({
      name: 'review-lock-case',
      text: `select ${caseColumns} from review_case where platform_id = $1 and id = $2 for update`,
      values: [platformId, id],
    });
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
    const { rowCount } = await tx.sql.query({
      name: 'review-move-case',
      text: `
        update review_case
        set state = $4,
          lane_skill = coalesce($5, lane_skill),
          held_until = $6,
          paused = false,
          assigned_until = $7,
          decided_at = $8
        where platform_id = $1 and id = $2 and state = $3`,
      values: [
        found.platformId,
        found.id,
        found.state,
        to,
        change.laneSkill ?? null,
        change.heldUntil ?? null,
        change.assignedUntil ?? null,
        change.decidedAt ?? null,
      ],
    });
    return rowCount === 1;
  }

  /** Where the case of an item stands, of a notice or of an order, with the item's own due time. */
  async ofItem(tx: Tx, platformId: string, itemId: string): Promise<{ caseId: string; dueAt: Date } | null> {
    const { rows } = await tx.sql.query<{ caseId: string; dueAt: Date }>(
      `
      select case_id as "caseId", due_at as "dueAt" from case_item where platform_id = $1 and item_id = $2
      union all
      select case_id, due_at from case_order_item where platform_id = $1 and item_id = $2`,
      [platformId, itemId],
    );
    return rows[0] ?? null;
  }

  /** Puts a case that the caller has locked into another place; one that leaves a person's lane is nobody's any more. */
  async place(tx: Tx, { platformId, id, laneSkill }: Case, to: Place): Promise<void> {
    await tx.sql.query(
      `
      update review_case
      set state = $3,
        held_until = case when $3 = 'held' then held_until end,
        paused = paused and $3 = 'held',
        priority = $4,
        urgent_at = $5,
        due_at = $6,
        skill = $7,
        lane_skill = $8,
        assigned_until = case when $9 then assigned_until end
      where platform_id = $1 and id = $2`,
      [
        platformId,
        id,
        to.state,
        to.priority,
        to.urgentAt,
        to.dueAt,
        to.skill,
        to.laneSkill,
        to.laneSkill === laneSkill,
      ],
    );
  }

  /** Shortens the pause of a case; false when it is no longer than that, or over. */
  async pauseUntil(tx: Tx, platformId: string, id: string, until: Date): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      'update review_case set held_until = $3 where platform_id = $1 and id = $2 and paused and held_until > $3',
      [platformId, id, until],
    );
    return rowCount === 1;
  }

  /** The held cases whose day has come, back into the queue. */
  async resumeHeld(tx: Tx, now: Date, atMost: number): Promise<{ platformId: string; id: string }[]> {
    const { rows } = await tx.sql.query<{ platformId: string; id: string }>(
      `
      update review_case as c
      set state = 'open', held_until = null, paused = false
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
