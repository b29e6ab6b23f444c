import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { LiveEvents } from '../live-events/index.js';
import { BundleCasesRepository } from './bundle-cases.repository.js';
import type { EvidenceBundle } from './bundle.js';
import { ScopeQuery } from './scope.query.js';

const noticesAtOnce = 1_000;

/** Finds the cases that a bundle is about, and writes them down. */
@Injectable()
export class FindCasesService {
  constructor(
    private readonly scope: ScopeQuery,
    private readonly cases: BundleCasesRepository,
    private readonly liveEvents: LiveEvents,
  ) {}

  /** In the transaction in which the bundle is begun. */
  async find(tx: Tx, { platformId, id, scope }: EvidenceBundle): Promise<void> {
    if (scope.kind === 'live-event') return this.ofLiveEvent(tx, platformId, id, scope.id);
    if (scope.kind === 'case') return this.cases.insertMany(tx, platformId, id, [scope.id]);
    const caseIds =
      scope.kind === 'period'
        ? await this.scope.ofPeriod(tx, platformId, scope.from, scope.to)
        : await this.scope.ofRecipient(tx, platformId, scope.id);
    await this.cases.insertMany(tx, platformId, id, caseIds);
  }

  /** The cases of the notices that are matched to it. */
  private async ofLiveEvent(tx: Tx, platformId: string, bundleId: string, eventId: string): Promise<void> {
    const event = (await this.liveEvents.find(tx, platformId, eventId))!;
    for (let after: { receivedAt: string; id: string } | null = null; ;) {
      const notices = await this.liveEvents.noticesOf(tx, { ...event, platformId }, after, noticesAtOnce);
      const ids = notices.map(({ id }) => id);
      await this.cases.insertMany(tx, platformId, bundleId, await this.scope.ofNotices(tx, platformId, ids));
      const last = notices.at(-1);
      if (!last || notices.length < noticesAtOnce) return;
      after = { receivedAt: last.receivedAt.toISOString(), id: last.id };
    }
  }
}
