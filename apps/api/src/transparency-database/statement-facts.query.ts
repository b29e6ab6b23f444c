import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Notices } from '../notices/index.js';
import type { AccountType, ContentKind, ContentType } from '../recipients/index.js';
import type { AutomatedDecision, Exemption, Source, StatementDraft } from '../statements-of-reasons/index.js';
import type { StatementFacts } from './payload.rules.js';
import type { KnownPerson } from './personal-data.rules.js';

/** A statement of reasons with all that its payload is made of, and whom it must not name. */
export interface SubmittedStatement {
  readonly statementId: string;
  readonly exemption: Exemption | null;
  readonly caseId: string;
  /** What confidentiality may lie on. */
  readonly orderIds: readonly string[];
  readonly decidedAt: Date;
  /** Null when its text was erased: then there is nothing to send. */
  readonly facts: Omit<StatementFacts, 'puid'> | null;
  readonly persons: readonly KnownPerson[];
}

interface StatementRow {
  statementId: string;
  exemption: Exemption | null;
  textId: string;
  caseId: string;
  orderIds: string[];
  noticeIds: string[];
  decidedAt: Date;
  source: Source;
  category: string;
  keyword: string | null;
  otherDescription: string | null;
  contentLanguage: string | null;
  automatedDetection: boolean;
  automatedDecision: AutomatedDecision;
  contentKind: ContentKind;
  contentTypes: ContentType[] | null;
  publishedAt: Date | null;
  firstSeenAt: Date | null;
  externalId: string | null;
  accountType: AccountType | null;
  registeredOn: string | null;
  identityId: string | null;
}

/** Reads statements, decisions, cases and contents. */
@Injectable()
export class StatementFactsQuery {
  constructor(
    private readonly texts: SealedTexts,
    private readonly notices: Notices,
  ) {}

  /** In no order; those that the platform does not have are absent, and imported ones: an earlier tool answered for them. */
  async of(tx: Tx, platformId: string, statementIds: readonly string[]): Promise<SubmittedStatement[]> {
    const rows = await this.rows(tx, platformId, statementIds);
    const sealed = await this.texts.read(
      tx,
      platformId,
      rows.flatMap(({ textId, identityId }) => [textId, ...(identityId ? [identityId] : [])]),
    );
    const noticeIds = [...new Set(rows.flatMap((row) => row.noticeIds))];
    const notifiers = await this.notices.contactsOf(tx, platformId, noticeIds);
    return rows.map((row) => ({
      statementId: row.statementId,
      exemption: row.exemption,
      caseId: row.caseId,
      orderIds: row.orderIds,
      decidedAt: row.decidedAt,
      facts: factsOf(row, sealed.get(row.textId)),
      persons: [
        ...row.noticeIds.flatMap((id) => notifiers.get(id) ?? []),
        { ...identityOf(sealed.get(row.identityId ?? '')), externalId: row.externalId ?? undefined },
      ],
    }));
  }

  private async rows(tx: Tx, platformId: string, statementIds: readonly string[]): Promise<StatementRow[]> {
    const { rows } = await tx.sql.query<StatementRow>(
      `
      select s.id as "statementId", s.exemption, s.text_id as "textId", d.case_id as "caseId", d.occurred_at as "decidedAt",
        d.source, d.category, d.keyword, d.other_description as "otherDescription", d.content_language as "contentLanguage",
        d.automated_detection as "automatedDetection", d.automated_decision as "automatedDecision", su.kind as "contentKind",
        cv.content_types as "contentTypes", cv.published_at as "publishedAt", first.occurred_at as "firstSeenAt",
        r.external_id as "externalId", rv.account_type as "accountType", rv.registered_on::text as "registeredOn",
        rv.identity_id as "identityId",
        array(
          select distinct ni.notice_id
          from case_item i
          join notice_item ni on ni.platform_id = i.platform_id and ni.id = i.item_id
          where i.platform_id = d.platform_id and i.case_id = d.case_id
        ) as "noticeIds",
        array(
          select distinct oi.order_id
          from case_order_item i
          join order_item oi on oi.platform_id = i.platform_id and oi.id = i.item_id
          where i.platform_id = d.platform_id and i.case_id = d.case_id
        ) as "orderIds"
      from statement_of_reasons s
      join decision d on d.platform_id = s.platform_id and d.id = s.decision_id
      join review_case c on c.platform_id = d.platform_id and c.id = d.case_id
      join subject su on su.platform_id = c.platform_id and su.id = c.subject_id
      left join lateral (
        select v.content_types, v.published_at, v.recipient_id
        from content_version v
        where v.platform_id = su.platform_id and v.content_id = su.content_id
          and (su.content_version is null or v.version <= su.content_version)
        order by v.version desc
        limit 1
      ) cv on true
      left join lateral (
        select min(v.occurred_at) as occurred_at
        from content_version v
        where v.platform_id = su.platform_id and v.content_id = su.content_id
      ) first on true
      left join recipient r on r.platform_id = s.platform_id and r.id = coalesce(s.recipient_id, cv.recipient_id)
      left join lateral (
        select v.account_type, v.registered_on, v.identity_id
        from recipient_version v
        where v.platform_id = r.platform_id and v.recipient_id = r.id
        order by v.version desc
        limit 1
      ) rv on true
      where s.platform_id = $1 and s.id = any ($2::uuid[]) and d.origin = 'noticedesk'`,
      [platformId, statementIds],
    );
    return rows;
  }

  /** The statements recorded from then on, by id. */
  async since(tx: Tx, platformId: string, from: Date, afterId: string | null, limit: number): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `
      select s.id
      from statement_of_reasons s
      where s.platform_id = $1 and s.recorded_at >= $2 and ($3::uuid is null or s.id > $3)
      order by s.id
      limit $4`,
      [platformId, from, afterId, limit],
    );
    return rows.map(({ id }) => id);
  }
}

function factsOf(row: StatementRow, sealed: string | undefined): SubmittedStatement['facts'] {
  if (sealed === undefined) return null;
  const { elements } = JSON.parse(sealed) as { elements: StatementDraft };
  const registeredAt = row.registeredOn === null ? null : new Date(`${row.registeredOn}T00:00:00Z`);
  const since = row.contentKind === 'account' ? (registeredAt ?? row.publishedAt) : row.publishedAt;
  return {
    decidedAt: row.decidedAt,
    source: row.source,
    facts: elements.facts,
    ground: elements.ground,
    restrictions: elements.restrictions.map(({ type, territory, endsAt }) => ({
      type,
      territory,
      endsAt: endsAt === null ? null : new Date(endsAt),
    })),
    automatedDetection: row.automatedDetection,
    automatedDecision: row.automatedDecision,
    category: row.category,
    keyword: row.keyword,
    otherDescription: row.otherDescription,
    contentLanguage: row.contentLanguage,
    contentKind: row.contentKind,
    contentTypes: row.contentTypes ?? [],
    hostedSince: since ?? row.firstSeenAt ?? row.decidedAt,
    accountType: row.accountType,
  };
}

function identityOf(sealed: string | undefined): KnownPerson {
  return sealed === undefined ? {} : (JSON.parse(sealed) as KnownPerson);
}
