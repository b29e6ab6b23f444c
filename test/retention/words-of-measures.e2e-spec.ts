import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { SealedTexts } from '../../apps/api/src/infrastructure/sealing/index.js';
import { SweepRecordsService } from '../../apps/api/src/retention/index.js';
import { aMeasure, measuresOn } from '../measures/measures-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';

interface RequestBody {
  id: string;
  records: { kind: string; id: string; reasons: { reason: string }[]; erasures: unknown[] }[];
  errors: { pointer: string }[];
}

/** Thousands of measures share one text, so it is a record of its own (PRV-2). */
describe('the words of measures', () => {
  let app: TestApp;
  let at: Desk;
  let unique = 0;
  const requests = '/v1/platforms/forum/access-requests';

  beforeEach(async () => {
    app = await testApp();
    app.clock.set('2026-07-06T08:00:00Z');
    at = await desk(app);
  });
  afterEach(() => app.stop(), 60_000);

  const day = () => app.clock.now().toISOString().slice(0, 10);
  const record = async (facts: string) => {
    const occurredAt = app.clock.now().toISOString();
    const measureId = `m-${++unique}`;
    const { status } = await measuresOn(at).record(
      aMeasure({ measureId, appliedOn: day(), occurredAt, facts, statement: { sentAt: occurredAt } }),
    );
    expect(status).toBe(201);
    return { appliedOn: day(), measureId };
  };
  const sweep = () => app.app.get(SweepRecordsService).sweep(-60_000);
  const texts = () =>
    app.db.query<{ id: string; erased: boolean; words: string; lastUsedOn: string }>(
      `select t.id, t.erased_at is not null as erased, t.last_used_on::text as "lastUsedOn",
         (select count(*) from sealed_text s where s.id = t.id)::text as words
       from measure_text t order by t.id`,
    );
  const ask = (changes: Record<string, unknown>) =>
    at.compliance.post<RequestBody>(requests, {
      kind: 'erasure',
      email: 'eve@example.org',
      words: 'Your words name me.',
      ...changes,
    });

  it('are kept while they are used, and made anew by who uses them after they went', async () => {
    await record('The same as ever.');
    await sweep();
    app.clock.move({ days: 800 });
    await record('The same as ever.');
    app.clock.move({ days: 800 });
    await sweep();
    expect(await texts()).toMatchObject([{ erased: false, words: '1', lastUsedOn: '2028-09-13' }]);
    app.clock.move({ days: 800 });
    await sweep();
    expect(await texts()).toMatchObject([{ erased: true, words: '0' }]);
    await record('The same as ever.');
    expect(await texts()).toMatchObject([{ erased: true }, { erased: false, words: '1' }]);
  }, 60_000);

  it('are never erased under a measure that uses them at that moment', async () => {
    for (let round = 0; round < 5; round++) {
      await record(`Words ${round}.`);
      await sweep();
      app.clock.move({ days: 1_200 });
      await Promise.all([sweep(), record(`Words ${round}.`), record(`Words ${round}.`), sweep()]);
      const wordless = await app.db.query(
        `select from measure m where m.recorded_at = $1 and not exists (select from sealed_text s where s.id = m.explanation_id)`,
        [app.clock.now()],
      );
      expect(wordless).toEqual([]);
    }
  }, 60_000);

  it('that name a person go when nobody may complain of a measure with them any more', async () => {
    const measure = await record('It shows Eve Example.');
    const { status, body } = await ask({ measure });
    expect(status).toBe(201);
    const step = async (what: string, content = {}) =>
      (await at.compliance.post<RequestBody>(`${requests}/${body.id}/${what}`, content)).body.records;
    const prepared = await step('preparation', { identityCheck: 'A mail.' });
    expect(prepared).toMatchObject([{ kind: 'measure-text', reasons: [{ reason: 'complaint-window' }] }]);
    await step('answer');
    app.clock.move({ days: 200 });
    await sweep();
    expect(await texts()).toMatchObject([{ erased: true, words: '0' }]);
    const { body: later } = await at.compliance.get<RequestBody & { words: string | null }>(`${requests}/${body.id}`);
    expect(later).toMatchObject({ words: null, records: [{ erasures: [{}] }] });
  }, 60_000);

  it('are named by a measure that is there, in a request for erasure', async () => {
    const measure = await record('It shows somebody.');
    const before = (await app.db.query('select from access_request')).length;
    for (const [changes, pointer] of [
      [{ measure: { ...measure, measureId: 'm-none' } }, '#/measure'],
      [{ measure, kind: 'access' }, '#/measure'],
      [{ measure: { ...measure, appliedOn: 'July' } }, '#/measure/appliedOn'],
    ] as const) {
      const { status, body } = await ask(changes);
      expect([status, body.errors[0]!.pointer]).toEqual([422, pointer]);
    }
    expect(await app.db.query('select from access_request')).toHaveLength(before);
  });

  it('sent to the Commission’s database stay until it took them, and the operator’s period (Art. 24(5))', async () => {
    const sealed = app.app
      .get(SealedTexts)
      .prepare({ platformId: at.platformId, kind: 'transparency-database-payloads', text: 'A set.' });
    const now = app.clock.now();
    await app.db.transaction((tx) => app.app.get(SealedTexts).insertMany(tx, [sealed], now));
    await app.owner.query('select make_transparency_month($1)', [Date.now()]);
    await app.owner.query(
      `insert into transparency_submission (platform_id, id, measure_applied_on, measure_id, environment, state, payload_id, payload_hash,
         payload_line, faults, decided_at, recorded_at, closed_at)
       values ($1, $2, '2026-07-06', 'm-1', 'sandbox', 'refused', $3, $4, 0, '{ground:refused}', $5, $5, $5)`,
      [at.platformId, newId(), sealed.id, sealed.saltedHash, now],
    );
    const erased = async () => (await app.db.query('select from sealed_text where id = $1', [sealed.id])).length === 0;
    await sweep();
    app.clock.move({ days: 1_200 });
    await sweep();
    expect(await erased()).toBe(false);
    await app.owner.query(`update transparency_submission set state = 'accepted', uuid = $1`, [newId()]);
    app.clock.move({ days: 2 });
    await sweep();
    expect(await erased()).toBe(true);
  }, 60_000);
});
