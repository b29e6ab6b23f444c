import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import type { CaseState } from './case.rules.js';
import type { Priority } from './priority.rules.js';
import type { SubjectKind } from './subject.rules.js';
import type { Submission, SubmittedItem } from './submission.js';

/** How many items come with a case; a viral content may have thousands, which a decision answers all the same. */
const itemsAtMost = 50;

export interface CaseView {
  id: string;
  state: CaseState;
  cause: 'notice' | 'own-initiative';
  language: string;
  skill: string;
  laneSkill: string;
  priority: Priority;
  dueAt: Date;
  openedAt: Date;
  heldUntil: Date | null;
  subject: SubjectView;
  items: ItemView[];
  itemCount: number;
  seenThrough: string;
}

export interface SubjectView {
  id: string;
  kind: SubjectKind;
  contentId: string | null;
  version: number | null;
  language: string | null;
  contentTypes: string[] | null;
  publishedAt: Date | null;
  snapshot: string | null;
}

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
  missingElements: string[];
  location: SubmittedItem | null;
  explanation: string | null;
  law: string | null;
}

interface CaseRow extends Omit<CaseView, 'subject' | 'items'> {
  subjectId: string;
  kind: SubjectKind;
  contentId: string | null;
  version: number | null;
  subjectLanguage: string | null;
  contentTypes: string[] | null;
  publishedAt: Date | null;
  snapshotId: string | null;
}

interface ItemRow extends Omit<ItemView, 'location' | 'explanation' | 'law'> {
  position: number;
  submissionId: string;
}

/** What a moderator has on the screen: the case, its subject and what the notices say; never who sent them (PRV-1). */
@Injectable()
export class CaseViewQuery {
  constructor(
    private readonly db: Database,
    private readonly texts: SealedTexts,
  ) {}

  /** Null when there is no such case. Suspected child abuse material is never shown: its snapshot stays null. */
  view(platformId: string, caseId: string): Promise<CaseView | null> {
    return this.db.read(async (tx) => {
      const found = await this.caseRow(tx, platformId, caseId);
      if (!found) return null;
      const items = await this.itemRows(tx, platformId, caseId);
      const snapshotId = found.skill === 'child-safety' ? null : found.snapshotId;
      const texts = await this.texts.read(tx, platformId, [
        ...items.map((item) => item.submissionId),
        ...(snapshotId ? [snapshotId] : []),
      ]);
      return toView(found, items, snapshotId, texts);
    });
  }

  private async caseRow(tx: Tx, platformId: string, caseId: string): Promise<CaseRow | undefined> {
    const { rows } = await tx.sql.query<CaseRow>({
      name: 'review-case-view',
      text: `
        select c.id, c.state, c.cause, c.language, c.skill, c.lane_skill as "laneSkill", c.priority, c.due_at as "dueAt",
          c.opened_at as "openedAt", c.held_until as "heldUntil", pg_current_snapshot()::text as "seenThrough",
          (select count(*) from case_item as i where i.platform_id = c.platform_id and i.case_id = c.id) as "itemCount",
          s.id as "subjectId", s.kind, o.external_id as "contentId", s.content_version as version,
          v.language as "subjectLanguage", v.content_types as "contentTypes", v.published_at as "publishedAt",
          v.snapshot_id as "snapshotId"
        from review_case as c
        join subject as s on s.platform_id = c.platform_id and s.id = c.subject_id
        left join content as o on o.platform_id = s.platform_id and o.id = s.content_id
        left join content_version as v on v.platform_id = s.platform_id and v.content_id = s.content_id
          and v.version = s.content_version
        where c.platform_id = $1 and c.id = $2`,
      values: [platformId, caseId],
    });
    return rows[0];
  }

  private async itemRows(tx: Tx, platformId: string, caseId: string): Promise<ItemRow[]> {
    const { rows } = await tx.sql.query<ItemRow>({
      name: 'review-case-items',
      text: `
        select i.item_id as id, n.reference as "noticeReference", n.received_at as "receivedAt", n.channel,
          n.notifier_kind as "notifierKind", n.language, n.submission_id as "submissionId", ni.position,
          coalesce(d.category, n.alleged_category) as category,
          case when d.category is null then n.alleged_keyword else d.keyword end as keyword,
          n.member_state as "memberState", n.missing_elements as "missingElements"
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
        where i.platform_id = $1 and i.case_id = $2
        order by n.received_at, n.id, ni.position
        limit $3`,
      values: [platformId, caseId, itemsAtMost],
    });
    return rows;
  }
}

function toView(found: CaseRow, items: ItemRow[], snapshotId: string | null, texts: Map<string, string>): CaseView {
  const {
    subjectId,
    kind,
    contentId,
    version,
    subjectLanguage,
    contentTypes,
    publishedAt,
    snapshotId: _,
    ...rest
  } = found;
  return {
    ...rest,
    subject: {
      id: subjectId,
      kind,
      contentId,
      version,
      language: subjectLanguage,
      contentTypes,
      publishedAt,
      snapshot: (snapshotId && texts.get(snapshotId)) ?? null,
    },
    items: items.map(({ position, submissionId, ...item }) => {
      const text = texts.get(submissionId);
      const submission = text === undefined ? null : (JSON.parse(text) as Submission);
      return {
        ...item,
        location: submission?.items[position] ?? null,
        explanation: submission?.explanation ?? null,
        law: submission?.law ?? null,
      };
    }),
  };
}
