import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { Messages } from '../infrastructure/messages/index.js';
import type { PlatformProfile } from '../platforms/index.js';
import type { Dispute } from './dispute.js';
import { FindDisputedService } from './find-disputed.service.js';

type Told = Pick<Dispute, 'id' | 'decisionId' | 'measure' | 'side' | 'receivedByBodyAt'>;

/** Tells the platform's systems from when until when they must keep what a dispute is about: bodies decide on what they are shown. */
@Injectable()
export class TellPlatformService {
  constructor(
    private readonly disputed: FindDisputedService,
    private readonly messages: Messages,
  ) {}

  /** Once for a dispute and type; nothing for a platform without a webhook. */
  async tell(
    tx: Tx,
    profile: Pick<PlatformProfile, 'id' | 'hasWebhook'>,
    type: 'dispute.opened' | 'dispute.ended',
    { id, decisionId, measure, side, receivedByBodyAt }: Told,
    occurredAt: Date,
  ): Promise<void> {
    if (!profile.hasWebhook) return;
    const disputed = await this.disputed.find(tx, profile.id, { decisionId, measure });
    await this.messages.queueWebhook(tx, {
      platformId: profile.id,
      kind: 'dispute',
      onceKey: `${type}:${id}`,
      entity: { kind: 'dispute', id },
      type,
      data: { disputeId: id, decisionId, measure, side, contentId: disputed!.contentName, receivedByBodyAt },
      occurredAt,
    });
  }
}
