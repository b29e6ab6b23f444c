import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { Config } from '../config.js';
import { type Delivery, deliveryOfSmtpFailure, replyCodes, type SmtpFailure } from './delivery.rules.js';
import { composed, MailRelay, type OutgoingMail } from './mail-relay.js';

/** So many mails are on their way to the relay at once; the others of the lane wait for a connection. */
export const relayConnections = 8;

const CONNECT_TIMEOUT_MS = 10_000;
const SILENCE_TIMEOUT_MS = 30_000;

/** Hands mails to the relay over connections that stay open. */
export class SmtpRelay extends MailRelay implements OnApplicationShutdown {
  private readonly transport;

  constructor(
    private readonly config: Config,
    url: string,
  ) {
    super();
    this.transport = createTransport({
      url,
      pool: true,
      maxConnections: relayConnections,
      maxRequeues: 0, // each attempt stands in the ledger
      connectionTimeout: CONNECT_TIMEOUT_MS,
      greetingTimeout: CONNECT_TIMEOUT_MS,
      dnsTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SILENCE_TIMEOUT_MS,
    });
  }

  async send(mail: OutgoingMail, signal: AbortSignal): Promise<Delivery> {
    try {
      const { response } = await this.transport.sendMail({ ...composed(mail, this.config), signal });
      return { outcome: 'accepted', detail: replyCodes({ response, responseCode: 250 }) };
    } catch (error) {
      signal.throwIfAborted();
      return deliveryOfSmtpFailure(error as SmtpFailure);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
