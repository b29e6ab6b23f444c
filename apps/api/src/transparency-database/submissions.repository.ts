import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Environment, MeasureKey, Submission, SubmissionState } from './submission.js';
import { submissionColumns } from './submissions.query.js';
import { statesBefore } from './submission.rules.js';

export interface NewSubmission {
  /** The PUID of this statement in this environment. */
  readonly id: string;
  readonly statementId: string;
  readonly decidedAt: Date;
}

/** Of a measure, whose payload is made at once. */
export interface NewMeasureSubmission {
  readonly id: string;
  readonly measure: MeasureKey;
  readonly decidedAt: Date;
  readonly state: PreparedSubmission['state'];
  readonly payloadId: string;
  readonly payloadHash: Buffer;
  readonly payloadLine: number | null;
  readonly findings: readonly string[];
  readonly faults: readonly string[];
}

/** What became of a submission that waited for its payload. */
export interface PreparedSubmission {
  readonly id: string;
  readonly state: Extract<SubmissionState, 'queued' | 'held' | 'refused'>;
  readonly payloadId: string;
  readonly payloadHash: Buffer;
  readonly findings: readonly string[];
  readonly faults: readonly string[];
}

/** The submissions as persons see and change them; the sending of them has a repository of its own. */
@Injectable()
export class SubmissionsRepository {
  /** Does nothing for those that are there. */
  async insertMany(
    tx: Tx,
    platformId: string,
    environment: Environment,
    rows: readonly NewSubmission[],
    now: Date,
  ): Promise<void> {
    await tx.sql.query(
      `
      insert into transparency_submission (platform_id, id, statement_id, environment, state, decided_at, next_at, recorded_at)
      select $1, n.id, n.statement_id, $2, 'waiting', n.decided_at, $6, $6
      from unnest($3::uuid[], $4::uuid[], $5::timestamptz[]) as n (id, statement_id, decided_at)
      where not exists (
        select from transparency_submission s
        where s.platform_id = $1 and s.statement_id = n.statement_id and s.environment = $2
      )
      on conflict (platform_id, id) do nothing`,
      [
        platformId,
        environment,
        rows.map(({ id }) => id),
        rows.map(({ statementId }) => statementId),
        rows.map(({ decidedAt }) => decidedAt),
        now,
      ],
    );
  }

  /** Measures that go to the Commission; how many were not there yet. */
  async insertMeasures(
    tx: Tx,
    platformId: string,
    environment: Environment,
    rows: readonly NewMeasureSubmission[],
    now: Date,
  ): Promise<number> {
    if (rows.length === 0) return 0;
    const { rowCount } = await tx.sql.query({
      name: 'transparency-insert-measures',
      text: `
      insert into transparency_submission (platform_id, id, measure_applied_on, measure_id, environment, state, payload_id,
        payload_hash, payload_line, findings, faults, decided_at, next_at, recorded_at, closed_at)
      select $1, n.id, n.applied_on, n.measure_id, $2, n.state, n.payload_id, n.payload_hash, n.payload_line, n.findings::text[],
        n.faults::text[], n.decided_at, case when n.state = 'queued' then $13::timestamptz end, $13,
        case when n.state = 'refused' then $13::timestamptz end
      from unnest($3::uuid[], $4::date[], $5::text[], $6::text[], $7::uuid[], $8::bytea[], $9::integer[], $10::text[], $11::text[],
        $12::timestamptz[]) as n (id, applied_on, measure_id, state, payload_id, payload_hash, payload_line, findings, faults,
        decided_at)
      on conflict (platform_id, id) do nothing`,
      values: [
        platformId,
        environment,
        rows.map(({ id }) => id),
        rows.map(({ measure }) => measure.appliedOn),
        rows.map(({ measure }) => measure.measureId),
        rows.map(({ state }) => state),
        rows.map(({ payloadId }) => payloadId),
        rows.map(({ payloadHash }) => payloadHash),
        rows.map(({ payloadLine }) => payloadLine),
        rows.map(({ findings }) => arrayLiteral(findings)),
        rows.map(({ faults }) => arrayLiteral(faults)),
        rows.map(({ decidedAt }) => decidedAt),
        now,
      ],
    });
    return rowCount ?? 0;
  }

  /** Those of these statements that wait for their payload, locked. */
  async waitingOf(tx: Tx, platformId: string, environment: Environment, statementIds: readonly string[]) {
    const { rows } = await tx.sql.query<{ id: string; statementId: string }>(
      `
      select s.id, s.statement_id as "statementId"
      from transparency_submission s
      where s.platform_id = $1 and s.environment = $2 and s.statement_id = any ($3::uuid[]) and s.state = 'waiting'
      order by s.id
      for update`,
      [platformId, environment, statementIds],
    );
    return rows;
  }

  /** The statements whose wait is over, by platform. */
  async waitingUntil(tx: Tx, now: Date, limit: number): Promise<{ platformId: string; statementId: string }[]> {
    const { rows } = await tx.sql.query<{ platformId: string; statementId: string }>(
      `
      select s.platform_id as "platformId", s.statement_id as "statementId"
      from transparency_submission s
      where s.state = 'waiting' and s.next_at <= $1
      order by s.next_at, s.id
      limit $2`,
      [now, limit],
    );
    return rows;
  }

  async waitLonger(tx: Tx, platformId: string, id: string, until: Date): Promise<void> {
    await tx.sql.query(
      `update transparency_submission set next_at = $3 where platform_id = $1 and id = $2 and state = 'waiting'`,
      [platformId, id, until],
    );
  }

  async prepared(tx: Tx, platformId: string, rows: readonly PreparedSubmission[], now: Date): Promise<void> {
    if (rows.length === 0) return;
    await tx.sql.query(
      `
      update transparency_submission s
      set state = p.state, payload_id = p.payload_id, payload_hash = p.payload_hash, findings = p.findings::text[],
        faults = p.faults::text[], next_at = case when p.state = 'queued' then $8::timestamptz end,
        closed_at = case when p.state = 'refused' then $8::timestamptz end
      from unnest($2::uuid[], $3::text[], $4::uuid[], $5::bytea[], $6::text[], $7::text[])
        as p (id, state, payload_id, payload_hash, findings, faults)
      where s.platform_id = $1 and s.id = p.id and s.state = 'waiting'`,
      [
        platformId,
        rows.map(({ id }) => id),
        rows.map(({ state }) => state),
        rows.map(({ payloadId }) => payloadId),
        rows.map(({ payloadHash }) => payloadHash),
        rows.map(({ findings }) => arrayLiteral(findings)),
        rows.map(({ faults }) => arrayLiteral(faults)),
        now,
      ],
    );
  }

  async lock(tx: Tx, platformId: string, id: string): Promise<Submission | null> {
    const { rows } = await tx.sql.query<Submission>(
      `select ${submissionColumns} from transparency_submission s where s.platform_id = $1 and s.id = $2 for update`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  /** A person lets it go, with this payload; the caller holds the row. */
  async requeue(
    tx: Tx,
    {
      platformId,
      id,
      payloadId,
      payloadHash,
      now,
    }: Pick<Submission, 'platformId' | 'id'> & {
      payloadId: string;
      payloadHash: Buffer;
      now: Date;
    },
  ): Promise<void> {
    await tx.sql.query(
      `
      update transparency_submission
      set state = 'queued', payload_id = $3, payload_hash = $4, payload_line = null, findings = '{}', faults = '{}', batch_limit = 100,
        next_at = $5, closed_at = null
      where platform_id = $1 and id = $2 and state = any ($6::text[])`,
      [platformId, id, payloadId, payloadHash, now, [...statesBefore('release'), ...statesBefore('resend')]],
    );
  }

  async appendEvent(
    tx: Tx,
    event: {
      platformId: string;
      id: string;
      submissionId: string;
      kind: 'released' | 'resent';
      staffId: string;
      replaced: readonly string[];
      earlierPayloadId: string;
      earlierPayloadHash: Buffer;
      recordedAt: Date;
    },
  ): Promise<void> {
    await tx.sql.query(
      `
      insert into transparency_submission_event (platform_id, id, submission_id, kind, staff_id, replaced, earlier_payload_id,
        earlier_payload_hash, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        event.platformId,
        event.id,
        event.submissionId,
        event.kind,
        event.staffId,
        event.replaced,
        event.earlierPayloadId,
        event.earlierPayloadHash,
        event.recordedAt,
      ],
    );
  }
}

/** A list of codes as PostgreSQL writes one: arrays of lists of different lengths cannot be sent otherwise. */
function arrayLiteral(codes: readonly string[]): string {
  return `{${codes.map((code) => `"${code.replaceAll(/["\\]/g, '')}"`).join(',')}}`;
}
