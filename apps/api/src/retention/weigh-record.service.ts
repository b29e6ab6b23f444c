import { Injectable } from '@nestjs/common';
import { LegalHolds } from '../evidence/index.js';
import { Clock } from '../infrastructure/clock.js';
import type { Tx } from '../infrastructure/database/index.js';
import type { PlatformProfile } from '../platforms/index.js';
import { FactsQuery } from './facts.query.js';
import { PoliciesRepository } from './policies.repository.js';
import type { Fact, Kept, KeepingReason, RecordRef } from './record.js';
import { keptBy } from './retention.rules.js';

export interface Weighed {
  /** The longest living first; [] when it may go. */
  readonly kept: readonly Kept[];
  /** All that were looked at, those that ended too. */
  readonly reasons: readonly KeepingReason[];
}

/** Says what keeps a record: the redress of all who were told, open proceedings, holds, the operator's period (PRV-2). */
@Injectable()
export class WeighRecordService {
  constructor(
    private readonly clock: Clock,
    private readonly facts: FactsQuery,
    private readonly policies: PoliciesRepository,
    private readonly holds: LegalHolds,
  ) {}

  /**
   * What keeps it now; undefined when there is no such record. `asked`: the person asked that it goes. `briefly`: the operator's
   * period is enough to know that it stays.
   */
  async weigh(
    tx: Tx,
    { id: platformId, timeZone }: Pick<PlatformProfile, 'id' | 'timeZone'>,
    record: RecordRef,
    { asked, briefly = false }: { readonly asked: boolean; readonly briefly?: boolean },
  ): Promise<Weighed | undefined> {
    const endedAt = await this.facts.endedAt(tx, platformId, record);
    if (endedAt === undefined) return undefined;
    const terms = { days: await this.policies.daysOf(tx, platformId, record.kind), timeZone, asked };
    const period: Fact = { reason: 'retention-period', at: endedAt };
    const now = this.clock.now();
    const keptByPeriod = briefly ? keptBy([period], now, terms) : [];
    if (keptByPeriod.length > 0) return { kept: keptByPeriod, reasons: [period.reason] };
    const caseIds = await this.facts.casesOf(tx, platformId, record);
    const facts = [
      period,
      ...(await this.facts.factsOf(tx, platformId, record, caseIds)),
      ...(await this.holding(tx, platformId, record, caseIds, endedAt)),
    ];
    return { kept: keptBy(facts, now, terms), reasons: [...new Set(facts.map(({ reason }) => reason))] };
  }

  /** A hold ends when somebody ends it, even one that expires may be placed anew: it keeps while it is there (AUD-7). */
  private async holding(
    tx: Tx,
    platformId: string,
    { kind, id }: RecordRef,
    caseIds: readonly string[],
    endedAt: Date,
  ): Promise<Fact[]> {
    const inPeriod = { kind: 'period', from: endedAt, to: new Date(endedAt.getTime() + 1) } as const;
    const holds = [
      ...(await this.holds.holding(tx, platformId, inPeriod)),
      ...(kind === 'recipient' ? await this.holds.holding(tx, platformId, { kind, id }) : []),
    ];
    for (const caseId of caseIds) {
      if (holds.length > 0) break;
      holds.push(...(await this.holds.holding(tx, platformId, { kind: 'case', id: caseId })));
    }
    return holds.map(({ expiresAt }) => ({ reason: 'legal-hold', at: expiresAt }));
  }
}
