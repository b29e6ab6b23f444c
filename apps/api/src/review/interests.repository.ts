import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { DeclaredInterest, Tie } from './interest.js';

export interface NewInterest {
  readonly platformId: string;
  readonly id: string;
  readonly staffId: string;
  readonly tie: Tie;
  readonly accountExternalId: string | null;
  readonly contentExternalId: string | null;
  readonly locationHmac: Buffer | null;
  readonly notifierHmac: Buffer | null;
  readonly caseId: string | null;
  readonly reasonId: string | null;
  readonly reasonHash: Buffer | null;
  readonly declaredBy: string;
  readonly recordedAt: Date;
}

const columns = `i.id, i.staff_id as "staffId", i.tie,
  case
    when i.account_external_id is not null then 'account'
    when i.content_external_id is not null then 'content'
    when i.case_id is not null then 'case'
    else 'notifier'
  end as kind,
  coalesce(i.account_external_id, i.content_external_id, i.case_id::text) as subject, i.reason_id as "reasonId",
  i.declared_by as "declaredBy", i.recorded_at as "declaredAt", i.ended_at as "endedAt", i.ended_by as "endedBy"`;

@Injectable()
export class InterestsRepository {
  async insert(tx: Tx, interest: NewInterest): Promise<void> {
    await tx.sql.query(
      `insert into declared_interest (platform_id, id, staff_id, tie, account_external_id, content_external_id, location_hmac,
         notifier_hmac, case_id, reason_id, reason_hash, declared_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        interest.platformId,
        interest.id,
        interest.staffId,
        interest.tie,
        interest.accountExternalId,
        interest.contentExternalId,
        interest.locationHmac,
        interest.notifierHmac,
        interest.caseId,
        interest.reasonId,
        interest.reasonHash,
        interest.declaredBy,
        interest.recordedAt,
      ],
    );
  }

  async lock(tx: Tx, platformId: string, id: string): Promise<DeclaredInterest | undefined> {
    const { rows } = await tx.sql.query<DeclaredInterest>(
      `select ${columns} from declared_interest i where i.platform_id = $1 and i.id = $2 for no key update`,
      [platformId, id],
    );
    return rows[0];
  }

  async end(tx: Tx, platformId: string, id: string, endedBy: string, endedAt: Date): Promise<void> {
    await tx.sql.query('update declared_interest set ended_at = $3, ended_by = $4 where platform_id = $1 and id = $2', [
      platformId,
      id,
      endedAt,
      endedBy,
    ]);
  }

  /** In the order of declaring; with `staffId` those of one person alone. */
  async page(
    tx: Tx,
    platformId: string,
    staffId: string | null,
    after: string | null,
    limit: number,
  ): Promise<DeclaredInterest[]> {
    const { rows } = await tx.sql.query<DeclaredInterest>(
      `select ${columns}
       from declared_interest i
       where i.platform_id = $1 and ($2::uuid is null or i.staff_id = $2) and ($3::uuid is null or i.id > $3)
       order by i.id
       limit $4`,
      [platformId, staffId, after, limit],
    );
    return rows;
  }

  /** Whether the person declared a tie that concerns this case. */
  async isInterested(tx: Tx, platformId: string, staffId: string, caseId: string): Promise<boolean> {
    const { rows } = await tx.sql.query<{ interested: boolean }>(
      'select staff_is_interested($1, $2, $3) as interested',
      [platformId, staffId, caseId],
    );
    return rows[0]!.interested;
  }

  /** The cases that the person holds now although a declared tie concerns them. */
  async heldDespite(tx: Tx, platformId: string, staffId: string, now: Date): Promise<string[]> {
    const { rows } = await tx.sql.query<{ caseId: string }>(
      `select l.case_id as "caseId"
       from claim l
       where l.platform_id = $1
         and l.staff_id = $2
         and l.ended_at is null
         and l.expires_at > $3
         and staff_is_interested(l.platform_id, l.staff_id, l.case_id)`,
      [platformId, staffId, now],
    );
    return rows.map(({ caseId }) => caseId);
  }
}
