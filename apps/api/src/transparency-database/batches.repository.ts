import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { countAccepted } from './accepted-days.repository.js';
import type { Outcome } from './answer.rules.js';
import type { PayloadPlace } from './payload-texts.js';
import type { BatchMember, MemberChange } from './settlement.rules.js';
import type { Environment } from './submission.js';
import { stateAfter, statesBefore } from './submission.rules.js';

/** A submission that may be sent now, locked. */
export interface DueSubmission extends BatchMember, PayloadPlace {
  readonly payloadHash: Buffer;
}

export interface NewBatch {
  readonly platformId: string;
  readonly id: string;
  readonly environment: Environment;
  readonly baseUrl: string;
  readonly sentAt: Date;
  readonly givenUpAt: Date;
}

/** The calls, and the submissions while they are in one. */
@Injectable()
export class BatchesRepository {
  /**
   * What goes into one call: up to 100 alike, the longest due first. Those of a call whose answer was lost go together again, and
   * never with new ones. Rows that another worker is about to send are passed over.
   */
  async due(tx: Tx, platformId: string, environment: Environment, now: Date): Promise<DueSubmission[]> {
    const { rows: heads } = await tx.sql.query<{ state: string; batchLimit: number; batchId: string | null }>({
      name: 'transparency-head',
      text: `
        select s.state, s.batch_limit as "batchLimit", s.batch_id as "batchId"
        from transparency_submission s
        where s.platform_id = $1 and s.environment = $2 and s.state in ('queued', 'unknown', 'blocked') and s.next_at <= $3
        order by s.next_at, s.id
        limit 1
        for update skip locked`,
      values: [platformId, environment, now],
    });
    const [head] = heads;
    if (!head) return [];
    const { rows } = await tx.sql.query<DueSubmission>({
      name: 'transparency-due',
      text: `
        select s.id, s.attempts, s.unanswered, s.batch_limit as "batchLimit", s.payload_id as "payloadId",
          s.payload_line as "payloadLine", s.payload_hash as "payloadHash"
        from transparency_submission s
        where s.platform_id = $1 and s.environment = $2 and s.state in ('queued', 'unknown', 'blocked') and s.next_at <= $3
          and s.state = $4 and s.batch_limit = $5 and ($4 <> 'unknown' or s.batch_id is not distinct from $6::uuid)
        order by s.next_at, s.id
        limit $5
        for update skip locked`,
      values: [platformId, environment, now, head.state, head.batchLimit, head.batchId],
    });
    return rows;
  }

  /** Written and committed before the call is made. */
  async open(tx: Tx, batch: NewBatch, members: readonly DueSubmission[]): Promise<void> {
    const ids = members.map(({ id }) => id);
    const { platformId, id, environment, baseUrl, sentAt, givenUpAt } = batch;
    await tx.sql.query({
      name: 'transparency-open',
      text: `insert into transparency_batch (platform_id, id, environment, base_url, size, submission_ids, payload_hashes, sent_at,
        given_up_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      values: [
        platformId,
        id,
        environment,
        baseUrl,
        ids.length,
        ids,
        members.map(({ payloadHash }) => payloadHash),
        sentAt,
        givenUpAt,
      ],
    });
    await tx.sql.query({
      name: 'transparency-sending',
      text: `
      update transparency_submission
      set state = 'sending', batch_id = $2, attempts = attempts + 1, first_sent_at = coalesce(first_sent_at, $4),
        last_sent_at = $4, next_at = null
      where platform_id = $1 and id = any ($3::uuid[]) and state = any ($5::text[])`,
      values: [platformId, id, ids, sentAt, statesBefore('send')],
    });
  }

  /** False when somebody else has closed it: then the answer came too late, and the dump will tell. */
  async close(
    tx: Tx,
    closed: {
      platformId: string;
      id: string;
      outcome: Outcome['kind'];
      status: number | null;
      answer: { id: string; saltedHash: Buffer } | null;
      now: Date;
    },
  ): Promise<boolean> {
    const { platformId, id, outcome, status, answer, now } = closed;
    const { rowCount } = await tx.sql.query(
      `
      update transparency_batch
      set outcome = $3, status = $4, answer_id = $5, answer_hash = $6, answered_at = $7
      where platform_id = $1 and id = $2 and outcome is null`,
      [platformId, id, outcome, status, answer?.id ?? null, answer?.saltedHash ?? null, now],
    );
    return rowCount === 1;
  }

  /** Takes the steps; each names the state that it leaves. */
  async settle(
    tx: Tx,
    { platformId, batchId, status, now }: { platformId: string; batchId: string; status: number | null; now: Date },
    changes: readonly MemberChange[],
  ): Promise<void> {
    const states = changes.map(({ step }) => stateAfter('sending', step)!);
    await tx.sql.query({
      name: 'transparency-settle',
      text: `
      with changed as (
        update transparency_submission s
        set state = c.state, faults = case when c.fault is null then '{}' else string_to_array(c.fault, ' ') end,
          batch_limit = c.batch_limit, next_at = c.next_at, uuid = c.uuid, created_in_database_at = c.created_at,
          last_status = $10, unanswered = s.unanswered or c.loses,
          closed_at = case when c.state in ('accepted', 'refused', 'dead') then $11::timestamptz end
        from unnest($3::uuid[], $4::text[], $5::text[], $6::integer[], $7::timestamptz[], $8::uuid[], $9::timestamptz[],
          $12::boolean[]) as c (id, state, fault, batch_limit, next_at, uuid, created_at, loses)
        where s.platform_id = $1 and s.batch_id = $2 and s.id = c.id and s.state = 'sending'
        returning s.platform_id, s.environment, s.state, s.created_in_database_at, s.measure_id
      )
      ${countAccepted('changed')}`,
      values: [
        platformId,
        batchId,
        changes.map(({ id }) => id),
        states,
        changes.map(({ faults }) => (faults.length > 0 ? faults.join(' ') : null)),
        changes.map(({ batchLimit }) => batchLimit),
        changes.map(({ nextAt }) => nextAt),
        changes.map(({ taken }) => taken?.uuid ?? null),
        changes.map(({ taken }) => taken?.createdAt ?? null),
        status,
        now,
        changes.map(({ step, faults }) => step === 'lose' || faults.includes('payload:server-error')),
      ],
    });
  }

  /** Calls that nobody waits for any more, with what was in them: their process died, or it could not write the answer down. */
  async givenUp(
    tx: Tx,
    now: Date,
  ): Promise<{ platformId: string; batchId: string; members: readonly BatchMember[] }[]> {
    const { rows } = await tx.sql.query<{ platformId: string; batchId: string }>(
      `
      select b.platform_id as "platformId", b.id as "batchId"
      from transparency_batch b
      where b.outcome is null and b.given_up_at <= $1
      order by b.given_up_at
      limit 100
      for update skip locked`,
      [now],
    );
    const found = [];
    for (const batch of rows)
      found.push({ ...batch, members: await this.members(tx, batch.platformId, batch.batchId) });
    return found;
  }

  private async members(tx: Tx, platformId: string, batchId: string): Promise<BatchMember[]> {
    const { rows } = await tx.sql.query<BatchMember>(
      `
      select s.id, s.attempts, s.unanswered, s.batch_limit as "batchLimit"
      from transparency_submission s
      where s.platform_id = $1 and s.batch_id = $2 and s.state = 'sending'
      order by s.id`,
      [platformId, batchId],
    );
    return rows;
  }
}
