import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

export interface Claim {
  id: string;
  caseId: string;
  staffId: string;
  claimedAt: Date;
  expiresAt: Date;
}

/** Which lanes of the queue a moderator may see. */
export interface Lanes {
  platformId: string;
  languages: string[];
  laneSkills: string[];
}

export type ClaimEnd = 'released' | 'held' | 'handed-over' | 'escalated' | 'decided';

const claimColumns = `id, case_id as "caseId", staff_id as "staffId", claimed_at as "claimedAt", expires_at as "expiresAt"`;

@Injectable()
export class ClaimsRepository {
  /**
   * Claims the most urgent open case of the lanes for a moderator; null when there is none, or when other claimers hold the first
   * `heads` of every lane at this very moment. Candidates are locked one after the other, in their order (a lateral that locks
   * cannot be planned otherwise): the first that nobody holds, and that is in the lanes still, is taken, and no other is read. Who
   * declared interests is given nothing that they concern; for all others nothing is looked up.
   */
  async claimNext(tx: Tx, lanes: Lanes, claim: Omit<Claim, 'caseId'>, heads: number): Promise<Claim | null> {
    const { rows } = await tx.sql.query<Claim>({
      name: 'review-claim-next',
      text: `
        with tied as materialized (
          select exists (select from declared_interest where platform_id = $1 and staff_id = $5 and ended_at is null) as to_any
        ), next as (
          select c.id
          from (
            select head.id
            from unnest($2::text[]) as l (language)
            cross join unnest($3::text[]) as s (lane_skill)
            cross join lateral (
              select id, urgent_at
              from review_case
              where state = 'open' and platform_id = $1 and language = l.language and lane_skill = s.lane_skill
                and case when (select to_any from tied) then not staff_is_interested($1, $5, id) else true end
              order by urgent_at, id
              limit $8
            ) as head
            order by head.urgent_at, head.id
          ) as candidate
          cross join lateral (
            select id
            from review_case
            where platform_id = $1 and id = candidate.id and state = 'open' and language = any ($2) and lane_skill = any ($3)
            for no key update skip locked
          ) as c
          limit 1
        ), claimed as (
          update review_case as c
          set state = 'claimed'
          from next
          where c.platform_id = $1 and c.id = next.id
          returning c.id
        )
        insert into claim (platform_id, id, case_id, staff_id, claimed_at, expires_at)
        select $1, $4, claimed.id, $5, $6, $7
        from claimed
        returning ${claimColumns}`,
      values: [
        lanes.platformId,
        lanes.languages,
        lanes.laneSkills,
        claim.id,
        claim.staffId,
        claim.claimedAt,
        claim.expiresAt,
        heads,
      ],
    });
    return rows[0] ?? null;
  }

  /** Claims a named case; null when it is not open, or is for other skills than these by now. */
  async claimNamed(
    tx: Tx,
    platformId: string,
    claim: Claim,
    skills: readonly string[] | null = null,
  ): Promise<Claim | null> {
    const { rows } = await tx.sql.query<Claim>(
      `
      with claimed as (
        update review_case
        set state = 'claimed'
        where platform_id = $1 and id = $2 and state = 'open' and ($7::text[] is null or skill = any ($7))
        returning id
      )
      insert into claim (platform_id, id, case_id, staff_id, claimed_at, expires_at)
      select $1, $3, claimed.id, $4, $5, $6
      from claimed
      returning ${claimColumns}`,
      [platformId, claim.caseId, claim.id, claim.staffId, claim.claimedAt, claim.expiresAt, skills],
    );
    return rows[0] ?? null;
  }

  /** The live claim of a moderator on a case at an instant, locked; null when it ended. */
  async liveClaim(tx: Tx, platformId: string, caseId: string, staffId: string, now: Date): Promise<Claim | null> {
    const { rows } = await tx.sql.query<Claim>({
      name: 'review-live-claim',
      text: `
        select ${claimColumns}
        from claim
        where platform_id = $1 and case_id = $2 and staff_id = $3 and ended_at is null and expires_at > $4
        for update`,
      values: [platformId, caseId, staffId, now],
    });
    return rows[0] ?? null;
  }

  /** The claim on a case that nobody has ended, locked. */
  async ofCase(tx: Tx, platformId: string, caseId: string): Promise<Claim | null> {
    const { rows } = await tx.sql.query<Claim>(
      `select ${claimColumns} from claim where platform_id = $1 and case_id = $2 and ended_at is null for update`,
      [platformId, caseId],
    );
    return rows[0] ?? null;
  }

  async renew(tx: Tx, platformId: string, id: string, expiresAt: Date): Promise<void> {
    await tx.sql.query('update claim set expires_at = $3 where platform_id = $1 and id = $2', [
      platformId,
      id,
      expiresAt,
    ]);
  }

  async end(tx: Tx, platformId: string, id: string, reason: ClaimEnd, endedAt: Date): Promise<void> {
    await tx.sql.query({
      name: 'review-end-claim',
      text: 'update claim set ended_at = $3, end_reason = $4 where platform_id = $1 and id = $2',
      values: [platformId, id, endedAt, reason],
    });
  }

  /** Ends the claims whose lease is over and puts their cases back into the queue; those whose case somebody locks now, later. */
  async expire(tx: Tx, now: Date, atMost: number): Promise<{ platformId: string; caseId: string; claimId: string }[]> {
    const { rows } = await tx.sql.query<{ platformId: string; caseId: string; claimId: string }>(
      `
      with over as (
        select l.platform_id, l.id, l.case_id
        from claim as l
        join review_case as c on c.platform_id = l.platform_id and c.id = l.case_id
        where l.ended_at is null and l.expires_at <= $1
        order by l.expires_at, l.id
        limit $2
        for update of c, l skip locked
      ), ended as (
        update claim as l
        set ended_at = $1, end_reason = 'expired'
        from over
        where l.platform_id = over.platform_id and l.id = over.id
      )
      update review_case as c
      set state = 'open'
      from over
      where c.platform_id = over.platform_id and c.id = over.case_id and c.state = 'claimed'
      returning c.platform_id as "platformId", c.id as "caseId", over.id as "claimId"`,
      [now, atMost],
    );
    return rows;
  }
}
