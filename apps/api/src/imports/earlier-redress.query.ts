import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { RestrictionType } from '../platforms/index.js';

/** An imported decision that somebody complained of, or brought before a body. */
export interface ContestedDecision {
  readonly id: string;
  readonly caseId: string;
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly outcome: 'restrict' | 'no-action';
  /** Of the decision and those that it superseded. */
  readonly restrictions: readonly RestrictionType[];
  readonly recipientId: string | null;
  readonly language: string;
  readonly skill: string;
}

/** An imported notice, as one who complains names it. */
export interface ComplainingNotice {
  readonly id: string;
  readonly type: string;
  readonly ofTrustedFlagger: boolean;
  /** The decisions that answer it. */
  readonly decisionIds: readonly string[];
  /** Those of them that found any of its items illegal or against the terms. */
  readonly foundBy: readonly string[];
}

export interface KnownComplaint {
  readonly id: string;
  readonly decisionId: string;
  readonly side: string;
  readonly noticeId: string | null;
}

/** Finds what lines of complaints, disputes and orders refer to; reads across rooms. */
@Injectable()
export class EarlierRedressQuery {
  async decisions(tx: Tx, platformId: string, externalIds: readonly string[]): Promise<Map<string, ContestedDecision>> {
    const { rows } = await tx.sql.query<ContestedDecision & { externalId: string }>(
      `
      select r.external_id as "externalId", d.id, d.case_id as "caseId", d.decided_by as "decidedBy",
        d.occurred_at as "decidedAt", d.outcome, c.language, c.skill, s.recipient_id as "recipientId",
        array(
          select distinct x.type
          from decision o
          join restriction x on x.platform_id = o.platform_id and x.decision_id = o.id
          where o.platform_id = d.platform_id and o.case_id = d.case_id and o.occurred_at <= d.occurred_at
          order by x.type
        ) as restrictions
      from imported_record r
      join decision d on d.platform_id = r.platform_id and d.id = r.record_id
      join review_case c on c.platform_id = d.platform_id and c.id = d.case_id
      left join statement_of_reasons s on s.platform_id = d.platform_id and s.decision_id = d.id
      where r.platform_id = $1 and r.kind = 'decisions' and r.external_id = any ($2::text[])`,
      [platformId, externalIds],
    );
    return new Map(rows.map(({ externalId, ...decision }) => [externalId, decision]));
  }

  async notices(tx: Tx, platformId: string, externalIds: readonly string[]): Promise<Map<string, ComplainingNotice>> {
    const { rows } = await tx.sql.query<ComplainingNotice & { externalId: string }>(
      `
      select r.external_id as "externalId", n.id, n.type, n.notifier_kind = 'trusted-flagger' as "ofTrustedFlagger",
        coalesce(array_agg(distinct f.decision_id) filter (where f.decision_id is not null), '{}') as "decisionIds",
        coalesce(
          array_agg(distinct f.decision_id) filter (where f.outcome in ('illegal', 'against-terms')), '{}'
        ) as "foundBy"
      from imported_record r
      join filed_notice n on n.platform_id = r.platform_id and n.id = r.record_id
      left join notice_item i on i.platform_id = n.platform_id and i.notice_id = n.id
      left join finding f on f.platform_id = i.platform_id and f.item_id = i.id
      where r.platform_id = $1 and r.kind = 'notices' and r.external_id = any ($2::text[])
      group by r.external_id, n.id, n.type, n.notifier_kind`,
      [platformId, externalIds],
    );
    return new Map(rows.map(({ externalId, ...notice }) => [externalId, notice]));
  }

  async complaints(tx: Tx, platformId: string, externalIds: readonly string[]): Promise<Map<string, KnownComplaint>> {
    const { rows } = await tx.sql.query<KnownComplaint & { externalId: string }>(
      `
      select r.external_id as "externalId", c.id, c.decision_id as "decisionId", c.side, c.notice_id as "noticeId"
      from imported_record r
      join complaint c on c.platform_id = r.platform_id and c.id = r.record_id
      where r.platform_id = $1 and r.kind = 'complaints' and r.external_id = any ($2::text[])`,
      [platformId, externalIds],
    );
    return new Map(rows.map(({ externalId, ...complaint }) => [externalId, complaint]));
  }

  /** The bodies of the register, by name. */
  async bodies(tx: Tx, platformId: string, names: readonly string[]): Promise<Map<string, string>> {
    const { rows } = await tx.sql.query<{ name: string; id: string }>(
      'select b.name, b.id from dispute_body b where b.platform_id = $1 and b.name = any ($2::text[])',
      [platformId, names],
    );
    return new Map(rows.map(({ name, id }) => [name, id]));
  }

  /** Of these references of bodies those that a dispute on record has, as `body reference`. */
  async disputesNamed(tx: Tx, platformId: string, references: readonly string[]): Promise<Set<string>> {
    const { rows } = await tx.sql.query<{ named: string }>(
      `
      select x.body_id || ' ' || x.body_reference as named
      from dispute x
      where x.platform_id = $1 and x.body_reference = any ($2::text[])`,
      [platformId, references],
    );
    return new Set(rows.map(({ named }) => named));
  }

  /** Of these references of authorities those that an order on record has, as `reference authority`. */
  async ordersNamed(tx: Tx, platformId: string, references: readonly string[]): Promise<Set<string>> {
    const { rows } = await tx.sql.query<{ named: string }>(
      `
      select o.authority_reference || ' ' || o.authority as named
      from authority_order o
      where o.platform_id = $1 and o.authority_reference = any ($2::text[])`,
      [platformId, references],
    );
    return new Set(rows.map(({ named }) => named));
  }
}
