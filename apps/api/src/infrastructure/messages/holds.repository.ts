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

export interface HoldOnEntity extends HoldRow {
  readonly platformId: string;
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

  /** The hold for this transaction alone to change; undefined when it has ended. */
  async lockOpen(tx: Tx, platformId: string, id: string): Promise<HoldRow | undefined> {
    const { rows } = await tx.sql.query<HoldRow>(
      `select ${columns}
       from message_hold h
       where h.platform_id = $1 and h.id = $2 and h.ended_at is null
       for update`,
      [platformId, id],
    );
    return rows[0];
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

  /** The holds in force on these things, the longest first; none of them can end before this transaction does. */
  async inForceOn(
    tx: Tx,
    wanted: readonly { platformId: string; entity: HeldEntity }[],
    now: Date,
  ): Promise<HoldOnEntity[]> {
    const { rows } = await tx.sql.query<HoldOnEntity>(
      `select h.platform_id as "platformId", ${columns}
       from message_hold h
       where (h.platform_id, h.entity_kind, h.entity_id) in (
           select w.platform_id, w.kind, w.id from unnest($1::uuid[], $2::text[], $3::uuid[]) as w (platform_id, kind, id)
         )
         and h.ended_at is null and h.expires_at > $4
       order by h.id
       for share`,
      [
        wanted.map(({ platformId }) => platformId),
        wanted.map(({ entity }) => entity.kind),
        wanted.map(({ entity }) => entity.id),
        now,
      ],
    );
    return rows.sort((one, other) => other.expiresAt.getTime() - one.expiresAt.getTime());
  }

  /** What held messages wait for: when one hold ends, another on one of these things may not have. */
  async insertHeldFor(
    tx: Tx,
    messages: readonly { platformId: string; id: string; holdOn?: readonly HeldEntity[] }[],
  ): Promise<void> {
    const data = messages.flatMap(({ platformId, id, holdOn = [] }) =>
      holdOn.map((entity) => ({ platformId, messageId: id, entityKind: entity.kind, entityId: entity.id })),
    );
    if (data.length > 0) await tx.rows.messageHeldFor.createMany({ data, skipDuplicates: true });
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

  /** Gives the messages of an ended hold to the longest of the holds in force on what they wait for, with their due times. */
  async handOver(tx: Tx, platformId: string, { id, expiresAt }: HoldInForce, now: Date): Promise<void> {
    await tx.sql.query(
      `update message as m
       set hold_id = other.id, due_at = m.due_at + (other.expires_at - $4::timestamptz)
       from (
         select distinct on (f.message_id) f.message_id, h.id, h.expires_at
         from message w
         join message_held_for f on f.platform_id = w.platform_id and f.message_id = w.id
         join message_hold h on h.platform_id = f.platform_id and h.entity_kind = f.entity_kind
           and h.entity_id = f.entity_id and h.ended_at is null and h.expires_at > $3
         where w.platform_id = $1 and w.hold_id = $2 and w.state = 'held'
         order by f.message_id, h.expires_at desc, h.id
       ) as other
       where m.platform_id = $1 and m.id = other.message_id`,
      [platformId, id, now, expiresAt],
    );
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
