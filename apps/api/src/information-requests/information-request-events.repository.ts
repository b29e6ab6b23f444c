import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { InformationRequest, RequestEvent } from './information-request.js';

export type NewRequestEvent = Pick<RequestEvent, 'kind' | 'staffId' | 'occurredAt' | 'recordedAt'> &
  Partial<Pick<RequestEvent, 'channel' | 'bundleId' | 'dueAt' | 'textId'>> & { readonly textHash?: Buffer | null };

/** Append-only: who did what about a request, and when. */
@Injectable()
export class InformationRequestEventsRepository {
  async insert(
    tx: Tx,
    { platformId, id }: Pick<InformationRequest, 'platformId' | 'id'>,
    event: NewRequestEvent,
  ): Promise<void> {
    await tx.sql.query(
      `insert into information_request_event (platform_id, id, request_id, kind, staff_id, channel, bundle_id, due_at,
         text_id, text_hash, occurred_at, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        platformId,
        newId(),
        id,
        event.kind,
        event.staffId,
        event.channel ?? null,
        event.bundleId ?? null,
        event.dueAt ?? null,
        event.textId ?? null,
        event.textHash ?? null,
        event.occurredAt,
        event.recordedAt,
      ],
    );
  }

  /** In the order in which they were recorded. */
  async of(tx: Tx, platformId: string, requestId: string): Promise<RequestEvent[]> {
    const { rows } = await tx.sql.query<RequestEvent>(
      `select e.id, e.kind, e.staff_id as "staffId", e.channel, e.bundle_id as "bundleId", e.due_at as "dueAt",
         e.text_id as "textId", e.occurred_at as "occurredAt", e.recorded_at as "recordedAt"
       from information_request_event e
       where e.platform_id = $1 and e.request_id = $2
       order by e.recorded_at, e.id`,
      [platformId, requestId],
    );
    return rows;
  }
}
