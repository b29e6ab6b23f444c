import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Restriction, RevisionKind } from './restriction.js';

export interface RestrictionChange {
  readonly platformId: string;
  readonly id: string;
  readonly restrictionId: string;
  readonly revision: number;
  readonly kind: RevisionKind;
  /** The decision that wanted it; null when its time was over, or what it restricted was gone. */
  readonly causeDecisionId: string | null;
  readonly territory: readonly string[];
  readonly endsAt: Date | null;
  readonly occurredAt: Date;
}

/** A restriction whose time is over. */
export interface EndingRestriction extends Restriction {
  /** The platform was asked for it through an earlier tool, and never through us. */
  readonly isOfEarlierTool: boolean;
}

const columns = `r.platform_id as "platformId", r.id, r.decision_id as "decisionId", r.subject_id as "subjectId", r.type, r.state,
  r.revision, r.territory, r.imposed_at as "imposedAt", r.ends_at as "endsAt", r.in_effect_at as "inEffectAt"`;

@Injectable()
export class RestrictionsRepository {
  async insert(tx: Tx, restriction: Restriction, recordedAt: Date): Promise<void> {
    await tx.sql.query(
      `
      insert into restriction (platform_id, id, decision_id, subject_id, type, state, revision, territory, imposed_at, ends_at,
        recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        restriction.platformId,
        restriction.id,
        restriction.decisionId,
        restriction.subjectId,
        restriction.type,
        restriction.state,
        restriction.revision,
        restriction.territory,
        restriction.imposedAt,
        restriction.endsAt,
        recordedAt,
      ],
    );
  }

  async insertChange(tx: Tx, change: RestrictionChange, recordedAt: Date): Promise<void> {
    await tx.sql.query(
      `
      insert into restriction_change (platform_id, id, restriction_id, revision, kind, cause_decision_id, territory, ends_at,
        occurred_at, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        change.platformId,
        change.id,
        change.restrictionId,
        change.revision,
        change.kind,
        change.causeDecisionId,
        change.territory,
        change.endsAt,
        change.occurredAt,
        recordedAt,
      ],
    );
  }

  /** Writes the current state of a restriction that the caller has locked. */
  async update(tx: Tx, restriction: Restriction): Promise<void> {
    await tx.sql.query(
      `
      update restriction
      set state = $3, revision = $4, territory = $5, ends_at = $6, in_effect_at = $7
      where platform_id = $1 and id = $2`,
      [
        restriction.platformId,
        restriction.id,
        restriction.state,
        restriction.revision,
        restriction.territory,
        restriction.endsAt,
        restriction.inEffectAt,
      ],
    );
  }

  async lock(tx: Tx, platformId: string, id: string): Promise<Restriction | null> {
    const { rows } = await tx.sql.query<Restriction>(
      `select ${columns} from restriction r where r.platform_id = $1 and r.id = $2 for update`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  /** What these decisions imposed and nothing ended since, locked, by type. */
  async lockInForce(tx: Tx, platformId: string, decisionIds: readonly string[]): Promise<Restriction[]> {
    const { rows } = await tx.sql.query<Restriction>(
      `
      select ${columns}
      from restriction r
      where r.platform_id = $1 and r.decision_id = any ($2::uuid[]) and r.state not in ('lifted', 'expired')
      order by r.id
      for update`,
      [platformId, decisionIds],
    );
    return rows;
  }

  /** Restrictions in force whose end has come, locked; those that somebody changes right now are left for next time. */
  async lockEnding(tx: Tx, platformId: string, now: Date, atMost: number): Promise<EndingRestriction[]> {
    const { rows } = await tx.sql.query<EndingRestriction>(
      `
      select ${columns},
        exists (
          select
          from decision d
          where d.platform_id = r.platform_id and d.id = r.decision_id and d.origin <> 'noticedesk'
        ) and not exists (
          select from enforcement_command c where c.platform_id = r.platform_id and c.restriction_id = r.id
        ) as "isOfEarlierTool"
      from restriction r
      where r.platform_id = $1 and r.ends_at <= $2 and r.state in ('imposed', 'in-effect', 'failed')
      order by r.ends_at, r.id
      limit $3
      for update skip locked`,
      [platformId, now, atMost],
    );
    return rows;
  }

  async platformsWithEnding(tx: Tx, now: Date): Promise<string[]> {
    const { rows } = await tx.sql.query<{ platformId: string }>(
      `
      select distinct r.platform_id as "platformId"
      from restriction r
      where r.ends_at <= $1 and r.state in ('imposed', 'in-effect', 'failed')
      order by r.platform_id`,
      [now],
    );
    return rows.map((row) => row.platformId);
  }

  /** When the decision of this revision was made: no effect of it can be earlier. */
  async revisionAt(tx: Tx, platformId: string, restrictionId: string, revision: number): Promise<Date> {
    const { rows } = await tx.sql.query<{ occurredAt: Date }>(
      `
      select c.occurred_at as "occurredAt"
      from restriction_change c
      where c.platform_id = $1 and c.restriction_id = $2 and c.revision = $3`,
      [platformId, restrictionId, revision],
    );
    return rows[0]!.occurredAt;
  }
}
