import { strFromU8, unzipSync } from 'fflate';
import { Keys } from '../../apps/api/src/access/index.js';
import { Database } from '../../apps/api/src/infrastructure/database/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { WebhookEndpoints } from '../../apps/api/src/infrastructure/messages/index.js';
import { PersonQuery } from '../../apps/api/src/retention/person.query.js';
import { recordBreachesSweep } from '../../apps/api/src/response-times/record-breaches.service.js';
import type { VerificationResponse } from '../../apps/api/src/transparency-reports/verification/verification.response.js';
import { slugOf } from '../decisions/cases-on.js';
import { aMeasure, measuresOn } from '../measures/measures-on.js';
import { pointersOf } from '../platforms/platforms-on.js';
import { desk, type Client, type Desk, type Moderator } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { webhookReceiver } from '../support/webhook-receiver.js';
import { disputesOn, type Answered, type Disputes } from './disputes-on.js';

interface ReversalBody {
  id: string;
  measureId: string;
  lifts: string[];
  isWhole: boolean;
  complaintId: string | null;
  disputeId: string | null;
  state: string;
  dueAt: string;
  effectiveAt: string | null;
}

const both = ['visibility-removal', 'monetary-suspension'];

describe('a dispute about a measure of the platform’s own systems (Art. 21)', () => {
  let app: TestApp;
  let at: Desk;
  let on: Disputes;
  let measures: ReturnType<typeof measuresOn>;
  let bodyId: string;
  let auditor: Moderator;

  beforeAll(async () => {
    app = await testApp({
      clock: new TestClock('2026-11-22T10:00:00Z'),
    });
    at = await desk(app);
    on = disputesOn(app, at);
    measures = measuresOn(at);
    auditor = await at.person({ alias: 'auditor', role: 'auditor' });
    ({ id: bodyId } = await on.body());
    await at.system.put(`/v1/platforms/${at.platform}/contents/by-ada`, {
      kind: 'content',
      contentTypes: ['text'],
      text: 'Cheap watches here.',
      urls: ['https://forum.example/by/ada'],
      recipient: { id: 'ada', email: 'ada@example.org', language: 'en' },
    });
  });
  afterAll(() => app.stop());

  const now = () => app.clock.now().toISOString();
  const reversals = '/v1/platforms/forum/measure-reversals';
  const count = async (table: string) =>
    (await app.owner.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]!.count;
  const recorded = async (changes: Record<string, unknown> = {}) => {
    const measure = aMeasure({ recipient: { id: 'ada' }, restrictionTypes: both, ...changes });
    expect((await measures.record(measure)).status).toBe(201);
    const { appliedOn, measureId } = measure as { appliedOn: string; measureId: string };
    return { measure, key: { appliedOn, measureId } };
  };
  const registered = async (changes: Record<string, unknown> = {}, of: Record<string, unknown> = {}) => {
    const said = await recorded(of);
    const { status, body } = await on.register({ bodyId, measure: said.key, receivedByBodyAt: now(), ...changes });
    expect({ status, body }).toMatchObject({ status: 201 });
    return { ...said, dispute: body };
  };
  const decided = async (outcome: string, of: Record<string, unknown> = {}) => {
    const said = await registered({}, of);
    expect((await on.outcome(said.dispute.id, { outcome })).status).toBe(200);
    return said;
  };
  const implement = (id: string, content: Record<string, unknown> = {}, by: Client = at.senior) =>
    on.step(id, 'implementation', { implemented: true, ...content }, by);
  const reversalOf = async (disputeId: string) => {
    const { body } = await at.system.get<{ items: ReversalBody[] }>(`${reversals}?limit=100`);
    return body.items.find((item) => item.disputeId === disputeId)!;
  };
  const confirm = (id: string, effectiveAt: string) =>
    at.system.post<ReversalBody>(`${reversals}/${id}/confirmation`, { effectiveAt });

  it('names the measure, with the clocks and the recipient of any dispute', async () => {
    const { key, dispute } = await registered({ grounds: 'It was no spam.' });
    expect(dispute).toMatchObject({
      ...{ decisionId: null, measure: key, side: 'recipient', state: 'open', grounds: 'It was no spam.' },
      recipientId: expect.any(String) as string,
    });
    expect(Date.parse(dispute.outcomeDueAt) - Date.parse(now())).toBe(90 * 86_400_000);
    const listed = await at.compliance.get<{ items: { id: string }[] }>(
      `${on.disputes}?measureId=${encodeURIComponent(key.measureId)}`,
    );
    expect(listed.body.items.map(({ id }) => id)).toEqual([dispute.id]);
    const seen = await auditor.get<{ grounds: string | null; measure: unknown }>(`${on.disputes}/${dispute.id}`);
    expect(seen.body).toMatchObject({ grounds: null, measure: key });
    expect((await on.step(dispute.id, 'reply', { channel: 'portal' }, auditor)).status).toBe(403);
  });

  it.each<[string, (key: Record<string, string>) => Record<string, unknown>, string[]]>([
    ['a decision too', (measure) => ({ measure, decisionId: newId() }), ['#/measure']],
    ['nothing at all', () => ({}), ['#/decisionId']],
    ['the side of a notifier', (measure) => ({ measure, side: 'notifier' }), ['#/side']],
    ['a notice', (measure) => ({ measure, noticeId: newId() }), ['#/noticeId']],
    ['a measure that is not there', ({ appliedOn }) => ({ measure: { appliedOn, measureId: 'no' } }), ['#/measure']],
    ['no day', ({ measureId }) => ({ measure: { measureId, appliedOn: 'soon' } }), ['#/measure/appliedOn']],
    ['a complaint about something else', (measure) => ({ measure, complaintId: newId() }), ['#/complaintId']],
    [
      'an instant before the measure',
      (measure) => ({ measure, receivedByBodyAt: '2026-11-22T08:59:59Z' }),
      ['#/receivedByBodyAt'],
    ],
  ])('is refused with %s, and nothing is written', async (_case, changes, pointers) => {
    const { key } = await recorded();
    const before = [await count('dispute'), await count('audit_entry')];
    const { status, body } = await on.register({ bodyId, receivedByBodyAt: now(), ...changes(key) });
    expect({ status, pointers: pointersOf(body) }).toEqual({ status: 422, pointers });
    expect([await count('dispute'), await count('audit_entry')]).toEqual(before);
  });

  it('is registered once of two at once', async () => {
    const { key } = await recorded();
    const dispute = { bodyId, bodyReference: 'M-1', measure: key, receivedByBodyAt: now() };
    const answers = await Promise.all([on.register(dispute), on.register(dispute)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  describe('that the body reversed', () => {
    it('lifts all that is left, once of two at once; the platform is told, and confirms', async () => {
      const { measure, key, dispute } = await decided('reversed');
      const answers = await Promise.all([implement(dispute.id), implement(dispute.id)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const reversal = await reversalOf(dispute.id);
      expect(reversal).toMatchObject({
        ...{ measureId: key.measureId, lifts: both, isWhole: true, state: 'open', complaintId: null },
        disputeId: dispute.id,
      });
      const implemented = answers.find(({ status }) => status === 200)!.body;
      expect(implemented.state).toBe('implemented');
      expect(implemented.events.at(-1)).toMatchObject({
        ...{ kind: 'implemented', decisionId: null, measureReversalId: reversal.id, staffId: at.senior.id },
      });
      expect((await measures.show(measure)).body['reversedAt']).toBeNull();
      const [entry] = await app.db.query<object>(
        `select article, details->>'dispute' as dispute from audit_entry where action = 'measure.reversal-decided'`,
      );
      expect(entry).toEqual({ article: '21(2)', dispute: dispute.id });
      expect((await confirm(reversal.id, now())).body).toMatchObject({ state: 'confirmed', effectiveAt: now() });
      expect((await measures.show(measure)).body['reversedAt']).toBe(now());
    });

    it('is reversed in part by naming what is lifted, or by a reason', async () => {
      const { measure, dispute } = await decided('partly-reversed');
      const before = await count('measure_reversal');
      for (const [content, pointers] of [
        [{}, ['#/lifts']],
        [{ lifts: both }, ['#/lifts']],
        [{ lifts: ['account-suspension'] }, ['#/lifts']],
        [{ lifts: ['visibility-removal'], at: now() }, ['#/at']],
        [{ lifts: ['visibility-removal'], decision: on.doingNothing() }, ['#/decision']],
        [{ implemented: false }, ['#/reason']],
        [{ implemented: false, reason: 'It is spam.', lifts: ['visibility-removal'] }, ['#/lifts']],
      ] as const) {
        const { status, body } = await implement(dispute.id, content);
        expect({ content, status, pointers: pointersOf(body) }).toEqual({ content, status: 422, pointers });
      }
      expect(await count('measure_reversal')).toBe(before);
      expect((await implement(dispute.id, { lifts: ['visibility-removal'] })).status).toBe(200);
      expect(await reversalOf(dispute.id)).toMatchObject({ lifts: ['visibility-removal'], isWhole: false });
      expect((await measures.show(measure)).body['reversedAt']).toBeNull();

      const other = await decided('partly-reversed');
      const by = await implement(other.dispute.id, { reason: 'It was labelled instead.', at: now() });
      expect([by.status, by.body.state]).toEqual([200, 'implemented']);
      expect(await reversalOf(other.dispute.id)).toBeUndefined();
    });

    it('refuses to be told what a reversal lifts, and who decides nothing', async () => {
      const { dispute } = await decided('reversed');
      expect(pointersOf((await implement(dispute.id, { lifts: both })).body)).toEqual(['#/lifts']);
      expect((await implement(dispute.id, {}, at.compliance)).status).toBe(403);
      expect((await on.show(dispute.id)).state).toBe('decided');
      const declined = await on.step(dispute.id, 'implementation', { implemented: false, reason: 'It is spam.' });
      expect([declined.status, declined.body.state]).toEqual([200, 'not-implemented']);
      expect(await reversalOf(dispute.id)).toBeUndefined();
      expect((await implement(dispute.id)).body.state).toBe('implemented');
    });

    it('commands nothing where nothing is left to lift', async () => {
      const { measure, dispute } = await decided('reversed');
      await at.system.post(`${measures.address}/2026-11-22/${String(measure['measureId'])}/reversal`, {
        reversedAt: now(),
      });
      const { status, body } = await implement(dispute.id, { at: now() });
      expect([status, body.state]).toEqual([200, 'implemented']);
      expect(await reversalOf(dispute.id)).toBeUndefined();
    });

    it('and one about the same measure lift it once between them', async () => {
      const { key, dispute } = await decided('reversed');
      const { body } = await on.register({ bodyId, measure: key, receivedByBodyAt: now() });
      await on.outcome(body.id, { outcome: 'reversed' });
      const answers = await Promise.all([dispute.id, body.id].map((id) => implement(id)));
      expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
      const found = await Promise.all([dispute.id, body.id].map((id) => reversalOf(id)));
      expect(found.filter((one) => one !== undefined)).toHaveLength(1);
    });
  });

  it('tells the platform what to keep and what to lift, by webhook where it wants its commands so', async () => {
    const receiver = await webhookReceiver();
    const there = await desk(app, { key: 'hooked' });
    await app.app
      .get(Database)
      .transaction((tx) => app.app.get(WebhookEndpoints).set(tx, { platformId: there.platformId, url: receiver.url }));
    const boss = await there.person({ alias: 'boss', role: 'admin' });
    expect((await boss.patch('/v1/platforms/hooked', { enforcementChannel: 'webhook' })).status).toBe(200);
    const measure = aMeasure({ recipient: { id: 'nobody' }, restrictionTypes: both });
    await measuresOn(there).record(measure);
    const key = { appliedOn: measure['appliedOn'], measureId: measure['measureId'] };
    const own = disputesOn(app, there);
    const { id } = await own.body();
    const { body } = await own.register({ bodyId: id, bodyReference: 'ACE-7', measure: key, receivedByBodyAt: now() });
    await own.outcome(body.id, { outcome: 'reversed' });
    expect((await own.step(body.id, 'implementation', { implemented: true }, there.senior)).status).toBe(200);
    const told = async (type: string) => {
      const request = await receiver.next(({ body: sent }) => sent.includes(`"${type}"`));
      return (JSON.parse(request.body) as { data: unknown }).data;
    };
    expect(await told('measure.reversed')).toMatchObject({
      ...{ measure: key, lifts: both, isWhole: true, recipientId: 'nobody' },
      ...{ complaintId: null, disputeId: body.id, reference: 'ACE-7' },
    });
    const content = (measure['content'] as { id: string }).id;
    const opened = { disputeId: body.id, decisionId: null, measure: key, side: 'recipient', contentId: content };
    expect(await told('dispute.opened')).toMatchObject(opened);
    expect(await told('dispute.ended')).toMatchObject(opened);
    await receiver.stop();
  });

  it('whose reversal nobody confirms in time is a breach, once', async () => {
    const { key, dispute } = await decided('reversed');
    await implement(dispute.id);
    const reversal = await reversalOf(dispute.id);
    const sweep = () => app.app.get(JobHandlers).runSweep(recordBreachesSweep);
    const breaches = async () => {
      const address = `/v1/platforms/${at.platform}/breaches?responseTime=action`;
      const { body } = await auditor.get<{ items: Record<string, unknown>[] }>(address);
      return body.items.filter(({ factId }) => factId === reversal.id);
    };
    await sweep();
    expect(await breaches()).toEqual([]);
    app.clock.move({ seconds: (Date.parse(reversal.dueAt) - app.clock.now().getTime()) / 1_000 + 1 });
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await breaches()).toMatchObject([
      { factKind: 'measure-reversal', factId: reversal.id, dueAt: reversal.dueAt, decisionId: null, measure: key },
    ]);
    expect((await confirm(reversal.id, now())).status).toBe(200);
    expect(await breaches()).toHaveLength(1);
    const inTime = await decided('reversed');
    await implement(inTime.dispute.id);
    const other = await reversalOf(inTime.dispute.id);
    await confirm(other.id, now());
    app.clock.move({ hours: 200 });
    await sweep();
    const { body } = await auditor.get<{ items: { factId: string }[] }>(
      `/v1/platforms/${at.platform}/breaches?responseTime=action`,
    );
    expect(body.items.map(({ factId }) => factId)).not.toContain(other.id);
  });

  it('has a case file of the measure, its statement, content and log, in which nobody is named', async () => {
    const { key, dispute } = await registered(
      { grounds: 'It was no spam.' },
      { content: { id: 'by-ada', types: ['text'] } },
    );
    const { key: apiKey } = await app.db.transaction((tx) =>
      app.app
        .get(Keys)
        .create(tx, { platformId: at.platformId, role: 'senior-moderator', label: 'export', staffId: at.senior.id }),
    );
    const answer = await fetch(`${app.url}${on.disputes}/${dispute.id}/case-file`, {
      headers: { authorization: `Bearer ${apiKey}` },
    });
    expect(answer.status).toBe(200);
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const text = (name: string) => strFromU8(files[name]!);
    expect(Object.keys(files).sort()).toEqual([
      'README.txt',
      'content/content.json',
      'content/content.txt',
      'dispute.json',
      'log.json',
      'manifest.json',
      'measure.json',
      'statements/1.json',
      'statements/1.txt',
      'terms/1.json',
    ]);
    expect(text('README.txt')).toContain(`Disputed measure of the platform's own systems: 2026-11-22 ${key.measureId}`);
    expect(JSON.parse(text('dispute.json'))).toMatchObject({
      decision: null,
      measure: key,
      grounds: 'It was no spam.',
    });
    const filed = JSON.parse(text('measure.json')) as Record<string, unknown>;
    expect(filed).toMatchObject({ automatedDecision: 'full', restrictionTypes: both, reversals: [] });
    expect(Object.keys(filed)).not.toEqual(expect.arrayContaining(['recipientId']));
    expect(text('statements/1.txt')).toContain('41 times within an hour');
    expect(text('content/content.txt').trim()).toBe('Cheap watches here.');
    expect(JSON.parse(text('log.json'))).toMatchObject([{ action: 'dispute.registered' }]);
    expect(
      Object.values(files)
        .map((bytes) => strFromU8(bytes))
        .join('\n'),
    ).not.toContain('ada@example.org');
    const beyond = await at.senior.get<Answered>(`${on.disputes}/${dispute.id}/case-file?part=2`);
    expect([beyond.status, pointersOf(beyond.body)]).toEqual([422, ['#/part']]);
  });

  it('is found for who asks for what is theirs, described before or after, or as who complained', async () => {
    const { key, dispute } = await registered({}, { recipient: { id: 'later' } });
    expect(dispute.recipientId).toBeNull();
    const described = await at.system.put(`/v1/platforms/${at.platform}/contents/by-later`, {
      ...{ kind: 'content', contentTypes: ['text'], urls: ['https://forum.example/by/later'] },
      recipient: { id: 'later', email: 'later@example.org', language: 'en' },
    });
    expect(described.status).toBeLessThan(300);
    const [recipient] = await app.db.query<{ id: string }>(`select id from recipient where external_id = 'later'`);
    const found = (person: { recipientId: string | null; addressHmac: Buffer | null }) =>
      app.app
        .get(Database)
        .read((tx) => app.app.get(PersonQuery).records(tx, at.platformId, { ...person, measure: null }));
    const theirs = { kind: 'dispute', id: dispute.id };
    expect(await found({ recipientId: recipient!.id, addressHmac: null })).toContainEqual(theirs);
    const [ada] = await app.db.query<{ id: string }>(`select id from recipient where external_id = 'ada'`);
    expect(await found({ recipientId: ada!.id, addressHmac: null })).not.toContainEqual(theirs);

    const address = { recipient: undefined, statement: undefined };
    const other = await recorded(address);
    const complaint = await at.system.post<{ id: string }>(`/v1/platforms/${at.platform}/complaints`, {
      ...{ text: 'No.', measure: other.key, contact: { email: 'nobody-else@example.org' } },
    });
    expect(complaint.status).toBe(201);
    const [stored] = await app.db.query<{ hmac: Buffer }>(
      'select complainant_hmac as hmac from complaint where id = $1',
      [complaint.body.id],
    );
    const answer = await on.register({
      ...{ bodyId, measure: other.key, complaintId: complaint.body.id, receivedByBodyAt: now() },
    });
    expect(answer.status).toBe(201);
    expect(await found({ recipientId: null, addressHmac: stored!.hmac })).toContainEqual({
      ...{ kind: 'dispute', id: answer.body.id },
    });
    expect(key.measureId).not.toBe(other.key.measureId);
  });

  it('counts on sheet 7 and in its rows, and the report verifies', async () => {
    const address = `/v1/platforms/${at.platform}/reports/2026-07-01/2026-12-31`;
    const rowsOf = async (figure: string) =>
      (
        await at.compliance.get<{ items: { id: string; measureId: string | null }[] }>(
          `${address}/figures/ods_disputes.${figure}/rows?limit=200`,
        )
      ).body.items;
    const stored = await app.db.query<{ id: string; outcome: string | null }>(
      `select d.id, o.outcome
       from dispute d left join dispute_outcome o on o.platform_id = d.platform_id and o.dispute_id = d.id
       where d.platform_id = $1`,
      [at.platformId],
    );
    const idsOf = (outcome?: string) =>
      stored.flatMap((one) => (outcome === undefined || one.outcome === outcome ? one.id : [])).sort();
    expect((await rowsOf('total')).map(({ id }) => id)).toEqual(idsOf());
    expect((await rowsOf('total')).every(({ measureId }) => measureId !== null)).toBe(true);
    for (const [figure, outcome] of [
      ['reversed', 'reversed'],
      ['partially_reversed', 'partly-reversed'],
    ] as const) {
      expect(idsOf(outcome).length).toBeGreaterThan(1);
      expect((await rowsOf(figure)).map(({ id }) => id)).toEqual(idsOf(outcome));
    }
    const { body } = await at.compliance.get<VerificationResponse>(`${address}/verification`);
    expect(body).toMatchObject({ agrees: true, differences: [] });
  });

  it('is nobody else’s, and not for who declared an interest in the account', async () => {
    const other = await desk(app, { key: 'other' });
    const { dispute } = await decided('reversed');
    expect((await other.compliance.get(`/v1/platforms/other/disputes/${dispute.id}`)).status).toBe(404);
    const elsewhere = disputesOn(app, other);
    const { id } = await elsewhere.body();
    const { key } = await recorded();
    const stolen = await elsewhere.register({ bodyId: id, measure: key, receivedByBodyAt: now() });
    expect([stolen.status, pointersOf(stolen.body)]).toEqual([422, ['#/measure']]);
    const declared = await at.compliance.post(`/v1/platforms/${at.platform}/interests`, {
      ...{ staffId: at.senior.id, tie: 'friend', accountId: 'ada', reason: 'A friend.' },
    });
    expect(declared.status).toBe(201);
    const { status, body } = await implement(dispute.id);
    expect([status, slugOf(body)]).toEqual([409, 'staff-interested']);
    expect(await reversalOf(dispute.id)).toBeUndefined();
  });
});
