import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers, Jobs } from '../infrastructure/jobs/index.js';
import { SealedTexts, type NewSealedText } from '../infrastructure/sealing/index.js';
import { dutiesOf, Platforms } from '../platforms/index.js';
import { ConnectionsRepository, type Connection } from './connections.repository.js';
import { MeasureFactsQuery, type SubmittedMeasure } from './measure-facts.query.js';
import { MeasurePositionsRepository } from './measure-positions.repository.js';
import { buildPayload, isSubmitted } from './payload.rules.js';
import type { Payload } from './payload.js';
import { PayloadTexts, payloadsPerSet } from './payload-texts.js';
import { findingCode, personalData } from './personal-data.rules.js';
import { Puids } from './puid.js';
import { stateOnceJudged } from './submission.rules.js';
import { SubmissionMonthsRepository } from './submission-months.repository.js';
import { SubmissionsRepository, type NewMeasureSubmission } from './submissions.repository.js';
import { faultCode, payloadFaults } from './validation.rules.js';

export const submitMeasuresSweep = 'transparency-database-submit-measures';

/** Measures read and written in one transaction. */
const PER_TRANSACTION = 1_000;
/** Then another job goes on: jobs must not run for ever. */
const MAX_TRANSACTIONS = 200;

interface Judged {
  readonly id: string;
  readonly measure: SubmittedMeasure;
  readonly payload: Payload;
  readonly state: NewMeasureSubmission['state'];
  readonly findings: readonly string[];
  readonly faults: readonly string[];
}

/**
 * Follows the measures of the platforms' own systems and submits the statement of each (Art. 17, 24(5)), set by set, in the order in
 * which transactions wrote them. The position moves in the transaction that writes the submissions: none is passed over, and one
 * that is read twice has the same PUID.
 */
@Injectable()
export class SubmitMeasuresService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
    private readonly platforms: Platforms,
    private readonly connections: ConnectionsRepository,
    private readonly positions: MeasurePositionsRepository,
    private readonly measures: MeasureFactsQuery,
    private readonly submissions: SubmissionsRepository,
    private readonly months: SubmissionMonthsRepository,
    private readonly texts: SealedTexts,
    private readonly payloads: PayloadTexts,
    private readonly puids: Puids,
  ) {}

  onModuleInit(): void {
    this.handlers.register('submit-measures', async ({ platformId }, { signal }) => {
      if (await this.submit(platformId, signal)) await this.db.transaction((tx) => this.enqueue(tx, [platformId]));
    });
    this.handlers.every(submitMeasuresSweep, 5, () =>
      this.db.transaction(async (tx) => this.enqueue(tx, await this.positions.withUnread(tx))),
    );
  }

  /** True when there may be more. Does nothing for a platform that owes nothing (Art. 19, 24(5)) or has no connection. */
  async submit(platformId: string, signal?: AbortSignal): Promise<boolean> {
    const profile = await this.platforms.byId(platformId);
    if (!dutiesOf(profile).transparencyDatabase) return false;
    for (let done = 0; done < MAX_TRANSACTIONS; done++) {
      if (signal?.aborted) return true;
      if (!(await this.submitSet(platformId))) return false;
    }
    return true;
  }

  private async submitSet(platformId: string): Promise<boolean> {
    const found = await this.db.read(async (tx) => {
      const connection = await this.connections.find(tx, platformId);
      const from = connection && (await this.positions.find(tx, platformId, connection.environment));
      if (!connection || !from) return null;
      return { connection, from, ...(await this.measures.after(tx, platformId, from, PER_TRANSACTION)) };
    });
    if (!found?.last) return false;
    const { connection, from, last } = found;
    const judged = this.judge(connection, found.measures);
    await this.months.ensure(judged.map(({ id }) => id));
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const { environment } = connection;
      if (!(await this.connections.stillHolds(tx, connection))) return; // judged anew by the next reading
      if (!(await this.positions.move(tx, { platformId, environment, now }, from, last))) return;
      await this.write(tx, connection, judged, now);
    });
    return true;
  }

  /** In the order of the PUIDs, which is that of sending: then a call and a set of payloads hold the same ones. */
  private judge({ platformId, environment, submitsFrom }: Connection, measures: readonly SubmittedMeasure[]): Judged[] {
    const owed = measures.filter(
      ({ exemption, isImported, decidedAt, facts }) =>
        isSubmitted(exemption) && !isImported && decidedAt >= submitsFrom && facts !== null,
    );
    return owed
      .map((measure) => {
        const id = this.puids.ofMeasure(platformId, environment, measure.key);
        const payload = buildPayload({ puid: id, ...measure.facts! });
        const faults = payloadFaults(payload).map(faultCode);
        const findings = personalData(payload, measure.persons).map(findingCode);
        return { id, measure, payload, faults, findings, state: stateOnceJudged(findings, faults) };
      })
      .sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  private async write(
    tx: Tx,
    { platformId, environment }: Connection,
    judged: readonly Judged[],
    now: Date,
  ): Promise<void> {
    const sealed: NewSealedText[] = [];
    const rows: NewMeasureSubmission[] = [];
    const add = ({ id, measure, state, findings, faults }: Judged, text: NewSealedText, payloadLine: number | null) => {
      const { key, decidedAt } = measure;
      const { id: payloadId, saltedHash: payloadHash } = text;
      rows.push({ id, measure: key, decidedAt, state, payloadId, payloadHash, payloadLine, findings, faults });
    };
    const sound = judged.filter(({ state }) => state === 'queued');
    for (let at = 0; at < sound.length; at += payloadsPerSet) {
      const some = sound.slice(at, at + payloadsPerSet);
      const text = this.payloads.set(
        platformId,
        some.map(({ payload }) => payload),
      );
      sealed.push(text);
      some.forEach((one, line) => add(one, text, line));
    }
    // What may hold personal data must be erasable alone.
    for (const one of judged.filter(({ state }) => state !== 'queued')) {
      const text = this.payloads.ofMeasure(platformId, one.payload);
      sealed.push(text);
      add(one, text, null);
    }
    await this.texts.insertMany(tx, sealed, now);
    await this.submissions.insertMeasures(tx, platformId, environment, rows, now);
    if (sound.length > 0)
      await this.jobs.add(tx, 'send-statements', { platformId }, { key: `send-statements:${platformId}` });
  }

  private enqueue(tx: Tx, platformIds: readonly string[]): Promise<void> {
    return this.jobs.addMany(
      tx,
      platformIds.map((platformId) => ({
        name: 'submit-measures' as const,
        payload: { platformId },
        key: `submit-measures:${platformId}`,
      })),
    );
  }
}
