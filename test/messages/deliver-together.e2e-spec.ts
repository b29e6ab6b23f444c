import type { Counter } from 'prom-client';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { Metrics } from '../../apps/api/src/infrastructure/metrics/metrics.js';
import { type Attempt, MessagesRepository } from '../../apps/api/src/infrastructure/messages/messages.repository.js';
import { until } from '../jobs/worker-on.js';
import { testDatabase, type TestDatabase } from '../support/test-database.js';
import { aMail, aPlatform, attemptsOf, ledgerOf, messagesOn, type MessagesWorker } from './messages-on.js';
import { relay, type Relay } from './relay.js';

let database: TestDatabase;
let platformId: string;
let server: Relay;
let queueing: MessagesWorker;
let worker: MessagesWorker | undefined;

beforeEach(async () => {
  database = await testDatabase();
  platformId = await aPlatform(database);
  server = await relay();
  queueing = await messagesOn(database, { NOTICEDESK_ROLES: 'api' });
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await queueing.stop();
  await server.stop();
  await database.drop();
});

async function queued(count: number, mail: Parameters<typeof aMail>[1] = {}): Promise<string[]> {
  const mails = Array.from({ length: count }, () => aMail(platformId, mail));
  const messages = await queueing.db.transaction((tx) => queueing.messages.queueMails(tx, mails));
  return messages.map(({ messageId }) => messageId);
}

async function deliver(): Promise<void> {
  worker = await messagesOn(database, { SMTP_URL: server.smtpUrl });
}

const inState = async (state: string) => (await ledgerOf(database)).filter((row) => row.state === state);

describe('mails that are delivered together', () => {
  it('take fewer transactions than there are mails, and each is accepted by one attempt', async () => {
    await queued(60);
    await deliver();
    await until(async () => (await inState('accepted')).length === 60);
    const writes = await database.db.query<{ writes: number }>(
      'select count(distinct xmin::text)::integer as writes from message',
    );
    expect(writes[0]?.writes).toBeLessThan(40);
    expect((await ledgerOf(database)).every((row) => row.attempts === 1 && row.accepted_at !== null)).toBe(true);
    expect(await attemptsOf(database)).toHaveLength(60);
    expect(new Set(server.mails.map((mail) => /^Message-ID: (.*)$/m.exec(mail)?.[1])).size).toBe(60);
  });

  it('do not wait for one whose content cannot be opened', async () => {
    const [broken] = await queued(20);
    await database.owner.query(
      "update sealed_text set ciphertext = '\\x00' where id = (select content_id from message where id = $1)",
      [broken],
    );
    await deliver();
    await until(async () => (await inState('accepted')).length === 19);
    expect(await database.db.query("select id::text as id from message where state = 'queued'")).toEqual([
      { id: broken },
    ]);
    const [job] = await until(async () => {
      const jobs = await database.db.query<{ attempts: number; error: string | null }>(
        'select attempts::integer as attempts, last_error as error from graphile_worker._private_jobs',
      );
      return jobs.length === 1 && jobs[0]?.error !== null && jobs;
    });
    expect(job?.attempts).toBeGreaterThan(0);
  });

  it('are told apart: the refused have failed, the others are accepted, of several platforms', async () => {
    const elsewhere = await aPlatform(database);
    await queued(5);
    await queued(1, { platformId: elsewhere, values: { name: 'Adam' }, to: { email: 'adam@example.org' } });
    await database.owner.query(
      'delete from sealed_text where id = (select content_id from message where platform_id = $1 order by id limit 1)',
      [platformId],
    );
    await deliver();
    await until(async () => (await inState('queued')).length === 0);
    expect(await inState('accepted')).toHaveLength(5);
    expect(await inState('failed')).toMatchObject([{ last_failure: 'content-erased', attempts: 1 }]);
    expect(server.mails.filter((mail) => mail.includes('Dear Adam'))).toHaveLength(1);
    const metrics = worker?.app.get(Metrics).registry.getSingleMetric('noticedesk_messages_failed_total');
    expect((await (metrics as Counter).get()).values).toMatchObject([{ value: 1, labels: { channel: 'mail' } }]);
  });
});

describe('attempts that are written together', () => {
  const at = new Date('2026-11-22T10:00:00Z');
  const attemptOf = (messageId: string, attempt: Partial<Attempt> = {}): Attempt => ({
    platformId,
    id: newId(),
    messageId,
    attempt: 1,
    outcome: 'deferred',
    detail: '451',
    state: 'queued',
    at,
    ...attempt,
  });
  const accepted = { outcome: 'accepted', detail: '250', state: 'accepted' } as const;
  const record = (attempts: Attempt[]) =>
    queueing.db.transaction((tx) => queueing.app.get(MessagesRepository).recordAttempts(tx, attempts));

  it('move each message once: of two attempts of one the acceptance counts', async () => {
    const [one, other] = (await queued(2)) as [string, string];
    await record([attemptOf(one), attemptOf(other, { outcome: 'refused', state: 'failed' }), attemptOf(one, accepted)]);
    expect(await ledgerOf(database)).toMatchObject([
      { id: one, state: 'accepted', attempts: 2, last_failure: null, accepted_at: at },
      { id: other, state: 'failed', attempts: 1, last_failure: '451', accepted_at: null },
    ]);
  });

  it('are written once, also by two at once', async () => {
    const [one] = (await queued(1)) as [string];
    const attempt = attemptOf(one);
    await Promise.all([record([attempt]), record([attempt])]);
    await record([attempt]);
    expect(await ledgerOf(database)).toMatchObject([{ state: 'queued', attempts: 1, last_failure: '451' }]);
    expect(await attemptsOf(database)).toHaveLength(1);
  });

  it('leave a message that is settled as it is, and stand beside the others', async () => {
    const [one] = (await queued(1)) as [string];
    await record([attemptOf(one, accepted)]);
    await record([attemptOf(one, { attempt: 2 })]);
    expect(await ledgerOf(database)).toMatchObject([{ state: 'accepted', attempts: 1, accepted_at: at }]);
    expect(await attemptsOf(database)).toMatchObject([{ outcome: 'accepted' }, { outcome: 'deferred' }]);
  });
});
