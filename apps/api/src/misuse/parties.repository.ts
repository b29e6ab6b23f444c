import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { Party, PartyOf } from './party.js';

@Injectable()
export class PartiesRepository {
  /** The id of each party, made when new, in their order. Sorted by key: unsorted inserts of two callers deadlock. */
  async idsOf(tx: Tx, platformId: string, parties: readonly PartyOf[], recordedAt: Date): Promise<string[]> {
    const keys = parties.map(keyOf);
    const distinct = [...new Map(parties.map((party) => [keyOf(party), party])).values()];
    await tx.sql.query(
      `
      insert into misuse_party (platform_id, id, recipient_id, address_hmac, recorded_at)
      select $1, r.id, r."recipientId", r."addressHmac", $3
      from json_to_recordset($2::json) as r(id uuid, "recipientId" uuid, "addressHmac" bytea)
      order by r."recipientId", r."addressHmac"
      on conflict do nothing`,
      [platformId, JSON.stringify(distinct.map((party) => ({ id: newId(), ...columnsOf(party) }))), recordedAt],
    );
    const { rows } = await tx.sql.query<{ id: string; recipientId: string | null; addressHmac: Buffer | null }>(
      `
      select p.id, p.recipient_id as "recipientId", p.address_hmac as "addressHmac"
      from json_to_recordset($2::json) as r("recipientId" uuid, "addressHmac" bytea)
      cross join lateral (
        select * from misuse_party m where m.platform_id = $1 and m.recipient_id = r."recipientId"
        union all
        select * from misuse_party m where m.platform_id = $1 and m.address_hmac = r."addressHmac"
      ) as p`,
      [platformId, JSON.stringify(distinct.map(columnsOf))],
    );
    const ids = new Map(rows.map((row) => [row.recipientId ?? row.addressHmac!.toString('hex'), row.id]));
    return keys.map((key) => ids.get(key)!);
  }

  async find(tx: Tx, platformId: string, id: string): Promise<Party | null> {
    const { rows } = await tx.sql.query<Party>(
      `
      select p.id, p.recipient_id as "recipientId", r.external_id as recipient, p.address_hmac as "addressHmac"
      from misuse_party p
      left join recipient r on r.platform_id = p.platform_id and r.id = p.recipient_id
      where p.platform_id = $1 and p.id = $2`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  /** Null for a recipient of whom nothing was ever counted. */
  async ofRecipient(tx: Tx, platformId: string, recipientId: string): Promise<string | null> {
    const { rows } = await tx.sql.query<{ id: string }>(
      'select p.id from misuse_party p where p.platform_id = $1 and p.recipient_id = $2',
      [platformId, recipientId],
    );
    return rows[0]?.id ?? null;
  }
}

const keyOf = (party: PartyOf): string =>
  'recipientId' in party ? party.recipientId : party.addressHmac.toString('hex');

const columnsOf = (party: PartyOf) =>
  'recipientId' in party
    ? { recipientId: party.recipientId, addressHmac: null }
    : { recipientId: null, addressHmac: `\\x${party.addressHmac.toString('hex')}` };
