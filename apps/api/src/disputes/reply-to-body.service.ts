import { Injectable } from '@nestjs/common';
import { code } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { Messages } from '../infrastructure/messages/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { contactLines, Platforms, type PlatformProfile } from '../platforms/index.js';
import { DisputeBodiesRepository } from './dispute-bodies.repository.js';
import { disputeReplyTemplate } from './dispute-reply.template.js';
import type { Dispute, ReplyChannel } from './dispute.js';
import { instantFaults } from './dispute.rules.js';
import { TakeStepService } from './take-step.service.js';

export interface Reply {
  /** True: it is sent from here, to the body's mail address. */
  readonly byMail: boolean;
  /** How it was sent otherwise. */
  readonly channel?: ReplyChannel;
  /** When it was sent otherwise; now when left out. */
  readonly repliedAt?: Date;
  readonly message?: string;
  /** Of the mail. */
  readonly language?: string;
}

/** Answers a body in good faith (Art. 21(2)), or records that somebody did; the first reply ends the response time. */
@Injectable()
export class ReplyToBodyService {
  constructor(
    private readonly platforms: Platforms,
    private readonly steps: TakeStepService,
    private readonly bodies: DisputeBodiesRepository,
    private readonly messages: Messages,
  ) {}

  /** Problems: `not-found`, `dispute-step-refused`, `invalid-input`. */
  async reply(by: StaffCaller, id: string, reply: Reply): Promise<void> {
    refuseContradiction(reply);
    const profile = await this.platforms.byId(by.platformId);
    return this.steps.take(by, id, 'reply', async (tx, dispute, now) => {
      const occurredAt = reply.repliedAt ?? now;
      const faults = instantFaults('#/repliedAt', occurredAt, dispute.notifiedAt, 'we learned of the dispute', now);
      if (faults.length > 0) throw invalidInput(faults);
      const eventId = newId();
      const messageId = reply.byMail ? await this.queueMail(tx, profile, dispute, eventId, reply, now) : null;
      const channel = reply.byMail ? 'mail' : reply.channel!;
      return {
        event: { id: eventId, kind: 'replied', channel, messageId, occurredAt },
        text: reply.message,
        changes: { repliedAt: dispute.repliedAt ?? occurredAt },
        article: '21(2)',
        details: { channel: code(channel) },
      };
    });
  }

  private async queueMail(
    tx: Tx,
    profile: PlatformProfile,
    dispute: Dispute,
    eventId: string,
    { message, language }: Reply,
    now: Date,
  ): Promise<string> {
    const body = await this.bodies.find(tx, profile.id, dispute.bodyId);
    if (!body?.email) {
      throw invalidInput([{ pointer: '#/byMail', detail: 'needs a body with a mail address: record it by hand' }]);
    }
    const { messageId } = await this.messages.queueMail(tx, {
      platformId: profile.id,
      kind: 'dispute',
      onceKey: `dispute-reply:${eventId}`,
      entity: { kind: 'dispute', id: dispute.id },
      occurredAt: now,
      template: disputeReplyTemplate,
      values: {
        serviceName: profile.serviceName,
        bodyReference: dispute.bodyReference,
        message: message!,
        contact: (spoken) => contactLines(profile, spoken),
      },
      language,
      to: { email: body.email, name: body.name },
    });
    return messageId;
  }
}

function refuseContradiction({ byMail, channel, repliedAt, message }: Reply): void {
  const faults = byMail
    ? [
        ...(message?.trim() ? [] : [{ pointer: '#/message', detail: 'must say what the mail says' }]),
        ...(channel ? [{ pointer: '#/channel', detail: 'must be left out: it is sent by mail from here' }] : []),
        ...(repliedAt ? [{ pointer: '#/repliedAt', detail: 'must be left out: it is sent now' }] : []),
      ]
    : channel
      ? []
      : [{ pointer: '#/channel', detail: 'must say how the body was answered' }];
  if (faults.length > 0) throw invalidInput(faults);
}
