import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { SubmissionsQuery } from '../review/index.js';

/** How many notices come with a complaint; more are listed with the findings of the decision. */
const noticesAtMost = 50;

/** A notice on the case, without who sent it (Art. 16(5), recital 54). */
export interface NoticeOfCase {
  readonly reference: string;
  readonly type: string;
  readonly notifierKind: string;
  readonly receivedAt: Date;
  /** Null when erased, or not the caller's to read. */
  readonly explanation: string | null;
  readonly locations: readonly string[];
}

/** What notifiers said about the content of a case: their words, never their names or addresses. */
@Injectable()
export class ComplaintNoticesQuery {
  constructor(private readonly submissions: SubmissionsQuery) {}

  /** The earliest first. */
  async ofCase(tx: Tx, platformId: string, caseId: string, mayReadTexts: boolean): Promise<NoticeOfCase[]> {
    const { rows } = await tx.sql.query<Omit<NoticeOfCase, 'explanation' | 'locations'> & { id: string }>(
      `
      select n.id, n.reference, n.type, n.notifier_kind as "notifierKind", n.received_at as "receivedAt"
      from filed_notice n
      where n.platform_id = $1 and n.id in (
        select i.notice_id
        from case_item c
        join notice_item i on i.platform_id = c.platform_id and i.id = c.item_id
        where c.platform_id = $1 and c.case_id = $2
      )
      order by n.received_at, n.id
      limit $3`,
      [platformId, caseId, noticesAtMost],
    );
    const ids = rows.map((row) => row.id);
    const said = mayReadTexts && ids.length > 0 ? await this.submissions.of(tx, platformId, ids) : new Map();
    return rows.map(({ id, ...row }) => {
      const submission = said.get(id) as
        { first: { explanation?: string } | null; items: readonly { url?: string; contentId?: string }[] } | undefined;
      return {
        ...row,
        explanation: submission?.first?.explanation ?? null,
        locations: (submission?.items ?? []).flatMap(({ url, contentId }) => url ?? contentId ?? []),
      };
    });
  }
}
