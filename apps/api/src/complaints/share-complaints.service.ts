import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { canBeShared } from '../review/index.js';
import { Staff } from '../staff/index.js';
import { ComplaintLanesRepository } from './complaint-lanes.repository.js';

export const shareComplaintsSweep = 'share-complaints';
const sweepSeconds = 30;

/** Shares the complaints of a lane that nobody is given any more, since who spoke its language has left, with all who have its skill. */
@Injectable()
export class ShareComplaintsService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: JobHandlers,
    private readonly staff: Staff,
    private readonly lanes: ComplaintLanesRepository,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.jobs.every(shareComplaintsSweep, sweepSeconds, () => this.sweep());
  }

  async sweep(): Promise<void> {
    const lanes = await this.db.read((tx) => this.lanes.ofLanguages(tx));
    for (const lane of lanes) {
      const { platformId, language, skill } = lane;
      await this.db.transaction(async (tx) => {
        if (!canBeShared({ language, laneSkill: skill }, await this.staff.moderators(tx, platformId))) return;
        const complaints = await this.lanes.share(tx, lane);
        if (complaints === 0) return;
        const details = { language: code(language), skill: code(skill), complaints };
        await this.audit.append(tx, [
          {
            platformId,
            action: 'complaint.lane-shared',
            article: '20(4)',
            entityKind: 'platform',
            entityId: platformId,
            details,
          },
        ]);
      });
    }
  }
}
