import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import type { PlatformProfile } from '../platforms/index.js';
import { TrustedFlaggers } from '../trusted-flaggers/index.js';
import { CountsQuery } from './counts.query.js';
import type { MisusePolicy } from './default-policies.js';
import { FoundManifestQuery } from './found-manifest.query.js';
import { trustedFlaggerNotSuspended } from './misuse.problems.js';
import { windowStart, type Counts, type MisuseKind } from './misuse.rules.js';
import { PartiesRepository } from './parties.repository.js';
import type { Party } from './party.js';
import { PoliciesRepository } from './policies.repository.js';

/** A party as it stands now, with the policy that it is measured by. */
export interface WeighedParty extends Counts {
  readonly party: Party;
  readonly policy: MisusePolicy;
  readonly windowFrom: Date;
}

/** What a warning and a suspension have in common: whom, and how much was counted of them (Art. 23(3)). */
@Injectable()
export class WeighPartyService {
  constructor(
    private readonly parties: PartiesRepository,
    private readonly policies: PoliciesRepository,
    private readonly counts: CountsQuery,
    private readonly found: FoundManifestQuery,
    private readonly flaggers: TrustedFlaggers,
  ) {}

  /** Problems: `invalid-input` for whom nothing counts, `trusted-flagger-not-suspended` (Art. 22(6)). */
  async weigh(
    tx: Tx,
    profile: PlatformProfile,
    { partyId, kind }: { partyId: string; kind: MisuseKind },
    now: Date,
    pointer = '#/partyId',
  ): Promise<WeighedParty> {
    const party = await this.parties.find(tx, profile.id, partyId);
    if (!party) throw invalidInput([{ pointer, detail: 'must be a party of this platform' }]);
    if (kind === 'notices') await this.refuseTrustedFlagger(tx, profile.id, party, now);
    const policy = await this.policies.inForce(tx, profile.id, kind, now);
    const windowFrom = windowStart(now, policy.windowMonths, profile.timeZone);
    const counts = await this.counts.of(tx, profile.id, partyId, kind, { from: windowFrom, to: now });
    if (counts.counted === 0) {
      throw invalidInput([{ pointer, detail: `must be about a party of whom ${kind} are counted in the window` }]);
    }
    return { party, policy, windowFrom, ...counts };
  }

  /** How much of it came after an instant. */
  async countedSince(tx: Tx, platformId: string, partyId: string, kind: MisuseKind, after: Date, now: Date) {
    const { counted } = await this.counts.of(tx, platformId, partyId, kind, {
      from: new Date(after.getTime() + 1),
      to: now,
    });
    return counted;
  }

  private async refuseTrustedFlagger(tx: Tx, platformId: string, { addressHmac }: Party, now: Date): Promise<void> {
    if (!addressHmac) return;
    for (const id of await this.found.flaggersAt(tx, platformId, addressHmac)) {
      const { trusted } = await this.flaggers.statusAt(tx, platformId, id, now);
      if (trusted) throw trustedFlaggerNotSuspended(id);
    }
  }
}
