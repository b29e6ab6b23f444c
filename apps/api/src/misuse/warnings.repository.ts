import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { MisuseKind } from './misuse.rules.js';

export interface NewWarning {
  readonly platformId: string;
  readonly id: string;
  readonly partyId: string;
  readonly kind: MisuseKind;
  readonly counted: number;
  readonly total: number;
  readonly windowFrom: Date;
  readonly reasonsId: string;
  readonly reasonsHash: Buffer;
  readonly givenBy: string;
  readonly messageId: string;
  readonly occurredAt: Date;
}

/** A warning with how far its message is, and whether a suspension rests on it. */
export interface Warning extends Omit<NewWarning, 'reasonsHash'> {
  readonly messageState: string;
  readonly acceptedAt: Date | null;
  readonly bounced: boolean;
  readonly used: boolean;
}

/** A suspension of the service that was decided anew rests on the same warning as the one before. */
const columns = `w.platform_id as "platformId", w.id, w.party_id as "partyId", w.kind, w.counted, w.total,
  w.window_from as "windowFrom", w.reasons_id as "reasonsId", w.given_by as "givenBy", w.message_id as "messageId",
  w.occurred_at as "occurredAt", m.state as "messageState", m.accepted_at as "acceptedAt",
  m.bounced_at is not null as bounced,
  exists (
    select
    from misuse_suspension s
    where s.platform_id = w.platform_id and s.warning_id = w.id
      and not exists (
        select
        from decision d
        where d.platform_id = s.platform_id and d.supersedes_id = s.decision_id
      )
  ) as used`;

@Injectable()
export class WarningsRepository {
  async insert(tx: Tx, warning: NewWarning): Promise<void> {
    await tx.rows.misuseWarning.create({
      data: { ...warning, reasonsHash: new Uint8Array(warning.reasonsHash), recordedAt: warning.occurredAt },
    });
  }

  async find(tx: Tx, platformId: string, id: string): Promise<Warning | null> {
    const { rows } = await tx.sql.query<Warning>(
      `
      select ${columns}
      from misuse_warning w
      join message m on m.platform_id = w.platform_id and m.id = w.message_id
      where w.platform_id = $1 and w.id = $2`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  /** Newest first. */
  async ofParty(tx: Tx, platformId: string, partyId: string, limit: number): Promise<Warning[]> {
    const { rows } = await tx.sql.query<Warning>(
      `
      select ${columns}
      from misuse_warning w
      join message m on m.platform_id = w.platform_id and m.id = w.message_id
      where w.platform_id = $1 and w.party_id = $2
      order by w.occurred_at desc, w.id desc
      limit $3`,
      [platformId, partyId, limit],
    );
    return rows;
  }

  /** The last one about this kind of misuse, unless its message did not arrive. */
  async lastHeard(
    tx: Tx,
    platformId: string,
    partyId: string,
    kind: MisuseKind,
  ): Promise<Pick<Warning, 'id' | 'occurredAt'> | null> {
    const { rows } = await tx.sql.query<Pick<Warning, 'id' | 'occurredAt'>>(
      `
      select w.id, w.occurred_at as "occurredAt"
      from misuse_warning w
      join message m on m.platform_id = w.platform_id and m.id = w.message_id
      where w.platform_id = $1 and w.party_id = $2 and w.kind = $3 and m.state not in ('bounced', 'failed')
      order by w.occurred_at desc, w.id desc
      limit 1`,
      [platformId, partyId, kind],
    );
    return rows[0] ?? null;
  }
}
