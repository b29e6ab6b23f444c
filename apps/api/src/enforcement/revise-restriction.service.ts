import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { EnforcementChannel } from '../platforms/index.js';
import { CommandsRepository } from './commands.repository.js';
import { commandFor, startOfCommand } from './enforcement.rules.js';
import type { Command, Restriction, RevisionKind } from './restriction.js';
import { RestrictionsRepository } from './restrictions.repository.js';
import { SendCommandService } from './send-command.service.js';

export interface Revision {
  /** The restriction as it is after the revision, with the new revision's number; the caller holds its lock, or inserts it. */
  readonly restriction: Restriction;
  readonly kind: RevisionKind;
  readonly causeDecisionId: string | null;
  readonly channel: EnforcementChannel;
  readonly dueAt: Date;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

const articles: Record<RevisionKind, string> = {
  imposed: '17(1)',
  changed: '17(1)',
  lifted: '16(6)',
  expired: '17(3)(a)',
};

/** Writes a revision of a restriction with its cause and its command; one command of a restriction is in flight at a time. */
@Injectable()
export class ReviseRestrictionService {
  constructor(
    private readonly restrictions: RestrictionsRepository,
    private readonly commands: CommandsRepository,
    private readonly sending: SendCommandService,
    private readonly audit: Audit,
  ) {}

  async revise(tx: Tx, revision: Revision): Promise<void> {
    await this.record(tx, revision);
    const command = await this.startCommand(tx, revision);
    if (command.state === 'open') await this.sending.send(tx, command);
  }

  /** The revision without a command: nothing is left to be carried out. */
  async record(tx: Tx, recorded: Omit<Revision, 'channel' | 'dueAt'>): Promise<void> {
    const { restriction, kind, causeDecisionId, occurredAt, recordedAt } = recorded;
    const { platformId, id: restrictionId, revision, territory, endsAt } = restriction;
    await (kind === 'imposed'
      ? this.restrictions.insert(tx, restriction, recordedAt)
      : this.restrictions.update(tx, restriction));
    await this.restrictions.insertChange(
      tx,
      { platformId, id: newId(), restrictionId, revision, kind, causeDecisionId, territory, endsAt, occurredAt },
      recordedAt,
    );
    await this.audit.append(tx, [
      {
        platformId,
        action: `restriction.${kind}`,
        article: articles[kind],
        entityKind: 'restriction',
        entityId: restrictionId,
        details: {
          type: code(restriction.type),
          revision,
          decision: causeDecisionId === null ? null : code(causeDecisionId),
        },
      },
    ]);
  }

  private async startCommand(tx: Tx, { restriction, kind, channel, dueAt, recordedAt }: Revision): Promise<Command> {
    const { platformId, id: restrictionId, revision } = restriction;
    const unfinished = kind === 'imposed' ? [] : await this.commands.unfinished(tx, platformId, restrictionId);
    const open = unfinished.find((command) => command.state === 'open') ?? null;
    const { state, givesWay } = startOfCommand(open);
    for (const command of unfinished) {
      if (command.state === 'waiting' || givesWay) await this.commands.move(tx, command, 'superseded', recordedAt);
    }
    const command: Command = {
      platformId,
      id: newId(),
      restrictionId,
      revision,
      kind: commandFor(kind),
      state,
      channel,
      dueAt,
      recordedAt,
    };
    await this.commands.insert(tx, command);
    return command;
  }
}
