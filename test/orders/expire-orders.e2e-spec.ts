import { Database } from '../../apps/api/src/infrastructure/database/index.js';
import { endRestrictionsSweep } from '../../apps/api/src/enforcement/index.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { WebhookEndpoints } from '../../apps/api/src/infrastructure/messages/index.js';
import { endExpiredOrdersSweep } from '../../apps/api/src/orders/index.js';
import { casesOn, restricting, type Decision, type ProblemBody } from '../decisions/cases-on.js';
import { pointersOf } from '../platforms/platforms-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { until } from '../support/until.js';
import { webhookReceiver } from '../support/webhook-receiver.js';
import { anInformationOrder, anOrder, ordersOn, type OrderBody } from './orders-on.js';

type ExpiringOrder = OrderBody & {
  expiresAt: string | null;
  endedAt: string | null;
  endReason: string | null;
  unreached: { decisionId: string | null; recipientId: string | null; reason: string }[];
};

const expiresAt = '2026-12-01T00:00:00.000Z';

describe('an order that sets its own end (Art. 9(2)(b))', () => {
  let app: TestApp;
  let at: Desk;
  let orders: ReturnType<typeof ordersOn>;
  let cases: ReturnType<typeof casesOn>;

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-22T10:00:00Z') });
    at = await desk(app);
    orders = ordersOn(app, at);
    cases = casesOn(app, at);
  });
  afterAll(() => app.stop());
  beforeEach(() => app.clock.set('2026-11-22T10:00:00Z'));

  const hatred = { category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH', keyword: 'KEYWORD_HATE_SPEECH' };
  const exempted = (changes: Record<string, unknown> = {}) =>
    restricting({ ...hatred, statementExemption: 'article-9-order', ...changes });
  const ordered = async (changes: Record<string, unknown> = {}, email?: string) => {
    const { contentId } = await cases.described(email === undefined ? undefined : { email, language: 'en' });
    const order = (await orders.enter(anOrder({ items: [{ contentId }], expiresAt, ...changes }))) as ExpiringOrder;
    return { order, held: await cases.take(order.items[0]!.caseId), contentId };
  };
  const show = async (id: string) => (await orders.show(id)) as ExpiringOrder;
  const endsOf = ({ restrictions }: Decision) => restrictions.map((one) => (one as { endsAt?: string | null }).endsAt);
  const sweep = () => app.app.get(JobHandlers).runSweep(endExpiredOrdersSweep);
  const pages = async (id: string) =>
    (
      await at.senior.get<{ items: { entity: { id: string }; subject: string }[] }>(`/v1/platforms/forum/pages`)
    ).body.items.filter(({ entity, subject }) => entity.id === id && subject === 'order-ended');

  it('gives its end to what rests on it alone, and ends with it: the platform lifts by itself', async () => {
    const { order, held } = await ordered({}, 'until@example.org');
    expect(order.expiresAt).toBe(expiresAt);
    const { status, body: decision } = await cases.decide(held, exempted());
    expect(status).toBe(201);
    expect(endsOf(decision)).toEqual([expiresAt]);
    app.clock.set(expiresAt);
    await Promise.all([sweep(), sweep()]);
    expect(await show(order.id)).toMatchObject({
      ...{ state: 'ended', endedAt: expiresAt, endReason: 'expired', stillInForce: [] },
    });
    expect(await pages(order.id)).toEqual([]);
    await app.app.get(JobHandlers).runSweep(endRestrictionsSweep);
    expect((await cases.show(decision.id)).restrictions).toMatchObject([{ state: 'expired' }]);
    const ends = await app.db.query(`select from audit_entry where entity_id = $1 and action = 'order.ended'`, [
      order.id,
    ]);
    expect(ends).toHaveLength(1);
    expect((await orders.act(order.id, 'end', { reason: 'expired' }, at.senior)).status).toBe(409);
  });

  it('does without a statement no longer than it lasts', async () => {
    const { held } = await ordered();
    const longer = exempted({ restrictions: [{ type: 'visibility-removal', endsAt: '2026-12-01T00:00:01Z' }] });
    const { status, body } = await cases.decide<ProblemBody>(held, longer);
    expect([status, pointersOf(body)]).toEqual([422, ['#/restrictions/0/endsAt']]);
    const shorter = exempted({ restrictions: [{ type: 'visibility-removal', endsAt: '2026-11-30T00:00:00Z' }] });
    const decided = await cases.decide(held, shorter);
    expect([decided.status, endsOf(decided.body)]).toEqual([201, ['2026-11-30T00:00:00.000Z']]);
  });

  it('leaves to a person what something else led to as well', async () => {
    const { order, held } = await ordered();
    const { body: decision } = await cases.decide(held, exempted({ statementExemption: undefined }));
    expect(endsOf(decision)).toEqual([null]);
    app.clock.set(expiresAt);
    await sweep();
    expect(await show(order.id)).toMatchObject({ state: 'ended', stillInForce: [decision.id] });
    expect(await pages(order.id)).toHaveLength(1);
  });

  it('demands nothing when its time is over, decided late', async () => {
    const { held } = await ordered({ expiresAt: '2026-11-22T10:01:00Z' });
    app.clock.set('2026-11-22T10:01:00Z');
    const { status, body } = await cases.decide<ProblemBody>(held, exempted());
    expect([status, pointersOf(body)]).toEqual([422, ['#/statementExemption']]);
  });

  it('gets its end by a supplement, which a decision before it does not know', async () => {
    const { order, held } = await ordered({ expiresAt: undefined });
    const { body: decision } = await cases.decide(held, exempted());
    expect(endsOf(decision)).toEqual([null]);
    const supplemented = await orders.act(order.id, 'supplements', { expiresAt });
    expect(supplemented.status).toBeLessThan(300);
    expect((await show(order.id)).expiresAt).toBe(expiresAt);
    app.clock.set(expiresAt);
    await sweep();
    expect(await show(order.id)).toMatchObject({ state: 'ended', stillInForce: [decision.id] });
    expect(await pages(order.id)).toHaveLength(1);
  });

  it('is refused with an end before its delivery, or where it demands nothing to last; nothing is written', async () => {
    const before = await orders.count();
    for (const order of [anOrder({ expiresAt: '2026-11-22T10:00:00Z' }), anInformationOrder({ expiresAt })]) {
      const { status, body } = await at.compliance.post<ProblemBody>(orders.path, order);
      expect([status, pointersOf(body)]).toEqual([422, ['#/expiresAt']]);
    }
    expect(await orders.count()).toBe(before);
    const { id } = await orders.enter(anOrder());
    const { status, body } = await orders.act(id, 'supplements', { expiresAt: '2026-11-22T09:00:00Z' });
    expect([status, pointersOf(body)]).toEqual([422, ['#/expiresAt']]);
    expect((await show(id)).expiresAt).toBeNull();
  });

  it('has on record whom nobody could tell of it (Art. 9(5))', async () => {
    const nameless = await ordered();
    const decided = await cases.decide(nameless.held, exempted());
    const unreached = await until(async () => {
      const shown = await show(nameless.order.id);
      return shown.unreached.length > 0 && shown.unreached;
    });
    expect(unreached).toMatchObject([{ decisionId: decided.body.id, recipientId: null, reason: 'not-described' }]);
    const reached = await ordered({}, 'reached@example.org');
    await cases.decide(reached.held, exempted());
    await orders.shown(reached.order.id, ({ messages }) => messages.some(({ kind }) => kind === 'order-notice'));
    expect((await show(reached.order.id)).unreached).toEqual([]);
    const entries = await app.db.query<{ article: string }>(
      `select article from audit_entry where action = 'order.recipient-unreached' and entity_id = any ($1)`,
      [[nameless.order.id, reached.order.id]],
    );
    expect(entries).toEqual([{ article: '9(5)' }]);
  });

  it('is told to the platform’s systems when it arrives, without its texts', async () => {
    const receiver = await webhookReceiver();
    const there = await desk(app, { key: 'hooked' });
    await app.app
      .get(Database)
      .transaction((tx) => app.app.get(WebhookEndpoints).set(tx, { platformId: there.platformId, url: receiver.url }));
    await (await there.person({ alias: 'boss', role: 'admin' })).patch('/v1/platforms/hooked', { languages: ['en'] });
    const order = await ordersOn(app, there).enter(
      anOrder({ expiresAt, authorityReference: 'MABB-1' }),
      there.compliance,
    );
    const { body } = await receiver.next((request) => request.body.includes('"order.received"'));
    expect((JSON.parse(body) as { data: unknown }).data).toEqual({
      ...{ orderId: order.id, reference: order.reference, kind: 'act', instrument: 'dsa-article-9' },
      ...{ authority: 'Medienanstalt Berlin', authorityReference: 'MABB-1', memberState: 'DE', profile: 'standard' },
      ...{ demands: ['visibility-removal', 'visibility-disabling'], territory: ['DE'], items: 1 },
      ...{ mayBeConfidential: false, deliveredAt: order.deliveredAt, effectDueAt: order.effectDueAt, expiresAt },
    });
    expect(body).not.toContain('calls for violence');
    await receiver.stop();
  });
});
