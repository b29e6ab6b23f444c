import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database, oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { JobHandlers, Jobs } from '../infrastructure/jobs/index.js';
import { Log } from '../infrastructure/logging/log.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { outcomeOf, type HttpAnswer, type Outcome } from './answer.rules.js';
import { BatchesRepository, type DueSubmission } from './batches.repository.js';
import { isOfHost } from './connection.rules.js';
import { ConnectionsRepository, type OpenedConnection } from './connections.repository.js';
import { PayloadTexts } from './payload-texts.js';
import { settle, type BatchMember, type MemberChange, type Settlement } from './settlement.rules.js';
import { PauseConnectionService } from './pause-connection.service.js';
import { SendingMetrics } from './sending.metrics.js';
import { TransparencyDatabaseClient } from './transparency-database.client.js';

export const sendDueStatementsSweep = 'transparency-database-send-due';

/** Beyond the client's own time-out: a process that still lives has written its answer down by then. */
const GRACE_MS = 30_000;
/** Reference, section 3: a request stays under 1 MB. */
const MAX_BYTES = 900_000;
/** Then another job goes on: jobs must not run for ever. */
const MAX_BATCHES = 500;
/** Reference, section 10: a few at a time suffice. While one waits for its answer the next is made ready. */
const CALLS_AT_ONCE = 4;
const ANSWER_BYTES_KEPT = 64 * 1_024;

interface OpenBatch {
  readonly connection: OpenedConnection;
  readonly id: string;
  readonly members: readonly DueSubmission[];
  readonly payloads: readonly string[];
}

/**
 * Sends what is due in batches, a few at a time (Art. 24(5)). A batch and its members are committed before the call, so each
 * PUID is in one call at a time, whoever dies; what the answer means is `settlement.rules.ts`.
 */
@Injectable()
export class SendStatementsService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
    private readonly log: Log,
    private readonly connections: ConnectionsRepository,
    private readonly batches: BatchesRepository,
    private readonly texts: SealedTexts,
    private readonly payloads: PayloadTexts,
    private readonly client: TransparencyDatabaseClient,
    private readonly pauses: PauseConnectionService,
    private readonly metrics: SendingMetrics,
  ) {}

  onModuleInit(): void {
    this.handlers.register(
      'send-statements',
      async ({ platformId }, { signal }) => {
        if (await this.send(platformId, signal)) await this.db.transaction((tx) => this.enqueue(tx, platformId));
      },
      { lane: 'webhook' },
    );
    this.handlers.every(sendDueStatementsSweep, 5, () => this.sweep());
  }

  /** True when there may be more. */
  async send(platformId: string, signal?: AbortSignal): Promise<boolean> {
    let left = MAX_BATCHES;
    let isDrained = false;
    const sendInTurn = async () => {
      while (!isDrained && left-- > 0 && !signal?.aborted) {
        const batch = await this.open(platformId);
        if (batch) await this.call(batch, signal);
        else isDrained = true;
      }
    };
    // One alone first: what a refused token or a wrong address does, it need not do four times.
    const first = await this.open(platformId);
    if (!first) return false;
    await this.call(first, signal);
    const ends = await Promise.allSettled(Array.from({ length: CALLS_AT_ONCE }, sendInTurn));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return !isDrained;
  }

  private async call(batch: OpenBatch, signal?: AbortSignal): Promise<void> {
    const { baseUrl, token } = batch.connection;
    const body = `{"statements":[${batch.payloads.join(',')}]}`;
    await this.conclude(batch, await this.client.submit({ baseUrl, token, body, signal }));
  }

  /** Calls whose time is up were lost, and what is due anywhere goes out. */
  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      for (const { platformId, batchId, members } of await this.batches.givenUp(tx, now)) {
        await this.close(tx, { platformId, batchId, members, outcome: { kind: 'lost' }, status: null, answer: null });
      }
      for (const platformId of await this.connections.withDueWork(tx, now)) await this.enqueue(tx, platformId);
    });
  }

  private enqueue(tx: Tx, platformId: string): Promise<void> {
    return this.jobs.add(tx, 'send-statements', { platformId }, { key: `send-statements:${platformId}` });
  }

  private open(platformId: string): Promise<OpenBatch | null> {
    return this.db.transaction(async (tx) => {
      await oneAtATime(tx, `transparency-database:${platformId}`); // so that a lost call's statements stay together
      const now = this.clock.now();
      const connection = await this.connections.withToken(tx, platformId);
      if (!connection || connection.state !== 'sending') return null;
      if (connection.waitsUntil && connection.waitsUntil > now) return null;
      const due = await this.batches.due(tx, platformId, connection.environment, now);
      if (due.length === 0) return null;
      const texts = await this.payloads.read(tx, platformId, due);
      const members = due.slice(0, countWithinBytes(texts));
      const id = newId();
      const { environment, baseUrl } = connection;
      const givenUpAt = new Date(now.getTime() + this.client.timeoutMs + GRACE_MS);
      await this.batches.open(tx, { platformId, id, environment, baseUrl, sentAt: now, givenUpAt }, members);
      const payloads = members.map((_, i) => texts[i] ?? '{}'); // erased: the server refuses it by its place
      return { connection, id, members, payloads };
    });
  }

  private async conclude({ connection, id, members }: OpenBatch, answer: HttpAnswer): Promise<void> {
    const { platformId } = connection;
    const outcome = outcomeOf(answer);
    await this.db.transaction(async (tx) => {
      const counted = members.map((member) => ({ ...member, attempts: member.attempts + 1 }));
      const settled = await this.close(tx, {
        platformId,
        batchId: id,
        members: counted,
        outcome,
        status: answer.status,
        answer: outcome.kind === 'created' ? null : answer.body,
      });
      if (settled) await this.judge(tx, connection, outcome, settled);
    });
  }

  /** What an answer says of the account that it came from; of one that was set since the call, it says nothing. */
  private async judge(
    tx: Tx,
    connection: OpenedConnection,
    outcome: Outcome,
    { pause, waitsUntil }: Settlement,
  ): Promise<void> {
    const { platformId, baseUrl, hostConfirmedAt } = connection;
    const taken = outcome.kind === 'created' ? outcome.taken : [];
    const isFromElsewhere = !taken.every(({ permalink }) => isOfHost(permalink, baseUrl));
    const confirms = taken.length > 0 && !isFromElsewhere && !hostConfirmedAt;
    const reason = isFromElsewhere ? 'other-host' : pause;
    if (!reason && !waitsUntil && !confirms) return;
    if (!(await this.connections.isStillSet(tx, connection))) return;
    if (reason) await this.pauses.pauseIn(tx, platformId, reason);
    if (waitsUntil) await this.connections.waitUntil(tx, platformId, waitsUntil);
    if (confirms) await this.connections.confirmHost(tx, platformId, this.clock.now());
  }

  /** What it did; null when another has closed it. */
  private async close(
    tx: Tx,
    closed: {
      platformId: string;
      batchId: string;
      members: readonly BatchMember[];
      outcome: Outcome;
      status: number | null;
      /** Kept sealed: it may quote what was sent. */
      answer: string | null;
    },
  ): Promise<Settlement | null> {
    const { platformId, batchId, members, outcome, status } = closed;
    const now = this.clock.now();
    const settlement = settle(members, outcome, now, Math.random());
    const answer = closed.answer
      ? this.texts.prepare({
          platformId,
          kind: 'transparency-database-answer',
          text: closed.answer.slice(0, ANSWER_BYTES_KEPT).toWellFormed(),
        })
      : null;
    if (answer) await this.texts.insertMany(tx, [answer], now);
    const isFirst = await this.batches.close(tx, {
      platformId,
      id: batchId,
      outcome: outcome.kind,
      status,
      answer,
      now,
    });
    if (!isFirst) return null;
    const { changes } = settlement;
    await this.batches.settle(tx, { platformId, batchId, status, now }, changes);
    this.metrics.settled(outcome.kind, changes);
    this.raiseAlarm(platformId, batchId, changes);
    return settlement;
  }

  /** A statement that no attempt will bring there by itself: a person must look. */
  private raiseAlarm(platformId: string, batchId: string, changes: readonly MemberChange[]): void {
    const stuck = changes.filter(({ step }) => step === 'refuse' || step === 'give-up');
    if (stuck.length === 0) return;
    const faults = [...new Set(stuck.flatMap((change) => change.faults))];
    this.log.error(
      { 'platform.id': platformId, 'batch.id': batchId, statements: stuck.length, faults },
      'Statements did not get into the Transparency Database',
    );
  }
}

/** As many as one request may carry, at least one. */
function countWithinBytes(payloads: readonly (string | undefined)[]): number {
  let bytes = 0;
  const tooMany = payloads.findIndex((payload = '') => (bytes += Buffer.byteLength(payload) + 1) > MAX_BYTES);
  return tooMany < 0 ? payloads.length : Math.max(1, tooMany);
}
