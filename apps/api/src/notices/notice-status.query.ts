import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import type { NoticeType } from '../review/index.js';
import type { NoticeElement } from './notice.rules.js';
import { Notices, type ItemLocation } from './notices.query.js';

export type ItemState = 'waiting' | 'in-review' | 'decided';

export interface FindingView {
  outcome: string;
  lawExamined: string | null;
  provision: string | null;
  memberState: string | null;
  /** The clause of the terms that it was held against. */
  clause: { code: string; version: number; title: string } | null;
  /** What the notifier of this item is told beside the outcome; null when nothing was written, or it was erased. */
  reason: string | null;
}

export interface ItemStatus {
  id: string;
  location: ItemLocation | null;
  state: ItemState;
  /** The latest on it. */
  decisionId: string | null;
  decidedAt: Date | null;
  finding: FindingView | null;
  /** Restrictions that stand, with the instant when the platform confirmed the effect. */
  restrictions: { type: string; inEffectAt: Date | null }[];
  automatedDecision: string | null;
  automatedProcessing: string[] | null;
}

export interface TypeChangeView {
  from: NoticeType;
  to: NoticeType;
  changedAt: Date;
  /** Null when it was erased. */
  reason: string | null;
}

export interface NoticeStatus {
  type: NoticeType;
  /** In the order in which they were made. */
  typeChanges: TypeChangeView[];
  missing: NoticeElement[];
  receiptSentAt: Date | null;
  items: ItemStatus[];
}

interface ItemRow extends Omit<ItemStatus, 'location' | 'finding' | 'restrictions'> {
  outcome: string | null;
  lawExamined: string | null;
  provision: string | null;
  memberState: string | null;
  clause: FindingView['clause'];
  reasonId: string | null;
  restrictions: { type: string; inEffectAt: string | null }[] | null;
}

type TypeChangeRow = Omit<TypeChangeView, 'reason'> & { reasonId: string };

/** Where a notice stands, across the rooms that have to do with it. The latest decision on an item counts. */
@Injectable()
export class NoticeStatusQuery {
  constructor(
    private readonly db: Database,
    private readonly notices: Notices,
    private readonly texts: SealedTexts,
  ) {}

  status(platformId: string, noticeId: string): Promise<NoticeStatus> {
    return this.db.read(async (tx) => {
      const { rows: heads } = await tx.sql.query<Pick<NoticeStatus, 'type' | 'missing' | 'receiptSentAt'>>(
        `
        select n.type, n.missing_elements as missing, m.accepted_at as "receiptSentAt"
        from filed_notice as n
        left join message as m on m.platform_id = n.platform_id and m.once_key = 'receipt:' || n.id
        where n.platform_id = $1 and n.id = $2`,
        [platformId, noticeId],
      );
      const { rows } = await tx.sql.query<ItemRow>(
        `
        select i.id,
          case when d.id is not null then 'decided' when c.state = 'claimed' then 'in-review' else 'waiting' end as state,
          d.id as "decisionId", d.occurred_at as "decidedAt", d.automated_decision as "automatedDecision",
          d.automated_processing as "automatedProcessing",
          f.outcome, f.law_examined as "lawExamined", f.provision, f.member_state as "memberState",
          f.reason_id as "reasonId",
          case when t.id is not null then json_build_object('code', t.code, 'version', t.version, 'title', t.title) end as clause,
          (select json_agg(json_build_object('type', r.type, 'inEffectAt', r.in_effect_at) order by r.type)
            from restriction as r
            join decision as by on by.platform_id = r.platform_id and by.id = r.decision_id
            where by.platform_id = d.platform_id and by.case_id = d.case_id
              and r.state in ('imposed', 'in-effect', 'failed')) as restrictions
        from notice_item as i
        left join case_item as ci on ci.platform_id = i.platform_id and ci.item_id = i.id
        left join review_case as c on c.platform_id = ci.platform_id and c.id = ci.case_id
        left join lateral (
          select latest.*
          from finding as found
          join decision as latest on latest.platform_id = found.platform_id and latest.id = found.decision_id
          where found.platform_id = i.platform_id and found.item_id = i.id
          order by latest.recorded_at desc, latest.id desc
          limit 1
        ) as d on true
        left join finding as f on f.platform_id = i.platform_id and f.decision_id = d.id and f.item_id = i.id
        left join terms_clause as t on t.platform_id = f.platform_id and t.id = f.terms_clause_id
        where i.platform_id = $1 and i.notice_id = $2
        order by i.position`,
        [platformId, noticeId],
      );
      const { rows: changes } = await tx.sql.query<TypeChangeRow>(
        `
        select from_type as "from", to_type as "to", occurred_at as "changedAt", reason_id as "reasonId"
        from notice_type_change
        where platform_id = $1 and notice_id = $2
        order by position`,
        [platformId, noticeId],
      );
      const ids = rows.map((row) => row.id);
      const locations = await this.notices.locationsOf(tx, platformId, ids);
      const reasons = await this.texts.read(
        tx,
        platformId,
        [...rows, ...changes].flatMap((row) => row.reasonId ?? []),
      );
      const typeChanges = changes.map(({ reasonId, ...one }) => ({ ...one, reason: reasons.get(reasonId) ?? null }));
      return {
        ...heads[0]!,
        typeChanges,
        items: rows.map((row) => toItemStatus(row, locations.get(row.id) ?? null, reasons)),
      };
    });
  }
}

function toItemStatus(row: ItemRow, location: ItemLocation | null, reasons: Map<string, string>): ItemStatus {
  const { outcome, lawExamined, provision, memberState, clause, reasonId, restrictions, ...item } = row;
  const reason = (reasonId && reasons.get(reasonId)) ?? null;
  return {
    ...item,
    location,
    finding: outcome === null ? null : { outcome, lawExamined, provision, memberState, clause, reason },
    restrictions: (restrictions ?? []).map(({ type, inEffectAt }) => ({
      type,
      inEffectAt: inEffectAt === null ? null : new Date(inEffectAt),
    })),
  };
}
