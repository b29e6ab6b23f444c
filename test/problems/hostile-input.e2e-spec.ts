import { casesOn, restricting, type Cases, type HeldCase } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';

/** What a program that means harm, or one that errs, may send: refused by name, and never a 500. */
describe('hostile input', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let held: HeldCase;

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
    cases = casesOn(app, at);
    held = await cases.held();
  });
  afterAll(() => app.stop());

  const noDecision = '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f';
  const keys = [
    ['x'],
    ['x', 'y'],
    ['2026-01-01T00:00:00Z', "x'; drop table notice"],
    ['2026-02-30T00:00:00Z', noDecision],
    ['\0'],
    ['\0', '\0'],
    [{}, []],
  ].map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url'));

  it.each([
    'notices',
    'enforcement-commands',
    'restrictions',
    'messages',
    'audit-entries',
    'staff',
    'trusted-flaggers',
    'keys',
    'terms-clauses',
  ])('in the key of a page of %s', async (list) => {
    const clients = [at.moderator, at.compliance, at.system];
    for (const key of keys) {
      for (const who of clients) {
        const { status } = await who.get(`/v1/platforms/forum/${list}?after=${key}`);
        expect([200, 403, 404, 422]).toContain(status);
      }
    }
  });

  it('in the key of a page of findings', async () => {
    const { id } = await cases.decided();
    for (const key of keys)
      expect((await at.moderator.get(`/v1/decisions/${id}/findings?after=${key}`)).status).toBe(422);
  });

  it('in place of a file', async () => {
    const { reference, secret } = await cases.notify();
    const to = `/v1/notices/${reference}/attachments?secret=${secret}`;
    const form = new FormData();
    form.set('file', new Blob(['text']), 'a.txt');
    for (const body of [{ a: 1 }, ['x'], undefined, new URLSearchParams({ a: '1' }), form]) {
      expect((await at.stranger.post(to, body)).status).toBe(415);
    }
  });

  it.each(['99999999999', '2147483648', '-1', '1e3', '0x1', '%00'])('as the number of a file: %s', async (position) => {
    const { reference } = await cases.notify();
    const { status } = await at.moderator.get(`/v1/platforms/forum/notices/${reference}/attachments/${position}`);
    expect(status).toBe(404);
  });

  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  it.each([
    ['a list in a list', '{"platform":"forum","items":[[]]}', 422],
    ['an item in a list in a list', '{"platform":"forum","items":[[{"url":"https://forum.example/1"}]]}', 422],
    ['a list for a notifier', '{"platform":"forum","notifier":[{"name":"Eve"}]}', 422],
    ['a blank id', '{"platform":"forum","items":[{"contentId":"  "}]}', 422],
    ['a prototype', '{"platform":"forum","items":[{"url":"https://forum.example/1","__proto__":{"x":1}}]}', 400],
    ['a constructor', '{"platform":"forum","constructor":{"prototype":{"x":1}}}', 400],
    ['depth', `{"platform":"forum","items":${deep}}`, 400],
    [
      'nulls, which leave out',
      '{"platform":"forum","items":null,"notifier":null,"allegesThreatToLife":null,"explanation":null}',
      201,
    ],
  ])('in a notice: %s', async (_case, body, expected) => {
    const { status } = await at.stranger.post('/v1/notices', body, { headers: { 'content-type': 'application/json' } });
    expect(status).toBe(expected);
  });

  it.each([
    [{ finding: [] }],
    [{ forItems: [[]] }],
    [{ restrictions: [[]] }],
    [{ restrictions: [null] }],
    [{ ground: [] }],
    [{ automation: null }],
    [{ ground: { kind: 'terms', explanation: 'x', clause: { code: 'spam', version: 99_999_999_999 } } }],
    [{ ground: null }],
    [{ restrictions: null }],
  ])('in a decision: %j', async (part) => {
    expect((await cases.decide(held, restricting(part))).status).toBe(422);
  });
});
