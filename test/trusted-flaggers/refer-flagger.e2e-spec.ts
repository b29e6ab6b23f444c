import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { casesOn, doingNothing, restricting, type Cases, type ProblemBody } from '../decisions/cases-on.js';
import { client } from '../support/http.js';
import { desk, type Client, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { flaggersOn, scams, type Flaggers } from './flaggers-on.js';

interface Referral {
  id: string;
  state: string;
  reason: string | null;
  sentAt: string | null;
  channel: string | null;
  answeredAt: string | null;
  answer: string | null;
}

interface EvidenceNotice {
  reference: string;
  protected: boolean;
  missingElements: string[];
  said: { explanation?: string; items: { url?: string }[] }[];
  items: { outcome: string | null; reason: string | null }[];
}

const period = { from: '2026-11-22', to: '2026-11-22' };
const query = 'from=2026-11-22&to=2026-11-22';
const reason = 'Too many of them name nothing that could be found.';
let desks = 0;

describe('what the Coordinator is told of a trusted flagger (TF-6, Art. 22(6))', () => {
  let app: TestApp;
  let at: Desk;
  let flaggers: Flaggers;
  let cases: Cases;
  let id: string;
  let path: string;
  let by: Client;

  beforeAll(async () => {
    app = await testApp({ env: { NOTICEDESK_ROLES: 'api' }, clock: new TestClock('2026-11-22T10:00:00Z') });
  });
  beforeEach(async () => {
    app.clock.set('2026-11-22T10:00:00Z');
    at = await desk(app, { key: `forum-${desks++}` });
    flaggers = await flaggersOn(app, at);
    cases = casesOn(app, at);
    ({ id, path, by } = await flaggers.register({ awardReference: 'TF-2026-004', coordinatorMemberState: 'BE' }));
  });
  afterAll(() => app.stop());

  const notify = (changes: Record<string, unknown> = {}) =>
    cases.notify({ platform: at.platform, category: scams, keyword: undefined, ...changes }, by);
  const decide = async (reference: string, decision: Record<string, unknown>, as: Client = at.moderator) => {
    const { status, body } = await cases.decide(
      await cases.take(await cases.caseOf(reference), as === at.moderator ? at.moderator : at.senior),
      decision,
      as,
    );
    expect({ status, body }).toMatchObject({ status: 201 });
  };
  const prepare = async (changes: Record<string, unknown> = {}) =>
    at.compliance.post<Referral>(`${path}/referrals`, { reason, ...period, ...changes });
  const prepared = async () => (await prepare()).body.id;
  const send = (referral: string, changes: Record<string, unknown> = {}) =>
    at.compliance.post<Referral & ProblemBody>(`${path}/referrals/${referral}/sent`, {
      sentAt: '2026-11-22T09:30:00Z',
      channel: 'portal',
      ...changes,
    });
  const answer = (referral: string, changes: Record<string, unknown> = {}) =>
    at.compliance.post<Referral & ProblemBody>(`${path}/referrals/${referral}/answer`, {
      answeredAt: '2026-11-22T09:45:00Z',
      answer: 'suspended',
      ...changes,
    });
  const zipOf = async (address: string, key: string) => {
    const response = await fetch(app.url + address, { headers: { authorization: `Bearer ${key}` } });
    expect({ status: response.status, type: response.headers.get('content-type') }).toEqual({
      status: 200,
      type: 'application/zip',
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const files = unzipSync(bytes);
    const text = (name: string) => strFromU8(files[name]!);
    return { bytes, files, text, json: <T>(name: string) => JSON.parse(text(name)) as T };
  };
  const officersKey = async () => {
    const { body } = await flaggers.admin.post<{ key: string }>(`/v1/platforms/${at.platform}/keys`, {
      role: 'compliance-officer',
      label: 'officer',
      staffId: at.compliance.id,
    });
    return body.key;
  };
  const rowsOf = async (table: string) =>
    (
      await app.db.query<{ n: number }>(`select count(*) as n from ${table} where platform_id = $1`, [at.platformId])
    )[0]!.n;

  it('is prepared, sent and answered, each on record', async () => {
    const first = await prepare();
    expect(first).toMatchObject({ status: 201, body: { state: 'prepared', reason, ...period, sentAt: null } });
    const referral = first.body.id;
    expect(await send(referral)).toMatchObject({
      status: 200,
      body: { state: 'sent', sentAt: '2026-11-22T09:30:00.000Z', channel: 'portal' },
    });
    expect(await answer(referral, { answer: 'no-action' })).toMatchObject({
      status: 200,
      body: { state: 'answered', answer: 'no-action', answeredAt: '2026-11-22T09:45:00.000Z' },
    });
    expect((await at.compliance.get<Referral>(`${path}/referrals/${referral}`)).body).toMatchObject({
      state: 'answered',
    });
    const actions = await app.db.query<{ action: string; article: string }>(
      'select action, article from audit_entry where entity_id = $1 order by recorded_at, id',
      [referral],
    );
    expect(actions).toEqual(
      ['prepared', 'sent', 'answered'].map((what) => ({ action: `flagger-referral.${what}`, article: '22(6)' })),
    );
    expect((await flaggers.admin.get(path)).body).toMatchObject({ state: 'trusted' });
  });

  it('is recorded as sent at once when it was', async () => {
    const sent = await prepare({ sentAt: '2026-11-22T09:00:00Z', channel: 'email' });
    expect(sent).toMatchObject({ status: 201, body: { state: 'sent', channel: 'email' } });
  });

  it.each([
    ['suspended', 'suspended'],
    ['revoked', 'ended'],
  ])('that answers %s leaves the status %s from then on', async (given, state) => {
    const referral = await prepared();
    await send(referral);
    expect((await answer(referral, { answer: given })).status).toBe(200);
    expect((await flaggers.admin.get(path)).body).toMatchObject({ state });
    const { events } = (await flaggers.admin.get<{ events: { kind: string; occurredAt: string }[] }>(`${path}/status`))
      .body;
    expect(events.at(-1)).toMatchObject({ occurredAt: '2026-11-22T09:45:00.000Z' });
    const { reference } = await notify();
    const [row] = await app.db.query<{ kind: string }>(
      'select notifier_kind as kind from notice where reference = $1',
      [reference],
    );
    expect(row!.kind).toBe('individual');
  });

  it('is not answered where the status cannot change so: nothing is written (409)', async () => {
    const referral = await prepared();
    await send(referral);
    await flaggers.admin.post(`${path}/status`, { kind: 'suspended', at: '2026-11-22T09:00:00Z' });
    const { status, body } = await answer(referral);
    expect({ status, type: body.type }).toEqual({
      status: 409,
      type: expect.stringMatching(/flagger-status-conflict$/) as string,
    });
    expect((await at.compliance.get<Referral>(`${path}/referrals/${referral}`)).body.state).toBe('sent');
  });

  it('takes each step once, in order (409), and of two callers one', async () => {
    const referral = await prepared();
    expect((await answer(referral)).status).toBe(409);
    const sendings = await Promise.all([send(referral), send(referral)]);
    expect(sendings.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await send(referral)).status).toBe(409);
    const answers = await Promise.all([answer(referral), answer(referral)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const { status, body } = await answer(referral);
    expect({ status, type: body.type }).toEqual({
      status: 409,
      type: expect.stringMatching(/referral-state-conflict$/) as string,
    });
    expect(await rowsOf('trusted_flagger_referral_event')).toBe(2);
  });

  it('holds the evidence: explanation, figures, and the insufficient notices with texts and reasons', async () => {
    const good = await notify();
    await decide(good.reference, restricting());
    const bad = await notify({ explanation: 'The seller looks odd.' });
    await decide(
      bad.reference,
      doingNothing({ finding: { outcome: 'neither', manifestly: true, reason: 'Nothing in it is offered for sale.' } }),
    );
    const nowhere = await notify({ items: [], explanation: 'Somewhere on the site.' });
    const protectedOne = await notify({
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      allegesChildSexualAbuse: true,
      items: [{ url: 'https://forum.example/never-shown' }],
      explanation: 'Never shown.',
    });
    await decide(protectedOne.reference, doingNothing({ finding: { outcome: 'unavailable' } }), at.senior);
    const referral = await prepared();
    const pack = await zipOf(`${path}/referrals/${referral}/evidence-pack`, await officersKey());
    expect(Object.keys(pack.files).toSorted()).toEqual([
      'explanation.txt',
      'figures.json',
      'flagger.json',
      'manifest.json',
      'notices.csv',
      'notices.json',
    ]);
    expect(pack.text('explanation.txt')).toBe(`${reason}\n`);
    expect(pack.json('flagger.json')).toMatchObject({
      name: 'Flaggers United',
      awardReference: 'TF-2026-004',
      history: [{ kind: 'awarded' }],
    });
    expect(pack.json('figures.json')).toMatchObject({ total: { notices: 4, upheldItems: 1, neitherItems: 1 } });
    const notices = new Map(pack.json<EvidenceNotice[]>('notices.json').map((notice) => [notice.reference, notice]));
    expect([...notices.keys()].toSorted()).toEqual(
      [bad.reference, nowhere.reference, protectedOne.reference].toSorted(),
    );
    expect(notices.get(bad.reference)).toMatchObject({
      said: [{ explanation: 'The seller looks odd.' }],
      items: [{ outcome: 'neither', manifestly: true, reason: 'Nothing in it is offered for sale.' }],
    });
    expect(notices.get(nowhere.reference)).toMatchObject({ missingElements: ['location'], items: [] });
    expect(notices.get(protectedOne.reference)).toMatchObject({ protected: true, said: [] });
    const all = Object.values(pack.files)
      .map((file) => strFromU8(file))
      .join('\n');
    expect(all).not.toMatch(/[Nn]ever.shown|eve@example\.org|Eve Example/);
    expect(pack.text('notices.csv').split('\r\n')).toHaveLength(5);
    const manifest = pack.json<{ files: { name: string; sha256: string }[] }>('manifest.json');
    expect(manifest).toMatchObject({ notices: 3, leftOut: 0, protected: 1 });
    for (const { name, sha256 } of manifest.files) {
      expect(createHash('sha256').update(pack.files[name]!).digest('hex')).toBe(sha256);
    }
    const [entry] = await app.db.query<{ details: Record<string, unknown> }>(
      `select details from audit_entry where entity_id = $1 and action = 'trusted-flagger.evidence-packed'`,
      [id],
    );
    expect(entry!.details).toMatchObject({
      notices: 3,
      sha256: createHash('sha256').update(pack.bytes).digest('hex'),
    });
  });

  it('can be looked at before anything is prepared, without an explanation', async () => {
    const pack = await zipOf(`${path}/evidence-pack?${query}`, await officersKey());
    expect(Object.keys(pack.files)).not.toContain('explanation.txt');
    expect(pack.json('notices.json')).toEqual([]);
    expect((await at.compliance.get(`${path}/evidence-pack`)).status).toBe(422);
  });

  it.each([
    [{ reason: '' }, ['#/reason']],
    [{ from: '2026-11-31' }, ['#/from']],
    [{ to: '2026-11-21' }, ['#/to']],
    [{ sentAt: '2026-11-22T09:00:00Z' }, ['#/channel']],
    [{ channel: 'email' }, ['#/sentAt']],
    [{ sentAt: '2026-11-23T09:00:00Z', channel: 'email' }, ['#/sentAt']],
    [{ sentAt: '2026-11-22T09:00:00Z', channel: 'pigeon' }, ['#/channel']],
  ])('refuses %j, with nothing written (422)', async (changes, pointers) => {
    const { status, body } = await prepare(changes);
    const { errors } = body as unknown as ProblemBody;
    expect({ status, pointers: [...new Set(errors.map(({ pointer }) => pointer))] }).toEqual({ status: 422, pointers });
    expect(await rowsOf('trusted_flagger_referral')).toBe(0);
  });

  it('refuses a step in the future, and an answer before the sending (422)', async () => {
    const referral = await prepared();
    expect((await send(referral, { sentAt: '2026-11-22T10:00:01Z' })).status).toBe(422);
    expect((await send(referral)).status).toBe(200);
    expect((await answer(referral, { answeredAt: '2026-11-22T10:00:01Z' })).status).toBe(422);
    expect((await answer(referral, { answeredAt: '2026-11-22T09:29:59Z' })).status).toBe(422);
    expect(await rowsOf('trusted_flagger_referral_event')).toBe(1);
  });

  it('is for compliance officers; auditors read the record without its text', async () => {
    const referral = await prepared();
    const list = await flaggers.auditor.get<{ items: Referral[] }>(`${path}/referrals`);
    expect(list).toMatchObject({ status: 200, body: { items: [{ id: referral, reason: null }] } });
    expect((await at.compliance.get<{ items: Referral[] }>(`${path}/referrals`)).body.items[0]!.reason).toBe(reason);
    expect((await flaggers.auditor.get<Referral>(`${path}/referrals/${referral}`)).body.reason).toBeNull();
    for (const other of [flaggers.auditor, flaggers.admin, at.moderator, by]) {
      expect((await other.get(`${path}/referrals/${referral}/evidence-pack`)).status).toBe(403);
      expect((await other.post(`${path}/referrals`, { reason, ...period })).status).toBe(403);
    }
    expect((await client(app.url).get(`${path}/referrals`)).status).toBe(401);
  });

  it('hides what belongs to another platform or flagger (404)', async () => {
    const referral = await prepared();
    const other = await desk(app, { key: `forum-${desks++}` });
    const foreign = `/v1/platforms/${other.platform}/trusted-flaggers/${id}`;
    for (const address of [
      `${foreign}/referrals`,
      `${foreign}/referrals/${referral}`,
      `${foreign}/evidence-pack?${query}`,
    ]) {
      expect((await other.compliance.get(address)).status).toBe(404);
    }
    expect((await other.compliance.post(`${foreign}/referrals`, { reason, ...period })).status).toBe(404);
    const second = await flaggers.register();
    expect((await at.compliance.get(`${second.path}/referrals/${referral}`)).status).toBe(404);
    expect((await send(newId())).status).toBe(404);
    expect((await answer(newId())).status).toBe(404);
  });
});
