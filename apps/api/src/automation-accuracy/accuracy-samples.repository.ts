import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { ReviewedStratum, SampleKind, Stratum } from './accuracy.js';

/** Whose key drew or sent a sample; `staffId` is null for a key that belongs to no person. */
export interface DrawnBy {
  readonly credentialId: string;
  readonly staffId: string | null;
}

export interface StoredSample {
  readonly id: string;
  readonly kind: SampleKind;
  /** Days, both inside, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  readonly sizePerStratum: number | null;
  readonly seed: string | null;
  readonly frameUntil: Date | null;
  readonly method: string;
  readonly drawnBy: string | null;
  readonly recordedAt: Date;
}

export interface StoredStratum extends Stratum {
  readonly id: string;
  readonly frameChecksum: string | null;
}

/** A stratum with how far its review is. */
export type SampledStratum = ReviewedStratum & StoredStratum & { readonly sampleId: string };

export interface NewItem {
  readonly id: string;
  readonly stratumId: string;
  readonly position: number;
  readonly drawnKey: string;
  readonly decisionId: string | null;
  readonly firstDecider: string | null;
  readonly caseId: string | null;
  readonly appliedOn: string | null;
  readonly measureId: string | null;
  readonly contentExternalId: string | null;
  readonly contentVersion: number | null;
  readonly origin: string;
  readonly trustedFlagger: boolean;
  readonly automatedDecision: string | null;
  readonly language: string;
  readonly skill: string;
}

export interface NewSample extends Omit<StoredSample, 'drawnBy'> {
  readonly platformId: string;
  readonly by: DrawnBy;
  readonly strata: readonly StoredStratum[];
  readonly items: readonly NewItem[];
}

const sampleColumns = `s.id, s.kind, s.period_from::text as "from", s.period_to::text as "to", s.size_per_stratum as "sizePerStratum",
  s.seed, s.frame_until as "frameUntil", s.method, s.drawn_by as "drawnBy", s.recorded_at as "recordedAt"`;

@Injectable()
export class AccuracySamplesRepository {
  async insert(tx: Tx, sample: NewSample): Promise<void> {
    const { platformId, id } = sample;
    await tx.sql.query(
      `insert into accuracy_sample (platform_id, id, kind, period_from, period_to, size_per_stratum, seed, frame_until, method,
         credential_id, drawn_by, recorded_at)
       values ($1, $2, $3, $4::date, $5::date, $6, $7, $8, $9, $10, $11, $12)`,
      [
        platformId,
        id,
        sample.kind,
        sample.from,
        sample.to,
        sample.sizePerStratum,
        sample.seed,
        sample.frameUntil,
        sample.method,
        sample.by.credentialId,
        sample.by.staffId,
        sample.recordedAt,
      ],
    );
    await tx.sql.query(
      `insert into accuracy_stratum (platform_id, id, sample_id, automation_system, automation_version, language, decided,
         frame_size, sample_size, frame_checksum)
       select $1, r.id, $2, r."automationSystem", r."automationVersion", r.language, r.decided, r."frameSize", r."sampleSize",
         r."frameChecksum"
       from jsonb_to_recordset($3::jsonb) as r (id uuid, "automationSystem" text, "automationVersion" text, language text,
         decided text, "frameSize" bigint, "sampleSize" integer, "frameChecksum" text)`,
      [platformId, id, JSON.stringify(sample.strata)],
    );
    await tx.sql.query(
      `insert into accuracy_item (platform_id, id, stratum_id, position, drawn_key, decision_id, first_decider, case_id, applied_on,
         measure_id, content_external_id, content_version, origin, trusted_flagger, automated_decision, language, skill, state)
       select $1, r.id, r."stratumId", r.position, r."drawnKey", r."decisionId", r."firstDecider", r."caseId", r."appliedOn",
         r."measureId", r."contentExternalId", r."contentVersion", r.origin, r."trustedFlagger", r."automatedDecision",
         r.language, r.skill, 'waiting'
       from jsonb_to_recordset($2::jsonb) as r (id uuid, "stratumId" uuid, position integer, "drawnKey" text, "decisionId" uuid,
         "firstDecider" uuid, "caseId" uuid, "appliedOn" date, "measureId" text, "contentExternalId" text,
         "contentVersion" integer, origin text, "trustedFlagger" boolean, "automatedDecision" text, language text, skill text)`,
      [platformId, JSON.stringify(sample.items)],
    );
  }

  /** Whether a sample of the kind, and for contents of this system, shares a day with these. */
  async overlaps(
    tx: Tx,
    platformId: string,
    { kind, from, to, system }: { kind: SampleKind; from: string; to: string; system?: string },
  ): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `select
       from accuracy_sample s
       where s.platform_id = $1
         and s.kind = $2
         and s.period_from <= $4::date
         and s.period_to >= $3::date
         and ($5::text is null or exists (
           select
           from accuracy_stratum t
           where t.platform_id = s.platform_id and t.sample_id = s.id and t.automation_system = $5
         ))
       limit 1`,
      [platformId, kind, from, to, system ?? null],
    );
    return rowCount === 1;
  }

  async find(tx: Tx, platformId: string, id: string): Promise<StoredSample | undefined> {
    const { rows } = await tx.sql.query<StoredSample>(
      `select ${sampleColumns} from accuracy_sample s where s.platform_id = $1 and s.id = $2`,
      [platformId, id],
    );
    return rows[0];
  }

  /** The newest first. */
  async list(tx: Tx, platformId: string, limit: number, before?: string): Promise<StoredSample[]> {
    const { rows } = await tx.sql.query<StoredSample>(
      `select ${sampleColumns}
       from accuracy_sample s
       where s.platform_id = $1 and ($3::uuid is null or s.id < $3)
       order by s.id desc
       limit $2`,
      [platformId, limit, before ?? null],
    );
    return rows;
  }

  /** The strata of samples whose days all lie in the period, or of one sample, with what review found so far. */
  async strata(
    tx: Tx,
    platformId: string,
    of: { readonly from: string; readonly to: string } | { readonly sampleIds: readonly string[] },
  ): Promise<SampledStratum[]> {
    const [from, to, ids] = 'from' in of ? [of.from, of.to, null] : [null, null, of.sampleIds];
    const { rows } = await tx.sql.query<SampledStratum>(
      `select t.id, t.sample_id as "sampleId", t.automation_system as "automationSystem",
         t.automation_version as "automationVersion", t.language, t.decided, t.frame_size as "frameSize",
         t.sample_size as "sampleSize", t.frame_checksum as "frameChecksum",
         coalesce(sum(c.items) filter (where c.verdict = 'undeterminable'), 0)::integer as undeterminable,
         coalesce(sum(c.items) filter (where c.verdict is null), 0)::integer as waiting,
         coalesce(
           jsonb_agg(jsonb_build_object('origin', c.origin, 'trustedFlagger', c.trusted_flagger, 'automatedDecision',
             c.automated_decision, 'violating', c.verdict in ('illegal', 'against-terms'), 'items', c.items)
             order by c.origin, c.trusted_flagger, c.automated_decision, c.verdict)
             filter (where c.verdict <> 'undeterminable'),
           '[]'
         ) as cells
       from accuracy_sample s
       join accuracy_stratum t on t.platform_id = s.platform_id and t.sample_id = s.id
       join lateral (
         select i.origin, i.trusted_flagger, i.automated_decision, v.verdict, count(*)::integer as items
         from accuracy_item i
         left join accuracy_verdict v on v.platform_id = i.platform_id and v.item_id = i.id
         where i.platform_id = t.platform_id and i.stratum_id = t.id
         group by i.origin, i.trusted_flagger, i.automated_decision, v.verdict
       ) c on true
       where s.platform_id = $1
         and ($2::date is null or (s.period_from >= $2 and s.period_to <= $3::date))
         and ($4::uuid[] is null or s.id = any ($4))
       group by t.platform_id, t.id
       order by t.sample_id, t.automation_system, t.automation_version, t.language, t.decided`,
      [platformId, from, to, ids],
    );
    return rows;
  }
}
