import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/tx.js';
import { newId } from '../infrastructure/ids.js';
import { actor } from '../infrastructure/logging/request-context.js';
import type { NewAuditEntry } from './audit-entry.js';

@Injectable()
export class AuditRepository {
  async insertMany(tx: Tx, entries: readonly NewAuditEntry[], now: Date): Promise<void> {
    const here = actor();
    const actors = entries.map(({ by }) => by ?? here);
    await tx.sql.query({
      name: 'audit_entries_insert',
      text: `insert into audit_entry (platform_id, recorded_at, id, actor_kind, actor_id, role, action, article,
          entity_kind, entity_id, details, request_id)
        select e.platform_id, e.recorded_at, e.id, e.actor_kind, e.actor_id, e.role, e.action, e.article,
          e.entity_kind, e.entity_id, e.details, e.request_id
        from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::text[],
            $9::text[], $10::uuid[], $11::jsonb[], $12::text[])
          as e (platform_id, recorded_at, id, actor_kind, actor_id, role, action, article,
            entity_kind, entity_id, details, request_id)`,
      values: [
        entries.map((entry) => entry.platformId),
        entries.map((entry) => entry.at ?? now),
        entries.map(() => newId()),
        actors.map((by) => by.kind),
        actors.map((by) => by.id),
        actors.map((by) => by.role),
        entries.map((entry) => entry.action),
        entries.map((entry) => entry.article ?? null),
        entries.map((entry) => entry.entityKind),
        entries.map((entry) => entry.entityId),
        entries.map((entry) => JSON.stringify(entry.details ?? {})),
        actors.map((by) => by.requestId),
      ],
    });
  }
}
