import { Injectable } from '@nestjs/common';
import { childSexualAbuseKeywords } from '../categories/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import type { NoticeType } from './notice-type.js';
import type { SubmittedItem } from './submission.js';
import { SubmissionsQuery, type Submissions } from './submissions.query.js';

/** How many items come with a case; a viral content may have thousands, which are paged, and answered all the same. */
export const itemsWithCase = 50;

/** Where an item stands in the order of a case: earliest receipt first. */
export interface ItemPlace {
  receivedAt: Date;
  noticeId: string;
  position: number;
}

export interface ItemView extends ItemPlace {
  id: string;
  noticeReference: string;
  /** As filed by now. */
  type: NoticeType;
  /** The clause that a flag names, in the version of the day of receipt. */
  termsClause: { code: string; version: number; title: string } | null;
  channel: string;
  notifierKind: string;
  language: string | null;
  category: string | null;
  keyword: string | null;
  memberState: string | null;
  /** What the notice lacks still, after its supplements. */
  missingElements: string[];
  /** It is alleged, or was deduced since. */
  isAboutChildAbuse: boolean;
  location: SubmittedItem | null;
  explanation: string | null;
  law: string | null;
  /** What the notifier wrote later, in order (INT-6). */
  supplements: { receivedAt: Date; explanation: string }[];
  attachments: { position: number; mediaType: string }[];
  /** Whether the platform keeps what the item points to; null before it was asked. */
  preservation: 'asked' | 'captured' | 'failed' | null;
}

type ItemRow = Omit<ItemView, 'location' | 'explanation' | 'law' | 'supplements'>;

/** What the notices of a case say of its items; never who sent them (PRV-1). */
@Injectable()
export class CaseItemsQuery {
  constructor(private readonly submissions: SubmissionsQuery) {}

  /** The items after a place, or the first ones; earliest receipt first. */
  async of(tx: Tx, platformId: string, caseId: string, limit: number, after?: ItemPlace): Promise<ItemView[]> {
    const items = await this.rows(tx, platformId, caseId, limit, after);
    const noticeIds = [...new Set(items.map((item) => item.noticeId))];
    const submissions =
      noticeIds.length > 0 ? await this.submissions.of(tx, platformId, noticeIds) : new Map<string, Submissions>();
    return items.map((item) => toItemView(item, submissions.get(item.noticeId)));
  }

  private async rows(tx: Tx, platformId: string, caseId: string, limit: number, after?: ItemPlace): Promise<ItemRow[]> {
    const { rows } = await tx.sql.query<ItemRow>({
      name: 'review-case-items',
      text: `
        select i.item_id as id, n.id as "noticeId", n.reference as "noticeReference", n.type, n.received_at as "receivedAt",
          n.channel, n.notifier_kind as "notifierKind", n.language, ni.position, n.category, n.keyword,
          n.alleges_child_abuse or coalesce(n.keyword = any ($4::text[]), false) as "isAboutChildAbuse",
          n.member_state as "memberState", n.missing_elements as "missingElements",
          case when t.id is not null then json_build_object('code', t.code, 'version', t.version, 'title', t.title) end
            as "termsClause",
          (select coalesce(json_agg(json_build_object('position', a.position, 'mediaType', a.media_type)
              order by a.position), '[]')
            from attachment as a
            where a.platform_id = n.platform_id and a.notice_id = n.id) as attachments,
          (select p.outcome
            from preservation_event as p
            where p.platform_id = ni.platform_id and p.item_id = ni.id
            order by p.recorded_at desc, p.id desc
            limit 1) as preservation
        from case_item as i
        join notice_item as ni on ni.platform_id = i.platform_id and ni.id = i.item_id
        join filed_notice as n on n.platform_id = ni.platform_id and n.id = ni.notice_id
        left join terms_clause as t on t.platform_id = n.platform_id and t.id = n.terms_clause_id
        where i.platform_id = $1 and i.case_id = $2
          and ($5::timestamptz is null or (n.received_at, n.id, ni.position) > ($5, $6::uuid, $7::integer))
        order by n.received_at, n.id, ni.position
        limit $3`,
      values: [
        platformId,
        caseId,
        limit,
        childSexualAbuseKeywords,
        after?.receivedAt ?? null,
        after?.noticeId ?? null,
        after?.position ?? null,
      ],
    });
    return rows;
  }
}

function toItemView(item: ItemRow, said: Submissions | undefined): ItemView {
  return {
    ...item,
    location: said?.items[item.position] ?? null,
    explanation: said?.first?.explanation ?? null,
    law: said?.first?.law ?? null,
    supplements: (said?.supplements ?? []).flatMap(({ receivedAt, submission: { explanation } }) =>
      explanation?.trim() ? [{ receivedAt, explanation }] : [],
    ),
  };
}
