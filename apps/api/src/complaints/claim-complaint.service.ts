import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { leaseLost, lanesOf } from '../review/index.js';
import { Staff } from '../staff/index.js';
import { leaseEnd } from './complaint-case.rules.js';
import { ComplaintCasesRepository } from './complaint-cases.repository.js';
import type { ComplaintCase } from './complaint.js';

export interface ComplaintLease {
  readonly complaintId: string;
  readonly leaseEndsAt: Date;
}

/** A moderator's lease on a complaint: exclusive, renewable, and never on a decision that they had a part in (Art. 20(6)). */
@Injectable()
export class ClaimComplaintService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cases: ComplaintCasesRepository,
    private readonly staff: Staff,
    private readonly audit: Audit,
  ) {}

  /** The most urgent complaint of the moderator's languages and skills; null when none waits. */
  next(platformId: string, staffId: string): Promise<ComplaintLease | null> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const { languages, laneSkills } = lanesOf(await this.staff.byId(tx, platformId, staffId));
      const leaseEndsAt = leaseEnd(now);
      const complaintId = await this.cases.claimNext(tx, {
        platformId,
        staffId,
        languages,
        skills: laneSkills,
        now,
        leaseEndsAt,
      });
      if (!complaintId) return null;
      await this.auditMove(tx, platformId, complaintId, 'claimed', { until: leaseEndsAt });
      return { complaintId, leaseEndsAt };
    });
  }

  /** The lease anew from now; throws `lease-lost` when it is over. */
  renew(platformId: string, staffId: string, complaintId: string): Promise<ComplaintLease> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      await this.held(tx, { platformId, staffId, complaintId, now });
      const leaseEndsAt = leaseEnd(now);
      await this.cases.renew(tx, platformId, complaintId, leaseEndsAt);
      return { complaintId, leaseEndsAt };
    });
  }

  /** Back into its lane; throws `lease-lost`. */
  release(platformId: string, staffId: string, complaintId: string): Promise<void> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const found = await this.held(tx, { platformId, staffId, complaintId, now });
      await this.cases.move(tx, found, 'release');
      await this.auditMove(tx, platformId, complaintId, 'released');
    });
  }

  /** The complaint that the moderator holds at this instant, locked; throws `lease-lost`. */
  async held(
    tx: Tx,
    { platformId, staffId, complaintId, now }: { platformId: string; staffId: string; complaintId: string; now: Date },
  ): Promise<ComplaintCase> {
    const found = await this.cases.lock(tx, platformId, complaintId);
    if (found?.claimedBy !== staffId || !found.leaseEndsAt || found.leaseEndsAt <= now) throw leaseLost(complaintId);
    return found;
  }

  private async auditMove(
    tx: Tx,
    platformId: string,
    complaintId: string,
    move: 'claimed' | 'released',
    details: { until?: Date } = {},
  ): Promise<void> {
    await this.audit.append(tx, [
      {
        platformId,
        action: `complaint.${move}`,
        article: '20(6)',
        entityKind: 'complaint',
        entityId: complaintId,
        details,
      },
    ]);
  }
}
