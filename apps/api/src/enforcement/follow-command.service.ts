import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { CommandsRepository } from './commands.repository.js';
import type { Command } from './restriction.js';
import { SendCommandService } from './send-command.service.js';

/** Opens the command that waited for an older one of its restriction, once that one is over. */
@Injectable()
export class FollowCommandService {
  constructor(
    private readonly commands: CommandsRepository,
    private readonly sending: SendCommandService,
  ) {}

  async follow(tx: Tx, waiting: Command): Promise<void> {
    if (await this.commands.move(tx, waiting, 'open', null)) await this.sending.send(tx, waiting);
  }
}
