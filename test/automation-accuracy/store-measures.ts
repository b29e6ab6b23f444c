import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

export interface StoredMeasure {
  readonly measureId: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly system: string | null;
  readonly version: string | null;
  readonly language: string | null;
  readonly contentId: string;
  readonly automatedDecision: 'full' | 'partial' | 'none';
  readonly category: string;
  readonly keyword: string | null;
}

/** A measure of July 2026 by the spam filter; a test names what it is about. */
export function aMeasure(measureId: string, changes: Partial<StoredMeasure> = {}): StoredMeasure {
  return {
    measureId,
    occurredAt: '2026-07-05T10:00:00Z',
    recordedAt: '2026-07-05T10:00:01Z',
    system: 'spam-filter',
    version: '4.2',
    language: 'de',
    contentId: `post-${measureId}`,
    automatedDecision: 'full',
    category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
    keyword: null,
    ...changes,
  };
}

/** Straight into the table, as the owner: what reports measures is another room's to try. */
export async function storeMeasures(
  owner: Pick<Pool, 'query'>,
  platformId: string,
  measures: readonly StoredMeasure[],
) {
  for (const measure of measures) {
    const appliedOn = measure.occurredAt.slice(0, 10);
    await owner.query('select make_measure_month($1::date)', [appliedOn]);
    await owner.query(
      `insert into measure (platform_id, applied_on, measure_id, id, occurred_at, recorded_at, ground, category, keyword,
         category_list_version, restriction_types, territory, automated_detection, automated_decision, automation_system,
         automation_version, content_external_id, content_types, content_language, explanation_id, statement_language, body_hash)
       values ($1, $2, $3, $4, $5, $6, 'illegal', $7, $8, 'test', '{visibility-removal}', '{DE}', true, $9, $10, $11, $12, '{text}',
         $13, $4, 'de', '\\x00')`,
      [
        platformId,
        appliedOn,
        measure.measureId,
        randomUUID(),
        measure.occurredAt,
        measure.recordedAt,
        measure.category,
        measure.keyword,
        measure.automatedDecision,
        measure.system,
        measure.version,
        measure.contentId,
        measure.language,
      ],
    );
  }
}
