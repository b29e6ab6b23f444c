import { Global, Module } from '@nestjs/common';
import { Config } from '../config.js';
import { DeliverMailService } from './deliver-mail.service.js';
import { DeliverWebhookService } from './deliver-webhook.service.js';
import { DeliveryLedger } from './delivery-ledger.js';
import { Holds } from './holds.js';
import { HoldsRepository } from './holds.repository.js';
import { MailFolder } from './mail-folder.js';
import { MailRelay } from './mail-relay.js';
import { MessagesController } from './messages.controller.js';
import { MessagesQuery } from './messages.query.js';
import { MessagesRepository } from './messages.repository.js';
import { Messages } from './messages.js';
import { ReportBounceService } from './report-bounce.service.js';
import { ShowMessagesService } from './show-messages.service.js';
import { SmtpRelay } from './smtp-relay.js';
import { WebhookEndpoints } from './webhook-endpoints.repository.js';
import { WrittenMails } from './written-mails.js';

/** Mails and webhooks: queued in the transaction of what they tell of, delivered by jobs, kept in a ledger. */
@Global()
@Module({
  controllers: [MessagesController],
  providers: [
    Holds,
    HoldsRepository,
    Messages,
    MessagesRepository,
    MessagesQuery,
    { provide: MailRelay, inject: [Config], useFactory: mailRelay },
    DeliveryLedger,
    DeliverMailService,
    DeliverWebhookService,
    ReportBounceService,
    ShowMessagesService,
    WebhookEndpoints,
    WrittenMails,
  ],
  exports: [Holds, Messages, WebhookEndpoints, WrittenMails],
})
export class MessagesModule {}

function mailRelay(config: Config): MailRelay {
  const { smtpUrl } = config.mail;
  return smtpUrl === undefined ? new MailFolder(config) : new SmtpRelay(config, smtpUrl);
}
