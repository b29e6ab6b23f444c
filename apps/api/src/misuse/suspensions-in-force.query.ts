import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { MisuseKind } from './misuse.rules.js';

/** Who sent something, and when it arrived. */
export interface Sender {
  readonly platformId: string;
  readonly kind: Exclude<MisuseKind, 'content'>;
  readonly addressHmac?: Buffer | null;
  /** For who is known to the platform alone. */
  readonly recipientId?: string | null;
  readonly at: Date;
}

/** The suspensions against one sender, and when the last of them ends. */
export interface InForce {
  readonly ids: readonly string[];
  readonly endsAt: Date;
}

/** On the path of every notice: one prepared statement for many senders, which finds nothing in a small index. */
@Injectable()
export class SuspensionsInForceQuery {
  /** For each sender, in their order, what is in force at that instant; null when there is nothing. */
  async of(tx: Tx, senders: readonly Sender[]): Promise<(InForce | null)[]> {
    const { rows } = await tx.sql.query<InForce & { position: number }>({
      name: 'misuse-suspensions-in-force',
      text: `
        select r.position, max(s.ends_at) as "endsAt", array_agg(s.id) as ids
        from json_to_recordset($1::json) as r(position integer, "platformId" uuid, kind text, "addressHmac" bytea,
          "recipientId" uuid, at timestamptz)
        cross join lateral (
          select p.id from misuse_party p where p.platform_id = r."platformId" and p.address_hmac = r."addressHmac"
          union all
          select p.id from misuse_party p where p.platform_id = r."platformId" and p.recipient_id = r."recipientId"
        ) as p
        join misuse_suspension s on s.platform_id = r."platformId" and s.party_id = p.id and s.kind = r.kind
          and s.starts_at <= r.at and s.ends_at > r.at
        where not exists (
          select
          from misuse_suspension_end e
          where e.platform_id = s.platform_id and e.suspension_id = s.id
        )
        group by r.position`,
      values: [
        JSON.stringify(
          senders.map((sender, position) => ({
            ...sender,
            position,
            addressHmac: sender.addressHmac ? `\\x${sender.addressHmac.toString('hex')}` : null,
          })),
        ),
      ],
    });
    const found = new Map(rows.map((row) => [row.position, row]));
    return senders.map((_, position) => found.get(position) ?? null);
  }
}
