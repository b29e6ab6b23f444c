import { slugOf, type ProblemBody } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { databaseOn, type DatabaseOn, type SubmittedBody } from './database-on.js';

describe("sending statements to the Commission's database (Art. 24(5))", () => {
  let app: TestApp;
  let at: Desk;
  let on: DatabaseOn;

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
    on = await databaseOn(app, at);
    expect((await on.connect()).status).toBe(200);
  });
  afterAll(async () => {
    await on.stub.close();
    await app.stop();
  });
  afterEach(() => {
    on.stub.state.requests.length = 0;
  });

  it('sends each statement once, keeps its uuid, and confirms the host (TDB-1, TDB-2)', async () => {
    const { statement, held } = await on.decided();
    const submission = await on.reached(statement!.id, 'accepted');
    const [stored, ...more] = on.received(submission.id);
    expect(more).toEqual([]);
    expect(stored!.uuid).toBe(submission.uuid);
    expect(stored!.warnings).toEqual({});
    expect(stored!.received).toEqual((await on.submitted(statement!.id)).payload);
    expect(stored!.received).toEqual({
      puid: submission.id,
      decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'],
      application_date: app.clock.now().toISOString().slice(0, 10),
      content_date: app.clock.now().toISOString().slice(0, 10),
      content_type: ['CONTENT_TYPE_OTHER'],
      content_type_other: 'Not described further.',
      decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
      illegal_content_legal_ground: 'German Criminal Code, Section 185 (DE)',
      illegal_content_explanation: 'It is an insult.',
      category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
      category_specification: ['KEYWORD_DEFAMATION'],
      territorial_scope: expect.arrayContaining(['AT', 'GR']) as string[],
      decision_facts: 'The post insults a private person.',
      source_type: 'SOURCE_ARTICLE_16',
      automated_detection: 'No',
      automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
    });
    expect(JSON.stringify(stored!.received)).not.toContain(held.url);
    expect((await on.show()).hostConfirmedAt).not.toBeNull();
    expect(on.stub.state.requests.every(({ path }) => path === '/api/v1/statements')).toBe(true);
  });

  it('holds back what seems to hold personal data until a person releases it with other words (TDB-3)', async () => {
    const { statement } = await on.decided({ facts: 'Eve wrote to bob@example.org about it.' });
    const submission = await on.reached(statement!.id, 'held');
    expect(submission.findings).toEqual(['decision_facts:mail-address', 'decision_facts:name']);
    const release = `${on.base}/submissions/${submission.id}/release`;
    const refused = await at.compliance.post<ProblemBody>(release, { freeOfPersonalData: false });
    expect([refused.status, refused.body.errors[0]!.pointer]).toEqual([422, '#/texts/decision_facts']);
    const wrong = await at.compliance.post<ProblemBody>(release, {
      texts: { incompatible_content_ground: 'Terms' },
      freeOfPersonalData: true,
    });
    expect([wrong.status, wrong.body.errors[0]!.pointer]).toEqual([422, '#/texts/incompatible_content_ground']);
    expect(on.received(submission.id)).toEqual([]);
    expect((await on.submitted(statement!.id)).submission!.state).toBe('held');

    const texts = { decision_facts: 'The post names a private address.' };
    const answers = await Promise.all(
      [at.compliance, at.senior].map((by) => by.post<ProblemBody>(release, { texts, freeOfPersonalData: true })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(slugOf(answers.find(({ status }) => status === 409)!.body)).toBe('submission-step-refused');
    await on.reached(statement!.id, 'accepted');
    const [stored] = on.received(submission.id);
    expect(stored!.received.decision_facts).toBe('The post names a private address.');
    const events = await app.db.query<{ kind: string; replaced: string[] }>(
      'select kind, replaced from transparency_submission_event where submission_id = $1',
      [submission.id],
    );
    expect(events).toEqual([{ kind: 'released', replaced: ['decision_facts'] }]);
    expect(JSON.stringify(await app.db.query('select * from audit_entry'))).not.toContain('private address');
  });

  it('does not publish what a confidentiality hold lies on, nor what Art. 17 does not cover', async () => {
    const { statement } = await on.decided({ statementExemption: 'deceptive-high-volume' });
    const { statement: after } = await on.decided();
    await on.reached(after!.id, 'accepted');
    expect(await on.submitted(statement!.id)).toMatchObject({ submission: null, payload: null });
  });

  it('shows the payload to who may read texts, nothing of it to auditors, and nothing to strangers', async () => {
    const { statement } = await on.decided();
    const auditor = await at.person({ alias: `auditor-${Date.now()}`, role: 'auditor' });
    const path = `/v1/statements/${statement!.id}/transparency-database`;
    expect((await auditor.get<SubmittedBody>(path)).body.payload).toBeNull();
    expect((await at.stranger.get(path)).status).toBe(401);
    const other = await desk(app, { key: 'other' });
    expect((await other.compliance.get(path)).status).toBe(404);
    expect(Object.keys((await at.moderator.get<SubmittedBody>(path)).body.payload!)).toContain('decision_ground');
  });

  it('keeps the environments apart, and never shows the token', async () => {
    const refused = async (changes: Record<string, unknown>) => {
      const { status, body } = await on.connect(changes);
      return [status, (body as unknown as ProblemBody).errors.map(({ pointer }) => pointer)];
    };
    expect(await refused({ environment: 'production' })).toEqual([422, ['#/baseUrl']]);
    expect(await refused({ baseUrl: 'https://transparency.dsa.ec.europa.eu' })).toEqual([422, ['#/baseUrl']]);
    expect(await refused({ baseUrl: 'https://other.example', token: undefined })).toEqual([422, ['#/token']]);
    expect(await refused({ baseUrl: `${on.stub.url}/api` })).toEqual([422, ['#/baseUrl']]);
    expect(JSON.stringify(await on.show())).not.toContain('stub-token');
  });

  it('is refused for a service that owes nothing (Art. 19)', async () => {
    const hosting = await desk(app, { key: 'hosting', tier: 'hosting' });
    const there = await databaseOn(app, hosting);
    const answer = await there.connect();
    await there.stub.close();
    expect([answer.status, slugOf(answer.body as unknown as ProblemBody)]).toEqual([
      409,
      'transparency-database-not-owed',
    ]);
    expect((await there.admin.get(there.base)).status).toBe(404);
  });

  describe('when the database does not answer as it should (TDB-4)', () => {
    it.each([
      ['401', { kind: 'status', status: 401 } as const, 'token-refused'],
      ['403', { kind: 'status', status: 403 } as const, 'token-refused'],
      ['404', { kind: 'status', status: 404 } as const, 'misconfigured'],
      ['405', { kind: 'status', status: 405 } as const, 'misconfigured'],
    ])('stands still on %s and loses nothing', async (_status, fault, reason) => {
      on.stub.addFault(fault);
      const { statement } = await on.decided();
      await until(async () => (await on.show()).state === 'paused');
      expect((await on.show()).pauseReason).toBe(reason);
      expect((await on.submitted(statement!.id)).submission!.state).toBe('queued');
      expect((await on.admin.post(`${on.base}/resume`)).status).toBe(200);
      const submission = await on.reached(statement!.id, 'accepted');
      expect(on.received(submission.id)).toHaveLength(1);
    });

    it('waits as long as a 429 asks for', async () => {
      on.stub.addFault({ kind: 'status', status: 429, retry_after: 30 });
      const { statement } = await on.decided();
      await until(async () => (await on.show()).waitsUntil);
      await on.later({ seconds: 20 });
      expect((await on.submitted(statement!.id)).submission!.state).toBe('queued');
      await on.later({ seconds: 30 });
      const submission = await on.reached(statement!.id, 'accepted');
      expect(on.received(submission.id)).toHaveLength(1);
    });

    it.each([
      ['a reset before the write', { kind: 'reset' } as const],
      ['503', { kind: 'status', status: 503 } as const],
      ['500', { kind: 'status', status: 500 } as const],
      ['no answer at all', { kind: 'hang' } as const],
    ])('sends the same PUID again after %s', async (_name, fault) => {
      on.stub.addFault(fault);
      const { statement } = await on.decided();
      await on.reached(statement!.id, 'unknown');
      await on.later({ seconds: 50 });
      expect((await on.submitted(statement!.id)).submission!.state).toBe('unknown');
      await on.later({ seconds: 60 });
      const submission = await on.reached(statement!.id, 'accepted');
      expect(on.received(submission.id)).toHaveLength(1);
    });

    it.each([
      ['lost', { kind: 'lost' } as const],
      ['cut off', { kind: 'truncate' } as const],
      ['too late', { kind: 'late', ms: 4_000 } as const],
    ])('finds in the dump what was taken and whose answer was %s', async (_name, fault) => {
      on.stub.addFault(fault);
      const { statement } = await on.decided();
      const { id } = await on.reached(statement!.id, 'unknown');
      await on.later({ seconds: 120 });
      await on.reached(statement!.id, 'unconfirmed');
      const day = app.clock.now().toISOString().slice(0, 10);
      const early = await on.reconcile<ProblemBody>(on.dump(on.received(id), day), day);
      expect([early.status, early.body.errors[0]!.pointer]).toEqual([422, '#/day']);
      app.clock.move({ days: 1 });
      const { status, body } = await on.reconcile(on.dump(on.received(id), day), day);
      expect([status, body]).toEqual([201, expect.objectContaining({ rowsRead: 1, confirmed: 1, unknownToUs: 0 })]);
      const { submission } = await on.submitted(statement!.id);
      expect(submission).toMatchObject({ state: 'accepted', uuid: on.received(id)[0]!.uuid });
      expect(on.received(id)).toHaveLength(1);
    });

    it('takes "not unique" for no proof: what no dump has is sent again after two days of silence', async () => {
      on.stub.addFault({ kind: 'reset' });
      const { statement } = await on.decided();
      const { id } = await on.reached(statement!.id, 'unknown');
      await fetch(`${on.stub.url}/__admin/puids`, { method: 'POST', body: JSON.stringify({ puids: [id] }) });
      await on.later({ seconds: 120 });
      await on.reached(statement!.id, 'unconfirmed');
      const day = app.clock.now().toISOString().slice(0, 10);
      const before = new Date(app.clock.now().getTime() - 300_000).toISOString().slice(0, 10);
      app.clock.move({ days: 1 });
      for (const one of new Set([before, day])) await on.reconcile(on.dump([], one), one);
      expect((await on.submitted(statement!.id)).submission!.state).toBe('blocked');
      await on.later({ days: 2 });
      await fetch(`${on.stub.url}/__admin/age`, { method: 'POST', body: JSON.stringify({ what: 'cache' }) });
      await on.sweep();
      await until(async () => (await on.submitted(statement!.id)).submission!.attempts >= 3);
      expect(on.received(id).length).toBeLessThanOrEqual(1);
    });

    it('never believes "not unique" of what was never sent, and lets a person send it again', async () => {
      await on.admin.post(`${on.base}/pause`);
      const { statement } = await on.decided();
      const { id } = await on.reached(statement!.id, 'queued');
      await fetch(`${on.stub.url}/__admin/puids`, { method: 'POST', body: JSON.stringify({ puids: [id] }) });
      await on.admin.post(`${on.base}/resume`);
      const dead = await on.reached(statement!.id, 'dead');
      expect(dead.faults).toEqual(['puid:not-unique']);
      await fetch(`${on.stub.url}/__admin/age`, { method: 'POST', body: JSON.stringify({ what: 'cache' }) });
      const again = await at.senior.post(`${on.base}/submissions/${id}/resend`, { freeOfPersonalData: false });
      expect(again.status).toBe(200);
      await on.reached(statement!.id, 'accepted');
      expect(on.received(id)).toHaveLength(1);
    });

    it('sets aside the one statement that a batch fails of, and sends the rest', async () => {
      await on.admin.post(`${on.base}/pause`);
      const made = [];
      for (let n = 0; n < 4; n++) made.push((await on.decided()).statement!.id);
      const submissions = [];
      for (const id of made) submissions.push(await on.reached(id, 'queued'));
      const errors = { statement_1: { decision_facts: ['The decision facts field is required.'] } };
      on.stub.addFault({ kind: 'status', status: 422, body: JSON.stringify({ errors }) });
      await on.admin.post(`${on.base}/resume`);
      const [first, second, third, fourth] = made;
      for (const id of [first!, third!, fourth!]) await on.reached(id, 'accepted');
      expect((await on.reached(second!, 'refused')).faults).toEqual(['decision_facts:refused']);
      expect(on.received(submissions[1]!.id)).toEqual([]);
      const list = await at.compliance.get<{ items: { id: string }[] }>(`${on.base}/submissions?state=refused`);
      expect(list.body.items.map(({ id }) => id)).toContain(submissions[1]!.id);
      await at.compliance.post(`${on.base}/submissions/${submissions[1]!.id}/resend`, {
        texts: { decision_facts: 'Better words.' },
        freeOfPersonalData: false,
      });
      await on.reached(second!, 'accepted');
    });

    it('halves a batch that is refused as a whole, or too large', async () => {
      await on.admin.post(`${on.base}/pause`);
      const made = [];
      for (let n = 0; n < 3; n++) made.push((await on.decided()).statement!.id);
      for (const id of made) await on.reached(id, 'queued');
      on.stub.addFault({ kind: 'status', status: 422, body: '{"message":"?","errors":{"puid":["?"]}}' });
      on.stub.addFault({ kind: 'status', status: 413 });
      await on.admin.post(`${on.base}/resume`);
      for (const id of made) await on.reached(id, 'accepted');
    });

    it('stands still when an answer comes from another host than was configured', async () => {
      const other = await desk(app, { key: 'elsewhere' });
      const there = await databaseOn(app, other, { baseUrl: 'https://transparency.dsa.ec.europa.eu' });
      await there.connect();
      const { statement } = await there.decided();
      await there.reached(statement!.id, 'accepted');
      await until(async () => (await there.show()).pauseReason === 'other-host');
      await there.stub.close();
    });
  });
});
