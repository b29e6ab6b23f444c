import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/database.js';
import type { Tx } from '../infrastructure/database/tx.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import type {
  ContactPoint,
  PlatformProfile,
  PlatformRecord,
  PlatformSettings,
  ResponseTarget,
  TierInterval,
} from './platform.js';
import { tierStartTaken, webhookNotSet } from './platform.problems.js';
import { Platforms } from './platforms.js';
import { PlatformsRepository } from './platforms.repository.js';
import { TermsClausesRepository, type TermsClause } from './terms-clauses.repository.js';
import { dayOf, isInForce, placeTier, tierFaults } from './tier.rules.js';

type Starting<T> = Omit<T, 'id' | 'validFrom' | 'validTo'> & {
  /** Today in the platform's zone unless told. */
  readonly validFrom?: string;
};

/** Changes a platform; each change locks it, so that intervals do not overlap and version numbers are not taken twice. */
@Injectable()
export class ChangePlatformService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly platforms: Platforms,
    private readonly repository: PlatformsRepository,
    private readonly clauses: TermsClausesRepository,
  ) {}

  /** Changes the settings that are named. Problem: `webhook-not-set` for what needs a webhook. */
  async changeSettings(platformId: string, changes: Partial<PlatformSettings>): Promise<PlatformProfile> {
    const named = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    await this.change(platformId, async (tx, { record }) => {
      const wanted = { ...record, ...named };
      if (!record.hasWebhook && (wanted.enforcementChannel === 'webhook' || wanted.speaksForRecipients)) {
        throw webhookNotSet();
      }
      const fields = Object.keys(named);
      if (fields.length === 0) return;
      await this.repository.update(tx, platformId, named);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'platform.settings-changed',
          entityKind: 'platform',
          entityId: platformId,
          details: { fields: fields.map(code) },
        },
      ]);
    });
    return this.platforms.byId(platformId);
  }

  /** Begins a tier; the one before ends on the same day. Problems: `invalid-input`, `tier-start-taken`. */
  addTier(platformId: string, tier: Starting<TierInterval>): Promise<TierInterval> {
    return this.change(platformId, async (tx, { record, today, now }) => {
      const validFrom = tier.validFrom ?? today;
      const faults = tierFaults({ ...tier, validFrom });
      if (faults.length > 0) throw invalidInput(faults);
      const place = placeTier(record.tiers, validFrom);
      if (!place) throw tierStartTaken();
      if (place.closes) await this.repository.closeTier(tx, platformId, place.closes, validFrom);
      const added = await this.repository.insertTier(
        tx,
        platformId,
        { ...tier, validFrom, validTo: place.validTo },
        now,
      );
      await this.audit.append(tx, [
        {
          platformId,
          action: 'platform.tier-set',
          article: '33',
          entityKind: 'platform-tier',
          entityId: added.id,
          details: { tier: code(tier.tier), microOrSmall: tier.microOrSmall, validFrom: code(validFrom) },
        },
      ]);
      return added;
    });
  }

  /** Adds a contact point; one of the same kind and label ends on the same day (Art. 11(2), 12(2): kept up to date). */
  addContactPoint(platformId: string, point: Starting<ContactPoint>): Promise<ContactPoint> {
    return this.change(platformId, async (tx, { record, today, now }) => {
      const validFrom = point.validFrom ?? today;
      const replaced = record.contactPoints.filter(
        (other) => other.kind === point.kind && other.label === point.label && isInForce(other, validFrom),
      );
      await this.repository.closeContactPoints(
        tx,
        platformId,
        replaced.map((other) => other.id),
        validFrom,
      );
      const added = await this.repository.insertContactPoint(
        tx,
        platformId,
        { ...point, validFrom, validTo: null },
        now,
      );
      await this.audit.append(tx, [
        {
          platformId,
          action: 'platform.contact-point-set',
          article: point.kind === 'authorities' ? '11' : point.kind === 'recipients' ? '12' : '13',
          entityKind: 'platform-contact-point',
          entityId: added.id,
          details: { kind: code(point.kind), replaced: replaced.length },
        },
      ]);
      return added;
    });
  }

  /** Adds the next version of a clause of the terms, the first when the code is new (Art. 14(1)). */
  addTermsClause(platformId: string, clause: Starting<Omit<TermsClause, 'version'>>): Promise<TermsClause> {
    return this.change(platformId, async (tx, { today, now }) => {
      const added = await this.clauses.insertNext(
        tx,
        platformId,
        { ...clause, validFrom: clause.validFrom ?? today },
        now,
      );
      await this.audit.append(tx, [
        {
          platformId,
          action: 'platform.terms-clause-added',
          article: '14(1)',
          entityKind: 'terms-clause',
          entityId: added.id,
          details: { code: code(added.code), version: added.version },
        },
      ]);
      return added;
    });
  }

  /** Sets a target from an instant on, by default now; what began before keeps the due time that it had. */
  addTarget(
    platformId: string,
    target: Omit<ResponseTarget, 'validFrom'> & { readonly validFrom?: Date },
  ): Promise<ResponseTarget> {
    return this.change(platformId, async (tx, { now }) => {
      const added = { ...target, validFrom: target.validFrom ?? now };
      await this.repository.insertTargets(tx, platformId, [added], now);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'platform.target-set',
          entityKind: 'platform',
          entityId: platformId,
          details: {
            responseTime: code(added.responseTime),
            category: added.category === null ? null : code(added.category),
            notifierKind: added.notifierKind === null ? null : code(added.notifierKind),
            seconds: added.seconds,
            validFrom: added.validFrom,
          },
        },
      ]);
      return added;
    });
  }

  private async change<T>(
    platformId: string,
    work: (tx: Tx, platform: { record: PlatformRecord; today: string; now: Date }) => Promise<T>,
  ): Promise<T> {
    const now = this.clock.now();
    const result = await this.db.transaction(async (tx) => {
      await this.repository.lock(tx, platformId);
      const record = (await this.repository.find(tx, { id: platformId }))!; // the guard found it, and none is ever removed
      return work(tx, { record, today: dayOf(now, record.timeZone), now });
    });
    this.platforms.forget();
    return result;
  }
}
