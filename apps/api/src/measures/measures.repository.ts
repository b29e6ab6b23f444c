import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { wholeUnion, type MeasureKey, type MeasureRecord, type NewMeasure } from './measure.js';

/** Column, its type, and its name in `NewMeasure`. */
const written = [
  ['applied_on', 'date', 'appliedOn'],
  ['measure_id', 'text', 'measureId'],
  ['id', 'uuid', 'id'],
  ['occurred_at', 'timestamptz', 'occurredAt'],
  ['recorded_at', 'timestamptz', 'recordedAt'],
  ['ground', 'text', 'ground'],
  ['category', 'text', 'category'],
  ['keyword', 'text', 'keyword'],
  ['other_description', 'text', 'otherDescription'],
  ['category_list_version', 'text', 'categoryListVersion'],
  ['terms_clause_id', 'uuid', 'termsClauseId'],
  ['restriction_types', 'text[]', 'restrictionTypes'],
  ['territory', 'text[]', 'territory'],
  ['ends_at', 'timestamptz', 'endsAt'],
  ['automated_detection', 'boolean', 'automatedDetection'],
  ['automated_decision', 'text', 'automatedDecision'],
  ['automation_system', 'text', 'automationSystem'],
  ['automation_version', 'text', 'automationVersion'],
  ['content_external_id', 'text', 'contentExternalId'],
  ['content_types', 'text[]', 'contentTypes'],
  ['content_language', 'text', 'contentLanguage'],
  ['audience_size', 'bigint', 'audienceSize'],
  ['recipient_external_id', 'text', 'recipientExternalId'],
  ['repeats_decision_id', 'uuid', 'repeatsDecisionId'],
  ['repeats_applied_on', 'date', 'repeatsAppliedOn'],
  ['repeats_measure_id', 'text', 'repeatsMeasureId'],
  ['explanation_id', 'uuid', 'explanationId'],
  ['statement_language', 'text', 'statementLanguage'],
  ['exemption', 'text', 'exemption'],
  ['statement_sent_at', 'timestamptz', 'statementSentAt'],
  ['body_hash', 'bytea', 'bodyHash'],
] as const satisfies readonly (readonly [string, string, keyof NewMeasure])[];

/** The whole set as one JSON text: one parameter, made and read by native code, in which lists may lie in lists. */
const insertSet = `
  insert into measure (platform_id, ${written.map(([column]) => column).join(', ')})
  select $1, ${written.map(([, , name]) => (name === 'territory' ? 'coalesce(r."territory", $3::text[])' : `r."${name}"`)).join(', ')}
  from json_to_recordset($2::json) as r (${written.map(([, type, name]) => `"${name}" ${type}`).join(', ')})
  order by r."appliedOn", r."measureId"
  on conflict (platform_id, applied_on, measure_id) do nothing
  returning applied_on as "appliedOn", measure_id as "measureId"`;

const kept = [
  ...written.filter(([column]) => column !== 'body_hash').map(([column, , name]) => `m.${column} as "${name}"`),
  'm.origin',
  'm.reversed_at as "reversedAt"',
].join(', ');

export interface MeasureSelection {
  /** Days, both inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly category?: string;
  readonly recipient?: string;
}

@Injectable()
export class MeasuresRepository {
  /** Inserts a set in the order of its keys, and returns those that were not there before. */
  async insertMany(tx: Tx, platformId: string, measures: readonly NewMeasure[]): Promise<MeasureKey[]> {
    const { rows } = await tx.sql.query<MeasureKey>({
      name: 'measures_insert',
      text: insertSet,
      values: [platformId, JSON.stringify(measures), wholeUnion],
    });
    return rows;
  }

  /** What was sent under these keys, as keyed hashes in hexadecimal. */
  async bodyHashes(
    tx: Tx,
    platformId: string,
    keys: readonly MeasureKey[],
  ): Promise<(MeasureKey & { readonly bodyHash: string })[]> {
    if (keys.length === 0) return [];
    const { rows } = await tx.sql.query<MeasureKey & { bodyHash: string }>({
      name: 'measures_body_hashes',
      text: `select m.applied_on as "appliedOn", m.measure_id as "measureId", '\\x' || encode(m.body_hash, 'hex') as "bodyHash"
        from measure m
        join unnest($2::date[], $3::text[]) as k (applied_on, measure_id)
          on m.applied_on = k.applied_on and m.measure_id = k.measure_id
        where m.platform_id = $1
          and m.applied_on between $4::date and $5::date`,
      values: [platformId, ...keyColumns(keys), ...daysOf(keys)],
    });
    return rows;
  }

  /** The measures of these keys; those that are not there are absent. */
  async find(tx: Tx, platformId: string, keys: readonly MeasureKey[]): Promise<MeasureRecord[]> {
    if (keys.length === 0) return [];
    const { rows } = await tx.sql.query<MeasureRecord>({
      name: 'measures_find',
      text: `select ${kept}
        from measure m
        join unnest($2::date[], $3::text[]) as k (applied_on, measure_id)
          on m.applied_on = k.applied_on and m.measure_id = k.measure_id
        where m.platform_id = $1
          and m.applied_on between $4::date and $5::date`,
      values: [platformId, ...keyColumns(keys), ...daysOf(keys)],
    });
    return rows;
  }

  /** At most `limit` measures, the latest day first, after this one. */
  async page(
    tx: Tx,
    platformId: string,
    selection: MeasureSelection,
    after: MeasureKey | null,
    limit: number,
  ): Promise<MeasureRecord[]> {
    const values: unknown[] = [platformId];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const conditions = [
      'm.platform_id = $1',
      selection.from && `m.applied_on >= ${bind(selection.from)}::date`,
      selection.to && `m.applied_on <= ${bind(selection.to)}::date`,
      selection.category && `m.category = ${bind(selection.category)}`,
      selection.recipient && `m.recipient_external_id = ${bind(selection.recipient)}`,
      after && `m.applied_on <= ${bind(after.appliedOn)}::date`,
      after && `(m.applied_on, m.measure_id) < (${bind(after.appliedOn)}::date, ${bind(after.measureId)})`,
    ].filter((condition) => typeof condition === 'string' && condition !== '');
    const { rows } = await tx.sql.query<MeasureRecord>(
      `select ${kept}
       from measure m
       where ${conditions.join(' and ')}
       order by m.applied_on desc, m.measure_id desc
       limit ${bind(limit)}`,
      values,
    );
    return rows;
  }

  /** True when this call took it back; false when it is not there or was taken back before. */
  async reverse(tx: Tx, platformId: string, { appliedOn, measureId }: MeasureKey, at: Date): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `update measure set reversed_at = $4
       where platform_id = $1 and applied_on = $2 and measure_id = $3 and reversed_at is null`,
      [platformId, appliedOn, measureId, at],
    );
    return rowCount === 1;
  }
}

const keyColumns = (keys: readonly MeasureKey[]) => [
  keys.map(({ appliedOn }) => appliedOn),
  keys.map(({ measureId }) => measureId),
];

/** The first and the last of the days, by which the database leaves other months alone. */
function daysOf(keys: readonly MeasureKey[]): [string, string] {
  const days = keys.map(({ appliedOn }) => appliedOn).sort();
  return [days[0]!, days.at(-1)!];
}
