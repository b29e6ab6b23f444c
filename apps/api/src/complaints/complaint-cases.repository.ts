import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { stateAfter, type ComplaintMove } from './complaint-case.rules.js';
import type { ComplaintCase } from './complaint.js';

/** Who asks for the next complaint, and which they may be given. */
export interface Claiming {
  readonly platformId: string;
  readonly staffId: string;
  readonly languages: readonly string[];
  readonly skills: readonly string[];
  readonly now: Date;
  readonly leaseEndsAt: Date;
}

const columns = `k.platform_id as "platformId", k.complaint_id as "complaintId", k.case_id as "caseId", k.state, k.language, k.skill,
  k.due_at as "dueAt", k.urgent_at as "urgentAt", k.paused_until as "pausedUntil", k.claimed_by as "claimedBy",
  k.lease_ends_at as "leaseEndsAt"`;

@Injectable()
export class ComplaintCasesRepository {
  async insert(tx: Tx, complaintCase: ComplaintCase): Promise<void> {
    await tx.rows.complaintCase.create({ data: complaintCase });
  }

  async find(tx: Tx, platformId: string, complaintId: string): Promise<ComplaintCase | null> {
    const { rows } = await tx.sql.query<ComplaintCase>(
      `select ${columns} from complaint_case k where k.platform_id = $1 and k.complaint_id = $2`,
      [platformId, complaintId],
    );
    return rows[0] ?? null;
  }

  /** The row for this transaction alone to change. */
  async lock(tx: Tx, platformId: string, complaintId: string): Promise<ComplaintCase | null> {
    const { rows } = await tx.sql.query<ComplaintCase>(
      `select ${columns} from complaint_case k where k.platform_id = $1 and k.complaint_id = $2 for no key update`,
      [platformId, complaintId],
    );
    return rows[0] ?? null;
  }

  /**
   * Claims the most urgent open complaint of the lanes that the moderator may decide: neither about a decision on whose case they
   * decided, nor about their own suspension, unless an exception for them is approved. Null when there is none. The heads of the
   * lanes are locked in their order; what somebody else claims at this moment is passed over.
   */
  async claimNext(tx: Tx, claiming: Claiming): Promise<string | null> {
    const { rows } = await tx.sql.query<{ complaintId: string }>(
      `
      with tied as materialized (
        select exists (select from declared_interest where platform_id = $1 and staff_id = $4 and ended_at is null) as to_any
      ), next as (
        select c.complaint_id
        from (
          select head.complaint_id
          from unnest($2::text[]) as l (language)
          cross join unnest($3::text[]) as s (skill)
          cross join lateral (
            select k.complaint_id, k.urgent_at
            from complaint_case k
            join complaint o on o.platform_id = k.platform_id and o.id = k.complaint_id
            where k.state = 'open' and k.platform_id = $1 and k.language = l.language and k.skill = s.skill
              and (k.paused_until is null or k.paused_until <= $5)
              and case
                when (select to_any from tied) then not staff_is_interested_in_complaint($1, $4, k.complaint_id)
                else true
              end
              and (
                o.first_decider is distinct from $4 and not exists (
                  select from decision d where d.platform_id = k.platform_id and d.case_id = k.case_id and d.decided_by = $4
                )
                or exists (
                  select
                  from decider_exception e
                  where e.platform_id = k.platform_id and e.complaint_id = k.complaint_id and e.staff_id = $4
                )
              )
            order by k.urgent_at, k.complaint_id
            limit 50
          ) as head
          order by head.urgent_at, head.complaint_id
        ) as candidate
        cross join lateral (
          select complaint_id
          from complaint_case
          where platform_id = $1 and complaint_id = candidate.complaint_id and state = 'open'
          for no key update skip locked
        ) as c
        limit 1
      )
      update complaint_case as k
      set state = 'claimed', claimed_by = $4, lease_ends_at = $6
      from next
      where k.platform_id = $1 and k.complaint_id = next.complaint_id
      returning k.complaint_id as "complaintId"`,
      [claiming.platformId, claiming.languages, claiming.skills, claiming.staffId, claiming.now, claiming.leaseEndsAt],
    );
    return rows[0]?.complaintId ?? null;
  }

  async renew(tx: Tx, platformId: string, complaintId: string, leaseEndsAt: Date): Promise<void> {
    await tx.sql.query('update complaint_case set lease_ends_at = $3 where platform_id = $1 and complaint_id = $2', [
      platformId,
      complaintId,
      leaseEndsAt,
    ]);
  }

  /** Ends whatever claim there is. False when the complaint cannot make the move from the state that it is in. */
  async move(tx: Tx, { platformId, complaintId, state }: ComplaintCase, move: ComplaintMove): Promise<boolean> {
    const to = stateAfter(state, move);
    if (!to) return false;
    const { rowCount } = await tx.sql.query(
      `
      update complaint_case
      set state = $4, claimed_by = null, lease_ends_at = null
      where platform_id = $1 and complaint_id = $2 and state = $3`,
      [platformId, complaintId, state, to],
    );
    return rowCount === 1;
  }

  /** Puts complaints whose lease is over back into the queue. */
  async expire(tx: Tx, now: Date, atMost: number): Promise<{ platformId: string; complaintId: string }[]> {
    const { rows } = await tx.sql.query<{ platformId: string; complaintId: string }>(
      `
      with over as (
        select platform_id, complaint_id
        from complaint_case
        where state = 'claimed' and lease_ends_at <= $1
        order by lease_ends_at, complaint_id
        limit $2
        for no key update skip locked
      )
      update complaint_case as k
      set state = 'open', claimed_by = null, lease_ends_at = null
      from over
      where k.platform_id = over.platform_id and k.complaint_id = over.complaint_id
      returning k.platform_id as "platformId", k.complaint_id as "complaintId"`,
      [now, atMost],
    );
    return rows;
  }

  /**
   * Ends the pause of all complaints of a party whose suspension is over (Art. 23(2)), due by as much earlier; their ids. Those whose
   * pause is over by time need nothing.
   */
  async resume(tx: Tx, platformId: string, partyId: string, now: Date): Promise<string[]> {
    const { rows } = await tx.sql.query<{ complaintId: string }>(
      `
      update complaint_case as k
      set paused_until = null, due_at = k.due_at - (k.paused_until - $3::timestamptz),
        urgent_at = k.urgent_at - (k.paused_until - $3::timestamptz)
      from misuse_party p
      join complaint c on c.platform_id = p.platform_id
        and (c.recipient_id = p.recipient_id or c.complainant_hmac = p.address_hmac)
      where p.platform_id = $1 and p.id = $2
        and k.platform_id = c.platform_id and k.complaint_id = c.id and k.state = 'open' and k.paused_until > $3
      returning k.complaint_id as "complaintId"`,
      [platformId, partyId, now],
    );
    return rows.map((row) => row.complaintId);
  }
}
