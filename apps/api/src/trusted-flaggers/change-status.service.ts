import { Injectable } from '@nestjs/common';
import { Audit, code, codes } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { flaggerEventVoided, flaggerStatusConflict } from './trusted-flagger.problems.js';
import {
  changeFaults,
  historyOf,
  startOfDay,
  type EnteredChange,
  type RecordedEvent,
} from './trusted-flagger.rules.js';
import { endOfAward, impossibleEvent, statusOf } from './status-history.rules.js';
import { TrustedFlaggersRepository, type TrustedFlaggerRow } from './trusted-flaggers.repository.js';

type NewEvent = Pick<RecordedEvent, 'kind' | 'occurredAt'> & Partial<RecordedEvent>;

/** Adds to the history of a status (Art. 22(2), (6)). Every history stays a possible one, whoever came first. */
@Injectable()
export class ChangeStatusService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly flaggers: TrustedFlaggersRepository,
  ) {}

  /** Enters an event, of the past or to come. Problems: `not-found`, `invalid-input`, `flagger-status-conflict`. */
  enter(platformId: string, id: string, change: EnteredChange): Promise<TrustedFlaggerRow> {
    const faults = changeFaults(change);
    if (faults.length > 0) throw invalidInput(faults);
    const { kind, day, at, categories = null, reference = null } = change;
    return this.db.transaction(async (tx) => {
      const flagger = await this.lock(tx, platformId, id);
      const occurredAt = at ?? startOfDay(day!, flagger.timeZone);
      return this.append(tx, platformId, flagger, [{ kind, occurredAt, categories, reference }]);
    });
  }

  /** Takes an event back. Problems: `not-found`, `flagger-event-voided`, `flagger-status-conflict`. */
  void(platformId: string, id: string, eventId: string): Promise<TrustedFlaggerRow> {
    return this.db.transaction(async (tx) => {
      const flagger = await this.lock(tx, platformId, id);
      if (!flagger.events.some((event) => event.id === eventId && event.kind !== 'voided')) throw notFound();
      if (flagger.events.some(({ voidsId }) => voidsId === eventId)) throw flaggerEventVoided();
      return this.append(tx, platformId, flagger, [this.voiding(eventId)]);
    });
  }

  /** In the caller's transaction, which takes the Coordinator's answer. Problems as of `enter`. */
  async answer(
    tx: Tx,
    platformId: string,
    id: string,
    kind: 'suspended' | 'ended',
    occurredAt: Date,
  ): Promise<TrustedFlaggerRow> {
    const flagger = await this.lock(tx, platformId, id);
    return this.append(tx, platformId, flagger, [{ kind, occurredAt }]);
  }

  /** From now on, or from the beginning of an award that is still to come. */
  async changeArea(
    tx: Tx,
    platformId: string,
    flagger: TrustedFlaggerRow,
    categories: readonly string[],
    now: Date,
  ): Promise<TrustedFlaggerRow> {
    const history = historyOf(flagger);
    const begins = history[0]!.occurredAt;
    const occurredAt = begins > now ? begins : now;
    if (isSame(statusOf(history, occurredAt).categories, categories)) return flagger;
    return this.append(tx, platformId, flagger, [{ kind: 'area-changed', occurredAt, categories }]);
  }

  /** Suspends from now on, or ends the suspension; nothing where that is so already. */
  async suspend(
    tx: Tx,
    platformId: string,
    flagger: TrustedFlaggerRow,
    isSuspended: boolean,
    now: Date,
  ): Promise<TrustedFlaggerRow> {
    const { state } = statusOf(historyOf(flagger), now);
    if ((state === 'suspended') === isSuspended) return flagger;
    return this.append(tx, platformId, flagger, [{ kind: isSuspended ? 'suspended' : 'reinstated', occurredAt: now }]);
  }

  /** The status ends with the beginning of this day, and no longer on another; null: it stays open. */
  async endOn(
    tx: Tx,
    platformId: string,
    flagger: TrustedFlaggerRow,
    day: string | null,
    now: Date,
  ): Promise<TrustedFlaggerRow> {
    const planned = endOfAward(historyOf(flagger), now);
    const occurredAt = day === null ? undefined : startOfDay(day, flagger.timeZone);
    if (planned?.occurredAt.getTime() === occurredAt?.getTime()) return flagger;
    const events: NewEvent[] = planned ? [this.voiding(planned.id)] : [];
    if (occurredAt) events.push({ kind: 'ended', occurredAt });
    return this.append(tx, platformId, flagger, events);
  }

  private voiding(voidsId: string): NewEvent {
    return { kind: 'voided', voidsId, occurredAt: this.clock.now() };
  }

  private async lock(tx: Tx, platformId: string, id: string): Promise<TrustedFlaggerRow> {
    const flagger = await this.flaggers.lock(tx, platformId, id);
    if (!flagger) throw notFound();
    return flagger;
  }

  private async append(
    tx: Tx,
    platformId: string,
    flagger: TrustedFlaggerRow,
    added: readonly NewEvent[],
  ): Promise<TrustedFlaggerRow> {
    const recordedAt = this.clock.now();
    const none = { categories: null, reference: null, voidsId: null };
    const events = added.map((event): RecordedEvent => ({ ...none, id: newId(), ...event, recordedAt }));
    const changed = { ...flagger, events: [...flagger.events, ...events] };
    const impossible = impossibleEvent(historyOf(changed));
    if (impossible) {
      const { event, state } = impossible;
      throw flaggerStatusConflict(event.kind, state, event.occurredAt);
    }
    await this.flaggers.insertEvents(tx, { platformId, flaggerId: flagger.id }, events);
    await this.audit.append(
      tx,
      events.map((event) => ({
        platformId,
        action: 'trusted-flagger.status-changed',
        article: event.kind === 'suspended' || event.kind === 'reinstated' ? '22(6)' : '22(2)',
        entityKind: 'trusted-flagger',
        entityId: flagger.id,
        details: {
          change: code(event.kind),
          occurredAt: event.occurredAt,
          categories: event.categories ? codes(event.categories) : undefined,
          voids: event.voidsId ? code(event.voidsId) : undefined,
        },
      })),
    );
    return changed;
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((category) => other.includes(category));
}
