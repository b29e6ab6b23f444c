import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { undetermined } from '../review/index.js';

export interface ComplaintLane {
  readonly platformId: string;
  readonly language: string;
  readonly skill: string;
}

@Injectable()
export class ComplaintLanesRepository {
  /** The lanes of a language in which a complaint is open. */
  async ofLanguages(tx: Tx): Promise<ComplaintLane[]> {
    const { rows } = await tx.sql.query<ComplaintLane>(
      `
      select distinct platform_id as "platformId", language, skill
      from complaint_case
      where state = 'open' and language <> $1`,
      [undetermined],
    );
    return rows;
  }

  /** How many open complaints of the lane everybody with the skill sees now; those that somebody locks at this moment, later. */
  async share(tx: Tx, { platformId, language, skill }: ComplaintLane): Promise<number> {
    const { rowCount } = await tx.sql.query(
      `
      with shared as (
        select complaint_id
        from complaint_case
        where platform_id = $1 and language = $2 and skill = $3 and state = 'open'
        for no key update skip locked
      )
      update complaint_case as k
      set language = $4
      from shared
      where k.platform_id = $1 and k.complaint_id = shared.complaint_id`,
      [platformId, language, skill, undetermined],
    );
    return rowCount!;
  }
}
