import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { undetermined } from './lane.rules.js';

export interface Lane {
  readonly platformId: string;
  readonly language: string;
  readonly laneSkill: string;
}

@Injectable()
export class LanesRepository {
  /** The lanes of a language in which a case is open; from one to the next by the index, however many cases are in each. */
  async ofLanguages(tx: Tx): Promise<Lane[]> {
    const { rows } = await tx.sql.query<Lane>(
      `
      with recursive lane as (
        (
          select platform_id, language, lane_skill
          from review_case
          where state = 'open'
          order by platform_id, language, lane_skill
          limit 1
        )
        union all
        select next.*
        from lane
        cross join lateral (
          select platform_id, language, lane_skill
          from review_case
          where state = 'open' and (platform_id, language, lane_skill) > (lane.platform_id, lane.language, lane.lane_skill)
          order by platform_id, language, lane_skill
          limit 1
        ) as next
      )
      select platform_id as "platformId", language, lane_skill as "laneSkill" from lane where language <> $1`,
      [undetermined],
    );
    return rows;
  }

  /** How many open cases of the lane everybody with the skill sees now; those that somebody locks at this moment, later. */
  async share(tx: Tx, { platformId, language, laneSkill }: Lane, atMost: number): Promise<number> {
    const { rowCount } = await tx.sql.query(
      `
      with shared as (
        select id
        from review_case
        where platform_id = $1 and language = $2 and lane_skill = $3 and state = 'open'
        order by urgent_at, id
        limit $5
        for no key update skip locked
      )
      update review_case as c
      set language = $4
      from shared
      where c.platform_id = $1 and c.id = shared.id`,
      [platformId, language, laneSkill, undetermined, atMost],
    );
    return rowCount!;
  }
}
