import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Config } from '../config.js';
import type { Delivery } from './delivery.rules.js';
import { composed, MailRelay, type OutgoingMail } from './mail-relay.js';

/** Writes mails into the mail folder, for trials without a relay; a written mail counts as accepted. */
export class MailFolder extends MailRelay {
  private readonly transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });

  constructor(private readonly config: Config) {
    super();
  }

  /** The name follows from the message, so writing it twice leaves one file; no reader sees half of one. */
  async send(mail: OutgoingMail): Promise<Delivery> {
    const { directory } = this.config.mail;
    const { message } = await this.transport.sendMail(composed(mail, this.config));
    const file = join(directory, `${compact(mail.composedAt)}-${mail.id}.eml`);
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const draft = await open(`${file}.part`, 'w', 0o600);
    try {
      await draft.writeFile(message);
      await draft.sync();
    } finally {
      await draft.close();
    }
    await rename(`${file}.part`, file);
    return { outcome: 'accepted', detail: 'file' };
  }
}

/** `20261122T101500Z`: file names sort by time and hold no colon. */
function compact(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d+/g, '');
}
