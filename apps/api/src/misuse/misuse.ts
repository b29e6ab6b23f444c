import { Injectable } from '@nestjs/common';
import { sideBySide, type Tx } from '../infrastructure/database/index.js';
import { EnactedSuspensionsQuery, type EnactedSuspensions } from './enacted-suspensions.query.js';
import { endOfSuspension, EndSuspensionService, type EndingSuspension } from './end-suspension.service.js';
import type { NewTally } from './party.js';
import { SuspendServiceService, type ServiceSuspension } from './suspend-service.service.js';
import type { Suspension } from './suspension.js';
import { SuspensionsInForceQuery, type Sender } from './suspensions-in-force.query.js';
import { SuspensionsRepository } from './suspensions.repository.js';
import { TallyService, type ManifestDecision } from './tally.service.js';

/** The verbs about misuse for the rooms below (Art. 23); each works in the caller's transaction. */
@Injectable()
export class Misuse {
  constructor(
    private readonly tallies: TallyService,
    private readonly inForce: SuspensionsInForceQuery,
    private readonly suspensions: SuspensionsRepository,
    private readonly ending: EndSuspensionService,
    private readonly suspendService: SuspendServiceService,
    private readonly enacted: EnactedSuspensionsQuery,
  ) {}

  /** Counts what somebody found manifest, once each; all of one platform. It counts while its decision is not superseded. */
  tallyMany(tx: Tx, rows: readonly NewTally[]): Promise<void> {
    return this.tallies.tallyMany(tx, rows);
  }

  /** Counts what a decision found manifestly illegal or manifestly unfounded, once its findings are written. */
  tallyDecision(tx: Tx, decision: ManifestDecision): Promise<void> {
    return this.tallies.tallyDecision(tx, decision);
  }

  /** When the suspension in force against this sender at this instant ends; null when there is none. */
  async suspensionOf(
    tx: Tx,
    platformId: string,
    { hmac, ...who }: { kind: 'notices' | 'complaints'; hmac?: Buffer | null; recipientId?: string | null },
    at: Date,
  ): Promise<Date | null> {
    const [end] = await this.suspensionsOf(tx, [{ ...who, platformId, addressHmac: hmac, at }]);
    return end ?? null;
  }

  /**
   * The same for many senders at once, in their order: by one statement where nobody is suspended. A suspension that is told here is
   * not ended before the transaction does: whoever ends it finds what was paused because of it.
   */
  async suspensionsOf(tx: Tx, senders: readonly Sender[]): Promise<(Date | null)[]> {
    if (senders.length === 0) return [];
    const ids = new Set((await this.inForce.of(tx, senders)).flatMap((found) => found?.ids ?? []));
    if (ids.size === 0) return senders.map(() => null);
    for (const id of [...ids].sort()) await sideBySide(tx, endOfSuspension(id));
    return (await this.inForce.of(tx, senders)).map((found) => found?.endsAt ?? null);
  }

  /** Null when there is none on this platform. */
  suspension(tx: Tx, platformId: string, id: string): Promise<Suspension | null> {
    return this.suspensions.find(tx, platformId, id);
  }

  /** Ends a suspension of processing; the caller tells the party. Problems: `not-found`, `invalid-input`, `misuse-suspension-over`. */
  async end(tx: Tx, ending: EndingSuspension): Promise<void> {
    await this.ending.end(tx, ending);
  }

  /** Keeps warning and factors of a decision that suspends the service (Art. 23(1)). Problem: `invalid-input`. */
  recordServiceSuspension(tx: Tx, suspension: ServiceSuspension): Promise<void> {
    return this.suspendService.record(tx, suspension);
  }

  /** Suspensions that began in the half-open interval, by kind: the three counters of the report (Art. 24(1)(b)). */
  enactedSuspensions(tx: Tx, platformId: string, from: Date, until: Date): Promise<EnactedSuspensions[]> {
    return this.enacted.count(tx, platformId, from, until);
  }
}
