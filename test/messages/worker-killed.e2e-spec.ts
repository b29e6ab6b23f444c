import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { relayConnections } from '../../apps/api/src/infrastructure/messages/smtp-relay.js';
import { until } from '../jobs/worker-on.js';
import { testDatabase, type TestDatabase } from '../support/test-database.js';
import { aMail, aPlatform, attemptsOf, ledgerOf, messagesOn, type MessagesWorker } from './messages-on.js';
import { relay, type Relay } from './relay.js';

let database: TestDatabase;
let server: Relay;
let dataDir: string;
let queueing: MessagesWorker;
let env: Record<string, string>;
const children: ChildProcess[] = [];

beforeEach(async () => {
  database = await testDatabase();
  server = await relay();
  dataDir = mkdtempSync(join(tmpdir(), 'noticedesk-killed-'));
  env = {
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    SMTP_URL: server.smtpUrl,
    NOTICEDESK_DATA_DIR: dataDir,
    NOTICEDESK_MASTER_KEY: randomBytes(32).toString('base64'),
    NOTICEDESK_SERVER_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'warn',
  };
  queueing = await messagesOn(database, { ...env, LOG_LEVEL: 'silent', NOTICEDESK_ROLES: 'api' });
});
afterEach(async () => {
  children.splice(0).forEach((child) => child.kill('SIGKILL'));
  await queueing.stop();
  await server.stop();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The program that production runs. */
function startWorker(): ChildProcess {
  const child = spawn(process.execPath, ['dist/apps/api/src/worker.js'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  return child;
}

describe('a worker that is killed while the relay has the mail and has not answered', () => {
  it('leaves it to another worker, which sends it within seconds; the ledger has one row', async () => {
    const platformId = await aPlatform(database);
    server.toMail = 'silence';
    const first = startWorker();
    const mails = Array.from({ length: 20 }, () => aMail(platformId));
    await queueing.db.transaction((tx) => queueing.messages.queueMails(tx, mails));
    await until(() => server.arrived === relayConnections, 20_000);
    first.kill('SIGKILL');
    const killedAt = Date.now();
    server.toMail = undefined;
    startWorker();
    const accepted = async () => (await ledgerOf(database)).filter((row) => row.state === 'accepted').length;
    await until(async () => (await accepted()) === mails.length, 20_000);
    expect(Date.now() - killedAt).toBeLessThan(15_000);
    const rows = await ledgerOf(database);
    expect(rows).toHaveLength(mails.length);
    expect(rows.every((row) => row.attempts === 1)).toBe(true);
    expect(await attemptsOf(database)).toHaveLength(mails.length);
    const messageIds = server.mails.map((mail) => /^Message-ID: (.*)$/m.exec(mail)?.[1]?.trim());
    expect(messageIds.sort()).toEqual(rows.map((row) => `<${row.external_message_id}>`).sort());
  }, 60_000);
});
