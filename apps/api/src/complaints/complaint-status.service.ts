import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Platforms, redressOf, type PlatformProfile, type Redress } from '../platforms/index.js';
import { ComplaintAttachmentsRepository } from './complaint-attachments.repository.js';
import { ComplaintCasesRepository } from './complaint-cases.repository.js';
import type { ComplaintState } from './complaint-case.rules.js';
import { ComplaintDecisionsRepository } from './complaint-decisions.repository.js';
import type { ComplaintOutcome, Omission, StoredComplaint } from './complaint.js';

/** Where a complaint stands, for who sent it. */
export interface ComplaintStatus {
  readonly complaint: StoredComplaint;
  readonly profile: PlatformProfile;
  readonly state: ComplaintState;
  readonly files: number;
  /** Null while it is open, or nobody may tell of it yet; the reasons also when erased. */
  readonly decision: {
    readonly outcome: ComplaintOutcome;
    readonly omission: Omission | null;
    readonly reasons: string | null;
    readonly decidedAt: Date;
  } | null;
  /** What is left once it is decided; [] before. */
  readonly redress: readonly Redress[];
}

@Injectable()
export class ComplaintStatusService {
  constructor(
    private readonly db: Database,
    private readonly platforms: Platforms,
    private readonly cases: ComplaintCasesRepository,
    private readonly decisions: ComplaintDecisionsRepository,
    private readonly attachments: ComplaintAttachmentsRepository,
    private readonly texts: SealedTexts,
  ) {}

  async of(complaint: StoredComplaint): Promise<ComplaintStatus> {
    const { platformId, id } = complaint;
    const profile = await this.platforms.byId(platformId);
    return this.db.read(async (tx) => {
      const { state } = (await this.cases.find(tx, platformId, id))!;
      const made = await this.decisions.find(tx, platformId, id);
      const heldBack = made !== null && (await this.decisions.isHeldBack(tx, platformId, id)); // after it: both came at once
      const decision = heldBack ? null : made;
      const reasonsId = decision?.reasonsId;
      const texts = await this.texts.read(tx, platformId, reasonsId ? [reasonsId] : []);
      return {
        complaint,
        profile,
        state: heldBack ? 'open' : state,
        files: (await this.attachments.list(tx, platformId, id)).length,
        decision: decision && {
          outcome: decision.outcome,
          omission: decision.omission,
          reasons: texts.get(reasonsId ?? '') ?? null,
          decidedAt: decision.occurredAt,
        },
        redress: decision ? redressOf(profile).filter((way) => way !== 'internal-complaint') : [],
      };
    });
  }
}
