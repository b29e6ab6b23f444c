import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { HeldKind, LegalHold } from './legal-hold.js';

export type NewHoldRow = Omit<LegalHold, 'endedAt' | 'endedBy' | 'endReasonId'> & { readonly reasonHash: Buffer };

interface HoldRow extends Omit<LegalHold, 'held'> {
  kind: HeldKind;
  entityId: string | null;
  heldFrom: Date | null;
  heldTo: Date | null;
}

const select = `
  select h.platform_id as "platformId", h.id, h.request_id as "requestId", h.entity_kind as kind, h.entity_id as "entityId",
    h.held_from as "heldFrom", h.held_to as "heldTo", h.legal_basis as "legalBasis", h.reason_id as "reasonId",
    h.placed_by as "placedBy", h.placed_at as "placedAt", h.expires_at as "expiresAt", h.ended_at as "endedAt",
    h.ended_by as "endedBy", h.end_reason_id as "endReasonId"
  from legal_hold h`;

const inForce = 'h.platform_id = $1 and h.ended_at is null and (h.expires_at is null or h.expires_at > $2)';

@Injectable()
export class LegalHoldsRepository {
  async insert(tx: Tx, hold: NewHoldRow): Promise<void> {
    const { held } = hold;
    await tx.sql.query(
      `insert into legal_hold (platform_id, id, request_id, entity_kind, entity_id, held_from, held_to, legal_basis, reason_id,
         reason_hash, placed_by, placed_at, recorded_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13)`,
      [
        hold.platformId,
        hold.id,
        hold.requestId,
        held.kind,
        held.kind === 'period' ? null : held.id,
        held.kind === 'period' ? held.from : null,
        held.kind === 'period' ? held.to : null,
        hold.legalBasis,
        hold.reasonId,
        hold.reasonHash,
        hold.placedBy,
        hold.placedAt,
        hold.expiresAt,
      ],
    );
  }

  find(tx: Tx, platformId: string, id: string): Promise<LegalHold | undefined> {
    return this.first(tx, `${select} where h.platform_id = $1 and h.id = $2`, [platformId, id]);
  }

  lock(tx: Tx, platformId: string, id: string): Promise<LegalHold | undefined> {
    return this.first(tx, `${select} where h.platform_id = $1 and h.id = $2 for no key update of h`, [platformId, id]);
  }

  async end(
    tx: Tx,
    { platformId, id }: LegalHold,
    { at, by, reasonId, reasonHash }: { at: Date; by: string; reasonId: string; reasonHash: Buffer },
  ): Promise<void> {
    await tx.sql.query(
      `update legal_hold set ended_at = $3, ended_by = $4, end_reason_id = $5, end_reason_hash = $6
       where platform_id = $1 and id = $2`,
      [platformId, id, at, by, reasonId, reasonHash],
    );
  }

  /** The newest first; those in force at `now` alone when it is given. */
  async page(
    tx: Tx,
    platformId: string,
    { now, after }: { readonly now: Date | null; readonly after?: string },
    limit: number,
  ): Promise<LegalHold[]> {
    const { rows } = await tx.sql.query<HoldRow>(
      `${select}
       where h.platform_id = $1
         and ($2::timestamptz is null or (h.ended_at is null and (h.expires_at is null or h.expires_at > $2)))
         and ($3::uuid is null or h.id < $3)
       order by h.id desc
       limit $4`,
      [platformId, now, after ?? null, limit],
    );
    return rows.map(toHold);
  }

  /**
   * On the case itself, on a recipient whose content it is about or whom it told something, and on a period in which it was open,
   * noticed or decided anew: what a bundle of evidence about them would hold (scope.query.ts).
   */
  onCase(tx: Tx, platformId: string, now: Date, id: string): Promise<LegalHold[]> {
    return this.all(
      tx,
      `${select}
       where ${inForce}
         and (
           (h.entity_kind = 'case' and h.entity_id = $3)
           or (h.entity_kind = 'period' and exists (
             select
             from review_case c
             where c.platform_id = h.platform_id and c.id = $3 and c.opened_at < h.held_to
               and coalesce(c.decided_at, 'infinity') >= h.held_from
             union all
             select
             from decision d
             where d.platform_id = h.platform_id and d.case_id = $3 and d.occurred_at >= h.held_from
               and d.occurred_at < h.held_to
             union all
             select
             from case_item ci
             join notice_item i on i.platform_id = ci.platform_id and i.id = ci.item_id
             join notice n on n.platform_id = i.platform_id and n.id = i.notice_id
             where ci.platform_id = h.platform_id and ci.case_id = $3 and n.received_at >= h.held_from
               and n.received_at < h.held_to
           ))
           or (h.entity_kind = 'recipient' and exists (
             select
             from review_case c
             join subject s on s.platform_id = c.platform_id and s.id = c.subject_id
             join content_version v on v.platform_id = s.platform_id and v.content_id = s.content_id
             where c.platform_id = h.platform_id and c.id = $3 and v.recipient_id = h.entity_id
             union all
             select
             from decision d
             join statement_of_reasons t on t.platform_id = d.platform_id and t.decision_id = d.id
             where d.platform_id = h.platform_id and d.case_id = $3 and t.recipient_id = h.entity_id
             union all
             select
             from decision d
             join complaint o on o.platform_id = d.platform_id and o.decision_id = d.id
             where d.platform_id = h.platform_id and d.case_id = $3 and o.recipient_id = h.entity_id
           ))
         )
       order by h.placed_at, h.id`,
      [platformId, now, id],
    );
  }

  /** On the recipient, and on a case about a content of theirs or that told them something. */
  onRecipient(tx: Tx, platformId: string, now: Date, id: string): Promise<LegalHold[]> {
    return this.all(
      tx,
      `${select}
       where ${inForce}
         and (
           (h.entity_kind = 'recipient' and h.entity_id = $3)
           or (h.entity_kind = 'case' and exists (
             select
             from review_case c
             join subject s on s.platform_id = c.platform_id and s.id = c.subject_id
             join content_version v on v.platform_id = s.platform_id and v.content_id = s.content_id
             where c.platform_id = h.platform_id and c.id = h.entity_id and v.recipient_id = $3
             union all
             select
             from decision d
             join statement_of_reasons t on t.platform_id = d.platform_id and t.decision_id = d.id
             where d.platform_id = h.platform_id and d.case_id = h.entity_id and t.recipient_id = $3
             union all
             select
             from decision d
             join complaint o on o.platform_id = d.platform_id and o.decision_id = d.id
             where d.platform_id = h.platform_id and d.case_id = h.entity_id and o.recipient_id = $3
           ))
         )
       order by h.placed_at, h.id`,
      [platformId, now, id],
    );
  }

  /** On a period that holds some of [from, to). */
  onPeriod(tx: Tx, platformId: string, now: Date, from: Date, to: Date): Promise<LegalHold[]> {
    return this.all(
      tx,
      `${select}
       where ${inForce} and h.entity_kind = 'period' and h.held_from < $4 and h.held_to > $3
       order by h.placed_at, h.id`,
      [platformId, now, from, to],
    );
  }

  private async all(tx: Tx, sql: string, values: unknown[]): Promise<LegalHold[]> {
    const { rows } = await tx.sql.query<HoldRow>(sql, values);
    return rows.map(toHold);
  }

  private async first(tx: Tx, sql: string, values: unknown[]): Promise<LegalHold | undefined> {
    return (await this.all(tx, sql, values))[0];
  }
}

function toHold({ kind, entityId, heldFrom, heldTo, ...hold }: HoldRow): LegalHold {
  return { ...hold, held: kind === 'period' ? { kind, from: heldFrom!, to: heldTo! } : { kind, id: entityId! } };
}
