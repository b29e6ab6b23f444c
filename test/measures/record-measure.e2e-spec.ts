import { Platforms } from '../../apps/api/src/platforms/index.js';
import { pointersOf, type ProblemBody } from '../platforms/platforms-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { aMeasure, illegal, measuresOn } from './measures-on.js';

describe('recording what the platform’s own systems did (Art. 15(1)(c))', () => {
  let app: TestApp;
  let at: Desk;
  let measures: ReturnType<typeof measuresOn>;

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-22T10:00:00Z') });
    at = await desk(app);
    measures = measuresOn(at);
  });
  afterAll(() => app.stop());

  const count = async (table = 'measure') => {
    const { rows } = await app.owner.query<{ count: number }>(`select count(*)::int as count from ${table}`);
    return rows[0]!.count;
  };

  it('keeps it with the statement of reasons that belongs to it', async () => {
    const measure = aMeasure({ territory: ['EL', 'AT', 'AT'], endsAt: '2026-12-01T00:00:00+01:00' });
    expect(await measures.record(measure)).toMatchObject({
      status: 201,
      body: { appliedOn: '2026-11-22', measureId: measure['measureId'], isNew: true },
    });
    const { status, body } = await measures.show(measure);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      occurredAt: '2026-11-22T09:00:00.000Z',
      recordedAt: '2026-11-22T10:00:00.000Z',
      origin: 'noticedesk',
      ground: 'terms',
      category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
      keyword: 'KEYWORD_PHISHING',
      restrictionTypes: ['visibility-removal'],
      territory: ['AT', 'GR'],
      endsAt: '2026-11-30T23:00:00.000Z',
      automatedDetection: true,
      automatedDecision: 'full',
      automationSystem: 'spam-model',
      contentLanguage: 'de',
      recipientId: 'account 17',
      audienceSize: 120,
      exemption: null,
      statementSentAt: '2026-11-22T09:00:01.000Z',
      reversedAt: null,
      message: null,
      statement: {
        facts: 'The account posted the same link 41 times within an hour.',
        explanation: 'It advertises without being asked.',
        law: null,
        clause: { code: 'spam', version: 1, title: 'No spam' },
        language: 'en',
      },
    });
    const { text } = body['statement'] as { text: string };
    for (const part of ['post ', 'by automated means', 'AT, GR', 'own initiative', 'court', `2026-11-22/m-`]) {
      expect(text).toContain(part);
    }
  });

  it('keeps words once that many measures share, and nothing of them in plain sight', async () => {
    const before = await count('measure_text');
    const ground = { ...illegal, explanation: 'Words of the model 1.' };
    await Promise.all(Array.from({ length: 5 }, () => measures.record(aMeasure({ ground }))));
    expect(await count('measure_text')).toBe(before + 1);
    const measure = aMeasure({ ground: { ...ground, explanation: 'Words of the model 2.' } });
    await measures.record(measure);
    expect(await count('measure_text')).toBe(before + 2);
    expect((await measures.show(measure)).body['statement']).toMatchObject({
      law: 'German Criminal Code',
      provision: 'Section 185',
      memberState: 'DE',
      clause: null,
      explanation: 'Words of the model 2.',
    });
    const { rows } = await app.owner.query<{ row: string }>('select m::text as row from measure m');
    expect(rows.some(({ row }) => row.includes('Words of the model'))).toBe(false);
  });

  it('of the same measure sent twice writes one, however it is written', async () => {
    const measure = aMeasure({ restrictionTypes: ['visibility-removal', 'account-suspension'] });
    const again = {
      ...measure,
      occurredAt: '2026-11-22T10:00:00.000+01:00',
      restrictionTypes: ['account-suspension', 'visibility-removal'],
    };
    expect((await measures.record(measure)).status).toBe(201);
    const before = await count();
    const audited = await count('audit_entry');
    expect(await measures.record(again)).toMatchObject({ status: 200, body: { isNew: false } });
    expect(await count()).toBe(before);
    expect(await count('audit_entry')).toBe(audited);
  });

  it('refuses another one under the same day and id; on another day it is another', async () => {
    const measure = aMeasure();
    await measures.record(measure);
    for (const changes of [
      { category: 'STATEMENT_CATEGORY_VIOLENCE', keyword: undefined },
      { facts: 'Other facts.' },
    ]) {
      const { status, body } = await measures.record<ProblemBody>({ ...measure, ...changes });
      expect(status).toBe(409);
      expect(body.type).toContain('measure-differs');
    }
    expect((await measures.show(measure)).body['category']).toBe('STATEMENT_CATEGORY_SCAMS_AND_FRAUD');
    expect((await measures.record({ ...measure, appliedOn: '2026-11-21' })).status).toBe(201);
  });

  it('of eight callers at once lets one be the first', async () => {
    const measure = aMeasure();
    const answers = await Promise.all(Array.from({ length: 8 }, () => measures.record(measure)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    const other = aMeasure();
    const rivals = await Promise.all([
      measures.record(other),
      measures.record({ ...other, content: { id: 'another post', types: ['video'] } }),
    ]);
    expect(rivals.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('enters each into the audit log, codes only', async () => {
    await measures.record(aMeasure());
    const { rows } = await app.owner.query(
      `select action, article, role, details from audit_entry order by recorded_at desc, id desc limit 1`,
    );
    expect(rows[0]).toEqual({
      action: 'measures.recorded',
      article: '15(1)(c)',
      role: 'platform',
      details: { measures: 1, statements: 0, from: '2026-11-22', to: '2026-11-22' },
    });
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['no id', { measureId: '' }, ['#/measureId']],
    ['an unknown field', { severity: 3 }, ['#/severity']],
    ['a day that is none', { appliedOn: '2026-02-30' }, ['#/appliedOn']],
    ['an instant without its offset', { occurredAt: '2026-11-22T09:00:00' }, ['#/occurredAt']],
    ['a day far from the instant', { appliedOn: '2026-11-20' }, ['#/appliedOn']],
    ['the future', { occurredAt: '2026-11-22T10:06:00Z' }, ['#/occurredAt']],
    ['a measure too late', { appliedOn: '2025-10-31', occurredAt: '2025-10-31T12:00:00Z' }, ['#/appliedOn']],
    ['no facts', { facts: ' ' }, ['#/facts']],
    ['no law', { ground: { ...illegal, law: undefined, explanation: '' } }, ['#/ground/explanation', '#/ground/law']],
    ['a law with the ground terms', { ground: { ...illegal, kind: 'terms' } }, ['#/ground/clause', '#/ground/law']],
    [
      'a clause without its version',
      { ground: { kind: 'terms', clause: { code: 'spam' }, explanation: 'x' } },
      ['#/ground/clause/version'],
    ],
    [
      'a clause that is not there',
      { ground: { kind: 'terms', clause: { code: 'spam', version: 9 }, explanation: 'x' } },
      ['#/ground/clause'],
    ],
    ['a category that is none', { category: 'SPAM' }, ['#/category']],
    ['a keyword of another category', { keyword: 'KEYWORD_DEFAMATION' }, ['#/keyword']],
    ['another keyword undescribed', { keyword: 'KEYWORD_OTHER' }, ['#/otherDescription']],
    ['no restriction', { restrictionTypes: [] }, ['#/restrictionTypes']],
    [
      'a restriction twice',
      { restrictionTypes: ['visibility-removal', 'visibility-removal'] },
      ['#/restrictionTypes/1'],
    ],
    [
      'a termination that ends',
      { restrictionTypes: ['account-termination'], endsAt: '2027-01-01T00:00:00Z' },
      ['#/endsAt'],
    ],
    ['an end before the beginning', { endsAt: '2026-11-22T08:00:00Z' }, ['#/endsAt']],
    ['a territory outside the Union', { territory: ['DE', 'US'] }, ['#/territory/1']],
    ['no territory', { territory: [] }, ['#/territory']],
    ['a system without its name', { automation: { detection: true, decision: 'none' } }, ['#/automation/system']],
    ['no content type', { content: { id: 'post', types: [] } }, ['#/content/types']],
    ['a language that is none', { content: { id: 'post', types: ['text'], language: 'D1' } }, ['#/content/language']],
    ['a negative audience', { recipient: { id: 'a', audienceSize: -1 } }, ['#/recipient/audienceSize']],
    ['half a repetition', { repeats: { appliedOn: '2026-11-01' } }, ['#/repeats']],
    [
      'a repetition of two things',
      { repeats: { decisionId: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f', appliedOn: '2026-11-01', measureId: 'm' } },
      ['#/repeats'],
    ],
    [
      'a repetition of itself',
      { measureId: 'same', repeats: { appliedOn: '2026-11-22', measureId: 'same' } },
      ['#/repeats'],
    ],
    [
      'a decision that is not there',
      { repeats: { decisionId: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' } },
      ['#/repeats/decisionId'],
    ],
    [
      'both told and exempt',
      { statement: { sentAt: '2026-11-22T09:00:00Z', exemption: 'deceptive-high-volume' } },
      ['#/statement/exemption'],
    ],
    ['told long before', { statement: { sentAt: '2026-11-20T09:00:00Z' } }, ['#/statement/sentAt']],
  ])('refuses %s by its pointer and writes nothing', async (_case, changes, pointers) => {
    const before = [await count(), await count('audit_entry'), await count('measure_text')];
    const answer = await measures.record<ProblemBody>(aMeasure({ facts: `Facts of ${_case}`, ...changes }));
    expect(answer.status).toBe(422);
    expect(pointersOf(answer.body)).toEqual(expect.arrayContaining(pointers));
    expect([await count(), await count('audit_entry'), await count('measure_text')]).toEqual(before);
  });

  it('refuses restrictions that the platform cannot impose', async () => {
    const limited = await desk(app, { key: 'limited' });
    await app.owner.query(`update platform set restriction_types = '{visibility-removal}' where key = 'limited'`);
    app.app.get(Platforms).forget();
    const { record } = measuresOn(limited);
    const { status, body } = await record<ProblemBody>(aMeasure({ restrictionTypes: ['account-suspension'] }));
    expect({ status, pointers: pointersOf(body) }).toEqual({ status: 422, pointers: ['#/restrictionTypes/0'] });
  });

  it('is for the platform’s own systems; texts are not for everybody, and other platforms see nothing', async () => {
    const measure = aMeasure();
    await measures.record(measure);
    expect((await measures.record(aMeasure(), at.moderator)).status).toBe(403);
    expect((await measures.record(aMeasure(), at.stranger)).status).toBe(401);
    const auditor = await at.person({ alias: 'auditor', role: 'auditor' });
    expect((await measures.show(measure, auditor)).body).toMatchObject({ ground: 'terms', statement: null });
    expect((await measures.show(measure, at.moderator)).body['statement']).not.toBeNull();
    const other = await desk(app, { key: 'other' });
    expect((await measures.show(measure, other.system)).status).toBe(404);
    expect((await measuresOn(other).show(measure)).status).toBe(404);
  });
});
