import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { until } from '../jobs/worker-on.js';
import { testDatabase, type TestDatabase } from '../support/test-database.js';
import {
  aMail,
  aPlatform,
  attemptsOf,
  deliverAgain,
  hurry,
  ledgerOf,
  type LedgerRow,
  messagesOn,
  type MessagesWorker,
} from './messages-on.js';
import { relay, type Relay, unusedPort } from './relay.js';

let database: TestDatabase;
let platformId: string;
let server: Relay;
let worker: MessagesWorker | undefined;

beforeEach(async () => {
  database = await testDatabase();
  platformId = await aPlatform(database);
  server = await relay();
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await server.stop();
  await database.drop();
});

async function queue(mail = aMail(platformId), smtpUrl = server.smtpUrl): Promise<void> {
  worker ??= await messagesOn(database, { SMTP_URL: smtpUrl, MAIL_FROM: 'Noticedesk <desk@example.net>' });
  const { db, messages } = worker;
  await db.transaction((tx) => messages.queueMail(tx, mail));
}

const settled = (state: string, timeoutMs?: number): Promise<LedgerRow> =>
  until(async () => (await ledgerOf(database)).find((row) => row.state === state), timeoutMs);
const failedAttempt = () => until(async () => (await ledgerOf(database)).find((row) => row.attempts > 0));

describe('a mail', () => {
  it('is accepted with the 250 of the relay, which is one attempt in the ledger', async () => {
    await queue();
    const row = await settled('accepted');
    expect(row).toMatchObject({ attempts: 1, last_failure: null, language: 'en' });
    expect(row.accepted_at).toBeInstanceOf(Date);
    const attempts = await attemptsOf(database);
    expect(attempts).toMatchObject([{ attempt: 1, outcome: 'accepted' }]);
    expect(attempts[0]?.detail).toMatch(/^250/);
    const mail = await simpleParser(server.mails[0] ?? '');
    expect(mail).toMatchObject({
      subject: 'Hello Eve',
      text: 'Dear Eve,\n\nnothing happened.\n',
      messageId: `<${row.external_message_id}>`,
    });
    expect(row.external_message_id).toMatch(/^[0-9a-f-]{36}@example\.net$/);
    expect(mail.from?.value).toEqual([{ name: 'Noticedesk', address: 'desk@example.net' }]);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.has('x-mailer')).toBe(false);
  });

  it('is sealed: neither its text nor its address stands in the ledger or in a job', async () => {
    server.toRecipient = { code: 451, text: 'later' };
    await queue(aMail(platformId, { values: { name: 'Evangeline' }, to: { email: 'evangeline@example.org' } }));
    await failedAttempt();
    for (const table of ['message', 'message_attempt', 'sealed_text', 'graphile_worker._private_jobs']) {
      const { rows } = await database.owner.query(`select t::text as line from ${table} as t`);
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows).toLowerCase()).not.toContain('evangeline');
    }
  });

  it('is queued once for its once key', async () => {
    worker = await messagesOn(database, { SMTP_URL: server.smtpUrl });
    const { db, messages } = worker;
    const mail = aMail(platformId, { onceKey: 'receipt:1' });
    const again = aMail(platformId, { onceKey: 'receipt:2' });
    const [first] = await db.transaction((tx) => messages.queueMails(tx, [mail]));
    const second = await db.transaction((tx) => messages.queueMails(tx, [again, mail, again]));
    expect(first?.isNew).toBe(true);
    expect(second.map((one) => one.isNew)).toEqual([true, false, false]);
    expect(second[1]?.messageId).toBe(first?.messageId);
    expect(second[2]?.messageId).toBe(second[0]?.messageId);
    await until(() => server.mails.length === 2);
    expect(await ledgerOf(database)).toHaveLength(2);
  });

  it('is queued once by two callers at once', async () => {
    worker = await messagesOn(database, { SMTP_URL: server.smtpUrl });
    const { db, messages } = worker;
    const mail = aMail(platformId, { onceKey: 'receipt:1' });
    const queued = await Promise.all([1, 2, 3, 4].map(() => db.transaction((tx) => messages.queueMail(tx, mail))));
    expect(queued.filter((one) => one.isNew)).toHaveLength(1);
    expect(new Set(queued.map((one) => one.messageId)).size).toBe(1);
  });

  it('is not sent again by a job that runs again', async () => {
    await queue();
    await settled('accepted');
    await deliverAgain(database, 'deliver-mail');
    await until(async () => (await database.db.query('select from graphile_worker._private_jobs')).length === 0);
    expect(server.mails).toHaveLength(1);
    expect(await attemptsOf(database)).toHaveLength(1);
  });

  it('that the relay defers is tried again under the same Message-ID', async () => {
    server.toRecipient = { code: 451, text: '4.7.1 <eve@example.org> come back' };
    await queue();
    expect(await failedAttempt()).toMatchObject({ state: 'queued', last_failure: '451 4.7.1' });
    const [before] = await ledgerOf(database);
    server.toRecipient = undefined;
    await until(async () => {
      await hurry(database);
      return (await ledgerOf(database)).some((row) => row.state === 'accepted');
    });
    expect(await attemptsOf(database)).toMatchObject([
      { attempt: 1, outcome: 'deferred', detail: '451 4.7.1' },
      { attempt: 2, outcome: 'accepted' },
    ]);
    expect(server.mails[0]).toContain(`<${before?.external_message_id}>`);
  });

  it('that the relay refuses has failed at once', async () => {
    server.toRecipient = { code: 550, text: '5.1.1 <eve@example.org> unknown' };
    await queue();
    expect(await settled('failed')).toMatchObject({ attempts: 1, last_failure: '550 5.1.1', accepted_at: null });
    expect(await attemptsOf(database)).toEqual([{ attempt: 1, outcome: 'refused', detail: '550 5.1.1' }]);
  });

  it('waits for a relay that is down', async () => {
    const port = await unusedPort();
    await queue(aMail(platformId), `smtp://127.0.0.1:${port}`);
    expect(await failedAttempt()).toMatchObject({ state: 'queued', last_failure: 'ECONNREFUSED' });
    const back = await relay({ port });
    try {
      await until(async () => {
        await hurry(database);
        return (await ledgerOf(database)).some((row) => row.state === 'accepted');
      });
      expect(back.mails).toHaveLength(1);
    } finally {
      await worker?.stop();
      worker = undefined;
      await back.stop();
    }
  });

  it('is given up after the last attempt', async () => {
    server.toRecipient = { code: 451, text: 'later' };
    await queue();
    await failedAttempt();
    await until(async () => {
      await database.owner.query(
        'update graphile_worker._private_jobs set run_at = now(), attempts = max_attempts - 1 where locked_by is null',
      );
      return (await ledgerOf(database)).some((row) => row.state === 'failed');
    });
    // The ledger says so in the last attempt; the job is taken off the list right after it.
    await until(async () => (await database.db.query('select from graphile_worker._private_jobs')).length === 0);
  });

  it('to what is no address is entered as failed and never sent', async () => {
    await queue(aMail(platformId, { to: { email: 'eve@example.org>\r\nRCPT TO:<mallory@example.org' } }));
    expect(await ledgerOf(database)).toMatchObject([{ state: 'failed', last_failure: 'address-invalid', attempts: 0 }]);
    expect(await database.db.query('select from graphile_worker._private_jobs')).toEqual([]);
  });

  it('has only the headers that we gave it, whatever its values hold', async () => {
    const name = 'Eve\r\nBcc: mallory@example.org\r\n\r\nno text';
    await queue(aMail(platformId, { values: { name }, to: { email: 'eve@example.org', name } }));
    await settled('accepted');
    const mail = await simpleParser(server.mails[0] ?? '');
    expect(mail.bcc).toBeUndefined();
    expect(mail.subject).toBe('Hello Eve Bcc: mallory@example.org no text');
    expect(mail.to).toMatchObject({ value: [{ address: 'eve@example.org' }] });
  });

  it('whose content was erased is given up', async () => {
    server.toRecipient = { code: 451, text: 'later' };
    await queue();
    await failedAttempt();
    await database.db.query('delete from sealed_text');
    await until(async () => {
      await hurry(database);
      return (await ledgerOf(database)).some((row) => row.last_failure === 'content-erased');
    });
    expect(server.mails).toHaveLength(0);
  });

  it('speaks the wanted language, else one of the platform, else English', async () => {
    const french = await aPlatform(database, ['de', 'fr']);
    worker = await messagesOn(database, { SMTP_URL: server.smtpUrl });
    const { db, messages } = worker;
    const mails = [
      aMail(platformId, { language: 'fr-BE' }),
      aMail(french, { language: 'it' }),
      aMail(platformId, { language: 'it' }),
      aMail(platformId),
    ];
    await db.transaction((tx) => messages.queueMails(tx, mails));
    const rows = await ledgerOf(database);
    expect(rows.map((row) => row.language).sort()).toEqual(['en', 'en', 'fr', 'fr']);
  });
});

describe('without a relay', () => {
  it('a mail becomes one file, however often it is written', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'noticedesk-mail-'));
    try {
      worker = await messagesOn(database, { NOTICEDESK_DATA_DIR: dataDir });
      await queue();
      const row = await settled('accepted');
      await database.owner.query("update message set state = 'queued', accepted_at = null");
      await deliverAgain(database, 'deliver-mail');
      await until(async () => (await attemptsOf(database)).length === 2);
      const files = await readdir(join(dataDir, 'mail'));
      expect(files).toEqual([expect.stringMatching(/^\d{8}T\d{6}Z-[0-9a-f-]{36}\.eml$/)]);
      const mail = await readFile(join(dataDir, 'mail', files[0] ?? ''), 'utf8');
      expect(mail).toContain(`Message-ID: <${row.external_message_id}>`);
      expect(mail).toContain('To: Eve Example <eve@example.org>');
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
