import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { NotifierKind } from '../platforms/index.js';
import type { NoticeType } from '../review/index.js';
import type { FindingOutcome } from './decision.js';

/** What one notifier is told of one item of theirs. */
export interface AnsweredItem {
  readonly itemId: string;
  readonly outcome: FindingOutcome;
  readonly law: string | null;
  readonly provision: string | null;
  readonly memberState: string | null;
  readonly clause: { readonly code: string; readonly version: number; readonly title: string } | null;
  readonly reasonId: string | null;
}

export interface AnsweredNotice {
  readonly id: string;
  readonly reference: string;
  readonly type: NoticeType;
  readonly receivedAt: Date;
  readonly notifierKind: NotifierKind;
  /** In the order in which the notice names them. */
  readonly items: readonly AnsweredItem[];
}

/** Reads the notices' rows: findings by the notice that they answer. */
@Injectable()
export class AnswersQuery {
  /** Items that the decision answers, by id after this one, with their notices. */
  async page(
    tx: Tx,
    { platformId, decisionId, afterItemId }: { platformId: string; decisionId: string; afterItemId: string | null },
    limit: number,
  ): Promise<{ itemId: string; noticeId: string }[]> {
    const { rows } = await tx.sql.query<{ itemId: string; noticeId: string }>(
      `
      select f.item_id as "itemId", i.notice_id as "noticeId"
      from finding f
      join notice_item i on i.platform_id = f.platform_id and i.id = f.item_id
      where f.platform_id = $1 and f.decision_id = $2 and ($3::uuid is null or f.item_id > $3)
      order by f.item_id
      limit $4`,
      [platformId, decisionId, afterItemId, limit],
    );
    return rows;
  }

  /** These notices with all their own items that the decision answers; imported ones are left out: they cause no message. */
  async notices(
    tx: Tx,
    platformId: string,
    decisionId: string,
    noticeIds: readonly string[],
  ): Promise<AnsweredNotice[]> {
    const { rows } = await tx.sql.query<AnsweredNotice>(
      `
      select n.id, n.reference, n.type, n.received_at as "receivedAt", n.notifier_kind as "notifierKind",
        json_agg(json_build_object('itemId', i.id, 'outcome', f.outcome, 'law', f.law_examined, 'provision', f.provision,
          'memberState', f.member_state, 'reasonId', f.reason_id, 'clause',
          case when t.id is not null then json_build_object('code', t.code, 'version', t.version, 'title', t.title) end)
          order by i.position) as items
      from filed_notice n
      join notice_item i on i.platform_id = n.platform_id and i.notice_id = n.id
      join finding f on f.platform_id = i.platform_id and f.decision_id = $2 and f.item_id = i.id
      left join terms_clause t on t.platform_id = f.platform_id and t.id = f.terms_clause_id
      where n.platform_id = $1 and n.id = any ($3::uuid[]) and n.origin = 'noticedesk'
      group by n.platform_id, n.id, n.reference, n.type, n.received_at, n.notifier_kind
      order by n.id`,
      [platformId, decisionId, noticeIds],
    );
    return rows;
  }
}
