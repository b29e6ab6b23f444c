import { Database } from '../../apps/api/src/infrastructure/database/index.js';
import { WebhookEndpoints } from '../../apps/api/src/infrastructure/messages/index.js';
import { Platforms } from '../../apps/api/src/platforms/index.js';
import { casesOn, slugOf, type Cases, type ProblemBody } from '../decisions/cases-on.js';
import { aMeasure, measuresOn } from '../measures/measures-on.js';
import { pointersOf } from '../platforms/platforms-on.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { until } from '../support/until.js';
import { webhookReceiver } from '../support/webhook-receiver.js';
import { complaintsOn, type ComplaintBody, type Complaints, type ReceivedBody } from './complaints-on.js';

interface ReversalBody {
  id: string;
  measureId: string;
  lifts: string[];
  isWhole: boolean;
  complaintId: string;
  state: string;
  isOverdue: boolean;
  dueAt: string;
  effectiveAt: string | null;
}

const both = ['visibility-removal', 'monetary-suspension'];

describe('complaining of a measure of the platform’s own systems (Art. 20)', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let on: Complaints;
  let mail: MailCatcher;
  let measures: ReturnType<typeof measuresOn>;

  beforeAll(async () => {
    ({ app, mail } = await appWithMail({ clock: new TestClock('2026-11-22T10:00:00Z') }));
    at = await desk(app);
    cases = casesOn(app, at);
    on = complaintsOn(at, cases, mail);
    measures = measuresOn(at);
    await at.system.put(`/v1/platforms/${at.platform}/contents/by-ada`, {
      kind: 'content',
      contentTypes: ['text'],
      urls: ['https://forum.example/by/ada'],
      recipient: { id: 'ada', email: 'ada@example.org', language: 'en' },
    });
  });
  afterAll(() => app.stop());

  /** A measure that the platform told its recipient of; with its ticket. */
  const stated = async (changes: Record<string, unknown> = {}, of = at) => {
    const measure = aMeasure({ recipient: { id: 'ada' }, restrictionTypes: both, ...changes });
    const own = measuresOn(of);
    expect((await own.record(measure)).status).toBe(201);
    const { body } = await own.show<{ complaintUrl: string }>(measure);
    return { measure, key: keyOf(measure), ticket: new URL(body.complaintUrl).searchParams.get('ticket')! };
  };
  const keyOf = ({ appliedOn, measureId }: Record<string, unknown>) =>
    ({ appliedOn, measureId }) as Record<string, string>;
  const held = async (changes: Record<string, unknown> = {}) => {
    const said = await stated(changes);
    const received = await on.lodged(said.ticket);
    return { ...said, received, complaint: (await on.take(received.reference)) as MeasureComplaint };
  };
  const reversals = `/v1/platforms/forum/measure-reversals`;
  const reversalOf = async (complaintId: string) => {
    const { body } = await at.system.get<{ items: ReversalBody[] }>(`${reversals}?limit=100`);
    return body.items.find((item) => item.complaintId === complaintId)!;
  };
  const confirm = <T = ReversalBody>(id: string, effectiveAt: string, by = at.system) =>
    by.post<T>(`${reversals}/${id}/confirmation`, { effectiveAt });
  const count = async (table: string) =>
    (await app.owner.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]!.count;

  it('leads from our statement to the page, and to a receipt', async () => {
    const measure = aMeasure({ recipient: { id: 'ada' }, restrictionTypes: both, statement: undefined });
    await measures.record(measure);
    const ticket = on.ticketIn(await on.mailAbout('ada@example.org', /statement of reasons/));
    const page = await at.stranger.get<string>(`/complaint?ticket=${ticket}`);
    expect(page.status).toBe(200);
    expect(String(page.body)).toContain('41 times within an hour');
    await until(
      async () => (await measures.show<{ message: { state: string } }>(measure)).body.message?.state === 'accepted',
    );
    const { reference, secret } = await on.lodged(ticket);
    expect(await on.mailAbout('ada@example.org', /received your complaint/)).toContain(reference);
    expect(await on.status({ reference, secret })).toMatchObject({ state: 'open', basis: 'visibility' });
    const complaint = (await on.take(reference)) as MeasureComplaint;
    expect(complaint).toMatchObject({
      ...{ decisionId: null, suspensionId: null, firstDecider: null, side: 'recipient', complained: null },
      measureAppliedOn: measure['appliedOn'],
      measureId: measure['measureId'],
      measure: { contentId: (measure['content'] as { id: string }).id, statement: { facts: measure['facts'] } },
      informedAt: expect.any(String) as string,
    });
    await on.decide(complaint.id, { outcome: 'upheld', manifestlyUnfounded: true });
    expect(await on.status({ reference, secret })).toMatchObject({ state: 'decided', outcome: 'upheld' });
  });

  it('lifts all of it when reversed, once the platform says so', async () => {
    const { measure, key, complaint, received } = await held();
    const decided = await on.decide<MeasureComplaint>(complaint.id, { outcome: 'reversed' });
    expect(decided.status).toBe(201);
    const reversal = await reversalOf(complaint.id);
    expect(decided.body.decision).toMatchObject({ measureReversalId: reversal.id, newDecisionId: null });
    expect(reversal).toMatchObject({ ...key, lifts: both, isWhole: true, state: 'open', effectiveAt: null });
    expect(
      await on.mailAbout('ada@example.org', new RegExp(`decision on your complaint ${received.reference}`)),
    ).toContain('What we reversed is lifted now.');
    expect((await measures.show(measure)).body['reversedAt']).toBeNull();
    app.clock.move({ minutes: 61 });
    expect(await reversalOf(complaint.id)).toMatchObject({ isOverdue: true });
    const effectiveAt = '2026-11-22T10:30:00.000Z';
    const answers = await Promise.all([confirm(reversal.id, effectiveAt), confirm(reversal.id, effectiveAt)]);
    for (const answer of answers) {
      expect({ status: answer.status, ...answer.body }).toMatchObject({ status: 200, state: 'confirmed', effectiveAt });
    }
    expect(await count('measure_reversal_effect')).toBe(1);
    expect((await measures.show(measure)).body['reversedAt']).toBe(effectiveAt);
    const other = await confirm<ProblemBody>(reversal.id, '2026-11-22T10:31:00Z');
    expect([other.status, slugOf(other.body)]).toEqual([409, 'measure-reversed']);
    expect(await on.status(received)).toMatchObject({ outcome: 'reversed' });
  });

  it('lifts a part when partly reversed, and the rest on another complaint', async () => {
    const { measure, ticket, complaint } = await held();
    for (const [verdict, pointer] of [
      [{ outcome: 'partly-reversed' }, '#/lifts'],
      [{ outcome: 'partly-reversed', lifts: both }, '#/lifts'],
      [{ outcome: 'partly-reversed', lifts: ['account-suspension'] }, '#/lifts'],
      [{ outcome: 'partly-reversed', lifts: ['nonsense'] }, '#/lifts'],
      [{ outcome: 'upheld', lifts: ['visibility-removal'] }, '#/lifts'],
    ] as const) {
      const before = await count('measure_reversal');
      const { status, body } = await on.decide<ProblemBody>(complaint.id, verdict);
      expect({ status, pointers: [...new Set(pointersOf(body).map((one) => one.slice(0, 7)))] }).toEqual({
        status: 422,
        pointers: [pointer],
      });
      expect(await count('measure_reversal')).toBe(before);
    }
    await on.decide(complaint.id, { outcome: 'partly-reversed', lifts: ['monetary-suspension'] });
    const part = await reversalOf(complaint.id);
    expect(part).toMatchObject({ lifts: ['monetary-suspension'], isWhole: false });
    expect((await confirm(part.id, app.clock.now().toISOString())).status).toBe(200);
    expect((await measures.show(measure)).body['reversedAt']).toBeNull();
    const second = await on.take((await on.lodged(ticket)).reference);
    await on.decide(second.id, { outcome: 'reversed' });
    expect(await reversalOf(second.id)).toMatchObject({ lifts: ['visibility-removal'], isWhole: true });
  });

  it('commands nothing twice: where nothing is left to lift, the complaint is answered all the same', async () => {
    const { measure, ticket, complaint } = await held();
    const second = await on.take((await on.lodged(ticket)).reference);
    const answers = await Promise.all(
      [complaint.id, second.id].map((id) => on.decide<MeasureComplaint>(id, { outcome: 'reversed' })),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const commanded = answers.map(({ body }) => body.decision!.measureReversalId !== null);
    expect(commanded.toSorted()).toEqual([false, true]);
    const third = await on.take((await on.lodged(ticket)).reference);
    const { status, body } = await on.decide<ProblemBody>(third.id, {
      outcome: 'partly-reversed',
      lifts: ['visibility-removal'],
    });
    expect([status, pointersOf(body)]).toEqual([422, ['#/lifts']]);
    await on.decide(third.id, { outcome: 'no-decision', omission: 'settled' });
    const open = await reversalOf(answers[commanded.indexOf(true)]!.body.id);
    const reversedAt = app.clock.now().toISOString();
    await at.system.post(`${measures.address}/2026-11-22/${String(measure['measureId'])}/reversal`, {
      reversedAt,
    });
    expect(await reversalOf(open.complaintId)).toMatchObject({
      state: 'confirmed',
      effectiveAt: reversedAt,
    });
    const list = await at.system.get<{ items: ReversalBody[] }>(`${reversals}?state=open&limit=100`);
    expect(list.body.items.map(({ id }) => id)).not.toContain(open.id);
  });

  it('is given to one of two callers, and decided once', async () => {
    const { ticket } = await stated();
    const { reference } = await on.lodged(ticket);
    const answers = await Promise.all([on.claim(at.senior), on.claim(at.moderator)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 204]);
    const by = answers[0].status === 200 ? at.senior : at.moderator;
    const { complaint } = answers.find(({ status }) => status === 200)!.body;
    expect(complaint.reference).toBe(reference);
    const decided = await Promise.all([1, 2].map(() => on.decide(complaint.id, { outcome: 'upheld' }, by)));
    expect(decided.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it('is closed six months after the platform told the recipient', async () => {
    const { ticket } = await stated();
    const windowed = await held();
    expect(windowed.complaint).toMatchObject({
      informedAt: '2026-11-22T09:00:01.000Z',
      windowEndsAt: '2027-05-22T22:00:00.000Z',
    });
    await on.decide(windowed.complaint.id, { outcome: 'upheld' });
    const now = app.clock.now();
    app.clock.move({ days: 200 });
    const { status, body } = await on.lodge<ProblemBody>(ticket);
    expect([status, slugOf(body)]).toEqual([422, 'complaint-window-closed']);
    expect(String((await at.stranger.get<string>(`/complaint?ticket=${ticket}`)).body)).toContain('22 May 2027');
    app.clock.move({ seconds: (now.getTime() - app.clock.now().getTime()) / 1000 });
  });

  describe('entered by the platform for its signed-in recipient', () => {
    const enter = <T = ReceivedBody & { id: string }>(changes: Record<string, unknown>, by = at.system) =>
      by.post<T>(on.path, { text: 'It was not spam.', ...changes });

    it('names the measure, and of an unreachable recipient has no window', async () => {
      const { key } = await stated({ recipient: undefined, statement: undefined });
      const { status, body } = await enter({ measure: key, basis: 'monetary' });
      expect(status).toBe(201);
      const complaint = (await on.take(body.reference)) as MeasureComplaint;
      expect(complaint).toMatchObject({
        ...{ basis: 'monetary', informedAt: null, windowEndsAt: null },
        measureId: key['measureId'],
      });
      await on.decide(complaint.id, { outcome: 'no-decision', omission: 'settled' });
    });

    it.each<[string, (key: Record<string, string>) => Record<string, unknown>, string]>([
      ['another recipient', (measure) => ({ measure, recipientId: 'bob' }), '#/recipientId'],
      ['a basis that it did not touch', (measure) => ({ measure, basis: 'account' }), '#/basis'],
      ['inaction', (measure) => ({ measure, basis: 'inaction' }), '#/basis'],
      [
        'a suspension too',
        (measure) => ({ measure, suspensionId: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' }),
        '#/measure',
      ],
      ['a notice', (measure) => ({ measure, noticeReference: 'N-7KQ2-M4XT-9RWB-3CD' }), '#/noticeReference'],
      ['no day', ({ measureId }) => ({ measure: { measureId, appliedOn: 'soon' } }), '#/measure/appliedOn'],
      ['nothing at all', () => ({}), '#/decisionId'],
    ])('is refused with %s, and nothing is written', async (_case, changes, pointer) => {
      const { key } = await stated();
      const before = await count('complaint');
      const { status, body } = await enter<ProblemBody>(changes(key));
      expect({ status, pointers: pointersOf(body) }).toEqual({ status: 422, pointers: [pointer] });
      expect(await count('complaint')).toBe(before);
    });

    it('is the same again with its Idempotency-Key', async () => {
      const { key } = await stated();
      const send = () =>
        at.system.post<ReceivedBody>(
          on.path,
          { text: 'No.', measure: key },
          { headers: { 'idempotency-key': 'once' } },
        );
      const [one, two] = await Promise.all([send(), send()]);
      expect(one.body.reference).toBe(two.body.reference);
      const { id } = await on.take(one.body.reference);
      await on.decide(id, { outcome: 'upheld' });
    });
  });

  it('is nobody else’s: of another platform there is no measure, no reversal and no ticket', async () => {
    const other = await desk(app, { key: 'other' });
    const { measure, key, complaint } = await held();
    await on.decide(complaint.id, { outcome: 'reversed' });
    const { id } = await reversalOf(complaint.id);
    expect((await other.system.post('/v1/platforms/other/complaints', { text: 'No.', measure: key })).status).toBe(404);
    const stolen = `/v1/platforms/other/measure-reversals/${id}/confirmation`;
    expect((await other.system.post(stolen, { effectiveAt: '2026-11-22T10:30:00Z' })).status).toBe(404);
    expect((await other.system.get<{ items: unknown[] }>('/v1/platforms/other/measure-reversals')).body.items).toEqual(
      [],
    );
    expect(
      (await at.moderator.get(`${measures.address}/2026-11-22/${String(measure['measureId'])}`)).body,
    ).toMatchObject({
      complaintUrl: null,
    });
    const { ticket } = await stated({}, other);
    expect((await on.lodge(ticket.replace('.m.', '.r.'))).status).toBe(422);
    expect((await on.lodge(ticket)).status).toBe(201);
  });

  it('is kept by the database: nobody passes for no first decider, and no decision answers it', async () => {
    const { id } = await cases.decided();
    const { key, complaint } = await held();
    const insert = (complaintId: string, aboutMeasure: boolean, newDecision: string | null) =>
      app.db.query(
        `insert into complaint_decision (platform_id, complaint_id, id, outcome, decided_by, about_measure, new_decision_id,
          manifestly_unfounded, imposes_new_restriction, reasons_id, reasons_hash, occurred_at, recorded_at)
        select c.platform_id, c.id, $2, 'reversed', $3, $4, $5, false, false, c.text_id, c.text_hash, c.recorded_at, c.recorded_at
        from complaint c where c.id = $1`,
        [complaintId, '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f', at.senior.id, aboutMeasure, newDecision],
      );
    await expect(insert(complaint.id, true, id)).rejects.toMatchObject({
      constraint: 'complaint_decision_measure_has_no_new_decision',
    });
    await expect(insert(complaint.id, false, null)).rejects.toMatchObject({
      constraint: 'complaint_decision_names_the_first_decider',
    });
    const ofDecision = await at.system.post<{ id: string }>(on.path, { text: 'No.', decisionId: id });
    await expect(insert(ofDecision.body.id, true, null)).rejects.toMatchObject({ code: '23503' });
    await on.decide(complaint.id, { outcome: 'upheld' });
    await expect(
      app.db.query('update complaint set measure_id = $1 where measure_id = $2', ['other', key['measureId']]),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('goes out as a webhook where the platform wants its commands so', async () => {
    const receiver = await webhookReceiver();
    const there = await desk(app, { key: 'hooked' });
    await app.app
      .get(Database)
      .transaction((tx) => app.app.get(WebhookEndpoints).set(tx, { platformId: there.platformId, url: receiver.url }));
    const boss = await there.person({ alias: 'boss', role: 'admin' });
    expect((await boss.patch('/v1/platforms/hooked', { enforcementChannel: 'webhook' })).status).toBe(200);
    const own = complaintsOn(there, casesOn(app, there), mail);
    const { key, ticket } = await stated({ recipient: { id: 'nobody' } }, there);
    const { reference } = await own.lodged(ticket);
    const complaint = await own.take(reference, there.senior);
    await own.decide(complaint.id, { outcome: 'partly-reversed', lifts: ['monetary-suspension'] }, there.senior);
    const { body } = await receiver.next((request) => request.body.includes('measure.reversed'));
    expect((JSON.parse(body) as { data: unknown }).data).toMatchObject({
      ...{ measure: key, lifts: ['monetary-suspension'], isWhole: false, recipientId: 'nobody' },
      ...{ complaintId: complaint.id, reference },
    });
    await receiver.stop();
  });

  it('has no page where the service owes no complaints', async () => {
    const { ticket, measure } = await stated();
    await app.owner.query(`update platform_tier set micro_or_small = true where platform_id = '${at.platformId}'`);
    app.app.get(Platforms).forget();
    expect((await at.stranger.get(`/complaint?ticket=${ticket}`)).status).toBe(404);
    expect((await on.lodge<ProblemBody>(ticket)).status).toBe(422);
    expect((await measures.show(measure)).body['complaintUrl']).toBeNull();
    await app.owner.query(`update platform_tier set micro_or_small = false where platform_id = '${at.platformId}'`);
    app.app.get(Platforms).forget();
  });

  it('counts on sheet 7, and the rows name the measure', async () => {
    const { body } = await at.compliance.get<{
      items: { appliedOn: string | null; measureId: string | null; category: string }[];
    }>(`/v1/platforms/forum/reports/2026-11-01/2026-11-30/figures/complaints_20_1_a.total/rows?limit=100`);
    expect(body.items.length).toBeGreaterThan(3);
    expect(body.items[0]).toMatchObject({
      appliedOn: '2026-11-22',
      measureId: expect.any(String) as string,
      category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
    });
  });
});

type MeasureComplaint = Omit<ComplaintBody, 'decision'> & {
  measureAppliedOn: string | null;
  measureId: string | null;
  measure: { contentId: string; statement: { facts: string } | null } | null;
  decision: (NonNullable<ComplaintBody['decision']> & { measureReversalId: string | null }) | null;
};
