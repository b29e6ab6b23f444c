import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { CommandsRepository } from './commands.repository.js';
import { FollowCommandService } from './follow-command.service.js';
import { RestrictionsRepository } from './restrictions.repository.js';

export const giveUpOverdueCommandsSweep = 'give-up-overdue-commands';
const everySeconds = 30;
const atOnce = 100;

/** Lets a newer revision go out when the platform does not answer the older one in time: a lift cannot wait for ever. */
@Injectable()
export class GiveUpOverdueCommandsService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly restrictions: RestrictionsRepository,
    private readonly commands: CommandsRepository,
    private readonly following: FollowCommandService,
  ) {}

  onModuleInit(): void {
    this.handlers.every(giveUpOverdueCommandsSweep, everySeconds, () => this.sweep());
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    const heldUp = await this.db.read((tx) => this.commands.heldUp(tx, now, atOnce));
    for (const { platformId, restrictionId } of heldUp) await this.giveUp(platformId, restrictionId, now);
  }

  private giveUp(platformId: string, restrictionId: string, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      await this.restrictions.lock(tx, platformId, restrictionId);
      const [open, waiting] = await this.commands.unfinished(tx, platformId, restrictionId);
      if (open?.state !== 'open' || open.dueAt > now || !waiting) return; // answered meanwhile
      await this.commands.move(tx, open, 'superseded', now);
      await this.following.follow(tx, waiting);
    });
  }
}
