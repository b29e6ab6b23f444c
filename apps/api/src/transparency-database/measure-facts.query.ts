import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import type { RestrictionType } from '../platforms/index.js';
import type { AccountType, ContentKind, ContentType } from '../recipients/index.js';
import type { AutomatedDecision, Exemption, Ground } from '../statements-of-reasons/index.js';
import type { StatementFacts } from './payload.rules.js';
import type { KnownPerson } from './personal-data.rules.js';
import type { MeasureKey } from './submission.js';

/** A measure of the platform's own systems with all that its payload is made of, and whom it must not name. */
export interface SubmittedMeasure {
  readonly key: MeasureKey;
  readonly exemption: Exemption | null;
  /** Imported ones cause no submission. */
  readonly isImported: boolean;
  readonly decidedAt: Date;
  /** Null when its words were erased: then there is nothing to send. */
  readonly facts: Omit<StatementFacts, 'puid'> | null;
  readonly persons: readonly KnownPerson[];
}

/** Where the reading of measures stands: after this one, in the order in which transactions wrote them. */
export interface MeasurePosition extends MeasureKey {
  readonly xid: string;
}

type StatedClause = Extract<Ground, { kind: 'terms' }>['clause'];

/** What many measures say alike, as the room measures seals it. */
interface MeasureWords {
  readonly facts: string;
  readonly explanation: string;
  readonly law?: string;
  readonly provision?: string;
  readonly memberState?: string;
}

interface MeasureRow extends MeasurePosition {
  isImported: boolean;
  exemption: Exemption | null;
  occurredAt: Date;
  explanationId: string;
  clause: StatedClause | null;
  category: string;
  keyword: string | null;
  otherDescription: string | null;
  restrictionTypes: RestrictionType[];
  territory: string[];
  endsAt: Date | null;
  automatedDetection: boolean;
  automatedDecision: AutomatedDecision;
  contentKind: ContentKind | null;
  contentTypes: ContentType[];
  contentLanguage: string | null;
  publishedAt: Date | null;
  recipientExternalId: string | null;
  accountType: AccountType | null;
  registeredOn: string | null;
  identityId: string | null;
}

const select = `
  select m.xid::text as xid, m.applied_on::text as "appliedOn", m.measure_id as "measureId",
    m.origin <> 'noticedesk' as "isImported", m.exemption, m.occurred_at as "occurredAt", m.explanation_id as "explanationId",
    case when t.id is not null
      then json_build_object('id', t.id, 'code', t.code, 'version', t.version, 'title', t.title, 'url', t.url) end as clause,
    m.category, m.keyword, m.other_description as "otherDescription", m.restriction_types as "restrictionTypes", m.territory,
    m.ends_at as "endsAt", m.automated_detection as "automatedDetection", m.automated_decision as "automatedDecision",
    c.kind as "contentKind", m.content_types as "contentTypes", m.content_language as "contentLanguage",
    cv.published_at as "publishedAt", m.recipient_external_id as "recipientExternalId", rv.account_type as "accountType",
    rv.registered_on::text as "registeredOn", rv.identity_id as "identityId"
  from measure m
  left join terms_clause t on t.platform_id = m.platform_id and t.id = m.terms_clause_id
  left join content c on c.platform_id = m.platform_id and c.external_id = m.content_external_id
  left join content_version cv on cv.platform_id = c.platform_id and cv.content_id = c.id and cv.version = c.current_version
  left join recipient r on r.platform_id = m.platform_id and r.external_id = m.recipient_external_id
  left join lateral (
    select v.account_type, v.registered_on, v.identity_id
    from recipient_version v
    where v.platform_id = r.platform_id and v.recipient_id = r.id
    order by v.version desc
    limit 1
  ) rv on true`;

/** Reads measures, the clauses that they name, and what is known of content and recipient. */
@Injectable()
export class MeasureFactsQuery {
  constructor(private readonly texts: SealedTexts) {}

  async find(tx: Tx, platformId: string, { appliedOn, measureId }: MeasureKey): Promise<SubmittedMeasure | null> {
    const { rows } = await tx.sql.query<MeasureRow>(
      `${select} where m.platform_id = $1 and m.applied_on = $2 and m.measure_id = $3`,
      [platformId, appliedOn, measureId],
    );
    return (await this.complete(tx, platformId, rows))[0] ?? null;
  }

  /**
   * The measures after this one, as far as no transaction that still runs could write one before them; with the position of the
   * last.
   */
  async after(
    tx: Tx,
    platformId: string,
    { xid, appliedOn, measureId }: MeasurePosition,
    limit: number,
  ): Promise<{ readonly measures: SubmittedMeasure[]; readonly last: MeasurePosition | null }> {
    const { rows } = await tx.sql.query<MeasureRow>({
      name: 'transparency-measures-after',
      text: `
      with m as materialized (
        select m.*
        from measure m
        where m.platform_id = $1 and m.xid >= $2::xid8 and m.xid < pg_snapshot_xmin(pg_current_snapshot())
          and (m.xid, m.applied_on, m.measure_id) > ($2::xid8, $3::date, $4::text)
        order by m.xid, m.applied_on, m.measure_id
        limit $5
      )
      ${select.replace('from measure m', 'from m')}
      order by m.xid, m.applied_on, m.measure_id`,
      values: [platformId, xid, appliedOn, measureId, limit],
    });
    const last = rows.at(-1);
    return { measures: await this.complete(tx, platformId, rows), last: last ? positionOf(last) : null };
  }

  private async complete(tx: Tx, platformId: string, rows: readonly MeasureRow[]): Promise<SubmittedMeasure[]> {
    const sealed = await this.texts.read(tx, platformId, [
      ...new Set(rows.flatMap(({ explanationId, identityId }) => [explanationId, ...(identityId ? [identityId] : [])])),
    ]);
    const words = new Map<string, MeasureWords>(); // thousands share one text
    return rows.map((row) => {
      const text = sealed.get(row.explanationId);
      if (text !== undefined && !words.has(row.explanationId))
        words.set(row.explanationId, JSON.parse(text) as MeasureWords);
      const identity = row.identityId === null ? undefined : sealed.get(row.identityId);
      return {
        key: { appliedOn: row.appliedOn, measureId: row.measureId },
        exemption: row.exemption,
        isImported: row.isImported,
        decidedAt: row.occurredAt,
        facts: factsOf(row, words.get(row.explanationId)),
        persons: [
          {
            ...(identity === undefined ? {} : (JSON.parse(identity) as KnownPerson)),
            externalId: row.recipientExternalId ?? undefined,
          },
        ],
      };
    });
  }
}

function positionOf({ xid, appliedOn, measureId }: MeasurePosition): MeasurePosition {
  return { xid, appliedOn, measureId };
}

function groundOf({ explanation, law, provision, memberState }: MeasureWords, clause: StatedClause | null): Ground {
  if (clause) return { kind: 'terms', clause, explanation };
  return { kind: 'illegal', law: law ?? '', provision: provision ?? '', memberState: memberState ?? null, explanation };
}

function factsOf(row: MeasureRow, words: MeasureWords | undefined): SubmittedMeasure['facts'] {
  if (!words) return null;
  const { territory, endsAt } = row;
  const contentKind = row.contentKind ?? 'content';
  const registeredAt = row.registeredOn === null ? null : new Date(`${row.registeredOn}T00:00:00Z`);
  const since = contentKind === 'account' ? (registeredAt ?? row.publishedAt) : row.publishedAt;
  return {
    decidedAt: row.occurredAt,
    source: 'voluntary',
    facts: words.facts,
    ground: groundOf(words, row.clause),
    restrictions: row.restrictionTypes.map((type) => ({ type, territory, endsAt })),
    automatedDetection: row.automatedDetection,
    automatedDecision: row.automatedDecision,
    category: row.category,
    keyword: row.keyword,
    otherDescription: row.otherDescription,
    contentLanguage: row.contentLanguage,
    contentKind,
    contentTypes: row.contentTypes,
    hostedSince: since ?? row.occurredAt,
    accountType: row.accountType,
  };
}
