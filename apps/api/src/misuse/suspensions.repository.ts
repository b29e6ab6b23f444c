import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { MisuseKind } from './misuse.rules.js';
import type { NewSuspension, Suspension, SuspensionEnd } from './suspension.js';

type SuspensionRow = Omit<Suspension, 'ends'> & {
  ends: (Omit<SuspensionEnd, 'occurredAt'> & { occurredAt: string })[];
};

const columns = `s.platform_id as "platformId", s.id, s.party_id as "partyId", s.kind, s.warning_id as "warningId",
  s.decision_id as "decisionId", s.counted, s.total, s.window_from as "windowFrom", s.gravity,
  s.intention_known as "intentionKnown", s.text_id as "textId", s.decided_by as "decidedBy", s.message_id as "messageId",
  s.starts_at as "startsAt", s.ends_at as "endsAt", m.state as "messageState",
  exists (
    select
    from decision d
    where d.platform_id = s.platform_id and d.supersedes_id = s.decision_id
  ) as "decisionSuperseded",
  coalesce(
    (
      select json_agg(json_build_object('cause', e.cause, 'reasonId', e.reason_id, 'endedBy', e.ended_by,
        'occurredAt', e.occurred_at) order by e.occurred_at, e.id)
      from misuse_suspension_end e
      where e.platform_id = s.platform_id and e.suspension_id = s.id
    ),
    '[]'
  ) as ends`;

const source = `misuse_suspension s left join message m on m.platform_id = s.platform_id and m.id = s.message_id`;

@Injectable()
export class SuspensionsRepository {
  async insert(tx: Tx, suspension: NewSuspension): Promise<void> {
    await tx.rows.misuseSuspension.create({
      data: { ...suspension, textHash: new Uint8Array(suspension.textHash), recordedAt: suspension.startsAt },
    });
  }

  async find(tx: Tx, platformId: string, id: string): Promise<Suspension | null> {
    const { rows } = await tx.sql.query<SuspensionRow>(
      `select ${columns} from ${source} where s.platform_id = $1 and s.id = $2`,
      [platformId, id],
    );
    return rows[0] ? suspensionOf(rows[0]) : null;
  }

  /** Newest first. */
  async ofParty(tx: Tx, platformId: string, partyId: string, limit: number): Promise<Suspension[]> {
    const { rows } = await tx.sql.query<SuspensionRow>(
      `
      select ${columns}
      from ${source}
      where s.platform_id = $1 and s.party_id = $2
      order by s.starts_at desc, s.id desc
      limit $3`,
      [platformId, partyId, limit],
    );
    return rows.map(suspensionOf);
  }

  /** Newest first, after this one. */
  async page(
    tx: Tx,
    platformId: string,
    kind: MisuseKind | null,
    { after, limit }: { after: readonly [string, string] | null; limit: number },
  ): Promise<Suspension[]> {
    const [startsAt, id] = after ?? [null, null];
    const { rows } = await tx.sql.query<SuspensionRow>(
      `
      select ${columns}
      from ${source}
      where s.platform_id = $1 and ($2::text is null or s.kind = $2)
        and ($3::timestamptz is null or (s.starts_at, s.id) < ($3, $4::uuid))
      order by s.starts_at desc, s.id desc
      limit $5`,
      [platformId, kind, startsAt, id, limit],
    );
    return rows.map(suspensionOf);
  }

  /** When the party's suspension in force ends; null when there is none. */
  async inForceUntil(tx: Tx, platformId: string, partyId: string, kind: MisuseKind, at: Date): Promise<Date | null> {
    const { rows } = await tx.sql.query<{ endsAt: Date | null }>(
      `
      select max(s.ends_at) as "endsAt"
      from misuse_suspension s
      where s.platform_id = $1 and s.party_id = $2 and s.kind = $3 and s.starts_at <= $4 and s.ends_at > $4
        and not exists (
          select
          from misuse_suspension_end e
          where e.platform_id = s.platform_id and e.suspension_id = s.id
        )
        and not exists (
          select
          from decision d
          where d.platform_id = s.platform_id and d.supersedes_id = s.decision_id
        )`,
      [platformId, partyId, kind, at],
    );
    return rows[0]!.endsAt;
  }

  async insertEnd(
    tx: Tx,
    end: SuspensionEnd & {
      platformId: string;
      suspensionId: string;
      reasonHash: Buffer;
      complaintId: string | null;
    },
  ): Promise<void> {
    await tx.rows.misuseSuspensionEnd.create({
      data: { ...end, id: newId(), reasonHash: new Uint8Array(end.reasonHash), recordedAt: end.occurredAt },
    });
  }
}

function suspensionOf({ ends, ...row }: SuspensionRow): Suspension {
  return { ...row, ends: ends.map((end) => ({ ...end, occurredAt: new Date(end.occurredAt) })) };
}
