import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { Messages } from '../../apps/api/src/infrastructure/messages/index.js';
import type {
  MessageListResponse,
  MessageWithAttemptsResponse,
} from '../../apps/api/src/infrastructure/messages/message.response.js';
import { keysOfRoles, type KeysOfRoles } from '../access/keys-of-roles.js';
import { until } from '../jobs/worker-on.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { aMail, anEvent } from './messages-on.js';
import { relay, type Relay } from './relay.js';

let app: TestApp;
let server: Relay;
let forum: KeysOfRoles;
let other: KeysOfRoles;

beforeAll(async () => {
  server = await relay();
  app = await testApp({ env: { SMTP_URL: server.smtpUrl } });
  forum = await keysOfRoles(app, 'forum');
  other = await keysOfRoles(app, 'other');
});
afterAll(async () => {
  await app.stop();
  await server.stop();
});

const as = (role: keyof KeysOfRoles['keys'], { keys } = forum) => client(app.url, keys[role]);
const messages = '/v1/platforms/forum/messages';

async function anAcceptedMail(mail: Parameters<typeof aMail>[1] = {}): Promise<MessageWithAttemptsResponse> {
  const { messageId } = await app.db.transaction((tx) =>
    app.app.get(Messages).queueMail(tx, aMail(forum.platformId, mail)),
  );
  return until(async () => {
    const { body } = await as('auditor').get<MessageWithAttemptsResponse>(`${messages}/${messageId}`);
    return body.state === 'accepted' && body;
  });
}

describe('the ledger of messages', () => {
  it('shows what was sent and when, with a pseudonym for the address and no content', async () => {
    const email = 'evangeline@example.org';
    const first = await anAcceptedMail({ to: { email }, values: { name: 'Evangeline' } });
    const second = await anAcceptedMail({ to: { email: 'Evangeline@EXAMPLE.org' } });
    const stranger = await anAcceptedMail({ to: { email: 'adam@example.org' } });
    expect(first).toMatchObject({
      channel: 'mail',
      kind: 'receipt',
      template: 'greeting',
      templateVersion: 3,
      language: 'en',
      attempts: 1,
      occurredAt: '2026-11-22T10:00:00.000Z',
      acceptedAt: app.clock.now().toISOString(),
      bouncedAt: null,
      deliveries: [{ attempt: 1, outcome: 'accepted' }],
    });
    expect(first.recipientPseudonym).toMatch(/^[0-9a-f]{16}$/);
    expect(second.recipientPseudonym).toBe(first.recipientPseudonym);
    expect(stranger.recipientPseudonym).not.toBe(first.recipientPseudonym);
    expect(JSON.stringify(first).toLowerCase()).not.toContain('evangeline');
  });

  it('is read by page, the newest first, and by state', async () => {
    await anAcceptedMail();
    const { messageId } = await app.db.transaction((tx) =>
      app.app.get(Messages).queueWebhook(tx, anEvent(forum.platformId)),
    );
    const page = await as('compliance-officer').get<MessageListResponse>(`${messages}?limit=1`);
    expect(page.body.items).toMatchObject([{ id: messageId, channel: 'webhook', template: 'enforcement.requested' }]);
    const next = await as('auditor').get<MessageListResponse>(`${messages}?limit=1&after=${page.body.next}`);
    expect(next.body.items).toMatchObject([{ channel: 'mail' }]);
    const queued = await as('auditor').get<MessageListResponse>(`${messages}?state=queued`);
    expect(queued.body.items.map((item) => item.id)).toEqual([messageId]);
    const about = await as('auditor').get<MessageListResponse>(`${messages}?notice=${newId()}`);
    expect(about.body).toEqual({ items: [], next: null });
  });

  it.each([
    ['a notice that is no id', '?notice=1', 422],
    ['an unknown state', '?state=lost', 422],
    ['a foreign page key', '?after=WyIxIl0', 422],
    ['a message that does not exist', `/${newId()}`, 404],
  ])('answers %s with its problem', async (_case, path, status) => {
    expect((await as('auditor').get(messages + path)).status).toBe(status);
  });

  it('of one platform is hidden from the others', async () => {
    const { id } = await anAcceptedMail();
    expect((await as('auditor', other).get(messages)).status).toBe(404);
    expect((await as('auditor', other).get(`/v1/platforms/other/messages/${id}`)).status).toBe(404);
  });

  it('is closed to strangers and to the systems of the platform', async () => {
    expect((await client(app.url).get(messages)).status).toBe(401);
    expect((await as('platform').get(messages)).status).toBe(403);
  });
});

describe('a bounce', () => {
  const report = (body: unknown, role: keyof KeysOfRoles['keys'] = 'platform') =>
    as(role).post(`${messages}/bounces`, body);

  it('leaves the instant of acceptance and adds its own, however often it is reported', async () => {
    const mail = await anAcceptedMail();
    const occurredAt = app.clock.now().toISOString();
    const bounce = { messageId: `<${mail.messageId}>`, occurredAt, status: '5.1.1' };
    const [first, second] = await Promise.all([report(bounce), report({ messageId: mail.messageId }, 'admin')]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.body).toEqual({ id: mail.id, state: 'bounced' });
    expect(second.body).toEqual(first.body);
    const { body } = await as('auditor').get<MessageWithAttemptsResponse>(`${messages}/${mail.id}`);
    expect(body).toMatchObject({ state: 'bounced', attempts: 1, acceptedAt: mail.acceptedAt, bouncedAt: occurredAt });
    expect(body.deliveries).toMatchObject([{ outcome: 'accepted' }, { outcome: 'bounced' }]);
  });

  it('of a mail that the relay never took is refused', async () => {
    server.toRecipient = { code: 550, text: 'unknown' };
    const { messageId: id } = await app.db.transaction((tx) =>
      app.app.get(Messages).queueMail(tx, aMail(forum.platformId)),
    );
    const find = () => as('auditor').get<MessageWithAttemptsResponse>(`${messages}/${id}`);
    const failed = await until(async () => {
      const { body } = await find();
      return body.state === 'failed' && body;
    });
    server.toRecipient = undefined;
    const answer = await report({ messageId: failed.messageId });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ state: 'failed' });
    expect((await find()).body).toEqual(failed);
  });

  it.each([
    ['an unknown Message-ID', { messageId: '<nobody@example.org>' }, 404],
    ['no Message-ID', {}, 422],
    ['an unknown field', { messageId: '<nobody@example.org>', address: 'eve@example.org' }, 422],
    ['prose for a status code', { messageId: '<nobody@example.org>', status: 'user eve unknown' }, 422],
    ['an instant to come', { messageId: '<nobody@example.org>', occurredAt: '2999-01-01T00:00:00Z' }, 422],
  ])('with %s is refused', async (_case, body, status) => {
    expect((await report(body)).status).toBe(status);
  });

  it('of a mail of another platform is not found', async () => {
    const mail = await anAcceptedMail();
    const answer = await as('platform', other).post('/v1/platforms/other/messages/bounces', {
      messageId: mail.messageId,
    });
    expect(answer.status).toBe(404);
  });

  it('is not for moderators or strangers to report', async () => {
    expect((await report({ messageId: '<nobody@example.org>' }, 'moderator')).status).toBe(403);
    expect((await client(app.url).post(`${messages}/bounces`, {})).status).toBe(401);
  });
});
