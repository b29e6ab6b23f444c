import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/database.js';
import { pageKey, pageOf, readPageKey, type Page } from '../infrastructure/validation/index.js';
import type { AuditEntry } from './audit-entry.js';

export interface AuditEntriesFilter {
  readonly limit: number;
  readonly after?: string;
  readonly entityId?: string;
  readonly entityKind?: string;
  readonly action?: string;
  readonly actorId?: string;
  /** Inclusive. */
  readonly from?: Date;
  /** Exclusive. */
  readonly to?: Date;
}

@Injectable()
export class AuditEntriesQuery {
  constructor(private readonly db: Database) {}

  /** Oldest first, so that a page once read stays as it was. */
  async page(platformId: string, filter: AuditEntriesFilter): Promise<Page<AuditEntry>> {
    const [afterAt, afterId] = readPageKey(filter.after, ['instant', 'id']) ?? [];
    const rows = await this.db.query<AuditEntry & { key: string }>(
      `select a.id, a.recorded_at as "recordedAt", to_char(a.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as key, a.actor_kind as "actorKind",
        a.actor_id as "actorId", a.role, a.action, a.article, a.entity_kind as "entityKind", a.entity_id as "entityId",
        a.details, a.request_id as "requestId"
      from audit_entry a
      where a.platform_id = $1
        and ($2::uuid is null or a.entity_id = $2)
        and ($3::text is null or a.entity_kind = $3)
        and ($4::text is null or a.action = $4)
        and ($5::uuid is null or a.actor_id = $5)
        and ($6::timestamptz is null or a.recorded_at >= $6)
        and ($7::timestamptz is null or a.recorded_at < $7)
        and ($8::timestamptz is null or (a.recorded_at, a.id) > ($8, $9::uuid))
      order by a.recorded_at, a.id
      limit $10`,
      [
        platformId,
        filter.entityId,
        filter.entityKind,
        filter.action,
        filter.actorId,
        filter.from,
        filter.to,
        afterAt,
        afterId,
        filter.limit + 1,
      ],
    );
    return pageOf(rows, filter.limit, (row) => pageKey(row.key, row.id));
  }
}
