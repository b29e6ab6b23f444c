import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/database.js';
import type { Tx } from '../infrastructure/database/tx.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { defaultTargets } from './default-targets.js';
import type { ContactPoint, PlatformProfile, PlatformSettings, TierInterval } from './platform.js';
import { webhookNotSet } from './platform.problems.js';
import { Platforms } from './platforms.js';
import { PlatformsRepository } from './platforms.repository.js';
import { TermsClausesRepository, type TermsClause } from './terms-clauses.repository.js';
import { dayOf, tierFaults } from './tier.rules.js';

/** Days left out are today in the platform's zone. */
export interface NewPlatform extends PlatformSettings {
  readonly key: string;
  readonly tier: Omit<TierInterval, 'id' | 'validFrom' | 'validTo'> & { readonly validFrom?: string };
  readonly contactPoints?: readonly Omit<ContactPoint, 'id' | 'validFrom' | 'validTo'>[];
  readonly termsClauses?: readonly Omit<TermsClause, 'id' | 'version' | 'validFrom'>[];
}

@Injectable()
export class RegisterPlatformService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly platforms: Platforms,
    private readonly repository: PlatformsRepository,
    private readonly clauses: TermsClausesRepository,
  ) {}

  /** Registers a platform in a transaction of its own. */
  async register(platform: NewPlatform): Promise<PlatformProfile> {
    const id = await this.db.transaction((tx) => this.registerIn(tx, platform));
    this.platforms.forget();
    return this.platforms.byId(id);
  }

  /**
   * Registers a platform with its tier, contact points and terms, and the default targets, and gives its id. Problems:
   * `platform-key-taken`; `webhook-not-set` for what needs a webhook; `invalid-input` for a tier that has not begun or contradicts itself.
   */
  async registerIn(
    tx: Tx,
    { key, tier, contactPoints = [], termsClauses = [], ...settings }: NewPlatform,
  ): Promise<string> {
    const now = this.clock.now();
    const today = dayOf(now, settings.timeZone);
    const validFrom = tier.validFrom ?? today;
    if (validFrom > today) throw invalidInput([{ pointer: '#/tier/validFrom', detail: 'must not lie in the future' }]);
    const faults = tierFaults({ ...tier, validFrom }, '#/tier');
    if (faults.length > 0) throw invalidInput(faults);
    if (settings.enforcementChannel === 'webhook' || settings.speaksForRecipients) throw webhookNotSet();
    const id = newId();
    await this.repository.insert(tx, { ...settings, id, key }, now);
    await this.repository.insertTier(tx, id, { ...tier, validFrom, validTo: null }, now);
    for (const point of contactPoints) {
      await this.repository.insertContactPoint(tx, id, { ...point, validFrom: today, validTo: null }, now);
    }
    for (const clause of termsClauses) {
      await this.clauses.insertNext(tx, id, { ...clause, validFrom: today }, now);
    }
    await this.repository.insertTargets(tx, id, defaultTargets, now);
    await this.audit.append(tx, [
      {
        platformId: id,
        action: 'platform.registered',
        entityKind: 'platform',
        entityId: id,
        details: {
          tier: code(tier.tier),
          microOrSmall: tier.microOrSmall,
          contactPoints: contactPoints.length,
          termsClauses: termsClauses.length,
          targets: defaultTargets.length,
        },
      },
    ]);
    return id;
  }
}
