import { slugOf, type ProblemBody } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { aBody, aCertification, disputesOn, type BodyBody, type Disputes } from './disputes-on.js';

describe('the register of dispute settlement bodies (Art. 21(3))', () => {
  let app: TestApp;
  let at: Desk;
  let on: Disputes;

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-22T22:30:00Z') }); // 23:30 in Brussels
    at = await desk(app);
    on = disputesOn(app, at);
  });
  afterAll(() => app.stop());

  const listed = async (query = '', by = at.stranger) =>
    (await by.get<{ items: BodyBody[] }>(`${on.bodies}?limit=200${query}`)).body.items.map(({ id }) => id);
  const bodiesInTable = async () => (await app.db.query('select 1 from dispute_body')).length;

  it('registers one, shown to anybody without a key (Art. 21(1))', async () => {
    const certification = aCertification({ categories: ['STATEMENT_CATEGORY_VIOLENCE'], memberState: 'EL' });
    const { status, body } = await at.compliance.post<BodyBody>(on.bodies, aBody({ name: 'Mediators', certification }));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'Mediators',
      url: 'https://appeals.example',
      certified: true,
      certifications: [{ ...certification, memberState: 'GR', endedOn: null }],
    });
    const shown = await at.stranger.get(`${on.bodies}/${body.id}`);
    expect([shown.status, shown.body]).toEqual([200, body]);
    const [entry] = await app.db.query<{ action: string; details: object }>(
      'select action, details from audit_entry where entity_id = $1',
      [body.id],
    );
    expect(entry).toMatchObject({ action: 'dispute-body.added', details: { memberState: 'GR' } });
  });

  it('lists those certified today in the platform’s zone, by language and field', async () => {
    const spanish = aCertification({ languages: ['es'], categories: ['STATEMENT_CATEGORY_SCAMS_AND_FRAUD'] });
    const { id: narrow } = await on.body({ certification: spanish });
    const { id: former } = await on.body({ certification: aCertification({ validTo: '2026-11-22' }) });
    const { id: future } = await on.body({ certification: aCertification({ validFrom: '2026-11-23' }) });
    const { id: general } = await on.body();
    expect(await listed()).toEqual(expect.arrayContaining([narrow, general]));
    for (const id of [former, future]) expect(await listed()).not.toContain(id);
    expect(await listed('&state=all')).toEqual(expect.arrayContaining([narrow, former, future, general]));
    expect(await listed('&language=es')).toEqual([narrow]);
    expect(await listed('&language=en&category=STATEMENT_CATEGORY_ANIMAL_WELFARE')).toContain(general);
    expect(await listed('&category=STATEMENT_CATEGORY_ANIMAL_WELFARE')).not.toContain(narrow);
    expect(await listed('&category=STATEMENT_CATEGORY_SCAMS_AND_FRAUD')).toEqual(
      expect.arrayContaining([narrow, general]),
    );
    app.clock.move({ hours: 1 }); // the 23rd in Brussels
    expect(await listed()).toContain(future);
  });

  it('lists each once in pages', async () => {
    const ids: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { body: { items: BodyBody[]; next: string | null } } = await at.stranger.get(
        `${on.bodies}?state=all&limit=2${next && `&after=${next}`}`,
      );
      ids.push(...page.body.items.map(({ id }) => id));
      next = page.body.next;
    }
    expect(ids).toEqual(await listed('&state=all'));
  });

  it('adds renewals as rows', async () => {
    const { id } = await on.body({ certification: aCertification({ validFrom: '2020-01-01', validTo: '2025-01-01' }) });
    expect(await listed()).not.toContain(id);
    const renewal = aCertification({ validFrom: '2025-01-01', validTo: '2030-01-01' });
    const { status, body } = await at.compliance.post<BodyBody>(`${on.bodies}/${id}/certifications`, renewal);
    expect([status, body.certified, body.certifications.length]).toEqual([201, true, 2]);
    const again = await at.compliance.post<ProblemBody>(`${on.bodies}/${id}/certifications`, renewal);
    expect([again.status, slugOf(again.body)]).toEqual([409, 'dispute-body-known']);
  });

  it('ends what was revoked, from a day on (Art. 21(7)), once', async () => {
    const { id } = await on.body();
    const end = () => at.compliance.post<BodyBody & ProblemBody>(`${on.bodies}/${id}/end`, {});
    const answers = await Promise.all([end(), end()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(await listed()).not.toContain(id);
    const { body } = await at.stranger.get<BodyBody>(`${on.bodies}/${id}`);
    expect(body).toMatchObject({ certified: false, certifications: [{ endedOn: '2026-11-23' }] });
    const audited = await app.db.query(
      "select 1 from audit_entry where entity_id = $1 and action = 'dispute-body.ended'",
      [id],
    );
    expect(audited).toHaveLength(1);
  });

  it('takes one of two of one name at once', async () => {
    const same = aBody();
    const answers = await Promise.all([1, 2].map(() => at.compliance.post<ProblemBody>(on.bodies, same)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(slugOf(answers.find(({ status }) => status === 409)!.body)).toBe('dispute-body-known');
  });

  it.each([
    [{ name: '' }, '#/name'],
    [{ url: 'appeals' }, '#/url'],
    [{ email: 'x' }, '#/email'],
    [{ certification: undefined }, '#/certification'],
    [{ certification: aCertification({ memberState: 'US' }) }, '#/certification/memberState'],
    [{ certification: aCertification({ languages: [] }) }, '#/certification/languages'],
    [{ certification: aCertification({ languages: ['tlh'] }) }, '#/certification/languages'],
    [{ certification: aCertification({ categories: ['x'] }) }, '#/certification/categories'],
    [{ certification: aCertification({ validTo: '2030-01-02' }) }, '#/certification/validTo'],
    [{ certification: aCertification({ validTo: '2025-01-01' }) }, '#/certification/validTo'],
  ])('refuses %j and writes nothing (422)', async (changes, pointer) => {
    const before = await bodiesInTable();
    const { status, body } = await at.compliance.post<ProblemBody>(on.bodies, aBody(changes));
    expect([status, body.errors.map((error) => error.pointer)]).toEqual([422, [pointer]]);
    expect(await bodiesInTable()).toBe(before);
  });

  it('is kept by compliance officers of the platform alone', async () => {
    for (const by of [at.senior, at.system]) expect((await by.post(on.bodies, aBody())).status).toBe(403);
    expect((await at.stranger.post(on.bodies, aBody())).status).toBe(401);
    const { id } = await on.body();
    const other = await desk(app, { key: 'elsewhere' });
    const theirs = '/v1/platforms/elsewhere/dispute-bodies';
    expect((await other.compliance.post(on.bodies, aBody())).status).toBe(404);
    expect((await at.stranger.get(`${theirs}/${id}`)).status).toBe(404);
    expect((await other.compliance.post(`${theirs}/${id}/end`, {})).status).toBe(404);
    expect((await other.compliance.post(`${theirs}/${id}/certifications`, aCertification())).status).toBe(404);
    expect((await at.compliance.post(`${on.bodies}/${newId()}/end`, {})).status).toBe(404);
  });
});
