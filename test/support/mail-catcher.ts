import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface MailCatcher {
  /** For SMTP_URL. */
  smtpUrl: string;
  /** All that arrived, oldest first. */
  mails: ParsedMail[];
  /** The oldest mail to the address that was not asked for before; waits for it. */
  nextMailTo(address: string, options?: { timeoutMs?: number }): Promise<ParsedMail>;
  /** The same, passing over those with other subjects. */
  nextMailAbout(address: string, subject: RegExp): Promise<{ subject: string; text: string }>;
  /** From now on refuses recipients with this SMTP code, such as 550; undefined accepts again. */
  refuseWith(code: number | undefined): void;
  stop(): Promise<void>;
}

/** A mail server that keeps what it gets: the only fake between us and a mailbox. */
export async function mailCatcher(): Promise<MailCatcher> {
  const mails: ParsedMail[] = [];
  const taken = new Set<ParsedMail>();
  let refusal: number | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) =>
      done(refusal === undefined ? null : Object.assign(new Error('Refused'), { responseCode: refusal })),
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail);
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  server.on('error', () => {}); // a client that breaks off
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const nextMailTo: MailCatcher['nextMailTo'] = async (address, { timeoutMs = 10_000 } = {}) => {
    const until = Date.now() + timeoutMs;
    for (;;) {
      const mail = mails.find((one) => !taken.has(one) && addressesOf(one).includes(address.toLowerCase()));
      if (mail) return taken.add(mail) && mail;
      if (Date.now() > until)
        throw new Error(`No mail to ${address} in ${timeoutMs} ms; ${mails.length} came to others`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mails,
    nextMailTo,
    async nextMailAbout(address, about) {
      for (;;) {
        const { subject = '', text = '' } = await nextMailTo(address);
        if (about.test(subject)) return { subject, text };
      }
    },
    refuseWith: (code) => void (refusal = code),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function addressesOf({ to }: ParsedMail): string[] {
  const fields: AddressObject[] = to === undefined ? [] : [to].flat();
  return fields.flatMap(({ value }) => value.map(({ address }) => address?.toLowerCase() ?? ''));
}
