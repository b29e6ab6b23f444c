import { Injectable } from '@nestjs/common';
import { Audit, type AuditDetails } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { ReportsRepository } from './reports.repository.js';
import type { SecondLook, SuspicionRow, SuspicionState } from './suspicion.js';
import { secondPersonNeeded, suspicionStepRefused } from './suspicion.problems.js';
import { SuspicionPages } from './suspicion-pages.js';
import { afterSuspicionStep, type SuspicionStep } from './suspicion.rules.js';
import { type SuspicionEventKind, SuspicionsRepository } from './suspicions.repository.js';

interface Told {
  /** Kept sealed with the step. */
  readonly texts?: Readonly<Record<string, string | undefined>>;
  readonly reportId?: string;
  readonly occurredAt?: Date;
  readonly details?: AuditDetails;
}

/** Moves a suspicion along its states; each step is an event that nobody changes, with its reason. */
@Injectable()
export class StepSuspicionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
    private readonly pages: SuspicionPages,
    private readonly suspicions: SuspicionsRepository,
    private readonly reports: ReportsRepository,
  ) {}

  /** The second person's look. Problems: `not-found`, `second-person-needed`, `suspicion-step-refused`. */
  look(caller: StaffCaller, id: string, look: SecondLook, reason: string): Promise<void> {
    return this.locked(caller, id, async (tx, suspicion) => {
      const step = look === 'confirmed' ? 'confirm' : 'dismiss';
      const state = this.allowed(suspicion, step);
      if (suspicion.raisedBy === caller.staffId) throw secondPersonNeeded();
      const now = this.clock.now();
      await this.suspicions.update(tx, suspicion, {
        state,
        secondLook: look,
        lookedAt: now,
        lookedBy: caller.staffId,
        closedAt: state === 'dismissed' ? now : suspicion.closedAt,
      });
      await this.pages.settle(tx, suspicion);
      if (state === 'confirmed') await this.pages.call(tx, suspicion, 'suspicion-to-report');
      await this.record(tx, caller, suspicion, look, { texts: { reason } });
    });
  }

  /** The authority confirmed that it has a report. Problems: `not-found`, `suspicion-step-refused`, `invalid-input`. */
  acknowledge(
    caller: StaffCaller,
    id: string,
    { reportId, occurredAt, reference }: { reportId: string; occurredAt?: Date; reference?: string },
  ): Promise<void> {
    return this.locked(caller, id, async (tx, suspicion) => {
      const state = this.allowed(suspicion, 'acknowledge');
      const report = (await this.reports.of(tx, caller.platformId, id)).find((one) => one.id === reportId);
      if (!report) throw invalidInput([{ pointer: '#/reportId', detail: 'must be a report of this suspicion' }]);
      const now = this.clock.now();
      if (occurredAt && (occurredAt > now || occurredAt < report.occurredAt))
        throw invalidInput([{ pointer: '#/occurredAt', detail: 'must lie between the report and now' }]);
      await this.suspicions.update(tx, suspicion, { state });
      await this.record(tx, caller, suspicion, 'acknowledged', { texts: { reference }, reportId, occurredAt });
    });
  }

  /** Nothing is left to do. Problems: `not-found`, `suspicion-step-refused`, also while the second look is owed. */
  close(caller: StaffCaller, id: string, reason: string): Promise<void> {
    return this.locked(caller, id, async (tx, suspicion) => {
      const state = this.allowed(suspicion, 'close');
      await this.suspicions.update(tx, suspicion, { state, closedAt: this.clock.now() });
      await this.record(tx, caller, suspicion, 'closed', { texts: { reason } });
    });
  }

  /** The suspicion for this transaction alone to change. Problem: `not-found`. */
  async lock(tx: Tx, platformId: string, id: string): Promise<SuspicionRow> {
    const suspicion = await this.suspicions.lock(tx, platformId, id);
    if (!suspicion) throw notFound();
    return suspicion;
  }

  /** The state after the step. Problem: `suspicion-step-refused`. */
  allowed(suspicion: SuspicionRow, step: SuspicionStep): SuspicionState {
    const state = afterSuspicionStep(suspicion, step);
    if (!state) throw suspicionStepRefused(suspicion.state, step);
    return state;
  }

  /** Event, sealed texts and audit entry of a step. */
  async record(
    tx: Tx,
    { staffId }: StaffCaller,
    suspicion: SuspicionRow,
    kind: SuspicionEventKind,
    { texts, reportId, occurredAt, details }: Told = {},
  ): Promise<void> {
    const { platformId, id } = suspicion;
    const now = this.clock.now();
    const sealed = texts && this.texts.prepare({ platformId, kind: 'suspicion-step', text: JSON.stringify(texts) });
    if (sealed) await this.texts.insertMany(tx, [sealed], now);
    await this.suspicions.insertEvent(tx, suspicion, {
      kind,
      reportId: reportId ?? null,
      staffId,
      textId: sealed?.id ?? null,
      textHash: sealed?.saltedHash ?? null,
      occurredAt: occurredAt ?? now,
      recordedAt: now,
    });
    await this.audit.append(tx, [
      {
        platformId,
        action: `criminal-suspicion.${kind}`,
        article: '18(1)',
        entityKind: 'criminal-suspicion',
        entityId: id,
        details,
      },
    ]);
  }

  private locked(
    { platformId }: StaffCaller,
    id: string,
    work: (tx: Tx, suspicion: SuspicionRow) => Promise<void>,
  ): Promise<void> {
    return this.db.transaction(async (tx) => work(tx, await this.lock(tx, platformId, id)));
  }
}
