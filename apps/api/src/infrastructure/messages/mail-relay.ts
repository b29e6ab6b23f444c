import type { Config } from '../config.js';
import type { Delivery } from './delivery.rules.js';
import { bareAddress } from './mail-address.rules.js';
import type { MailRecipient } from './message.js';

/** What is sealed of a mail. */
export interface MailContent {
  readonly to: MailRecipient;
  readonly subject: string;
  readonly text: string;
}

export interface OutgoingMail extends MailContent {
  readonly id: string;
  /** Without brackets. */
  readonly messageId: string;
  readonly composedAt: Date;
}

/** Where mails are handed to: the relay of SMTP_URL, or a folder when there is none. */
export abstract class MailRelay {
  /** Rejects only when it was aborted; whether the mail was taken is unknown then. */
  abstract send(mail: OutgoingMail, signal: AbortSignal): Promise<Delivery>;
}

/** The mail for nodemailer. No machine answers it (RFC 3834), and no file or address can be drawn into it. */
export function composed({ to, subject, text, messageId, composedAt }: OutgoingMail, { mail: { from } }: Config) {
  return {
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    from,
    to: { name: to.name ?? '', address: to.email },
    envelope: { from: bareAddress(from), to: [to.email] },
    subject,
    text,
    encoding: 'quoted-printable' as const,
    messageId: `<${messageId}>`,
    date: composedAt,
    disableFileAccess: true,
    disableUrlAccess: true,
    xMailer: false as const,
  };
}
