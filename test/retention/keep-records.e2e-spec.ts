import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { SweepRecordsService } from '../../apps/api/src/retention/index.js';
import { casesOn, doingNothing } from '../decisions/cases-on.js';
import { desk, type Client, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

interface Retention {
  keptUntil: string | null;
  reasons: { reason: string; until: string | null; rule: string }[];
  erasures: { texts: number; files: number }[];
}

interface RequestBody {
  id: string;
  state: string;
  words: string | null;
  errors: { pointer: string }[];
}

describe('why records are kept (PRV-2)', () => {
  let app: TestApp;
  let at: Desk;
  let other: Desk;
  let admin: Client;
  const requests = '/v1/platforms/forum/access-requests';

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
    other = await desk(app, { key: 'elsewhere' });
    admin = await at.person({ alias: 'admin', role: 'admin' });
  }, 120_000);
  afterAll(() => app.stop(), 60_000);

  const kept = (kind: string, id: string, by: Client = at.compliance) =>
    by.get<Retention>(`/v1/platforms/forum/retention/${kind}/${id}`);
  const reasonsOf = async (kind: string, id: string) => (await kept(kind, id)).body.reasons.map(({ reason }) => reason);
  const sweep = () => app.app.get(SweepRecordsService).sweep(-60_000);
  const count = async (table: string) => (await app.db.query(`select from ${table}`)).length;
  const ask = (changes: Record<string, unknown> = {}, by: Client = at.compliance) =>
    by.post<RequestBody>(requests, {
      kind: 'access',
      email: 'eve@example.org',
      words: 'What do you hold?',
      ...changes,
    });

  it('lists every reason, and erases by itself when the last one ends; two sweeps at once erase once', async () => {
    const cases = casesOn(app, at);
    const held = await cases.held([{ platform: at.platform }]);
    const [notice] = await app.db.query<{ id: string }>('select id from notice where reference = $1', [
      held.received[0]!.reference,
    ]);
    const { id } = notice!;
    await sweep(); // the record is known to the sweep from here
    expect(await reasonsOf('notice', id)).toEqual(expect.arrayContaining(['open-case', 'retention-period']));
    await cases.decide(held, doingNothing());
    const hold = await at.compliance.post<{ id: string }>('/v1/platforms/forum/legal-holds', {
      held: { kind: 'case', id: held.caseId },
      legalBasis: 'Art. 67(2) DSA',
      reason: 'The Commission asks.',
    });
    expect(await reasonsOf('notice', id)).toEqual(expect.arrayContaining(['legal-hold', 'complaint-window']));
    expect((await kept('notice', id)).body.keptUntil).toBeNull();
    await until(async () => {
      const answers = await app.db.query(`select from message where kind = 'notifier-answer' and state = 'accepted'`);
      return answers.length === 1; // the window begins when they are told
    });
    app.clock.move({ days: 1_200 });
    await sweep();
    expect((await kept('notice', id)).body).toMatchObject({ reasons: [{ reason: 'legal-hold' }], erasures: [] });
    await at.compliance.post(`/v1/platforms/forum/legal-holds/${hold.body.id}/end`, { reason: 'Closed.' });
    app.clock.move({ days: 2 });
    await Promise.all([sweep(), sweep()]);
    const { body } = await kept('notice', id);
    expect(body).toMatchObject({ reasons: [], keptUntil: null, erasures: [{ texts: 2, files: 0 }] });
    const audited = await app.db.query(`select from audit_entry where action = 'record.erased' and entity_id = $1`, [
      id,
    ]);
    expect(audited).toHaveLength(1);
    await expect(
      app.db.query('select forget_identifiers($1, $2, $3)', [at.platformId, 'notice', newId()]),
    ).rejects.toThrow('no erasure is on record');
  }, 60_000);

  it('is set by kind, in versions', async () => {
    const path = '/v1/platforms/forum/retention-policies';
    expect((await admin.post(path, { record: 'content', days: 400 })).status).toBe(201);
    const { body } = await at.compliance.get<{ inForce: unknown[]; versions: unknown[] }>(path);
    expect(body.inForce).toContainEqual({ record: 'content', days: 400 });
    expect(body.versions).toMatchObject([{ record: 'content', days: 400 }]);
    const before = await count('retention_policy');
    for (const [wrong, pointer] of [
      [{ record: 'nothing', days: 1 }, '#/record'],
      [{ record: 'notice', days: -1 }, '#/days'],
    ] as const) {
      const refused = await admin.post<RequestBody>(path, wrong);
      expect([refused.status, refused.body.errors[0]!.pointer]).toEqual([422, pointer]);
    }
    expect((await at.moderator.post(path, { record: 'notice', days: 1 })).status).toBe(403);
    expect(await count('retention_policy')).toBe(before);
  });

  it('knows no other kind, no other platform’s record, and not everybody', async () => {
    expect((await kept('anything', newId())).status).toBe(404);
    expect((await kept('notice', newId())).status).toBe(404);
    expect((await kept('notice', newId(), at.moderator)).status).toBe(403);
  });

  it('takes requests of persons step by step, and of two answers at once one', async () => {
    const { body } = await ask();
    const step = (what: string, content: object = {}) =>
      at.compliance.post<RequestBody>(`${requests}/${body.id}/${what}`, content);
    expect((await step('answer')).status).toBe(409);
    expect((await step('preparation', { identityCheck: 'A mail.' })).body.state).toBe('prepared');
    const answers = await Promise.all([step('answer'), step('answer')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    for (const [what, content] of [
      ['answer', {}],
      ['refusal', { reason: 'No.' }],
      ['preparation', { identityCheck: 'Again.' }],
    ] as const)
      expect((await step(what, content)).status).toBe(409);
    const auditor = await at.person({ alias: 'auditor', role: 'auditor' });
    expect((await auditor.get<RequestBody>(`${requests}/${body.id}`)).body).toMatchObject({
      state: 'answered',
      words: null,
    });
    expect((await other.compliance.get(`/v1/platforms/elsewhere/access-requests/${body.id}`)).status).toBe(404);
    expect((await other.compliance.post(`/v1/platforms/elsewhere/access-requests/${body.id}/answer`, {})).status).toBe(
      404,
    );
  });

  it('names what is wrong with a request, and writes nothing', async () => {
    const before = await count('access_request');
    for (const [changes, pointer] of [
      [{ email: undefined }, '#/email'],
      [{ kind: 'other' }, '#/kind'],
      [{ words: '' }, '#/words'],
      [{ recipientId: newId() }, '#/recipientId'],
      [{ receivedAt: '2200-01-01T00:00:00Z' }, '#/receivedAt'],
    ] as const) {
      const { status, body } = await ask(changes);
      expect([status, body.errors[0]!.pointer]).toEqual([422, pointer]);
    }
    expect(await count('access_request')).toBe(before);
  });

  it('pages somebody before the month ends, until it is refused', async () => {
    const { body } = await ask();
    app.clock.move({ days: 25 });
    await app.app.get(JobHandlers).runSweep('page-access-requests');
    const pages = () => app.db.query<{ state: string }>('select state from page where entity_id = $1', [body.id]);
    expect(await pages()).toMatchObject([{ state: 'open' }]);
    await at.compliance.post(`${requests}/${body.id}/refusal`, { reason: 'Nobody knows who asks.' });
    expect(await pages()).toMatchObject([{ state: 'settled' }]);
  });
});
