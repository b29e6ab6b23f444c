import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { MeasurePosition } from './measure-facts.query.js';
import type { Environment } from './submission.js';

/** How far the measures of each platform have been read. */
@Injectable()
export class MeasurePositionsRepository {
  /** Null before the platform had a connection in this environment. */
  async find(tx: Tx, platformId: string, environment: Environment): Promise<MeasurePosition | null> {
    const { rows } = await tx.sql.query<MeasurePosition>(
      `
      select p.xid::text as xid, p.applied_on::text as "appliedOn", p.measure_id as "measureId"
      from transparency_measure_position p
      where p.platform_id = $1 and p.environment = $2`,
      [platformId, environment],
    );
    return rows[0] ?? null;
  }

  /**
   * Before the first measure that may have been applied from then on: no measure is written down more than five minutes before it
   * was applied, and none of a transaction that still runs has been passed.
   */
  async beginAt(tx: Tx, platformId: string, environment: Environment, from: Date, now: Date): Promise<void> {
    await tx.sql.query(
      `
      insert into transparency_measure_position as p (platform_id, environment, xid, applied_on, measure_id, changed_at)
      select $1, $2, least(
          (select min(m.xid) from measure m where m.platform_id = $1 and m.recorded_at >= $3::timestamptz - interval '5 minutes'),
          pg_snapshot_xmin(pg_current_snapshot())
        ), '0001-01-01', '', $4
      on conflict (platform_id, environment) do update
      set xid = least(p.xid, excluded.xid), applied_on = excluded.applied_on, measure_id = '', changed_at = excluded.changed_at`,
      [platformId, environment, from, now],
    );
  }

  /** False when another has gone on meanwhile. */
  async move(
    tx: Tx,
    { platformId, environment, now }: { platformId: string; environment: Environment; now: Date },
    from: MeasurePosition,
    to: MeasurePosition,
  ): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `
      update transparency_measure_position
      set xid = $6::xid8, applied_on = $7, measure_id = $8, changed_at = $9
      where platform_id = $1 and environment = $2 and xid = $3::xid8 and applied_on = $4 and measure_id = $5`,
      [platformId, environment, from.xid, from.appliedOn, from.measureId, to.xid, to.appliedOn, to.measureId, now],
    );
    return rowCount === 1;
  }

  /** The platforms with measures that can be read and have not been. */
  async withUnread(tx: Tx): Promise<string[]> {
    const { rows } = await tx.sql.query<{ platformId: string }>(`
      select p.platform_id as "platformId"
      from transparency_measure_position p
      join transparency_connection c on c.platform_id = p.platform_id and c.environment = p.environment
      where exists (
        select from measure m
        where m.platform_id = p.platform_id and m.xid >= p.xid and m.xid < pg_snapshot_xmin(pg_current_snapshot())
          and (m.xid, m.applied_on, m.measure_id) > (p.xid, p.applied_on, p.measure_id)
      )`);
    return rows.map(({ platformId }) => platformId);
  }
}
