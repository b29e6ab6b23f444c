import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { keysOfRoles, type KeysOfRoles } from '../access/keys-of-roles.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';

describe('what any route answers when something is wrong', () => {
  let app: TestApp;
  let own: KeysOfRoles;
  let admin: ReturnType<typeof client>;
  const path = '/v1/platforms/own/keys';
  const json = { headers: { 'content-type': 'application/json' } };

  beforeAll(async () => {
    app = await testApp();
    own = await keysOfRoles(app, 'own');
    admin = client(app.url, own.keys.admin);
  });
  afterAll(() => app.stop());

  it.each<[string, string, Record<string, string>, number, string]>([
    ['JSON that breaks', '{"role": }', json.headers, 400, 'malformed-body'],
    ['an empty body', '', json.headers, 400, 'malformed-body'],
    ['a body that reaches for the prototype', '{"__proto__": {}}', json.headers, 400, 'malformed-body'],
    ['another media type', '<role/>', { 'content-type': 'text/xml' }, 415, 'unsupported-media-type'],
    ['a body of more than a mebibyte', `"${'x'.repeat(1_100_000)}"`, json.headers, 413, 'payload-too-large'],
    ['a list instead of an object', '[]', json.headers, 422, 'invalid-input'],
  ])('%s', async (_case, body, headers, status, slug) => {
    const answer = await admin.post<{ type: string }>(path, body, { headers });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body.type).toBe(`${app.config.publicUrl}/problems/${slug}`);
  });

  it('says at which line and column JSON ends, without repeating it', async () => {
    const { body } = await admin.post(path, '{"label": "private words"\n "role"}', json);
    expect(body.detail).toBe('The body stops being JSON at line 2, column 2.');
    expect(JSON.stringify(body)).not.toContain('private');
  });

  it('names the request in body and header, also a name that the caller gave', async () => {
    const given = await client(app.url).get('/nothing?secret=1', { headers: { 'x-request-id': 'trace-12345' } });
    expect(given.headers.get('x-request-id')).toBe('trace-12345');
    expect(given.body).toMatchObject({ requestId: 'trace-12345', instance: '/nothing' });
    const unfit = await client(app.url).get('/nothing', { headers: { 'x-request-id': 'a b{}' } });
    expect(unfit.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers an address that cannot be read', async () => {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    socket.end('GET /%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toContain('400 Bad Request');
    expect(answer).toContain('/problems/bad-request');
  });

  it('answers an unknown address and a wrong method alike', async () => {
    expect((await client(app.url).get('/v2')).status).toBe(404);
    expect((await client(app.url).patch('/health/live')).status).toBe(404);
  });

  it('answers what is no id like an unknown one', async () => {
    expect((await admin.delete(`${path}/1`)).status).toBe(404);
    expect((await admin.delete(`${path}/${newId()}`)).status).toBe(404);
  });

  it('tells nothing of its own faults but the id of the request', async () => {
    await app.owner.query('alter table audit_entry rename to audit_entry_away');
    try {
      const answer = await admin.post(path, { role: 'auditor', label: 'x' });
      expect(answer.status).toBe(500);
      expect(Object.keys(answer.body).toSorted()).toEqual(['instance', 'requestId', 'status', 'title', 'type']);
    } finally {
      await app.owner.query('alter table audit_entry_away rename to audit_entry');
    }
    const { rows } = await app.owner.query("select from api_key where label = 'x'");
    expect(rows).toEqual([]);
  });
});
