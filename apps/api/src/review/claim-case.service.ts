import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { Staff } from '../staff/index.js';
import { leaseMinutes } from './case.rules.js';
import { CaseEventsRepository } from './case-events.repository.js';
import type { CaseView } from './case-view.query.js';
import { CasesRepository } from './cases.repository.js';
import { ClaimsRepository, type Claim } from './claims.repository.js';
import { lanesOf } from './lane.rules.js';
import { caseNotOpen, leaseLost } from './review.problems.js';
import { ShowCaseService } from './show-case.service.js';

/** How many heads of each lane a claim looks at: a few, mostly one of them is free; when others claim them just now, many more. */
const heads = [5, 400];

/** A case in the hands of a moderator, as it is in that moment. */
export interface ClaimedCase {
  claim: Claim;
  view: CaseView;
}

/** A moderator's lease on a case: exclusive, for `leaseMinutes`, renewable. */
@Injectable()
export class ClaimCaseService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cases: CasesRepository,
    private readonly claims: ClaimsRepository,
    private readonly events: CaseEventsRepository,
    private readonly staff: Staff,
    private readonly showCase: ShowCaseService,
    private readonly audit: Audit,
  ) {}

  /** The most urgent case of the lanes that the moderator may see; null when all of them are empty. */
  next(platformId: string, staffId: string): Promise<ClaimedCase | null> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const lanes = { platformId, ...lanesOf(await this.staff.byId(tx, platformId, staffId)) };
      for (const limit of heads) {
        const claim = await this.claims.claimNext(tx, lanes, newClaim(staffId, now), limit);
        if (claim) return this.claimed(tx, platformId, claim, lanes.laneSkills);
      }
      return null;
    }, 'kept');
  }

  /** A named case out of order: needs a reason, which is kept with the case. Throws `case-not-open`. */
  pull(platformId: string, staffId: string, caseId: string, reason: string): Promise<ClaimedCase> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const found = await this.cases.find(tx, platformId, caseId);
      const { laneSkills } = lanesOf(await this.staff.byId(tx, platformId, staffId));
      if (!found || !laneSkills.includes(found.skill)) throw notFound();
      const claim = await this.claims.claimNamed(tx, platformId, { ...newClaim(staffId, now), caseId }, laneSkills);
      if (!claim) {
        const { state, skill } = (await this.cases.find(tx, platformId, caseId))!;
        throw laneSkills.includes(skill) ? caseNotOpen(state) : notFound();
      }
      await this.events.insert(tx, { platformId, caseId, kind: 'pulled', staffId, reason, occurredAt: now });
      return this.claimed(tx, platformId, claim, laneSkills, 'case.pulled');
    });
  }

  /** The lease anew from now; throws `lease-lost` when it is over. */
  renew(platformId: string, staffId: string, caseId: string): Promise<Claim> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const claim = await this.claims.liveClaim(tx, platformId, caseId, staffId, now);
      if (!claim) throw leaseLost(caseId);
      const expiresAt = leaseEnd(now);
      await this.claims.renew(tx, platformId, claim.id, expiresAt);
      return { ...claim, expiresAt };
    });
  }

  /** Puts the claim on record and opens the case. */
  private async claimed(
    tx: Tx,
    platformId: string,
    claim: Claim,
    laneSkills: readonly string[],
    action = 'case.claimed',
  ): Promise<ClaimedCase> {
    const entry = {
      platformId,
      action,
      article: '16(6)',
      entityKind: 'case',
      entityId: claim.caseId,
      details: { until: claim.expiresAt },
    };
    const [, view] = await Promise.all([
      this.audit.append(tx, [entry]),
      this.showCase.show(tx, platformId, claim.caseId, laneSkills),
    ]);
    return { claim, view };
  }
}

function newClaim(staffId: string, now: Date): Omit<Claim, 'caseId'> {
  return { id: newId(), staffId, claimedAt: now, expiresAt: leaseEnd(now) };
}

function leaseEnd(from: Date): Date {
  return new Date(from.getTime() + leaseMinutes * 60_000);
}
