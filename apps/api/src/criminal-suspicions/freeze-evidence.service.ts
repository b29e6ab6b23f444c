import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { AskPreservationService } from '../notices/index.js';
import { Platforms, type PlatformProfile } from '../platforms/index.js';
import { EvidenceQuery } from './evidence.query.js';
import { type Freeze, FreezesRepository } from './freezes.repository.js';
import type { SuspicionRow } from './suspicion.js';
import { SuspicionsRepository } from './suspicions.repository.js';

/** What may be frozen; the same words as the database's check. */
export type FrozenKind =
  | 'content-version'
  | 'recipient-version'
  | 'notice'
  | 'notice-supplement'
  | 'notice-item'
  | 'attachment'
  | 'decision'
  | 'statement';

/** Keeps all that we hold about a suspicion as it is, so that it can be given to the authorities (Art. 18(1)). */
@Injectable()
export class FreezeEvidenceService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly preservation: AskPreservationService,
    private readonly audit: Audit,
    private readonly suspicions: SuspicionsRepository,
    private readonly evidence: EvidenceQuery,
    private readonly freezes: FreezesRepository,
  ) {}

  /** Freezes what came since; asks the platform to preserve it. Problem: `not-found`. */
  async freezeAgain({ platformId, staffId }: StaffCaller, id: string): Promise<Freeze> {
    const profile = await this.platforms.byId(platformId);
    return this.db.transaction(async (tx) => {
      const suspicion = await this.suspicions.lock(tx, platformId, id);
      if (!suspicion) throw notFound();
      return this.freeze(tx, profile, suspicion, staffId);
    });
  }

  async freeze(tx: Tx, profile: PlatformProfile, suspicion: SuspicionRow, staffId: string): Promise<Freeze> {
    const { platformId, id, caseId } = suspicion;
    const freeze = await this.freezes.freeze(tx, suspicion, { staffId, now: this.clock.now() });
    const itemIds = await this.evidence.itemIds(tx, platformId, caseId);
    await this.preservation.askAgain(tx, profile, itemIds, id);
    await this.audit.append(tx, [
      {
        platformId,
        action: 'criminal-suspicion.evidence-frozen',
        article: '18(1)',
        entityKind: 'criminal-suspicion',
        entityId: id,
        details: { parts: freeze.partCount },
      },
    ]);
    return freeze;
  }

  /** Which of the things retention must leave alone. */
  frozen(tx: Tx, platformId: string, kind: FrozenKind, ids: readonly string[]): Promise<Set<string>> {
    return this.freezes.frozen(tx, platformId, kind, ids);
  }
}
