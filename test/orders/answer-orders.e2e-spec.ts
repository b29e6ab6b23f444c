import { casesOn, restricting, slugOf } from '../decisions/cases-on.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { releaseHeldMessagesSweep } from '../../apps/api/src/infrastructure/messages/index.js';
import { lapseHoldRequestsSweep, pageOrdersSweep } from '../../apps/api/src/orders/index.js';
import { recordBreachesSweep } from '../../apps/api/src/response-times/record-breaches.service.js';
import { pointersOf } from '../platforms/platforms-on.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { anInformationOrder, anOrder, ordersOn } from './orders-on.js';

interface Page {
  id: string;
  entity: { id: string };
  subject: string;
  state: string;
}

describe('answering orders of authorities (Art. 9, 10)', () => {
  let app: TestApp;
  let at: Desk;
  let mails: MailCatcher;
  let orders: ReturnType<typeof ordersOn>;
  let cases: ReturnType<typeof casesOn>;

  beforeAll(async () => {
    ({ app, mail: mails } = await appWithMail());
    at = await desk(app);
    orders = ordersOn(app, at);
    cases = casesOn(app, at);
  });
  afterAll(() => app.stop());

  const sweep = (name: string) => app.app.get(JobHandlers).runSweep(name);
  const inDays = (days: number) => new Date(app.clock.now().getTime() + days * 86_400_000).toISOString();
  const aHold = (changes: Record<string, unknown> = {}) => ({
    legalBasis: '§ 101 StPO',
    authority: 'Staatsanwaltschaft Berlin',
    expiresAt: inDays(30),
    ...changes,
  });
  /** A recipient that the platform named, by its own id. */
  const aRecipient = async (email: string): Promise<string> => {
    const { contentId } = await cases.described({ email, language: 'en' });
    return `recipient of ${contentId}`;
  };
  const pagesOf = async (orderId: string): Promise<Page[]> => {
    const { body } = await at.senior.get<{ items: Page[] }>(`/v1/platforms/${at.platform}/pages?limit=200`);
    return body.items.filter(({ entity }) => entity.id === orderId);
  };
  /** An order about a content of this recipient, obeyed without a statement. */
  const obeyed = async (email: string, before: (orderId: string) => Promise<unknown> = () => Promise.resolve()) => {
    const { contentId } = await cases.described({ email, language: 'en' });
    const order = await orders.enter(anOrder({ items: [{ contentId }] }));
    await before(order.id);
    const held = await cases.take(order.items[0]!.caseId);
    const { status, body } = await cases.decide(held, restricting({ statementExemption: 'article-9-order' }));
    if (status !== 201) throw new Error(JSON.stringify(body));
    return { order, decision: body };
  };
  const ask = async (orderId: string, changes: Record<string, unknown> = {}, by = at.compliance) =>
    orders.act<{ id: string }>(orderId, 'hold-requests', aHold(changes), by);

  describe('to provide information', () => {
    it('logs what was handed over, never the data, and tells authority and recipient (ORD-7, Art. 10(5))', async () => {
      const recipient = await aRecipient('asked-about@example.org');
      const order = await orders.enter(anInformationOrder({ replyTo: { email: 'info@court.example' } }));
      expect(order).toMatchObject({ state: 'received', items: [] });
      const now = app.clock.now().toISOString();
      const early = await orders.act(order.id, 'effect', { outcome: 'given', effectiveAt: now });
      expect([early.status, pointersOf(early.body)]).toEqual([422, ['#/outcome']]);
      const handed = {
        dataCategories: ['subscriber'],
        recipients: [recipient],
        handedTo: 'Registry of the court',
        fileSha256: 'ab'.repeat(32),
      };
      const unknown = await orders.act(order.id, 'disclosures', { ...handed, recipients: [recipient, 'nobody'] });
      expect([unknown.status, pointersOf(unknown.body)]).toEqual([422, ['#/recipients/1']]);
      expect((await orders.show(order.id)).disclosures).toEqual([]);
      expect((await orders.act(order.id, 'disclosures', handed)).status).toBe(204);
      expect((await orders.act(order.id, 'effect', { outcome: 'given', effectiveAt: now })).status).toBe(204);
      const shown = await orders.show(order.id);
      expect(shown).toMatchObject({ state: 'effected', effectiveAt: now });
      expect(shown.disclosures).toEqual([
        expect.objectContaining({ handedTo: 'Registry of the court', fileSha256: 'ab'.repeat(32) }),
      ]);
      expect(shown.disclosures[0]!.recipientIds[0]).toMatch(/^[0-9a-f-]{36}$/);
      expect((await mails.nextMailTo('asked-about@example.org')).text).toContain('provide information about you');
      const texts = [await mails.nextMailTo('info@court.example'), await mails.nextMailTo('info@court.example')];
      expect(texts.map(({ text }) => text)).toContainEqual(expect.stringContaining('was provided'));
      const late = await orders.act(order.id, 'disclosures', handed);
      expect([late.status, slugOf(late.body)]).toEqual([409, 'order-not-open']);
    });

    it('is refused with reasons, without a disclosure', async () => {
      const order = await orders.enter(anInformationOrder());
      const { status } = await orders.act(order.id, 'effect', {
        outcome: 'not-given',
        reason: 'We hold no such data.',
      });
      expect(status).toBe(204);
      expect(await orders.show(order.id)).toMatchObject({ state: 'refused', effectiveAt: null });
    });

    it('is for those who answer authorities', async () => {
      const { id } = await orders.enter(anInformationOrder());
      const refusing = { outcome: 'not-given', reason: 'No.' };
      expect((await orders.act(id, 'effect', refusing, at.moderator)).status).toBe(403);
      expect((await orders.act(id, 'effect', refusing, at.system)).status).toBe(403);
    });
  });

  describe('told later to the recipient (ORD-6)', () => {
    it('holds the message once another person approves, and lets it go by itself', async () => {
      const { order } = await obeyed('held@example.org', async (id) => {
        const { status, body } = await ask(id);
        expect(status).toBe(201);
        const again = await ask(id);
        expect([again.status, slugOf(again.body as never)]).toEqual([409, 'hold-request-waits']);
        const own = await orders.act(id, `hold-requests/${body.id}/approve`);
        expect([own.status, slugOf(own.body)]).toEqual([403, 'approver-is-asker']);
        const approvals = await Promise.all(
          [1, 2].map(() => orders.act(id, `hold-requests/${body.id}/approve`, {}, at.senior)),
        );
        expect(approvals.map((one) => one.status).toSorted()).toEqual([204, 409]);
      });
      const held = await orders.shown(order.id, ({ messages }) => messages.some(({ state }) => state === 'held'));
      expect(held.holds[0]).toMatchObject({ approvedBy: at.senior.id, heldMessages: 1 });
      expect(held.messages).toContainEqual(expect.objectContaining({ kind: 'order-notice', state: 'held' }));
      app.clock.move({ days: 31 });
      await sweep(releaseHeldMessagesSweep);
      expect((await mails.nextMailTo('held@example.org')).text).toContain(order.reference);
    });

    it('holds a statement of reasons back too, where what is done goes beyond the order', async () => {
      const { contentId } = await cases.described({ email: 'stated@example.org', language: 'en' });
      const order = await orders.enter(anOrder({ items: [{ contentId }] }));
      const { body: asked } = await ask(order.id);
      expect((await orders.act(order.id, `hold-requests/${asked.id}/approve`, {}, at.senior)).status).toBe(204);
      const { status, body } = await cases.decide(await cases.take(order.items[0]!.caseId), restricting());
      expect(status).toBe(201);
      const stateOfStatement = async () => {
        const [message] = await app.db.query<{ state: string }>(
          `select state from message where decision_id = $1 and kind = 'statement'`,
          [body.id],
        );
        return message!.state;
      };
      expect(await stateOfStatement()).toBe('held');
      const [hold] = (await orders.show(order.id)).holds;
      expect((await orders.act(order.id, `holds/${hold!.id}/lift`)).status).toBe(204);
      expect((await mails.nextMailTo('stated@example.org')).text).toContain('What we restrict');
    });

    it('is extended in the same way, and lifted at once', async () => {
      const { order } = await obeyed('extended@example.org', async (id) => {
        const { body } = await ask(id);
        await orders.act(id, `hold-requests/${body.id}/approve`, {}, at.senior);
      });
      const [hold] = (await orders.show(order.id)).holds;
      const foreign = await ask(order.id, { extends: order.id });
      expect([foreign.status, pointersOf(foreign.body as never)]).toEqual([422, ['#/extends']]);
      const { body } = await ask(order.id, { extends: hold!.id, expiresAt: inDays(60) }, at.senior);
      expect((await orders.act(order.id, `hold-requests/${body.id}/approve`)).status).toBe(204);
      const extended = (await orders.show(order.id)).holds;
      expect(extended).toEqual([expect.objectContaining({ id: hold!.id })]);
      expect(new Date(extended[0]!.expiresAt) > new Date(hold!.expiresAt)).toBe(true);
      expect((await orders.act(order.id, `holds/${hold!.id}/lift`)).status).toBe(204);
      expect((await mails.nextMailTo('extended@example.org')).text).toContain(order.reference);
    });

    it('says nothing while a request waits, and tells when it is refused', async () => {
      let requestId = '';
      const { order } = await obeyed('refused@example.org', async (id) => {
        requestId = (await ask(id)).body.id;
      });
      expect((await orders.show(order.id)).messages.map(({ kind }) => kind)).not.toContain('order-notice');
      expect((await orders.act(order.id, `hold-requests/${requestId}/refuse`, {}, at.senior)).status).toBe(204);
      expect((await mails.nextMailTo('refused@example.org')).text).toContain(order.reference);
    });

    it('lapses after a day without an approver', async () => {
      const { order } = await obeyed('lapsed@example.org', (id) => ask(id));
      app.clock.move({ days: 1 });
      await sweep(lapseHoldRequestsSweep);
      expect((await mails.nextMailTo('lapsed@example.org')).text).toContain(order.reference);
      const [request] = (await orders.show(order.id)).holdRequests;
      expect(request!.state).toBe('lapsed');
      const late = await orders.act(order.id, `hold-requests/${request!.id}/approve`, {}, at.senior);
      expect([late.status, slugOf(late.body)]).toEqual([409, 'hold-request-answered']);
    });

    it('keeps a decision that owes a statement waiting for the answer', async () => {
      const order = await orders.enter();
      await ask(order.id);
      const held = await cases.take(order.items[0]!.caseId);
      const { status, body } = await cases.decide(held, restricting());
      expect([status, slugOf(body as never)]).toEqual([409, 'confidentiality-undecided']);
    });

    it.each([
      ['in the past', -1],
      ['in a year', 365],
    ])('refuses an end %s', async (_when, days) => {
      const { id } = await orders.enter();
      const { status, body } = await ask(id, { expiresAt: inDays(days) });
      expect([status, pointersOf(body as never)]).toEqual([422, ['#/expiresAt']]);
      expect((await orders.show(id)).holdRequests).toEqual([]);
    });
  });

  describe('with a hard time (ORD-8)', () => {
    it('pages a person at once and again before the hour is over, until effect is given', async () => {
      const order = await orders.enter(anOrder({ instrument: 'terrorist-content', keyword: undefined }));
      expect(await pagesOf(order.id)).toEqual([expect.objectContaining({ subject: 'order-received', state: 'open' })]);
      app.clock.move({ minutes: 29 });
      await sweep(pageOrdersSweep);
      expect(await pagesOf(order.id)).toHaveLength(1);
      app.clock.move({ minutes: 1 });
      await sweep(pageOrdersSweep);
      const due = (await pagesOf(order.id)).find(({ subject }) => subject === 'order-due')!;
      const acknowledged = await at.senior.post(`/v1/platforms/${at.platform}/pages/${due.id}/acknowledge`);
      expect(acknowledged.status).toBeLessThan(300);
      app.clock.move({ minutes: 18 });
      await sweep(pageOrdersSweep);
      const open = (await pagesOf(order.id)).filter(({ state }) => state === 'open');
      expect(open.map(({ subject }) => subject).toSorted()).toEqual(['order-due', 'order-received']);
      const held = await cases.take(order.items[0]!.caseId);
      const { body } = await cases.decide(held, restricting({ statementExemption: 'article-9-order' }));
      expect(body.restrictions[0]).toMatchObject({ type: 'visibility-removal' });
      app.clock.move({ minutes: 1 });
      await orders.confirm(body.id);
      await orders.shown(order.id, ({ state }) => state === 'effected');
      expect((await pagesOf(order.id)).filter(({ state }) => state === 'open')).toEqual([]);
    });

    it('pages nobody for an order without a hard time', async () => {
      const order = await orders.enter();
      app.clock.move({ hours: 23 });
      await sweep(pageOrdersSweep);
      expect(await pagesOf(order.id)).toEqual([]);
    });
  });

  it('breaches the times that pass unmet, once each (SLA-5)', async () => {
    const order = await orders.enter(anOrder({ replyTo: undefined }));
    app.clock.move({ hours: 25 });
    await sweep(recordBreachesSweep);
    await sweep(recordBreachesSweep);
    const { rows } = await app.owner.query<{ response_time: string; fact_kind: string }>(
      'select response_time, fact_kind from breach where fact_id = $1 order by response_time',
      [order.id],
    );
    expect(rows).toEqual([
      { response_time: 'order-effect', fact_kind: 'order' },
      { response_time: 'order-receipt', fact_kind: 'order' },
    ]);
  });

  it('is timed from delivery to receipt and to effect (IR Annex II 1.2)', async () => {
    const day = app.clock.now().toISOString().slice(0, 10);
    interface Shown {
      responseTimes: { responseTime: string; total: { count: number; ended: number } }[];
    }
    const { body } = await at.compliance.get<Shown>(
      `/v1/platforms/${at.platform}/response-times?from=2020-01-01&to=${day}`,
    );
    const of = (name: string) => body.responseTimes.find(({ responseTime }) => responseTime === name)!.total;
    expect(of('order-receipt').count).toBe(await orders.count());
    expect(of('order-effect').ended).toBeGreaterThan(0);
  });
});
