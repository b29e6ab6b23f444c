import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { MeasureKey } from '../measures/index.js';
import type { DisputeSide } from './dispute.js';

/** What of a decision a dispute about it must know. */
export interface DisputedDecision {
  readonly id: string;
  readonly caseId: string;
  /** Of its case. */
  readonly skill: string;
  readonly decidedAt: Date;
  /** Whose content it is about, as far as the platform said. */
  readonly recipientId: string | null;
  readonly contentId: string | null;
  readonly contentVersion: number | null;
  /** As the platform names it. */
  readonly contentName: string | null;
  /** It, what it superseded and what superseded it; the oldest first. */
  readonly chain: readonly string[];
}

/** Reads the rows of decisions, notices and complaints. */
@Injectable()
export class DisputedDecisionQuery {
  async find(tx: Tx, platformId: string, decisionId: string): Promise<DisputedDecision | null> {
    const { rows } = await tx.sql.query<Omit<DisputedDecision, 'chain'>>(
      `select d.id, d.case_id as "caseId", c.skill, d.occurred_at as "decidedAt", s.content_id as "contentId",
         s.content_version as "contentVersion", coalesce(r.recipient_id, v.recipient_id) as "recipientId",
         t.external_id as "contentName"
       from decision d
       join review_case c on c.platform_id = d.platform_id and c.id = d.case_id
       join subject s on s.platform_id = c.platform_id and s.id = c.subject_id
       left join statement_of_reasons r on r.platform_id = d.platform_id and r.id = d.statement_id
       left join content_version v on v.platform_id = s.platform_id and v.content_id = s.content_id
         and v.version = s.content_version
       left join content t on t.platform_id = s.platform_id and t.id = s.content_id
       where d.platform_id = $1 and d.id = $2`,
      [platformId, decisionId],
    );
    const found = rows[0];
    return found ? { ...found, chain: await this.chain(tx, platformId, decisionId) } : null;
  }

  /** Whether the decision, or another of its chain, answered an item of this notice. */
  async answers(tx: Tx, platformId: string, chain: readonly string[], noticeId: string): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `select
       from finding f
       join notice_item i on i.platform_id = f.platform_id and i.id = f.item_id
       where f.platform_id = $1 and f.decision_id = any ($2::uuid[]) and i.notice_id = $3
       limit 1`,
      [platformId, chain, noticeId],
    );
    return rowCount === 1;
  }

  /** Whether the complaint is one of this side, and of this notifier, about a decision of the chain. */
  async isComplaintAbout(
    tx: Tx,
    platformId: string,
    chain: readonly string[],
    complaint: { readonly id: string; readonly side: DisputeSide; readonly noticeId: string | null },
  ): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `select
       from complaint c
       where c.platform_id = $1
         and c.id = $3
         and c.decision_id = any ($2::uuid[])
         and c.side = $4
         and c.notice_id is not distinct from $5`,
      [platformId, chain, complaint.id, complaint.side, complaint.noticeId],
    );
    return rowCount === 1;
  }

  /** Whether the recipient's complaint is about this measure. */
  async isComplaintAboutMeasure(
    tx: Tx,
    platformId: string,
    { appliedOn, measureId }: MeasureKey,
    complaintId: string,
  ): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `select
       from complaint c
       where c.platform_id = $1 and c.id = $2 and c.measure_applied_on = $3 and c.measure_id = $4`,
      [platformId, complaintId, appliedOn, measureId],
    );
    return rowCount === 1;
  }

  private async chain(tx: Tx, platformId: string, decisionId: string): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `with recursive earlier as (
         select d.id, d.supersedes_id, 0 as place
         from decision d
         where d.platform_id = $1 and d.id = $2
         union all
         select d.id, d.supersedes_id, e.place - 1
         from earlier e
         join decision d on d.platform_id = $1 and d.id = e.supersedes_id
       ), later as (
         select d.id, 1 as place
         from decision d
         where d.platform_id = $1 and d.supersedes_id = $2
         union all
         select d.id, l.place + 1
         from later l
         join decision d on d.platform_id = $1 and d.supersedes_id = l.id
       )
       select e.id, e.place from earlier e
       union all
       select l.id, l.place from later l
       order by place`,
      [platformId, decisionId],
    );
    return rows.map(({ id }) => id);
  }
}
