import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { CoordinatorAnswer, ReferralChannel, ReferralState, ReferralStep } from './referral.rules.js';

/** What the Coordinator is told, or was; `explanationId` leads to the text. */
export interface ReferralRow {
  readonly id: string;
  readonly flaggerId: string;
  readonly from: string;
  readonly to: string;
  readonly explanationId: string;
  readonly preparedBy: string;
  readonly recordedAt: Date;
  readonly state: ReferralState;
  readonly sentAt: Date | null;
  readonly channel: ReferralChannel | null;
  readonly answeredAt: Date | null;
  readonly answer: CoordinatorAnswer | null;
}

export type NewReferral = Pick<ReferralRow, 'id' | 'flaggerId' | 'from' | 'to' | 'explanationId' | 'preparedBy'> & {
  readonly explanationHash: Buffer;
};

export interface NewReferralEvent {
  readonly referralId: string;
  readonly kind: ReferralStep;
  readonly channel: ReferralChannel | null;
  readonly answer: CoordinatorAnswer | null;
  readonly staffId: string;
  readonly occurredAt: Date;
}

const referrals = `
  select r.id, r.flagger_id as "flaggerId", r.from_day as "from", r.to_day as "to", r.explanation_id as "explanationId",
    r.prepared_by as "preparedBy", r.recorded_at as "recordedAt",
    case when a.id is not null then 'answered' when s.id is not null then 'sent' else 'prepared' end as state,
    s.occurred_at as "sentAt", s.channel, a.occurred_at as "answeredAt", a.answer
  from trusted_flagger_referral r
  left join trusted_flagger_referral_event s on s.platform_id = r.platform_id and s.referral_id = r.id and s.kind = 'sent'
  left join trusted_flagger_referral_event a on a.platform_id = r.platform_id and a.referral_id = r.id
    and a.kind = 'answered'`;

/** Referrals and what became of them; append-only. */
@Injectable()
export class ReferralsRepository {
  async find(tx: Tx, platformId: string, flaggerId: string, id: string): Promise<ReferralRow | undefined> {
    const { rows } = await tx.sql.query<ReferralRow>(
      `${referrals} where r.platform_id = $1 and r.flagger_id = $2 and r.id = $3`,
      [platformId, flaggerId, id],
    );
    return rows[0];
  }

  /** At most `limit` in the order of preparing, after this id. */
  async page(
    tx: Tx,
    platformId: string,
    flaggerId: string,
    afterId: string | undefined,
    limit: number,
  ): Promise<ReferralRow[]> {
    const { rows } = await tx.sql.query<ReferralRow>(
      `${referrals}
       where r.platform_id = $1 and r.flagger_id = $2 and ($3::uuid is null or r.id > $3)
       order by r.id
       limit $4`,
      [platformId, flaggerId, afterId ?? null, limit],
    );
    return rows;
  }

  async insert(tx: Tx, platformId: string, referral: NewReferral, recordedAt: Date): Promise<void> {
    await tx.sql.query(
      `insert into trusted_flagger_referral (platform_id, id, flagger_id, from_day, to_day, explanation_id, explanation_hash,
         prepared_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        platformId,
        referral.id,
        referral.flaggerId,
        referral.from,
        referral.to,
        referral.explanationId,
        referral.explanationHash,
        referral.preparedBy,
        recordedAt,
      ],
    );
  }

  async insertEvent(tx: Tx, platformId: string, event: NewReferralEvent, recordedAt: Date): Promise<void> {
    await tx.sql.query(
      `insert into trusted_flagger_referral_event (platform_id, id, referral_id, kind, channel, answer, staff_id, occurred_at,
         recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        platformId,
        newId(),
        event.referralId,
        event.kind,
        event.channel,
        event.answer,
        event.staffId,
        event.occurredAt,
        recordedAt,
      ],
    );
  }
}
