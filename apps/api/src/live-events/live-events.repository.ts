import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { LiveEvent, LiveEventDescription, Window } from './live-event.js';

const columns = `e.id, e.external_id as "externalId", v.version, v.name, v.starts_at as "startsAt", v.ends_at as "endsAt",
  v.content_ids as "contentIds", v.account_ids as "accountIds", v.tags, v.expected_audience::float8 as "expectedAudience",
  v.cancelled, v.recorded_at as "recordedAt"`;

const current = `live_event e
  join live_event_version v on v.platform_id = e.platform_id and v.live_event_id = e.id and v.version = e.current_version`;

@Injectable()
export class LiveEventsRepository {
  /** The event with this name, made when it is new, and locked: whoever describes it at the same time waits. */
  async insertOrLock(
    tx: Tx,
    platformId: string,
    externalId: string,
    recordedAt: Date,
  ): Promise<{ id: string; currentVersion: number }> {
    await tx.sql.query(
      `insert into live_event (platform_id, id, external_id, current_version, recorded_at)
       values ($1, $2, $3, 0, $4)
       on conflict on constraint live_event_external_id_unique do nothing`,
      [platformId, newId(), externalId, recordedAt],
    );
    const { rows } = await tx.sql.query<{ id: string; currentVersion: number }>(
      `select id, current_version as "currentVersion"
       from live_event
       where platform_id = $1 and external_id = $2
       for no key update`,
      [platformId, externalId],
    );
    return rows[0]!;
  }

  async insertVersion(
    tx: Tx,
    platformId: string,
    id: string,
    version: number,
    event: LiveEventDescription,
    recordedAt: Date,
  ): Promise<void> {
    await tx.sql.query(
      `insert into live_event_version (platform_id, live_event_id, version, name, starts_at, ends_at, content_ids, account_ids,
         tags, expected_audience, cancelled, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        platformId,
        id,
        version,
        event.name,
        event.startsAt,
        event.endsAt,
        event.contentIds,
        event.accountIds,
        event.tags,
        event.expectedAudience,
        event.cancelled,
        recordedAt,
      ],
    );
    await tx.sql.query('update live_event set current_version = $3 where platform_id = $1 and id = $2', [
      platformId,
      id,
      version,
    ]);
  }

  async findByName(tx: Tx, platformId: string, externalId: string): Promise<LiveEvent | undefined> {
    const { rows } = await tx.sql.query<LiveEvent>(
      `select ${columns} from ${current} where e.platform_id = $1 and e.external_id = $2`,
      [platformId, externalId],
    );
    return rows[0];
  }

  /** Every version of an event, the first one first. */
  async versions(tx: Tx, platformId: string, id: string): Promise<LiveEvent[]> {
    const { rows } = await tx.sql.query<LiveEvent>(
      `select ${columns}
       from live_event e
       join live_event_version v on v.platform_id = e.platform_id and v.live_event_id = e.id
       where e.platform_id = $1 and e.id = $2
       order by v.version`,
      [platformId, id],
    );
    return rows;
  }

  /** Events, also cancelled ones, whose window touches the asked one, in the order of their start. */
  async page(
    tx: Tx,
    platformId: string,
    { from, to }: { readonly from: Date | null; readonly to: Date | null },
    after: { readonly startsAt: string; readonly id: string } | null,
    limit: number,
  ): Promise<LiveEvent[]> {
    const { rows } = await tx.sql.query<LiveEvent>(
      `select ${columns}
       from ${current}
       where e.platform_id = $1
         and ($2::timestamptz is null or v.ends_at > $2)
         and ($3::timestamptz is null or v.starts_at < $3)
         and ($4::timestamptz is null or (v.starts_at, e.id) > ($4, $5::uuid))
       order by v.starts_at, e.id
       limit $6`,
      [platformId, from, to, after?.startsAt ?? null, after?.id ?? null, limit],
    );
    return rows;
  }

  /** Events that were not cancelled and whose window touches this one, in the order of their start. */
  async touching(tx: Tx, platformId: string, { from, to }: Window): Promise<LiveEvent[]> {
    const { rows } = await tx.sql.query<LiveEvent>(
      `select ${columns}
       from ${current}
       where e.platform_id = $1 and v.ends_at > $2 and v.starts_at < $3 and not v.cancelled
       order by v.starts_at, e.id`,
      [platformId, from, to],
    );
    return rows;
  }
}
