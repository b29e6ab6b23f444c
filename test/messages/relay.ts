import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

type Reply = { code: number; text: string } | 'silence' | undefined;

export interface Relay {
  smtpUrl: string;
  /** Each mail that was taken, as it came over the wire. */
  mails: string[];
  /** How many mails arrived whole, taken or not. */
  arrived: number;
  /** What the relay says to the recipient; nothing lets it pass. */
  toRecipient: Reply;
  /** What the relay says after the mail has arrived whole. */
  toMail: Reply;
  stop(): Promise<void>;
}

/** A mail relay that can defer, refuse and fall silent. */
export async function relay({ port = 0 } = {}): Promise<Relay> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => answer(state.toRecipient, done),
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        state.arrived++;
        if (!state.toMail) state.mails.push(Buffer.concat(chunks).toString());
        answer(state.toMail, done);
      });
    },
  });
  server.on('error', () => {}); // a client that breaks off
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const state: Relay = {
    smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails: [],
    arrived: 0,
    toRecipient: undefined,
    toMail: undefined,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return state;
}

function answer(reply: Reply, done: (error?: Error | null) => void): void {
  if (reply === 'silence') return;
  done(reply ? Object.assign(new Error(reply.text), { responseCode: reply.code }) : null);
}

/** A port on which nobody listens. */
export async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
