import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../jobs/index.js';
import { DeliveryLedger } from './delivery-ledger.js';
import { type MailContent, MailRelay } from './mail-relay.js';

@Injectable()
export class DeliverMailService implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly ledger: DeliveryLedger,
    private readonly relay: MailRelay,
  ) {}

  onModuleInit(): void {
    this.handlers.register(
      'deliver-mail',
      (payload, context) =>
        this.ledger.deliver(payload, context, ({ id, externalMessageId, recordedAt, content }) => {
          const mail = JSON.parse(content) as MailContent;
          return this.relay.send({ ...mail, id, messageId: externalMessageId, composedAt: recordedAt }, context.signal);
        }),
      { lane: 'mail' },
    );
  }
}
