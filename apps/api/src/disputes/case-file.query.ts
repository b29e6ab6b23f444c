import { Injectable } from '@nestjs/common';
import { childSexualAbuseKeywords } from '../categories/index.js';
import type { Tx } from '../infrastructure/database/index.js';

/** What a decision found of an item; the text of `reasonId` is what the notifier was told. */
export interface FiledFinding {
  readonly decisionId: string;
  readonly outcome: string;
  readonly law: string | null;
  readonly provision: string | null;
  readonly memberState: string | null;
  readonly termsClauseId: string | null;
  readonly reasonId: string | null;
}

export interface FiledItem {
  readonly position: number;
  readonly moment: string | null;
  readonly findings: readonly FiledFinding[];
  readonly preservations: readonly { outcome: string; occurredAt: string; evidenceSha256: string | null }[];
}

/** A notice as it is filed; who sent it is looked up apart, to be left out. */
export interface FiledNotice {
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly channel: string;
  readonly notifierKind: string;
  readonly language: string | null;
  readonly memberState: string | null;
  readonly category: string | null;
  readonly keyword: string | null;
  readonly isAboutChildAbuse: boolean;
  /** Those that the disputed decisions answer. */
  readonly items: readonly FiledItem[];
  readonly attachments: readonly { mediaType: string; bytes: number; sha256: string }[];
}

export interface FiledComplaint {
  readonly reference: string;
  readonly side: string;
  readonly basis: string;
  readonly channel: string;
  readonly receivedAt: Date;
  readonly textId: string;
  readonly identityId: string | null;
  readonly outcome: string | null;
  readonly decidedAt: Date | null;
  readonly reasonsId: string | null;
  readonly attachments: FiledNotice['attachments'];
}

export interface LogEntry {
  readonly recordedAt: Date;
  readonly actorId: string | null;
  readonly role: string;
  readonly action: string;
  readonly article: string | null;
  readonly entityKind: string;
  readonly entityId: string;
  readonly details: Record<string, unknown>;
}

/** So many notices of a viral content are in one part of the file, and so many entries of a long log. */
export const noticesAtMost = 200;
export const logEntriesAtMost = 5_000;

/** The parts of a file of so many notices; one where there is none. */
export function partsOf(noticeCount: number): number {
  return Math.max(1, Math.ceil(noticeCount / noticesAtMost));
}

/** Whose names are looked for in the texts, of those who sent notices. */
const namesAtMost = 1_000;

const attachmentsOf = (table: string, owner: string) => `
  (select coalesce(json_agg(json_build_object('mediaType', a.media_type, 'bytes', a.size_bytes,
      'sha256', encode(a.sha256, 'hex')) order by a.position), '[]')
    from ${table} a
    where a.platform_id = $1 and a.${owner}_id = `;

const itemsJson = `
  (select coalesce(json_agg(json_build_object('position', i.position, 'moment', i.moment,
      'findings', (select json_agg(json_build_object('decisionId', f.decision_id, 'outcome', f.outcome,
            'law', f.law_examined, 'provision', f.provision, 'memberState', f.member_state,
            'termsClauseId', f.terms_clause_id, 'reasonId', f.reason_id) order by f.decision_id)
          from finding f
          where f.platform_id = i.platform_id and f.item_id = i.id and f.decision_id = any ($2::uuid[])),
      'preservations', (select coalesce(json_agg(json_build_object('outcome', p.outcome, 'occurredAt', p.occurred_at,
            'evidenceSha256', encode(p.evidence_sha256, 'hex')) order by p.recorded_at, p.id), '[]')
          from preservation_event p
          where p.platform_id = i.platform_id and p.item_id = i.id)) order by i.position), '[]')
    from notice_item i
    where i.platform_id = $1
      and i.notice_id = n.id
      and exists (
        select
        from finding f
        where f.platform_id = i.platform_id and f.item_id = i.id and f.decision_id = any ($2::uuid[])
      ))`;

/** $2 decisions; $3 of a notifier's dispute: their notice. */
const answered = `answered as (
         select distinct i.notice_id
         from finding f
         join notice_item i on i.platform_id = f.platform_id and i.id = f.item_id
         where f.platform_id = $1 and f.decision_id = any ($2::uuid[]) and ($3::uuid is null or i.notice_id = $3)
       )`;

/** Reads what several rooms wrote about one decision. */
@Injectable()
export class CaseFileQuery {
  /** A part of the notices that these decisions answer, or of them this one; the earliest first. `total` counts all of them. */
  async notices(
    tx: Tx,
    platformId: string,
    decisionIds: readonly string[],
    noticeId: string | null,
    part: number,
  ): Promise<{ notices: FiledNotice[]; total: number }> {
    const { rows: counted } = await tx.sql.query<{ total: number }>(
      `with ${answered} select count(*) as total from answered`,
      [platformId, decisionIds, noticeId],
    );
    const { rows: notices } = await tx.sql.query<FiledNotice>(
      `with ${answered}
       select n.id, n.reference, n.received_at as "receivedAt", n.channel, n.notifier_kind as "notifierKind", n.language,
         n.member_state as "memberState", coalesce(c.category, n.alleged_category) as category,
         case when c.category is null then n.alleged_keyword else c.keyword end as keyword,
         n.alleges_child_abuse or coalesce(c.keyword = any ($4::text[]), false) as "isAboutChildAbuse",
         ${itemsJson} as items,
         ${attachmentsOf('attachment', 'notice')} n.id) as attachments
       from answered
       join notice n on n.platform_id = $1 and n.id = answered.notice_id
       left join lateral (
         select category, keyword
         from notice_category
         where platform_id = n.platform_id and notice_id = n.id
         order by recorded_at desc, id desc
         limit 1
       ) c on true
       order by n.received_at, n.id
       limit $5
       offset $6`,
      [platformId, decisionIds, noticeId, childSexualAbuseKeywords, noticesAtMost, (part - 1) * noticesAtMost],
    );
    return { notices, total: counted[0]!.total };
  }

  /**
   * The sealed identities of who sent notices that these decisions answer, or supplements to them: of the earliest thousand,
   * and of these notices in any case.
   */
  async identityIds(
    tx: Tx,
    platformId: string,
    decisionIds: readonly string[],
    noticeIds: readonly string[],
  ): Promise<string[]> {
    const { rows: answered } = await tx.sql.query<{ id: string }>(
      `select n.id
       from notice n
       where n.platform_id = $1
         and n.id in (
           select i.notice_id
           from finding f
           join notice_item i on i.platform_id = f.platform_id and i.id = f.item_id
           where f.platform_id = $1 and f.decision_id = any ($2::uuid[])
         )
       order by n.received_at, n.id
       limit $3`,
      [platformId, decisionIds, namesAtMost],
    );
    const { rows } = await tx.sql.query<{ id: string }>(
      `select n.identity_id as id
       from notice n
       where n.platform_id = $1 and n.id = any ($2::uuid[]) and n.identity_id is not null
       union
       select s.identity_id
       from notice_supplement s
       where s.platform_id = $1 and s.notice_id = any ($2::uuid[]) and s.identity_id is not null`,
      [platformId, [...noticeIds, ...answered.map(({ id }) => id)]],
    );
    return rows.map(({ id }) => id);
  }

  /** The orders of authorities that the case answers: a confidentiality hold may lie on each (Art. 9(5)). */
  async orderIds(tx: Tx, platformId: string, caseId: string): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `select distinct i.order_id as id
       from case_order_item c
       join order_item i on i.platform_id = c.platform_id and i.id = c.item_id
       where c.platform_id = $1 and c.case_id = $2`,
      [platformId, caseId],
    );
    return rows.map(({ id }) => id);
  }

  async complaint(tx: Tx, platformId: string, id: string): Promise<FiledComplaint | null> {
    const { rows } = await tx.sql.query<FiledComplaint>(
      `select c.reference, c.side, c.basis, c.channel, c.received_at as "receivedAt", c.text_id as "textId",
         c.identity_id as "identityId", d.outcome, d.occurred_at as "decidedAt", d.reasons_id as "reasonsId",
         ${attachmentsOf('complaint_attachment', 'complaint')} c.id) as attachments
       from complaint c
       left join complaint_decision d on d.platform_id = c.platform_id and d.complaint_id = c.id
       where c.platform_id = $1 and c.id = $2`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  /** What the audit log says of decisions and their case, or of a measure, of the complaint and the dispute; the oldest first. */
  async log(tx: Tx, platformId: string, entityIds: readonly string[]): Promise<LogEntry[]> {
    const { rows } = await tx.sql.query<LogEntry>(
      `select a.recorded_at as "recordedAt", a.actor_id as "actorId", a.role, a.action, a.article,
         a.entity_kind as "entityKind", a.entity_id as "entityId", a.details
       from audit_entry a
       where a.platform_id = $1
         and a.entity_id = any ($2::uuid[])
         and a.entity_kind in ('decision', 'case', 'measure', 'complaint', 'dispute')
       order by a.recorded_at, a.id
       limit $3`,
      [platformId, entityIds, logEntriesAtMost],
    );
    return rows;
  }
}
