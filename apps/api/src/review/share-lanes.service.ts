import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { Staff } from '../staff/index.js';
import { canBeShared } from './lane.rules.js';
import { LanesRepository } from './lanes.repository.js';

export const shareLanesSweep = 'share-lanes';
const sweepSeconds = 30;
const atMost = 1_000;

/**
 * Shares the cases of a lane that nobody is given any more: who spoke its language has left, or a case was escalated and no senior
 * speaks it. From then on everybody with the skill sees them, as what comes in a language that nobody speaks.
 */
@Injectable()
export class ShareLanesService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: JobHandlers,
    private readonly staff: Staff,
    private readonly lanes: LanesRepository,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.jobs.every(shareLanesSweep, sweepSeconds, () => this.sweep());
  }

  async sweep(): Promise<void> {
    const lanes = await this.db.read((tx) => this.lanes.ofLanguages(tx));
    for (const platformId of new Set(lanes.map((lane) => lane.platformId))) {
      const moderators = await this.db.read((tx) => this.staff.moderators(tx, platformId));
      const toShare = lanes.filter((lane) => lane.platformId === platformId && canBeShared(lane, moderators));
      for (const { language, laneSkill } of toShare) {
        await this.db.transaction(async (tx) => {
          const cases = await this.lanes.share(tx, { platformId, language, laneSkill }, atMost); // the rest next time
          if (cases === 0) return;
          const details = { language: code(language), lane: code(laneSkill), cases };
          await this.audit.append(tx, [
            {
              platformId,
              action: 'lane.shared',
              article: '16(6)',
              entityKind: 'platform',
              entityId: platformId,
              details,
            },
          ]);
        });
      }
    }
  }
}
