import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Surge, SurgeChange, SurgeEvent, SurgeScope } from './surge.js';

const columns = `s.id, s.category, s.language, s.origin, s.state, s.began_at as "beganAt", s.switched_on_at as "switchedOnAt",
  s.expected_end_at as "expectedEndAt", s.ended_at as "endedAt", s.recorded_at as "recordedAt",
  case when s.rule is not null then json_build_object('rule', s.rule, 'noticesInHour', s.notices_in_hour, 'usualInHour', s.usual_in_hour,
    'spreadInHour', s.spread_in_hour, 'thresholdInHour', s.threshold_in_hour, 'daysOnRecord', s.days_on_record) end as rush`;

@Injectable()
export class SurgesRepository {
  async insert(tx: Tx, platformId: string, surge: Surge): Promise<void> {
    await tx.sql.query(
      `insert into surge (platform_id, id, category, language, origin, state, began_at, switched_on_at, expected_end_at, recorded_at,
         rule, notices_in_hour, usual_in_hour, spread_in_hour, threshold_in_hour, days_on_record)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        ...[platformId, surge.id, surge.category, surge.language, surge.origin, surge.state, surge.beganAt],
        ...[surge.switchedOnAt, surge.expectedEndAt, surge.recordedAt],
        surge.rush?.rule ?? null,
        surge.rush?.noticesInHour ?? null,
        surge.rush?.usualInHour ?? null,
        surge.rush?.spreadInHour ?? null,
        surge.rush?.thresholdInHour ?? null,
        surge.rush?.daysOnRecord ?? null,
      ],
    );
  }

  async insertEvent(
    tx: Tx,
    platformId: string,
    surgeId: string,
    event: SurgeEvent,
    textHash: Buffer | null,
  ): Promise<void> {
    await tx.sql.query(
      `insert into surge_event (platform_id, id, surge_id, kind, staff_id, text_id, text_hash, expected_end_at, occurred_at, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[platformId, event.id, surgeId, event.kind, event.staffId, event.textId, textHash],
        ...[event.expectedEndAt, event.occurredAt, event.recordedAt],
      ],
    );
  }

  async change(tx: Tx, platformId: string, id: string, change: SurgeChange): Promise<void> {
    await tx.sql.query(
      `update surge set state = $3, switched_on_at = $4, expected_end_at = $5, ended_at = $6
       where platform_id = $1 and id = $2`,
      [platformId, id, change.state, change.switchedOnAt, change.expectedEndAt, change.endedAt],
    );
  }

  async find(tx: Tx, platformId: string, id: string): Promise<Surge | undefined> {
    const { rows } = await tx.sql.query<Surge>(
      `select ${columns} from surge s where s.platform_id = $1 and s.id = $2`,
      [platformId, id],
    );
    return rows[0];
  }

  async lock(tx: Tx, platformId: string, id: string): Promise<Surge | undefined> {
    const { rows } = await tx.sql.query<Surge>(
      `select ${columns} from surge s where s.platform_id = $1 and s.id = $2 for no key update`,
      [platformId, id],
    );
    return rows[0];
  }

  /** The open surge of exactly this scope. */
  async openOf(tx: Tx, platformId: string, { category, language }: SurgeScope): Promise<Surge | undefined> {
    const { rows } = await tx.sql.query<Surge>(
      `select ${columns}
       from surge s
       where s.platform_id = $1 and s.state in ('noticed', 'on')
         and s.category is not distinct from $2 and s.language is not distinct from $3`,
      [platformId, category, language],
    );
    return rows[0];
  }

  /** Whether a surge of the whole platform is open, or was until after this instant. */
  async anyOpenSince(tx: Tx, platformId: string, since: Date): Promise<boolean> {
    const { rows } = await tx.sql.query(
      `select
       from surge s
       where s.platform_id = $1 and s.category is null and s.language is null and (s.ended_at is null or s.ended_at > $2)
       limit 1`,
      [platformId, since],
    );
    return rows.length > 0;
  }

  /** The earliest first. */
  async events(tx: Tx, platformId: string, surgeId: string): Promise<SurgeEvent[]> {
    const { rows } = await tx.sql.query<SurgeEvent>(
      `select e.id, e.kind, e.staff_id as "staffId", e.text_id as "textId", e.expected_end_at as "expectedEndAt",
         e.occurred_at as "occurredAt", e.recorded_at as "recordedAt"
       from surge_event e
       where e.platform_id = $1 and e.surge_id = $2
       order by e.recorded_at, e.id`,
      [platformId, surgeId],
    );
    return rows;
  }

  /** Those that touch the asked window, in the order in which they began. */
  async page(
    tx: Tx,
    platformId: string,
    { from, to, isOpen }: { readonly from: Date | null; readonly to: Date | null; readonly isOpen: boolean | null },
    after: { readonly beganAt: string; readonly id: string } | null,
    limit: number,
  ): Promise<Surge[]> {
    const { rows } = await tx.sql.query<Surge>(
      `select ${columns}
       from surge s
       where s.platform_id = $1
         and ($2::timestamptz is null or s.ended_at is null or s.ended_at > $2)
         and ($3::timestamptz is null or s.began_at < $3)
         and ($4::boolean is null or (s.ended_at is null) = $4)
         and ($5::timestamptz is null or (s.began_at, s.id) > ($5, $6::uuid))
       order by s.began_at, s.id
       limit $7`,
      [platformId, from, to, isOpen, after?.beganAt ?? null, after?.id ?? null, limit],
    );
    return rows;
  }
}
