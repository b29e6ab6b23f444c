import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';
import { newId } from '../ids.js';
import type { Deliverable } from './delivery-job.js';
import type { HeldEntity, HoldEndReason, HoldEntry, HoldInForce, NewHold } from './hold.js';

export interface HoldRow extends HoldInForce {
  readonly entityKind: string;
  readonly entityId: string;
  readonly endedAt: Date | null;
}

interface HoldChange {
  readonly kind: 'placed' | 'extended' | HoldEndReason;
  readonly expiresAt: Date;
  readonly staffId: string | null;
  readonly now: Date;
}

const columns = `h.id, h.expires_at as "expiresAt", h.entity_kind as "entityKind", h.entity_id as "entityId",
  h.ended_at as "endedAt"`;

/** The only writer of `message_hold` and its changes. */
@Injectable()
export class HoldsRepository {
  async insert(tx: Tx, id: string, hold: NewHold): Promise<void> {
    await tx.sql.query(
      `insert into message_hold (platform_id, id, entity_kind, entity_id, legal_basis, authority, approved_by, placed_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        hold.platformId,
        id,
        hold.entity.kind,
        hold.entity.id,
        hold.legalBasis,
        hold.authority,
        hold.approvedBy,
        hold.now,
        hold.expiresAt,
      ],
    );
  }

  async insertChange(tx: Tx, platformId: string, holdId: string, change: HoldChange): Promise<void> {
    await tx.sql.query(
      `insert into message_hold_change (platform_id, id, hold_id, kind, expires_at, staff_id, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [platformId, newId(), holdId, change.kind, change.expiresAt, change.staffId, change.now],
    );
  }

  async find(tx: Tx, platformId: string, id: string): Promise<HoldRow | undefined> {
    const { rows } = await tx.sql.query<HoldRow>(
      `select ${columns} from message_hold h where h.platform_id = $1 and h.id = $2`,
      [platformId, id],
    );
    return rows[0];
  }

  /** Every hold on the thing that has not ended, for this transaction alone to change; always in one order. */
  async lockOf(tx: Tx, platformId: string, entity: HeldEntity): Promise<HoldRow[]> {
    const { rows } = await tx.sql.query<HoldRow>(
      `select ${columns}
       from message_hold h
       where h.platform_id = $1 and h.entity_kind = $2 and h.entity_id = $3 and h.ended_at is null
       order by h.id
       for update`,
      [platformId, entity.kind, entity.id],
    );
    return rows;
  }

  /** The hold that lasts longest, also one whose end nobody has written down yet. */
  async inForce(tx: Tx, platformId: string, entity: HeldEntity, now: Date): Promise<HoldInForce | null> {
    const { rows } = await tx.sql.query<HoldInForce>({
      name: 'holds-in-force',
      text: `select h.id, h.expires_at as "expiresAt"
        from message_hold h
        where h.platform_id = $1 and h.entity_kind = $2 and h.entity_id = $3 and h.ended_at is null and h.expires_at > $4
        order by h.expires_at desc, h.id
        limit 1`,
      values: [platformId, entity.kind, entity.id, now],
    });
    return rows[0] ?? null;
  }

  /** Which of the holds have not ended, by id; none of them can end before this transaction does. */
  async stillHolding(
    tx: Tx,
    keys: readonly { platformId: string; holdId: string }[],
  ): Promise<Map<string, HoldInForce>> {
    const { rows } = await tx.sql.query<HoldInForce>(
      `select h.id, h.expires_at as "expiresAt"
       from message_hold h
       where (h.platform_id, h.id) in (select k.platform_id, k.id from unnest($1::uuid[], $2::uuid[]) as k (platform_id, id))
         and h.ended_at is null
       order by h.id
       for share`,
      [keys.map((key) => key.platformId), keys.map((key) => key.holdId)],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  async expired(tx: Tx, now: Date, limit: number): Promise<{ platformId: string; id: string }[]> {
    const { rows } = await tx.sql.query<{ platformId: string; id: string }>(
      `select h.platform_id as "platformId", h.id
       from message_hold h
       where h.ended_at is null and h.expires_at <= $1
       order by h.expires_at, h.id
       limit $2`,
      [now, limit],
    );
    return rows;
  }

  async extend(tx: Tx, platformId: string, id: string, expiresAt: Date): Promise<void> {
    await tx.sql.query(
      'update message_hold set expires_at = $3 where platform_id = $1 and id = $2 and ended_at is null',
      [platformId, id, expiresAt],
    );
  }

  async end(
    tx: Tx,
    platformId: string,
    id: string,
    { reason, endedBy, now }: { reason: HoldEndReason; endedBy: string | null; now: Date },
  ): Promise<void> {
    await tx.sql.query(
      `update message_hold
       set ended_at = $3, ended_by = $4, end_reason = $5
       where platform_id = $1 and id = $2 and ended_at is null`,
      [platformId, id, now, endedBy, reason],
    );
  }

  /** The time to deliver begins when the hold ends: due times move with the hold's expiry, their starts stay. */
  async moveDueTimes(tx: Tx, platformId: string, holdId: string, from: Date, to: Date): Promise<void> {
    await tx.sql.query(
      `update message
       set due_at = due_at + ($4::timestamptz - $3::timestamptz)
       where platform_id = $1 and hold_id = $2 and state = 'held' and due_at is not null`,
      [platformId, holdId, from, to],
    );
  }

  async handOver(tx: Tx, platformId: string, from: string, to: string): Promise<void> {
    await tx.sql.query(`update message set hold_id = $3 where platform_id = $1 and hold_id = $2 and state = 'held'`, [
      platformId,
      from,
      to,
    ]);
  }

  /** Lets go of the messages of a hold; they are the caller's to deliver. */
  async release(tx: Tx, platformId: string, holdId: string): Promise<Deliverable[]> {
    const { rows } = await tx.sql.query<Deliverable>(
      `update message
       set state = 'queued'
       where platform_id = $1 and hold_id = $2 and state = 'held'
       returning platform_id as "platformId", id, channel`,
      [platformId, holdId],
    );
    return rows;
  }

  /** Every hold on the thing, the newest first. */
  async listOf(tx: Tx, platformId: string, entity: HeldEntity): Promise<HoldEntry[]> {
    const { rows } = await tx.sql.query<Omit<HoldEntry, 'entity' | 'heldMessages'> & { heldMessages: string }>(
      `select h.id, h.expires_at as "expiresAt", h.legal_basis as "legalBasis", h.authority, h.approved_by as "approvedBy",
         h.placed_at as "placedAt", h.ended_at as "endedAt", h.ended_by as "endedBy", h.end_reason as "endReason",
         (
           select count(*)
           from message m
           where m.platform_id = h.platform_id and m.hold_id = h.id and m.state = 'held'
         ) as "heldMessages"
       from message_hold h
       where h.platform_id = $1 and h.entity_kind = $2 and h.entity_id = $3
       order by h.id desc`,
      [platformId, entity.kind, entity.id],
    );
    return rows.map((row) => ({ ...row, entity, heldMessages: Number(row.heldMessages) }));
  }
}
