import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { type HeldEntity, Holds } from '../infrastructure/messages/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import type { SuspicionRow } from './suspicion.js';
import { SuspicionsRepository } from './suspicions.repository.js';

export interface WantedHold {
  readonly legalBasis: string;
  readonly authority: string;
  readonly expiresAt: Date;
}

/** What messages about a suspicion's case wait for. */
export const heldCase = ({ caseId }: SuspicionRow): HeldEntity => ({ kind: 'case', id: caseId });

/** Lets what the recipient is told about the case wait, where a law says so: nobody is warned of an investigation. */
@Injectable()
export class HoldBackService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly holds: Holds,
    private readonly audit: Audit,
    private readonly suspicions: SuspicionsRepository,
  ) {}

  /** Id of the hold. Problems: `not-found`, `invalid-input` for an end in the past. */
  place(caller: StaffCaller, id: string, wanted: WantedHold): Promise<string> {
    return this.of(caller, id, 'hold-placed', (tx, suspicion, now) =>
      this.holds.place(tx, {
        platformId: caller.platformId,
        entity: heldCase(suspicion),
        approvedBy: caller.staffId,
        now,
        ...wanted,
      }),
    );
  }

  /** Problems: `not-found`, `hold-ended`, `invalid-input` for an end in the past. */
  extend(caller: StaffCaller, id: string, holdId: string, expiresAt: Date): Promise<void> {
    return this.of(caller, id, 'hold-extended', async (tx, suspicion, now) => {
      await this.named(tx, suspicion, holdId);
      await this.holds.extend(tx, caller.platformId, holdId, { expiresAt, approvedBy: caller.staffId, now });
    });
  }

  /** What was held goes out at once; a hold that is over stays so. Problem: `not-found`. */
  lift(caller: StaffCaller, id: string, holdId: string): Promise<void> {
    return this.of(caller, id, 'hold-lifted', async (tx, suspicion, now) => {
      await this.named(tx, suspicion, holdId);
      await this.holds.end(tx, caller.platformId, holdId, { endedBy: caller.staffId, now });
    });
  }

  private async named(tx: Tx, suspicion: SuspicionRow, holdId: string): Promise<void> {
    const holds = await this.holds.listOf(tx, suspicion.platformId, heldCase(suspicion));
    if (!holds.some((hold) => hold.id === holdId)) throw notFound();
  }

  private of<T>(
    { platformId }: StaffCaller,
    id: string,
    what: string,
    work: (tx: Tx, suspicion: SuspicionRow, now: Date) => Promise<T>,
  ): Promise<T> {
    return this.db.transaction(async (tx) => {
      const suspicion = await this.suspicions.lock(tx, platformId, id);
      if (!suspicion) throw notFound();
      const done = await work(tx, suspicion, this.clock.now());
      await this.audit.append(tx, [
        { platformId, action: `criminal-suspicion.${what}`, entityKind: 'criminal-suspicion', entityId: id },
      ]);
      return done;
    });
  }
}
