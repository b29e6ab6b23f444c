import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { Sealer } from '../infrastructure/sealing/index.js';
import type { Environment, PauseReason } from './submission.js';

/** The account of a platform in one environment of the Commission's database; its token is not in here. */
export interface Connection {
  readonly platformId: string;
  readonly environment: Environment;
  readonly baseUrl: string;
  /** Statements decided from here on are submitted. */
  readonly submitsFrom: Date;
  readonly state: 'sending' | 'paused';
  readonly pauseReason: PauseReason | null;
  /** The database asked us to wait until then. */
  readonly waitsUntil: Date | null;
  /** When an answer first showed the configured host. */
  readonly hostConfirmedAt: Date | null;
  /** Where the daily dump lies, with `{day}` for the day; null when it is handed in. */
  readonly dumpUrl: string | null;
  /** The only other host that the dump's address may redirect to; null: none. */
  readonly dumpStorageHost: string | null;
  readonly changedAt: Date;
  readonly recordedAt: Date;
}

/** With the token, for whoever calls; sealed it also tells this setting from every other: it is sealed anew by each. */
export type OpenedConnection = Connection & { readonly token: string; readonly sealedToken: Buffer };

export type NewConnection = Pick<
  Connection,
  'platformId' | 'environment' | 'baseUrl' | 'submitsFrom' | 'dumpUrl' | 'dumpStorageHost'
> & {
  readonly token: string;
};

const columns = `c.platform_id as "platformId", c.environment, c.base_url as "baseUrl", c.submits_from as "submitsFrom", c.state,
  c.pause_reason as "pauseReason", c.waits_until as "waitsUntil", c.host_confirmed_at as "hostConfirmedAt",
  c.dump_url as "dumpUrl", c.dump_storage_host as "dumpStorageHost", c.changed_at as "changedAt", c.recorded_at as "recordedAt"`;

@Injectable()
export class ConnectionsRepository {
  constructor(private readonly sealer: Sealer) {}

  async find(tx: Tx, platformId: string): Promise<Connection | null> {
    const { rows } = await tx.sql.query<Connection>(
      `select ${columns} from transparency_connection c where c.platform_id = $1`,
      [platformId],
    );
    return rows[0] ?? null;
  }

  async withToken(tx: Tx, platformId: string): Promise<OpenedConnection | null> {
    const { rows } = await tx.sql.query<Connection & { sealedToken: Buffer }>(
      `select ${columns}, c.sealed_token as "sealedToken" from transparency_connection c where c.platform_id = $1`,
      [platformId],
    );
    return rows[0] ? { ...rows[0], token: this.sealer.unwrap(rows[0].sealedToken).toString() } : null;
  }

  /** Whether nothing was set since; it cannot be before this transaction ends. */
  async isStillSet(tx: Tx, { platformId, sealedToken }: OpenedConnection): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      'select from transparency_connection where platform_id = $1 and sealed_token = $2 for no key update',
      [platformId, sealedToken],
    );
    return rowCount === 1;
  }

  /** Whether the platform still submits there and from then on; it cannot say otherwise before this transaction ends. */
  async stillHolds(tx: Tx, { platformId, environment, submitsFrom }: Connection): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `
      select from transparency_connection c
      where c.platform_id = $1 and c.environment = $2 and c.submits_from = $3
      for share`,
      [platformId, environment, submitsFrom],
    );
    return rowCount === 1;
  }

  /** Takes the place of the one before; it sends, whatever the one before did. */
  async set(
    tx: Tx,
    { platformId, environment, baseUrl, token, submitsFrom, dumpUrl, dumpStorageHost }: NewConnection,
    now: Date,
  ): Promise<void> {
    await tx.sql.query(
      `
      insert into transparency_connection (platform_id, environment, base_url, sealed_token, submits_from, state, dump_url,
        dump_storage_host, changed_at, recorded_at)
      values ($1, $2, $3, $4, $5, 'sending', $6, $8, $7, $7)
      on conflict (platform_id) do update set environment = excluded.environment, base_url = excluded.base_url,
        sealed_token = excluded.sealed_token, submits_from = excluded.submits_from, state = 'sending', pause_reason = null,
        waits_until = null, host_confirmed_at = null, dump_url = excluded.dump_url,
        dump_storage_host = excluded.dump_storage_host, changed_at = excluded.changed_at`,
      [platformId, environment, baseUrl, this.sealer.wrap(token), submitsFrom, dumpUrl, now, dumpStorageHost],
    );
  }

  /** False when it was paused already. */
  async pause(tx: Tx, platformId: string, reason: PauseReason, now: Date): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `update transparency_connection set state = 'paused', pause_reason = $2, changed_at = $3
      where platform_id = $1 and state = 'sending'`,
      [platformId, reason, now],
    );
    return rowCount === 1;
  }

  /** False when it was sending already. */
  async resume(tx: Tx, platformId: string, now: Date): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `update transparency_connection set state = 'sending', pause_reason = null, waits_until = null, changed_at = $2
      where platform_id = $1 and state = 'paused'`,
      [platformId, now],
    );
    return rowCount === 1;
  }

  async waitUntil(tx: Tx, platformId: string, until: Date): Promise<void> {
    await tx.sql.query('update transparency_connection set waits_until = $2 where platform_id = $1', [
      platformId,
      until,
    ]);
  }

  async confirmHost(tx: Tx, platformId: string, now: Date): Promise<void> {
    await tx.sql.query(
      'update transparency_connection set host_confirmed_at = $2 where platform_id = $1 and host_confirmed_at is null',
      [platformId, now],
    );
  }

  /** The platforms that have something to send now. */
  async withDueWork(tx: Tx, now: Date): Promise<string[]> {
    const { rows } = await tx.sql.query<{ platformId: string }>(
      `
      select c.platform_id as "platformId"
      from transparency_connection c
      where c.state = 'sending' and (c.waits_until is null or c.waits_until <= $1)
        and exists (
          select from transparency_submission s
          where s.platform_id = c.platform_id and s.environment = c.environment and s.state in ('queued', 'unknown', 'blocked')
            and s.next_at <= $1
        )`,
      [now],
    );
    return rows.map(({ platformId }) => platformId);
  }

  /** Those whose dump of this day can be fetched and has not been compared yet. */
  async withoutDump(tx: Tx, day: string): Promise<string[]> {
    const { rows } = await tx.sql.query<{ platformId: string }>(
      `
      select c.platform_id as "platformId"
      from transparency_connection c
      where c.dump_url is not null and c.submits_from < $1::date + 1
        and not exists (
          select from transparency_reconciliation r
          where r.platform_id = c.platform_id and r.environment = c.environment and r.day = $1::date
        )`,
      [day],
    );
    return rows.map(({ platformId }) => platformId);
  }
}
