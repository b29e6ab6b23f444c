import { Injectable } from '@nestjs/common';
import type { KeyCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page } from '../infrastructure/validation/index.js';
import { TextAccess } from '../statements-of-reasons/index.js';
import { DisputeEventsRepository } from './dispute-events.repository.js';
import type { Dispute, DisputeEvent, DisputeState, Fees, RecordedOutcome } from './dispute.js';
import { DisputesRepository } from './disputes.repository.js';
import { FindDisputedService } from './find-disputed.service.js';
import { OutcomesRepository } from './outcomes.repository.js';

/** A record with the text beside it; null where there is none, where it was erased or is not the caller's to read. */
type WithText<T> = T & { readonly text: string | null };

export interface ShownDispute {
  readonly dispute: Dispute;
  readonly grounds: string | null;
  readonly outcome: WithText<RecordedOutcome> | null;
  readonly fees: Fees | null;
  readonly events: readonly WithText<DisputeEvent>[];
  readonly asOf: Date;
}

export interface AskedDisputes {
  readonly state?: DisputeState;
  readonly bodyId?: string;
  readonly decisionId?: string;
  readonly measureId?: string;
  readonly limit: number;
  readonly after?: string;
}

@Injectable()
export class ShowDisputesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly disputes: DisputesRepository,
    private readonly events: DisputeEventsRepository,
    private readonly outcomes: OutcomesRepository,
    private readonly disputed: FindDisputedService,
    private readonly access: TextAccess,
    private readonly texts: SealedTexts,
  ) {}

  /** Problem: `not-found`. */
  show(caller: KeyCaller, platformId: string, id: string): Promise<ShownDispute> {
    return this.db.read(async (tx) => {
      const dispute = await this.disputes.find(tx, platformId, id);
      if (!dispute) throw notFound();
      const events = await this.events.of(tx, platformId, id);
      const outcome = await this.outcomes.of(tx, platformId, id);
      const textOf = await this.textsFor(tx, caller, dispute, [
        dispute.groundsId,
        outcome?.textId ?? null,
        ...events.map(({ textId }) => textId),
      ]);
      return {
        dispute,
        grounds: textOf(dispute.groundsId),
        outcome: outcome && { ...outcome, text: textOf(outcome.textId) },
        fees: await this.outcomes.feesOf(tx, platformId, id),
        events: events.map((event) => ({ ...event, text: textOf(event.textId) })),
        asOf: this.clock.now(),
      };
    });
  }

  list(platformId: string, { limit, after, ...filter }: AskedDisputes): Promise<Page<Dispute> & { asOf: Date }> {
    const [afterId] = readPageKey(after, ['id']) ?? [];
    return this.db.read(async (tx) => {
      const rows = await this.disputes.page(tx, platformId, { ...filter, after: afterId }, limit + 1);
      return { ...pageOf(rows, limit, ({ id }) => pageKey(id)), asOf: this.clock.now() };
    });
  }

  private async textsFor(
    tx: Tx,
    caller: KeyCaller,
    { platformId, decisionId, measure }: Dispute,
    ids: readonly (string | null)[],
  ): Promise<(id: string | null) => string | null> {
    const { skill } = (await this.disputed.find(tx, platformId, { decisionId, measure }))!;
    if (!(await this.access.mayRead(tx, caller, skill))) return () => null;
    const texts = await this.texts.read(
      tx,
      platformId,
      ids.filter((id) => id !== null),
    );
    return (id) => (id === null ? null : (texts.get(id) ?? null));
  }
}
