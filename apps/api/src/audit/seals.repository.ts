import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/database.js';
import type { Tx } from '../infrastructure/database/tx.js';
import type { LastSeal, Seal } from './seal.js';
import type { SealedEntry } from './sealed-entry.js';
import type { PublicKey } from './signing-key.js';

/** Beyond the oldest transaction that still runs, nobody knows what is to come: sealing stops below it. */
const oldestRunning = 'pg_snapshot_xmin(pg_current_snapshot())';

const sealColumns = `s.number, s.platform_id as "platformId", s.from_xid::text as "fromXid", s.to_xid::text as "toXid",
  s.entry_count as count, s.first_recorded_at as "firstRecordedAt", s.last_recorded_at as "lastRecordedAt", s.root, s.contents,
  s.previous_hash as "previousHash", s.hash, s.key_id as "keyId", s.signature, s.recorded_at as "sealedAt"`;

@Injectable()
export class SealsRepository {
  constructor(private readonly db: Database) {}

  /** Whose log has entries that can be sealed now: one step in the index per platform, however long the logs are. */
  async platformsToSeal(): Promise<string[]> {
    const rows = await this.db.query<{ platformId: string }>(
      `with recursive logs as (
        (select a.platform_id from audit_entry a order by a.platform_id limit 1)
        union all
        select (select a.platform_id from audit_entry a where a.platform_id > l.platform_id order by a.platform_id limit 1)
        from logs l
        where l.platform_id is not null
      )
      select l.platform_id as "platformId"
      from logs l
      where l.platform_id is not null
        and exists (
          select from audit_entry a
          where a.platform_id = l.platform_id
            and a.xid < ${oldestRunning}
            and a.xid >= coalesce(
              (select s.to_xid from audit_seal s where s.platform_id = l.platform_id order by s.number desc limit 1), '0'::xid8))
      order by l.platform_id`,
    );
    return rows.map(({ platformId }) => platformId);
  }

  async last(tx: Tx, platformId: string): Promise<LastSeal | undefined> {
    const { rows } = await tx.sql.query<LastSeal>(
      `select s.number, s.to_xid::text as "toXid", s.hash
      from audit_seal s
      where s.platform_id = $1
      order by s.number desc
      limit 1`,
      [platformId],
    );
    return rows[0];
  }

  /** True when the last seal lies beyond all transactions of this server: it cannot have been made here. */
  async isFromElsewhere(tx: Tx, last: LastSeal): Promise<boolean> {
    const { rows } = await tx.sql.query<{ isBeyond: boolean }>(
      'select $1::xid8 > pg_snapshot_xmax(pg_current_snapshot()) as "isBeyond"',
      [last.toXid],
    );
    return rows[0]?.isBeyond ?? false;
  }

  /** The transaction before which the next seal ends: whole transactions with about `atMost` entries in all, none still running. */
  async nextBound(tx: Tx, platformId: string, fromXid: string, atMost: number): Promise<string> {
    const { rows } = await tx.sql.query<{ toXid: string }>(
      `select coalesce(
        (select (a.xid::text::bigint + 1)::text
          from audit_entry a
          where a.platform_id = $1 and a.xid >= $2::xid8 and a.xid < ${oldestRunning}
          order by a.xid
          offset $3
          limit 1),
        ${oldestRunning}::text) as "toXid"`,
      [platformId, fromXid, atMost - 1],
    );
    return rows[0]!.toXid;
  }

  /** The entries of the transactions [from, to), in the order in which they are sealed. */
  async entriesBetween(tx: Tx, platformId: string, fromXid: string, toXid: string): Promise<SealedEntry[]> {
    const { rows } = await tx.sql.query<SealedEntry>(
      `select a.platform_id as "platformId", a.id, a.recorded_at as "recordedAt", a.actor_kind as "actorKind",
        a.actor_id as "actorId", a.role, a.action, a.article, a.entity_kind as "entityKind", a.entity_id as "entityId",
        a.details, a.request_id as "requestId", a.xid::text as xid
      from audit_entry a
      where a.platform_id = $1 and a.xid >= $2::xid8 and a.xid < $3::xid8
      order by a.recorded_at, a.id`,
      [platformId, fromXid, toXid],
    );
    return rows;
  }

  async insert(tx: Tx, seal: Seal, key: PublicKey): Promise<void> {
    await tx.sql.query(
      `insert into audit_signing_key (id, public_key, recorded_at)
      values ($1, $2, $3)
      on conflict (id) do nothing`,
      [key.id, key.bytes, seal.sealedAt],
    );
    await tx.sql.query(
      `insert into audit_seal (platform_id, number, from_xid, to_xid, entry_count, first_recorded_at, last_recorded_at, root,
        contents, previous_hash, hash, key_id, signature, recorded_at)
      values ($1, $2, $3::xid8, $4::xid8, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        seal.platformId,
        seal.number,
        seal.fromXid,
        seal.toXid,
        seal.count,
        seal.firstRecordedAt,
        seal.lastRecordedAt,
        seal.root,
        seal.contents,
        seal.previousHash,
        seal.hash,
        seal.keyId,
        seal.signature,
        seal.sealedAt,
      ],
    );
  }

  async find(tx: Tx, platformId: string, number: number): Promise<Seal | undefined> {
    const { rows } = await tx.sql.query<Seal>(
      `select ${sealColumns} from audit_seal s where s.platform_id = $1 and s.number = $2`,
      [platformId, number],
    );
    return rows[0];
  }

  /** The seal that holds the entries of this transaction. */
  async over(tx: Tx, platformId: string, xid: string): Promise<Seal | undefined> {
    const { rows } = await tx.sql.query<Seal>(
      `select ${sealColumns}
      from audit_seal s
      where s.platform_id = $1 and s.from_xid <= $2::xid8 and s.to_xid > $2::xid8
      order by s.from_xid desc
      limit 1`,
      [platformId, xid],
    );
    return rows[0];
  }
}
