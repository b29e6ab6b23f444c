import { casesOn, slugOf, type ProblemBody } from '../decisions/cases-on.js';
import { desk, type Client, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';

type Body = ProblemBody & {
  id: string;
  state: string;
  step: string;
  text: string | null;
  settledText: string | null;
  subject: string | null;
  closedAt: string | null;
  answeredAt: string | null;
  links: unknown[];
  files: { position: number; mediaType: string }[];
  items: Body[];
  kind: string;
};

describe('correspondence', () => {
  let app: TestApp;
  let at: Desk;
  let auditor: Client;
  let caseId: string;
  const root = '/v1/platforms/forum';

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-22T12:00:00Z') });
    at = await desk(app);
    const on = casesOn(app, at);
    auditor = await at.person({ alias: 'auditor', role: 'auditor' });
    caseId = await on.caseOf((await on.notify()).reference);
  });
  afterAll(() => app.stop());

  const rows = async (table: string) => (await app.db.query(`select 1 from ${table}`)).length;
  const nowhereOpen = async (text: RegExp) => {
    const { rows: all } = await app.owner.query(
      `select r::text as row from legal_referral r union all select n::text from legal_note n
       union all select c::text from correspondence c union all select i::text from instruction i
       union all select e::text from audit_entry e`,
    );
    expect(JSON.stringify(all)).not.toMatch(text);
  };

  describe('legal referrals', () => {
    const referrals = `${root}/legal-referrals`;
    const ask = (changes: Record<string, unknown> = {}, by: Client = at.senior) =>
      by.post<Body>(referrals, { counsel: 'in-house', question: 'Is it parody?', ...changes });
    const step = (id: string, name: string, by: Client, text = 'Yes, parody.') =>
      by.post<Body>(`${referrals}/${id}/${name}`, { text });

    it('say that and when counsel was asked, and keep what apart', async () => {
      const { status, body } = await ask({ caseId });
      expect([status, body]).toMatchObject([201, { state: 'asked', caseId, closedAt: null }]);
      expect((await step(body.id, 'answer', at.compliance)).body).toMatchObject({ state: 'answered' });
      const notes = await at.senior.get<Body>(`${referrals}/${body.id}/notes`);
      expect(notes.body.items.map(({ kind, text }) => [kind, text])).toEqual([
        ['question', 'Is it parody?'],
        ['answer', 'Yes, parody.'],
      ]);
      const other = await at.person({ alias: 'senior-2', role: 'senior-moderator' });
      expect((await other.get(`${referrals}/${body.id}/notes`)).status).toBe(403);
      expect((await auditor.get(`${referrals}/${body.id}/notes`)).status).toBe(403);
      const seen = await auditor.get<Body>(`${referrals}?caseId=${caseId}`);
      expect(seen.body.items.map(({ id }) => id)).toEqual([body.id]);
      expect(JSON.stringify(seen.body)).not.toMatch(/parody/);
      await nowhereOpen(/parody/i);
    });

    it('take only the steps of their table', async () => {
      const { id } = (await ask()).body;
      const refused = async (name: string) => {
        const before = await rows('legal_note');
        const { status, body } = await step(id, name, at.compliance);
        expect([status, slugOf(body)]).toEqual([409, 'referral-step-refused']);
        expect(await rows('legal_note')).toBe(before);
      };
      const taken = async (name: string, state: string) =>
        expect((await step(id, name, at.compliance)).body).toMatchObject({ state });
      await refused('question');
      await taken('notes', 'asked');
      await taken('answer', 'answered');
      await refused('answer');
      await refused('withdrawal');
      await taken('notes', 'answered');
      await taken('question', 'asked');
      await taken('withdrawal', 'withdrawn');
      for (const name of ['answer', 'question', 'withdrawal', 'notes']) await refused(name);
    });

    it('are answered once of two at once, and withdrawn by who asked alone', async () => {
      const { id } = (await ask()).body;
      const other = await at.person({ alias: 'senior-3', role: 'senior-moderator' });
      expect((await step(id, 'withdrawal', other)).status).toBe(403);
      expect((await step(id, 'answer', at.senior)).status).toBe(403);
      const answers = await Promise.all([step(id, 'answer', at.compliance), step(id, 'answer', at.compliance)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    it.each([
      [{ counsel: 'x' }, '#/counsel'],
      [{ question: '' }, '#/question'],
      [{ caseId: newId() }, '#/caseId'],
      [{ orderId: newId() }, '#/orderId'],
      [{ disputeId: newId(), orderId: newId() }, '#/disputeId'],
      [{ askedAt: '2026-11-22T12:00:01Z' }, '#/askedAt'],
    ])('refuse %j and write nothing (422)', async (changes, pointer) => {
      const before = [await rows('legal_referral'), await rows('legal_note')];
      const { status, body } = await ask(changes);
      expect([status, body.errors.map((error) => error.pointer)]).toEqual([422, [pointer]]);
      expect([await rows('legal_referral'), await rows('legal_note')]).toEqual(before);
    });
  });

  describe('letters', () => {
    const letters = `${root}/correspondence`;
    const log = (changes: Record<string, unknown> = {}) =>
      at.compliance.post<Body>(letters, {
        direction: 'received',
        counterpart: 'coordinator',
        counterpartName: 'Coimisiún na Meán',
        memberState: 'IE',
        subject: 'About Irish',
        text: 'Who reads Irish?',
        ...changes,
      });

    it('are logged with what they are about, and answered by others', async () => {
      const { status, body } = await log({ links: [{ caseId }], replyDueAt: '2026-12-01T00:00:00Z' });
      expect([status, body]).toMatchObject([
        201,
        { subject: 'About Irish', text: 'Who reads Irish?', answeredAt: null, links: [{ caseId, orderId: null }] },
      ]);
      const unanswered = async () =>
        (await at.compliance.get<Body>(`${letters}?unanswered=true&caseId=${caseId}`)).body.items.map(({ id }) => id);
      expect(await unanswered()).toEqual([body.id]);
      await log({ direction: 'sent', answersId: body.id });
      expect(await unanswered()).toEqual([]);
      expect((await at.compliance.get<Body>(`${letters}/${body.id}`)).body.answeredAt).toBe('2026-11-22T12:00:00.000Z');
      expect((await auditor.get<Body>(`${letters}/${body.id}`)).body).toMatchObject({ subject: null, text: null });
      expect((await at.senior.get(letters)).status).toBe(403);
      await nowhereOpen(/Irish/);
    });

    it('are not answered by who writes twice, nor by what was sent before', async () => {
      const { id } = (await log({ replyDueAt: '2026-12-01T00:00:00Z' })).body;
      const before = await rows('correspondence');
      const refused = [
        await log({ answersId: id, subject: 'A reminder' }),
        await log({ direction: 'sent', answersId: id, occurredAt: '2026-11-22T11:59:59Z' }),
      ];
      expect(refused.map(({ status, body }) => [status, body.errors[0]?.pointer])).toEqual([
        [422, '#/answersId'],
        [422, '#/answersId'],
      ]);
      expect(await rows('correspondence')).toBe(before);
      expect((await at.compliance.get<Body>(`${letters}/${id}`)).body.answeredAt).toBeNull();
    });

    it('have files', async () => {
      const { id } = (await log()).body;
      const added = await at.compliance.post<Body>(`${letters}/${id}/files`, 'Dear all', {
        headers: { 'content-type': 'application/octet-stream' },
      });
      expect([added.status, added.body.files]).toMatchObject([201, [{ position: 0, mediaType: 'text/plain' }]]);
      const opened = await at.compliance.get<string>(`${letters}/${id}/files/0`);
      expect([opened.status, opened.body]).toEqual([200, 'Dear all']);
      expect((await at.compliance.get(`${letters}/${id}/files/1`)).status).toBe(404);
      expect((await auditor.get(`${letters}/${id}/files/0`)).status).toBe(403);
      const none = await at.compliance.post(`${letters}/${newId()}/files`, 'x', {
        headers: { 'content-type': 'application/octet-stream' },
      });
      expect(none.status).toBe(404);
    });

    it.each([
      [{ direction: 'x' }, '#/direction'],
      [{ counterpart: 'x' }, '#/counterpart'],
      [{ memberState: undefined }, '#/memberState'],
      [{ subject: '' }, '#/subject'],
      [{ answersId: newId() }, '#/answersId'],
      [{ occurredAt: '2026-11-22T12:00:01Z' }, '#/occurredAt'],
      [{ replyDueAt: '2026-11-22T12:00:00Z' }, '#/replyDueAt'],
      [{ links: [{}] }, '#/links/0'],
      [{ links: [{ disputeId: newId() }] }, '#/links/0'],
    ])('refuse %j and write nothing (422)', async (changes, pointer) => {
      const before = await rows('correspondence');
      const { status, body } = await log(changes);
      expect([status, body.errors.map((error) => error.pointer)]).toEqual([422, [pointer]]);
      expect(await rows('correspondence')).toBe(before);
    });
  });

  describe('instructions', () => {
    const instructions = `${root}/instructions`;
    const record = (changes: Record<string, unknown> = {}) =>
      at.moderator.post<Body>(instructions, {
        accountId: 'account-7',
        giver: 'owner',
        channel: 'call',
        text: 'J. Doe: leave it alone.',
        ...changes,
      });

    it('are kept, and settled once of two at once', async () => {
      const { status, body } = await record();
      expect([status, body]).toMatchObject([201, { state: 'received', text: 'J. Doe: leave it alone.' }]);
      const settle = (state: string) =>
        at.senior.post<Body>(`${instructions}/${body.id}/settlement`, { state, reason: 'It waited its turn.' });
      expect((await at.moderator.post(`${instructions}/${body.id}/settlement`, {})).status).toBe(403);
      const answers = await Promise.all([settle('followed'), settle('not-followed')]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
      expect(slugOf(answers.find((answer) => answer.status === 409)!.body)).toBe('instruction-settled');
      const list = async (by: Client) =>
        (await by.get<Body>(`${instructions}?from=2026-11-22T00:00:00Z&to=2026-11-23T00:00:00Z`)).body.items[0];
      expect(await list(at.compliance)).toMatchObject({ settledText: 'It waited its turn.' });
      expect(await list(auditor)).toMatchObject({ id: body.id, text: null, settledText: null });
      await nowhereOpen(/J\. Doe|its turn/);
    });

    it.each([
      [{ giver: 'x' }, '#/giver'],
      [{ channel: 'x' }, '#/channel'],
      [{ text: '' }, '#/text'],
      [{ accountId: undefined }, '#/caseId'],
      [{ contentId: 'post-1' }, '#/caseId'],
      [{ accountId: undefined, caseId: newId() }, '#/caseId'],
      [{ receivedBy: newId() }, '#/receivedBy'],
      [{ receivedAt: '2026-11-22T12:00:01Z' }, '#/receivedAt'],
    ])('refuse %j and write nothing (422)', async (changes, pointer) => {
      const before = await rows('instruction');
      const { status, body } = await record(changes);
      expect([status, body.errors.map((error) => error.pointer)]).toEqual([422, [pointer]]);
      expect(await rows('instruction')).toBe(before);
    });
  });

  it('is nobody else’s', async () => {
    const other = await desk(app, { key: 'other' });
    const letter = await at.compliance.post<Body>(`${root}/correspondence`, {
      direction: 'sent',
      counterpart: 'commission',
      counterpartName: 'DG CONNECT',
      subject: 'Hello',
    });
    const theirs = '/v1/platforms/other';
    expect((await other.compliance.get(`${theirs}/correspondence/${letter.body.id}`)).status).toBe(404);
    const foreign = await other.senior.post<Body>(`${theirs}/legal-referrals`, {
      counsel: 'external',
      question: 'x',
      caseId,
    });
    expect([foreign.status, foreign.body.errors[0]?.pointer]).toEqual([422, '#/caseId']);
    for (const path of ['legal-referrals', 'instructions'])
      expect((await other.compliance.get<Body>(`${theirs}/${path}`)).body.items).toEqual([]);
  });
});
