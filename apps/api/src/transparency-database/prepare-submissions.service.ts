import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers, Jobs } from '../infrastructure/jobs/index.js';
import { Holds } from '../infrastructure/messages/index.js';
import { SealedTexts, type NewSealedText } from '../infrastructure/sealing/index.js';
import { dutiesOf, Platforms } from '../platforms/index.js';
import { ConnectionsRepository } from './connections.repository.js';
import { buildPayload, isSubmitted } from './payload.rules.js';
import { findingCode, personalData } from './personal-data.rules.js';
import { PayloadTexts } from './payload-texts.js';
import { Puids } from './puid.js';
import { StatementFactsQuery, type SubmittedStatement } from './statement-facts.query.js';
import { SubmissionMonthsRepository } from './submission-months.repository.js';
import { stateOnceJudged } from './submission.rules.js';
import { SubmissionsRepository, type PreparedSubmission } from './submissions.repository.js';
import { faultCode, payloadFaults } from './validation.rules.js';

export const prepareWaitingSweep = 'transparency-database-prepare-waiting';

const HOUR_MS = 3_600_000;
const PER_SWEEP = 500;

/** Makes the submission of each statement of reasons, with its PUID, and the payload: sent, held back or refused (Art. 24(5)). */
@Injectable()
export class PrepareSubmissionsService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
    private readonly platforms: Platforms,
    private readonly connections: ConnectionsRepository,
    private readonly submissions: SubmissionsRepository,
    private readonly statements: StatementFactsQuery,
    private readonly holds: Holds,
    private readonly texts: SealedTexts,
    private readonly payloads: PayloadTexts,
    private readonly puids: Puids,
    private readonly months: SubmissionMonthsRepository,
  ) {}

  onModuleInit(): void {
    this.handlers.register('submit-statements', ({ platformId, statementIds }) =>
      this.prepare(platformId, statementIds),
    );
    this.handlers.every(prepareWaitingSweep, 60, () => this.prepareWaiting());
  }

  /** Does nothing for a platform that owes nothing (Art. 19, 24(5)) or has no connection; twice is as once. */
  async prepare(platformId: string, statementIds: readonly string[]): Promise<void> {
    const profile = await this.platforms.byId(platformId);
    if (!dutiesOf(profile).transparencyDatabase) return;
    const now = this.clock.now();
    const connection = await this.db.read((tx) => this.connections.find(tx, platformId));
    if (!connection) return;
    const { environment, submitsFrom } = connection;
    const puidOf = (statementId: string) => this.puids.ofStatement(platformId, environment, statementId);
    await this.months.ensure(statementIds.map(puidOf));
    await this.db.transaction(async (tx) => {
      const owed = (await this.statements.of(tx, platformId, statementIds)).filter(
        ({ exemption, decidedAt, facts }) => isSubmitted(exemption) && decidedAt >= submitsFrom && facts !== null,
      );
      const made = owed.map(({ statementId, decidedAt }) => ({ id: puidOf(statementId), statementId, decidedAt }));
      await this.submissions.insertMany(tx, platformId, environment, made, now);
      const waiting = await this.submissions.waitingOf(tx, platformId, environment, statementIds);
      const puids = new Map(waiting.map(({ id, statementId }) => [statementId, id]));
      await this.write(
        tx,
        platformId,
        owed.flatMap((statement) => {
          const puid = puids.get(statement.statementId);
          return puid === undefined ? [] : [{ puid, statement }];
        }),
        now,
      );
      await this.jobs.add(tx, 'send-statements', { platformId }, { key: `send-statements:${platformId}` });
    });
  }

  private async write(
    tx: Tx,
    platformId: string,
    made: readonly { puid: string; statement: SubmittedStatement }[],
    now: Date,
  ): Promise<void> {
    const sealed: NewSealedText[] = [];
    const prepared: PreparedSubmission[] = [];
    for (const { puid, statement } of made) {
      const heldUntil = await this.heldUntil(tx, platformId, statement, now);
      if (heldUntil) {
        await this.submissions.waitLonger(tx, platformId, puid, heldUntil);
        continue;
      }
      const payload = buildPayload({ puid, ...statement.facts! });
      const faults = payloadFaults(payload).map(faultCode);
      const findings = personalData(payload, statement.persons).map(findingCode);
      const text = this.payloads.one(platformId, payload);
      const state = stateOnceJudged(findings, faults);
      sealed.push(text);
      prepared.push({ id: puid, state, payloadId: text.id, payloadHash: text.saltedHash, findings, faults });
    }
    await this.texts.insertMany(tx, sealed, now);
    await this.submissions.prepared(tx, platformId, prepared, now);
  }

  /** What is published cannot be held back any more: a hold on the case or its orders comes first (Art. 9(5), 18). */
  private async heldUntil(tx: Tx, platformId: string, statement: SubmittedStatement, now: Date): Promise<Date | null> {
    const entities = [
      { kind: 'case', id: statement.caseId },
      ...statement.orderIds.map((id) => ({ kind: 'order', id })),
    ];
    for (const entity of entities) {
      const hold = await this.holds.activeFor(tx, platformId, entity, now);
      // It may be ended before its time.
      if (hold) return new Date(Math.min(hold.expiresAt.getTime(), now.getTime() + HOUR_MS));
    }
    return null;
  }

  private async prepareWaiting(): Promise<void> {
    const waiting = await this.db.read((tx) => this.submissions.waitingUntil(tx, this.clock.now(), PER_SWEEP));
    for (const [platformId, rows] of Map.groupBy(waiting, (row) => row.platformId)) {
      await this.prepare(
        platformId,
        rows.map(({ statementId }) => statementId),
      );
    }
  }
}
