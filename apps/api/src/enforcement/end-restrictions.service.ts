import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { Platforms } from '../platforms/index.js';
import { channelOf, commandDueAt, restrictionAfter } from './enforcement.rules.js';
import { RestrictionsRepository } from './restrictions.repository.js';
import { ReviseRestrictionService } from './revise-restriction.service.js';

export const endRestrictionsSweep = 'end-restrictions';
const everySeconds = 30;
const atOnce = 100;

/** Ends the restrictions whose time is over (Art. 17(3)(a)): nobody stays restricted for longer than was decided. */
@Injectable()
export class EndRestrictionsService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly platforms: Platforms,
    private readonly restrictions: RestrictionsRepository,
    private readonly revisions: ReviseRestrictionService,
  ) {}

  onModuleInit(): void {
    this.handlers.every(endRestrictionsSweep, everySeconds, () => this.sweep());
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    const platformIds = await this.db.read((tx) => this.restrictions.platformsWithEnding(tx, now));
    for (const platformId of platformIds) {
      while ((await this.endSome(platformId, now)) === atOnce);
    }
  }

  private async endSome(platformId: string, now: Date): Promise<number> {
    const profile = await this.platforms.byId(platformId);
    return this.db.transaction(async (tx) => {
      const ending = await this.restrictions.lockEnding(tx, platformId, now, atOnce);
      for (const { isOfEarlierTool, ...restriction } of ending) {
        const ended = {
          restriction: {
            ...restriction,
            state: restrictionAfter(restriction.state, 'end')!,
            revision: restriction.revision + 1,
          },
          kind: 'expired' as const,
          causeDecisionId: null,
          occurredAt: restriction.endsAt!,
          recordedAt: now,
        };
        if (isOfEarlierTool) await this.revisions.record(tx, ended);
        else {
          const dueAt = commandDueAt(profile.targets, {}, now);
          await this.revisions.revise(tx, { ...ended, channel: channelOf(profile), dueAt });
        }
      }
      return ending.length;
    });
  }
}
