import { Injectable } from '@nestjs/common';
import type { Outcome } from '../decisions/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import type { HeldEntity } from '../infrastructure/messages/index.js';
import type { RestrictionType } from '../platforms/index.js';
import type { Priority } from '../review/index.js';

/** A decision that somebody complains of, with what its case says of it. */
export interface ComplainedDecision {
  readonly platformId: string;
  readonly id: string;
  readonly caseId: string;
  readonly decidedBy: string;
  readonly outcome: Outcome;
  readonly occurredAt: Date;
  readonly statementId: string | null;
  /** Of the decision and those before it on the case. */
  readonly restrictions: readonly RestrictionType[];
  readonly skill: string;
  readonly language: string;
  readonly priority: Priority;
  /** Whom the statements on the case went to, as far as the platform has said. */
  readonly recipientIds: readonly string[];
}

export interface ComplainingNotice {
  readonly id: string;
  readonly reference: string;
  readonly isTermsFlag: boolean;
  readonly ofTrustedFlagger: boolean;
  /** Whether the decision found any of its items illegal or against the terms. */
  readonly foundAny: boolean;
  /** Its items that the decision answers, in the order of the notice. */
  readonly itemIds: readonly string[];
}

/** Who decided on a case, and the decision that counts now. */
export interface DecisionChain {
  readonly newestId: string;
  readonly newestOutcome: Outcome;
  readonly deciders: readonly string[];
}

/** A suspension of processing that somebody complains of (Art. 23(2)). */
export interface ComplainedSuspension {
  readonly platformId: string;
  readonly id: string;
  readonly partyId: string;
  readonly decidedBy: string;
  readonly recipientId: string | null;
  /** Of the newest notice from the suspended address: by which its sender is reached. */
  readonly latestNoticeId: string | null;
  /** When the message about it was accepted; null when it was not, or came back. */
  readonly informedAt: Date | null;
}

/** Reads what a complaint is about, across the rooms that wrote it. */
@Injectable()
export class ComplainedQuery {
  /** The decision of this platform, or of whichever platform has it; null when there is none. */
  async decision(tx: Tx, id: string, platformId?: string): Promise<ComplainedDecision | null> {
    const { rows } = await tx.sql.query<ComplainedDecision>(
      `
      select d.platform_id as "platformId", d.id, d.case_id as "caseId", d.decided_by as "decidedBy", d.outcome,
        d.occurred_at as "occurredAt", d.statement_id as "statementId", c.skill, c.language, c.priority,
        array(
          select distinct r.type
          from decision o
          join restriction r on r.platform_id = o.platform_id and r.decision_id = o.id
          where o.platform_id = d.platform_id and o.case_id = d.case_id and o.recorded_at <= d.recorded_at
          order by r.type
        ) as restrictions,
        array(
          select distinct s.recipient_id
          from decision o
          join statement_of_reasons s on s.platform_id = o.platform_id and s.id = o.statement_id
          where o.platform_id = d.platform_id and o.case_id = d.case_id and s.recipient_id is not null
        ) as "recipientIds"
      from platform p
      join decision d on d.platform_id = p.id and d.id = $1
      join review_case c on c.platform_id = d.platform_id and c.id = d.case_id
      where $2::uuid is null or p.id = $2
      limit 1`,
      [id, platformId ?? null],
    );
    return rows[0] ?? null;
  }

  /** The notice, by id or reference, when the decision answers an item of it; else null. */
  async notice(
    tx: Tx,
    { platformId, id: decisionId }: ComplainedDecision,
    named: { id: string } | { reference: string },
  ): Promise<ComplainingNotice | null> {
    const { rows } = await tx.sql.query<ComplainingNotice>(
      `
      select n.id, n.reference, n.type = 'terms-flag' as "isTermsFlag",
        n.notifier_kind = 'trusted-flagger' as "ofTrustedFlagger",
        bool_or(f.outcome in ('illegal', 'against-terms')) as "foundAny",
        array_agg(i.id order by i.position) as "itemIds"
      from filed_notice n
      join notice_item i on i.platform_id = n.platform_id and i.notice_id = n.id
      join finding f on f.platform_id = i.platform_id and f.decision_id = $2 and f.item_id = i.id
      where n.platform_id = $1 and (n.id = $3 or n.reference = $4)
      group by n.id, n.reference, n.type, n.notifier_kind`,
      [platformId, decisionId, 'id' in named ? named.id : null, 'reference' in named ? named.reference : null],
    );
    return rows[0] ?? null;
  }

  /** The recipient whom the platform calls so; null when it never named one. */
  async recipientNamed(tx: Tx, platformId: string, externalId: string): Promise<string | null> {
    const { rows } = await tx.sql.query<{ id: string }>(
      'select r.id from recipient r where r.platform_id = $1 and r.external_id = $2',
      [platformId, externalId],
    );
    return rows[0]?.id ?? null;
  }

  /**
   * When the newest message about the decisions on the case told this person (Art. 20(2)): the relay, or the platform, accepted it
   * and it did not come back. Null when it did not; a later decision that told this person nothing leaves the message before it.
   */
  async informedAt(tx: Tx, platformId: string, caseId: string, noticeId: string | null): Promise<Date | null> {
    const { rows } = await tx.sql.query<{ informedAt: Date | null }>(
      `
      select case when m.state = 'accepted' then m.accepted_at end as "informedAt"
      from decision d
      join message m on m.platform_id = d.platform_id
        and m.once_key = any (
          case
            when $3::uuid is null then array['statement:' || d.id, 'correction:' || d.id]
            else array['answer:' || d.id || ':' || $3]
          end)
      where d.platform_id = $1 and d.case_id = $2
      order by d.recorded_at desc, d.id desc
      limit 1`,
      [platformId, caseId, noticeId],
    );
    return rows[0]?.informedAt ?? null;
  }

  /** The suspension of this platform, or of whichever platform has it; null when there is none that no decision imposed. */
  async suspension(tx: Tx, id: string, platformId?: string): Promise<ComplainedSuspension | null> {
    const { rows } = await tx.sql.query<ComplainedSuspension>(
      `
      select s.platform_id as "platformId", s.id, s.party_id as "partyId", s.decided_by as "decidedBy",
        y.recipient_id as "recipientId", case when m.state = 'accepted' then m.accepted_at end as "informedAt",
        (
          select n.id
          from notice n
          where n.platform_id = y.platform_id and n.notifier_hmac = y.address_hmac
          order by n.received_at desc, n.id desc
          limit 1
        ) as "latestNoticeId"
      from platform p
      join misuse_suspension s on s.platform_id = p.id and s.id = $1 and s.decision_id is null
      join misuse_party y on y.platform_id = s.platform_id and y.id = s.party_id
      left join message m on m.platform_id = s.platform_id and m.id = s.message_id
      where $2::uuid is null or p.id = $2
      limit 1`,
      [id, platformId ?? null],
    );
    return rows[0] ?? null;
  }

  async chain(tx: Tx, platformId: string, caseId: string): Promise<DecisionChain> {
    const { rows } = await tx.sql.query<DecisionChain>(
      `
      select n.id as "newestId", n.outcome as "newestOutcome",
        array(
          select distinct d.decided_by from decision d where d.platform_id = n.platform_id and d.case_id = n.case_id
        ) as deciders
      from decision n
      where n.platform_id = $1 and n.case_id = $2
        and not exists (select from decision l where l.platform_id = n.platform_id and l.supersedes_id = n.id)`,
      [platformId, caseId],
    );
    return rows[0]!;
  }

  /** What may not be told the recipient of the case yet: where a hold lies on it, or on an order that it answers (Art. 9(5), 18). */
  async holdOn(tx: Tx, platformId: string, caseId: string): Promise<HeldEntity[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `
      select distinct o.order_id as id
      from case_order_item c
      join order_item o on o.platform_id = c.platform_id and o.id = c.item_id
      where c.platform_id = $1 and c.case_id = $2
      order by o.order_id`,
      [platformId, caseId],
    );
    return [{ kind: 'case', id: caseId }, ...rows.map(({ id }) => ({ kind: 'order', id }))];
  }

  /** Whether the decision restricts what no decision before it did: what is new is imposed in its own name. */
  async imposesNew(tx: Tx, platformId: string, decisionId: string): Promise<boolean> {
    const { rows } = await tx.sql.query(
      'select from restriction r where r.platform_id = $1 and r.decision_id = $2 limit 1',
      [platformId, decisionId],
    );
    return rows.length > 0;
  }
}
