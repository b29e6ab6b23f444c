import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { Messages } from '../infrastructure/messages/index.js';
import { CommandOrdersQuery, type CommandOrder } from './command-orders.query.js';
import type { Command } from './restriction.js';

/** Hands an open command to the platform: by webhook; one that is pulled or carried out by hand is found in the list. */
@Injectable()
export class SendCommandService {
  constructor(
    private readonly messages: Messages,
    private readonly orders: CommandOrdersQuery,
  ) {}

  async send(tx: Tx, command: Pick<Command, 'platformId' | 'id' | 'channel'>): Promise<void> {
    if (command.channel !== 'webhook') return;
    const [order] = await this.orders.byIds(tx, command.platformId, [command.id]);
    await this.messages.queueWebhook(tx, {
      platformId: command.platformId,
      kind: 'enforcement',
      onceKey: `enforcement:${command.id}`,
      type: 'enforcement.requested',
      data: eventData(order!),
      commandId: command.id,
      decisionId: order!.decisionId,
      occurredAt: order!.decidedAt,
      dueAt: order!.dueAt,
    });
  }
}

function eventData(order: CommandOrder): Record<string, unknown> {
  const { commandId, kind, restrictionId, revision, type, territory, endsAt, subject } = order;
  const { decisionId, statementId, decidedAt, dueAt, alsoRestrictedBy } = order;
  return {
    ...{ commandId, kind, restrictionId, revision, type, territory, endsAt, subject },
    ...{ decisionId, statementId, decidedAt, dueAt, alsoRestrictedBy },
  };
}
