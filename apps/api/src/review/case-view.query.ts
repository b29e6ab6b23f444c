import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { CaseItemsQuery, itemsWithCase, type ItemPlace, type ItemView } from './case-items.query.js';
import { CaseOrdersQuery, type OrderView } from './case-orders.query.js';
import { DecidedBeforeQuery, type DecidedBefore } from './decided-before.query.js';
import type { CaseCause, CaseState } from './case.rules.js';
import type { Priority } from './priority.rules.js';
import type { SubjectKind } from './subject.rules.js';

export interface CaseView {
  id: string;
  state: CaseState;
  cause: CaseCause;
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
  orders: OrderView[];
  /** What stands on the same subject. */
  decidedBefore: DecidedBefore | null;
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

interface CaseRow extends Omit<CaseView, 'subject' | 'items' | 'orders' | 'decidedBefore'> {
  subjectId: string;
  kind: SubjectKind;
  contentId: string | null;
  version: number | null;
  subjectLanguage: string | null;
  contentTypes: string[] | null;
  publishedAt: Date | null;
  snapshotId: string | null;
}

/** What a moderator has on the screen: the case, its subject and what the notices say; never who sent them (PRV-1). */
@Injectable()
export class CaseViewQuery {
  constructor(
    private readonly db: Database,
    private readonly texts: SealedTexts,
    private readonly items: CaseItemsQuery,
    private readonly orders: CaseOrdersQuery,
    private readonly before: DecidedBeforeQuery,
  ) {}

  /** Null when there is no such case. Suspected child abuse material is never shown: its snapshot stays null. */
  async view(tx: Tx, platformId: string, caseId: string): Promise<CaseView | null> {
    const [found, items, orders, decidedBefore] = await Promise.all([
      this.caseRow(tx, platformId, caseId),
      this.items.of(tx, platformId, caseId, itemsWithCase),
      this.orders.of(tx, platformId, caseId),
      this.before.ofCase(tx, platformId, caseId),
    ]);
    if (!found) return null;
    const snapshotId = found.skill === 'child-safety' ? null : found.snapshotId;
    const texts = await this.texts.read(tx, platformId, snapshotId ? [snapshotId] : []);
    return { ...toView(found, items, orders, (snapshotId && texts.get(snapshotId)) ?? null), decidedBefore };
  }

  /** The items of a case after a place, or the first ones. */
  itemsOf(platformId: string, caseId: string, limit: number, after?: ItemPlace): Promise<ItemView[]> {
    return this.db.read((tx) => this.items.of(tx, platformId, caseId, limit, after));
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
}

function toView(
  found: CaseRow,
  items: ItemView[],
  orders: OrderView[],
  snapshot: string | null,
): Omit<CaseView, 'decidedBefore'> {
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
      snapshot,
    },
    items,
    orders,
  };
}
