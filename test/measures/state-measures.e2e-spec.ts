import { Platforms } from '../../apps/api/src/platforms/index.js';
import { WebhookEndpoints } from '../../apps/api/src/infrastructure/messages/index.js';
import { Database } from '../../apps/api/src/infrastructure/database/index.js';
import { SendStatementsService } from '../../apps/api/src/measures/send-statements.service.js';
import { pointersOf, type ProblemBody } from '../platforms/platforms-on.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { until } from '../support/until.js';
import { webhookReceiver } from '../support/webhook-receiver.js';
import { aMeasure, measuresOn } from './measures-on.js';

describe('telling recipients of measures (Art. 17), listing and taking back', () => {
  let app: TestApp;
  let at: Desk;
  let mail: MailCatcher;
  let measures: ReturnType<typeof measuresOn>;

  beforeAll(async () => {
    ({ app, mail } = await appWithMail({ clock: new TestClock('2026-11-22T10:00:00Z') }));
    at = await desk(app);
    measures = measuresOn(at);
  });
  afterAll(() => app.stop());

  const describeRecipient = (recipient: Record<string, unknown>) =>
    at.system.put(`/v1/platforms/${at.platform}/contents/${encodeURIComponent(`by ${String(recipient['id'])}`)}`, {
      kind: 'content',
      contentTypes: ['text'],
      urls: [`https://forum.example/by/${encodeURIComponent(String(recipient['id']))}`],
      recipient,
    });
  const messages = async () =>
    (await app.owner.query<{ count: number }>('select count(*)::int as count from message')).rows[0]!.count;

  it('sends the statement by mail in the recipient’s language, once', async () => {
    expect((await describeRecipient({ id: 'ada', email: 'ada@example.org', language: 'de' })).status).toBeLessThan(300);
    const measure = aMeasure({ recipient: { id: 'ada' }, statement: undefined });
    await measures.bulkOf([measure, aMeasure({ recipient: { id: 'ada' } })]);
    const sent = await mail.nextMailTo('ada@example.org');
    expect(sent.subject).toContain('Begründung');
    for (const part of ['41 times', 'No spam', 'eigener Initiative', `2026-11-22/${String(measure['measureId'])}`]) {
      expect(sent.text).toContain(part);
    }
    const shown = await until(async () => {
      const { body } = await measures.show(measure);
      return (body['message'] as { state: string } | null)?.state === 'accepted' && body;
    });
    expect(shown).toMatchObject({ message: { channel: 'mail', state: 'accepted' }, exemption: null });
    const before = await messages();
    const key = { appliedOn: '2026-11-22', measureId: String(measure['measureId']) };
    await app.app.get(SendStatementsService).send(at.platformId, [key]); // a job may run twice
    await measures.record(measure);
    expect(await messages()).toBe(before);
  });

  it('has the platform tell whom only it can reach', async () => {
    const receiver = await webhookReceiver();
    await app.app
      .get(Database)
      .transaction((tx) => app.app.get(WebhookEndpoints).set(tx, { platformId: at.platformId, url: receiver.url }));
    const measure = aMeasure({ recipient: { id: 'bob', contactKnown: true, language: 'fr' }, statement: undefined });
    await measures.record(measure);
    const { body } = await receiver.next(({ body }) => body.includes('statement.issued'));
    expect((JSON.parse(body) as { data: unknown }).data).toMatchObject({
      measure: { appliedOn: '2026-11-22', measureId: measure['measureId'] },
      recipientId: 'bob',
      message: { language: 'fr' },
      statement: { facts: measure['facts'] },
    });
    await receiver.stop();
  });

  it.each<[string, Record<string, unknown>, string | null]>([
    ['the platform did itself', {}, null],
    ['is commercial deception', { statement: { exemption: 'deceptive-high-volume' } }, 'deceptive-high-volume'],
    ['nobody can reach', { recipient: { id: 'nobody' }, statement: undefined }, 'no-contact-details'],
    ['has no known recipient', { recipient: undefined, statement: undefined }, 'no-contact-details'],
  ])('sends nothing of what %s', async (_case, changes, exemption) => {
    const before = await messages();
    const measure = aMeasure(changes);
    await measures.record(measure);
    const { rows } = await app.owner.query(
      `select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'send-measure-statements'`,
    );
    expect(rows).toEqual([]);
    expect(await messages()).toBe(before);
    expect((await measures.show(measure)).body).toMatchObject({ exemption, message: null });
  });

  it('sends nothing for a platform that speaks for its recipients', async () => {
    const speaker = await desk(app, { key: 'speaker' });
    await app.owner.query(`update platform set speaks_for_recipients = true where key = 'speaker'`);
    app.app.get(Platforms).forget();
    const measure = aMeasure({ statement: undefined });
    await measuresOn(speaker).record(measure);
    const { body } = await measuresOn(speaker).show(measure);
    expect(body).toMatchObject({ exemption: null, statementSentAt: null, message: null });
  });

  it('lists them page by page, the latest day first', async () => {
    const lister = await desk(app, { key: 'lister' });
    const own = measuresOn(lister);
    const days = ['2026-11-20', '2026-11-21', '2026-10-31', '2026-11-21', '2026-11-22'];
    const stream = days.map((appliedOn, i) =>
      aMeasure({
        appliedOn,
        occurredAt: `${appliedOn}T09:00:00Z`,
        recipient: { id: i % 2 === 0 ? 'even' : 'odd' },
        statement: undefined,
      }),
    );
    await own.bulkOf(stream);
    type PageBody = { items: { appliedOn: string; measureId: string }[]; next: string | null };
    const listed = async (query: string) => {
      const found: string[] = [];
      let after = '';
      do {
        const { status, body } = await lister.compliance.get<PageBody>(`${own.address}?limit=2&${query}${after}`);
        expect(status).toBe(200);
        found.push(...body.items.map(({ appliedOn }) => appliedOn));
        after = body.next ? `&after=${body.next}` : '';
      } while (after);
      return found;
    };
    expect(await listed('')).toEqual(days.toSorted().toReversed());
    expect(await listed('from=2026-11-01&to=2026-11-21')).toEqual(['2026-11-21', '2026-11-21', '2026-11-20']);
    expect(await listed('recipient=odd')).toEqual(['2026-11-21', '2026-11-21']);
    expect(await listed('category=STATEMENT_CATEGORY_VIOLENCE')).toEqual([]);
    for (const query of ['from=2026-11-02&to=2026-11-01', 'from=soon', 'after=WyJhIiwiYiJd', 'category=SPAM']) {
      expect((await lister.compliance.get(`${own.address}?${query}`)).status).toBe(422);
    }
  });

  describe('taking back', () => {
    const reversal = (measure: Record<string, unknown>) =>
      `${measures.address}/${String(measure['appliedOn'])}/${String(measure['measureId'])}/reversal`;

    it('is written down once, with the instant', async () => {
      const measure = aMeasure();
      await measures.record(measure);
      const reversedAt = '2026-11-22T09:30:00.000Z';
      const answers = await Promise.all([
        at.system.post(reversal(measure), { reversedAt }),
        at.system.post(reversal(measure), { reversedAt }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(answers[0].body['reversedAt']).toBe(reversedAt);
      const { rows } = await app.owner.query(`select role from audit_entry where action = 'measure.reversed'`);
      expect(rows).toEqual([{ role: 'platform' }]);
      const later = await at.system.post<ProblemBody>(reversal(measure), { reversedAt: '2026-11-22T09:31:00Z' });
      expect({ status: later.status, body: later.body }).toMatchObject({ status: 409, body: { reversedAt } });
    });

    it.each([
      ['before the measure', '2026-11-22T08:59:59Z', 422],
      ['in the future', '2026-11-22T11:00:00Z', 422],
    ])('is refused %s', async (_case, reversedAt, status) => {
      const measure = aMeasure();
      await measures.record(measure);
      const answer = await at.system.post<ProblemBody>(reversal(measure), { reversedAt });
      expect({ status: answer.status, pointers: pointersOf(answer.body) }).toEqual({
        status,
        pointers: ['#/reversedAt'],
      });
      expect((await measures.show(measure)).body['reversedAt']).toBeNull();
    });

    it.each(['2026-11-21/none', '2026-02-30/none', `2026-11-22/${'x'.repeat(201)}`])(
      'finds nothing at %s',
      async (path) => {
        const body = { reversedAt: '2026-11-22T09:30:00Z' };
        expect((await at.system.post(`${measures.address}/${path}/reversal`, body)).status).toBe(404);
        expect((await at.system.get(`${measures.address}/${path}`)).status).toBe(404);
      },
    );
  });
});
