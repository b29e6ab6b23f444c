import { Injectable } from '@nestjs/common';
import { childSexualAbuseKeywords } from '../categories/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import type { SubmittedItem } from './submission.js';
import { SubmissionsQuery, type Submissions } from './submissions.query.js';

/** How many items come with a case; a viral content may have thousands, which a decision answers all the same. */
const itemsAtMost = 50;

export interface ItemView {
  id: string;
  noticeReference: string;
  receivedAt: Date;
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
}

interface ItemRow extends Omit<ItemView, 'location' | 'explanation' | 'law' | 'supplements'> {
  noticeId: string;
  position: number;
}

/** What the notices of a case say of its items; never who sent them (PRV-1). */
@Injectable()
export class CaseItemsQuery {
  constructor(private readonly submissions: SubmissionsQuery) {}

  /** The first 50, earliest receipt first. */
  async of(tx: Tx, platformId: string, caseId: string): Promise<ItemView[]> {
    const items = await this.rows(tx, platformId, caseId);
    const noticeIds = [...new Set(items.map((item) => item.noticeId))];
    const submissions =
      noticeIds.length > 0 ? await this.submissions.of(tx, platformId, noticeIds) : new Map<string, Submissions>();
    return items.map((item) => toItemView(item, submissions.get(item.noticeId)));
  }

  private async rows(tx: Tx, platformId: string, caseId: string): Promise<ItemRow[]> {
    const { rows } = await tx.sql.query<ItemRow>({
      name: 'review-case-items',
      text: `
        select i.item_id as id, n.id as "noticeId", n.reference as "noticeReference", n.received_at as "receivedAt",
          n.channel, n.notifier_kind as "notifierKind", n.language, ni.position,
          coalesce(d.category, n.alleged_category) as category,
          case when d.category is null then n.alleged_keyword else d.keyword end as keyword,
          n.alleges_child_abuse or coalesce(d.keyword = any ($4::text[]), false) as "isAboutChildAbuse",
          n.member_state as "memberState", coalesce(s.missing_elements, n.missing_elements) as "missingElements",
          (select coalesce(json_agg(json_build_object('position', a.position, 'mediaType', a.media_type)
              order by a.position), '[]')
            from attachment as a
            where a.platform_id = n.platform_id and a.notice_id = n.id) as attachments
        from case_item as i
        join notice_item as ni on ni.platform_id = i.platform_id and ni.id = i.item_id
        join notice as n on n.platform_id = ni.platform_id and n.id = ni.notice_id
        left join lateral (
          select category, keyword
          from notice_category
          where platform_id = n.platform_id and notice_id = n.id
          order by recorded_at desc, id desc
          limit 1
        ) as d on true
        left join lateral (
          select missing_elements
          from notice_supplement
          where platform_id = n.platform_id and notice_id = n.id
          order by recorded_at desc, id desc
          limit 1
        ) as s on true
        where i.platform_id = $1 and i.case_id = $2
        order by n.received_at, n.id, ni.position
        limit $3`,
      values: [platformId, caseId, itemsAtMost, childSexualAbuseKeywords],
    });
    return rows;
  }
}

function toItemView({ noticeId: _, position, ...item }: ItemRow, said: Submissions | undefined): ItemView {
  return {
    ...item,
    location: said?.items[position] ?? null,
    explanation: said?.first?.explanation ?? null,
    law: said?.first?.law ?? null,
    supplements: (said?.supplements ?? []).flatMap(({ receivedAt, submission: { explanation } }) =>
      explanation?.trim() ? [{ receivedAt, explanation }] : [],
    ),
  };
}
