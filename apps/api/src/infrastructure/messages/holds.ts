import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { oneAtATime } from '../database/one-at-a-time.js';
import type { Tx } from '../database/tx.js';
import { newId } from '../ids.js';
import { JobHandlers, Jobs } from '../jobs/index.js';
import { invalidInput, notFound } from '../problem/http.problems.js';
import { deliveryJob } from './delivery-job.js';
import type { HeldEntity, HoldEndReason, HoldEntry, HoldInForce, NewHold } from './hold.js';
import { holdEnded } from './hold.problems.js';
import { type HoldRow, HoldsRepository } from './holds.repository.js';

export const releaseHeldMessagesSweep = 'release-held-messages';
const EVERY_SECONDS = 2;
const HOLDS_AT_ONCE = 100;

/**
 * Lets messages wait where an authority or an investigation demands it. A message queued with `holdOn` is written and sealed at
 * once, and delivered by itself when the last of the holds on those things expires or is lifted. Whoever places a hold writes the
 * audit entry; that it expired is in the hold's own changes.
 */
@Injectable()
export class Holds implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
    private readonly repository: HoldsRepository,
  ) {}

  onModuleInit(): void {
    this.handlers.every(releaseHeldMessagesSweep, EVERY_SECONDS, () => this.sweep());
  }

  /** Id of the new hold. Several may lie on one thing: messages wait for the last. Problem: `invalid-input` for an end in the past. */
  async place(tx: Tx, hold: NewHold): Promise<string> {
    if (hold.expiresAt <= hold.now) throw endsInThePast();
    const id = newId();
    await this.repository.insert(tx, id, hold);
    const { expiresAt, approvedBy, now } = hold;
    await this.repository.insertChange(tx, hold.platformId, id, {
      kind: 'placed',
      expiresAt,
      staffId: approvedBy,
      now,
    });
    return id;
  }

  /** A new end, earlier or later, with its approver. Problems: `not-found`, `hold-ended`, `invalid-input` for an end in the past. */
  async extend(
    tx: Tx,
    platformId: string,
    holdId: string,
    { expiresAt, approvedBy, now }: Pick<NewHold, 'expiresAt' | 'approvedBy' | 'now'>,
  ): Promise<void> {
    if (expiresAt <= now) throw endsInThePast();
    const hold = await this.locked(tx, platformId, holdId);
    if (!hold || hold.expiresAt <= now) throw holdEnded();
    await this.repository.extend(tx, platformId, holdId, expiresAt);
    await this.repository.insertChange(tx, platformId, holdId, {
      kind: 'extended',
      expiresAt,
      staffId: approvedBy,
      now,
    });
    await this.repository.moveDueTimes(tx, platformId, holdId, hold.expiresAt, expiresAt);
  }

  /** Its messages go out at once. False when it was over before. Problem: `not-found`. */
  end(tx: Tx, platformId: string, holdId: string, { endedBy, now }: { endedBy: string; now: Date }): Promise<boolean> {
    return this.close(tx, platformId, holdId, { reason: 'lifted', endedBy, now });
  }

  /** The hold on the thing that lasts longest now. */
  activeFor(tx: Tx, platformId: string, entity: HeldEntity, now: Date): Promise<HoldInForce | null> {
    return this.repository.inForce(tx, platformId, entity, now);
  }

  /** Every hold on the thing, the newest first. */
  listOf(tx: Tx, platformId: string, entity: HeldEntity): Promise<HoldEntry[]> {
    return this.repository.listOf(tx, platformId, entity);
  }

  private async sweep(): Promise<void> {
    const now = this.clock.now();
    const expired = await this.db.read((tx) => this.repository.expired(tx, now, HOLDS_AT_ONCE));
    for (const { platformId, id } of expired)
      await this.db.transaction((tx) =>
        this.close(tx, platformId, id, { reason: 'expired', endedBy: null, now }, (hold) => hold.expiresAt <= now),
      );
  }

  private async close(
    tx: Tx,
    platformId: string,
    holdId: string,
    end: { reason: HoldEndReason; endedBy: string | null; now: Date },
    mayEnd: (hold: HoldRow) => boolean = () => true,
  ): Promise<boolean> {
    const hold = await this.locked(tx, platformId, holdId);
    if (!hold || !mayEnd(hold)) return false;
    await this.repository.end(tx, platformId, holdId, end);
    const { reason, endedBy, now } = end;
    const { expiresAt } = hold;
    await this.repository.insertChange(tx, platformId, holdId, { kind: reason, expiresAt, staffId: endedBy, now });
    await this.repository.handOver(tx, platformId, hold, now);
    await this.repository.moveDueTimes(tx, platformId, holdId, expiresAt, now);
    await this.jobs.addMany(tx, (await this.repository.release(tx, platformId, holdId)).map(deliveryJob));
    return true;
  }

  /** One hold of a platform at a time: what is handed over from one to another is lost to neither. Undefined when it has ended. */
  private async locked(tx: Tx, platformId: string, holdId: string): Promise<HoldRow | undefined> {
    if (!(await this.repository.find(tx, platformId, holdId))) throw notFound();
    await oneAtATime(tx, `message-holds:${platformId}`);
    return this.repository.lockOpen(tx, platformId, holdId);
  }
}

function endsInThePast(): Error {
  return invalidInput([{ pointer: '#/expiresAt', detail: 'must lie in the future' }]);
}
