import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { JobHandlers, Jobs } from '../infrastructure/jobs/index.js';
import { Log } from '../infrastructure/logging/log.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { outcomeOf, type HttpAnswer, type Outcome } from './answer.rules.js';
import { BatchesRepository, type DueSubmission } from './batches.repository.js';
import { isOfHost } from './connection.rules.js';
import { ConnectionsRepository, type Connection } from './connections.repository.js';
import { settle, type BatchMember, type MemberChange } from './settlement.rules.js';
import { PauseConnectionService } from './pause-connection.service.js';
import { TransparencyDatabaseClient } from './transparency-database.client.js';

export const sendDueStatementsSweep = 'transparency-database-send-due';

/** Beyond the client's own time-out: a process that still lives has written its answer down by then. */
const GRACE_MS = 30_000;
/** Reference, section 3: a request stays under 1 MB. */
const MAX_BYTES = 900_000;
/** Then another job goes on: jobs must not run for ever. */
const MAX_BATCHES = 500;
const ANSWER_BYTES_KEPT = 64 * 1_024;

interface OpenBatch {
  readonly connection: Connection & { readonly token: string };
  readonly id: string;
  readonly members: readonly DueSubmission[];
  readonly payloads: readonly string[];
}

/**
 * Sends what is due in batches, one after the other (Art. 24(5)). A batch and its members are committed before the call, so each
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
    private readonly client: TransparencyDatabaseClient,
    private readonly pauses: PauseConnectionService,
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
    for (let sent = 0; sent < MAX_BATCHES; sent++) {
      if (signal?.aborted) return true;
      const batch = await this.open(platformId);
      if (!batch) return false;
      const { connection, payloads } = batch;
      const body = `{"statements":[${payloads.join(',')}]}`;
      const answer = await this.client.submit({ baseUrl: connection.baseUrl, token: connection.token, body, signal });
      await this.conclude(batch, answer);
    }
    return true;
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
      const now = this.clock.now();
      const connection = await this.connections.withToken(tx, platformId);
      if (!connection || connection.state !== 'sending') return null;
      if (connection.waitsUntil && connection.waitsUntil > now) return null;
      const due = await this.batches.due(tx, platformId, connection.environment, now);
      if (due.length === 0) return null;
      const texts = await this.texts.read(
        tx,
        platformId,
        due.map(({ payloadId }) => payloadId),
      );
      const members = withinBytes(due, texts);
      const id = newId();
      const { environment, baseUrl } = connection;
      const givenUpAt = new Date(now.getTime() + this.client.timeoutMs + GRACE_MS);
      await this.batches.open(tx, { platformId, id, environment, baseUrl, sentAt: now, givenUpAt }, members);
      const payloads = members.map(({ payloadId }) => texts.get(payloadId) ?? '{}'); // erased: the server refuses it by its place
      return { connection, id, members, payloads };
    });
  }

  private async conclude({ connection, id, members }: OpenBatch, answer: HttpAnswer): Promise<void> {
    const { platformId, baseUrl } = connection;
    const outcome = outcomeOf(answer);
    await this.db.transaction(async (tx) => {
      const counted = members.map((member) => ({ ...member, attempts: member.attempts + 1 }));
      const closed = await this.close(tx, {
        platformId,
        batchId: id,
        members: counted,
        outcome,
        status: answer.status,
        answer: outcome.kind === 'created' ? null : answer.body,
      });
      if (!closed || outcome.kind !== 'created' || outcome.taken.length === 0) return;
      const now = this.clock.now();
      if (!outcome.taken.every(({ permalink }) => isOfHost(permalink, baseUrl))) {
        await this.pauses.pauseIn(tx, platformId, 'other-host');
      } else if (!connection.hostConfirmedAt) await this.connections.confirmHost(tx, platformId, now);
    });
  }

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
  ): Promise<boolean> {
    const { platformId, batchId, members, outcome, status } = closed;
    const now = this.clock.now();
    const { changes, pause, waitsUntil } = settle(members, outcome, now, Math.random());
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
    if (!isFirst) return false;
    await this.batches.settle(tx, { platformId, batchId, status, now }, changes);
    if (pause) await this.pauses.pauseIn(tx, platformId, pause);
    if (waitsUntil) await this.connections.waitUntil(tx, platformId, waitsUntil);
    this.raiseAlarm(platformId, batchId, changes);
    return true;
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
function withinBytes(due: readonly DueSubmission[], texts: ReadonlyMap<string, string>): DueSubmission[] {
  let bytes = 0;
  const fitting = due.findIndex(({ payloadId }) => {
    bytes += Buffer.byteLength(texts.get(payloadId) ?? '') + 1;
    return bytes > MAX_BYTES;
  });
  return fitting < 0 ? [...due] : due.slice(0, Math.max(1, fitting));
}
