import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { CaseCause, Subject } from '../review/index.js';

/** What of the case a decision is about, as long after its claim as a correction comes. */
export interface CaseFacts {
  readonly caseId: string;
  /** What opened the case; a case opened on own initiative that notices joined is decided because of them. */
  readonly openedFor: CaseCause;
  readonly skill: string;
  readonly subject: Subject;
  readonly itemCount: number;
}

/** Reads the review's rows. */
@Injectable()
export class DecidedCaseQuery {
  async facts(tx: Tx, platformId: string, caseId: string): Promise<CaseFacts> {
    const { rows } = await tx.sql.query<Omit<CaseFacts, 'subject'> & { subjectId: string } & Omit<Subject, 'id'>>(
      `
      select c.id as "caseId", c.cause as "openedFor", c.skill, s.id as "subjectId", s.kind, s.content_id as "contentId",
        s.content_version as "contentVersion",
        (select count(*) from case_item i where i.platform_id = c.platform_id and i.case_id = c.id) as "itemCount"
      from review_case c
      join subject s on s.platform_id = c.platform_id and s.id = c.subject_id
      where c.platform_id = $1 and c.id = $2`,
      [platformId, caseId],
    );
    const { subjectId, kind, contentId, contentVersion, ...facts } = rows[0]!;
    return { ...facts, subject: { id: subjectId, kind, contentId, contentVersion } };
  }

  /** This notice under Art. 16 when it has an item in the case, or without one the earliest that has; null when there is none. */
  async noticeOf(tx: Tx, platformId: string, caseId: string, noticeId: string | null): Promise<string | null> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `
      select n.id
      from case_item i
      join notice_item ni on ni.platform_id = i.platform_id and ni.id = i.item_id
      join filed_notice n on n.platform_id = ni.platform_id and n.id = ni.notice_id
      where i.platform_id = $1 and i.case_id = $2 and n.type = 'notice' and ($3::uuid is null or n.id = $3)
      order by n.received_at, n.id
      limit 1`,
      [platformId, caseId, noticeId],
    );
    return rows[0]?.id ?? null;
  }
}
