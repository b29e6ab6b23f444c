import { writtenInstant } from '../../apps/api/src/infrastructure/messages/index.js';
import { OrderProgressQuery } from '../../apps/api/src/orders/order-progress.query.js';
import { Orders } from '../../apps/api/src/orders/index.js';
import { casesOn, doingNothing, restricting, slugOf, type Decision } from '../decisions/cases-on.js';
import { pointersOf, type ProblemBody } from '../platforms/platforms-on.js';
import { desk, type Desk } from '../support/desk.js';
import { mailCatcher, type MailCatcher } from '../support/mail-catcher.js';
import { settledOrWaiting } from '../support/settled-or-waiting.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { anOrder, ordersOn } from './orders-on.js';

describe('giving effect to an order to act (Art. 9)', () => {
  let app: TestApp;
  let at: Desk;
  let mails: MailCatcher;
  let orders: ReturnType<typeof ordersOn>;
  let cases: ReturnType<typeof casesOn>;

  beforeAll(async () => {
    mails = await mailCatcher();
    app = await testApp({ env: { SMTP_URL: mails.smtpUrl } });
    at = await desk(app);
    orders = ordersOn(app, at);
    cases = casesOn(app, at);
  });
  afterAll(async () => {
    await app.stop();
    await mails.stop();
  });

  const hatred = { category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH', keyword: 'KEYWORD_HATE_SPEECH' };
  const exempted = (changes: Record<string, unknown> = {}) =>
    restricting({ ...hatred, statementExemption: 'article-9-order', ...changes });
  /** An order about a content of this recipient, whose case the moderator holds. */
  const ordered = async (changes: Record<string, unknown> = {}, email = 'recipient@example.org') => {
    const { contentId } = await cases.described({ email, language: 'en' });
    const order = await orders.enter(anOrder({ items: [{ contentId }], ...changes }));
    const held = await cases.take(order.items[0]!.caseId);
    return { order, held, contentId };
  };
  const decided = async (held: Awaited<ReturnType<typeof ordered>>['held'], decision: Record<string, unknown>) => {
    const { status, body } = await cases.decide(held, decision);
    if (status !== 201) throw new Error(JSON.stringify(body));
    app.clock.move({ minutes: 1 });
    return body;
  };

  it('goes before all notices, and shows the moderator what is ordered', async () => {
    await cases.notify({ allegesThreatToLife: true });
    const order = await orders.enter();
    const { body } = await at.moderator.post<{
      case: { id: string; cause: string; priority: string; place: string; orders: Record<string, unknown>[] };
    }>('/v1/review/claims');
    expect(body.case).toMatchObject({ id: order.items[0]!.caseId, cause: 'order', priority: 'order' });
    expect(body.case.place).toContain('An authority ordered to act');
    expect(body.case.orders).toEqual([
      expect.objectContaining({
        reference: order.reference,
        authority: 'Medienanstalt Berlin',
        provision: '§ 130 StGB',
        reasons: 'The post calls for violence against a minority.',
        territory: ['DE'],
        dueAt: order.effectDueAt,
        url: order.texts!.items[0]!.url,
      }),
    ]);
    await at.moderator.post(`/v1/review/cases/${body.case.id}/release`, {});
  });

  it('raises the case that waits already, and ends its hold', async () => {
    const waiting = await cases.held([{}]);
    const until_ = new Date(app.clock.now().getTime() + 86_400_000).toISOString();
    await at.moderator.post(`/v1/review/cases/${waiting.caseId}/hold`, { until: until_, reason: 'We wait.' });
    const order = await orders.enter(anOrder({ items: [{ url: waiting.url }] }));
    expect(order.items[0]!.caseId).toBe(waiting.caseId);
    const raised = await until(async () => {
      const { body } = await at.moderator.get<{ priority: string; state: string }>(
        `/v1/review/cases/${waiting.caseId}`,
      );
      return body.priority === 'order' && body;
    });
    expect(raised.state).toBe('open');
  });

  it('is in effect when the platform says so, and the authority is told by itself (ORD-2, ORD-3)', async () => {
    const address = 'effect@authority.example';
    const { order, held } = await ordered({ replyTo: { email: address } }, 'told@example.org');
    const decision = await decided(held, exempted());
    expect(decision).toMatchObject({ cause: 'order', source: 'order', statement: { exemption: 'article-9-order' } });
    expect(decision.restrictions[0]!.territory).toEqual(['DE']); // ORD-5
    expect((await orders.shown(order.id, ({ state }) => state === 'in-progress')).effectiveAt).toBeNull();
    await orders.confirm(decision.id);
    const effectiveAt = app.clock.now().toISOString();
    const shown = await orders.shown(order.id, ({ state }) => state === 'effected');
    expect(shown).toMatchObject({ effectiveAt, effects: [{ outcome: 'given', effectiveAt, source: 'platform' }] });
    const texts = [await mails.nextMailTo(address), await mails.nextMailTo(address)].map(({ text }) => text);
    const told = texts.find((text) => text?.includes('Effect was given to your order.'));
    expect(told).toContain(`Effect given on: ${writtenInstant(new Date(effectiveAt), 'en', 'Europe/Brussels')}`); // Art. 9(1): when
  });

  it('tells the recipient of the order and not by a statement of reasons (Art. 9(5), 17(5))', async () => {
    const { order, held } = await ordered({}, 'concerned@example.org');
    const { id } = await decided(held, exempted());
    const mail = await mails.nextMailTo('concerned@example.org');
    for (const words of [
      order.reference,
      'Medienanstalt Berlin',
      'The post calls for violence against a minority.',
      'An action lies to the administrative court within one month.',
      'DE',
    ]) {
      expect(mail.text).toContain(words);
    }
    const { messages } = await cases.show(id);
    expect(messages.map(({ kind }) => kind)).not.toContain('statement');
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    [
      'a territory wider than ordered',
      {},
      { restrictions: [{ type: 'visibility-removal', territory: ['DE', 'AT'] }] },
      '#/restrictions/0/territory',
    ],
    [
      'a restriction that is not demanded',
      {},
      { restrictions: [{ type: 'visibility-removal' }, { type: 'account-suspension' }] },
      '#/restrictions/1/type',
    ],
    ['an order that is incomplete', { redress: undefined }, {}, '#/statementExemption'],
    ['another order', { instrument: 'other-order' }, {}, '#/statementExemption'],
    ['a referral', { instrument: 'referral' }, {}, '#/statementExemption'],
    [
      'a request of a third country',
      { instrument: 'third-country', memberState: undefined },
      {},
      '#/statementExemption',
    ],
  ])('owes a statement for %s (Art. 17(5))', async (_what, order, decision, pointer) => {
    const { held } = await ordered(order);
    const refused = await cases.decide<ProblemBody>(held, exempted(decision));
    expect([refused.status, pointersOf(refused.body)]).toEqual([422, [pointer]]);
    const stated = await decided(held, exempted({ ...decision, statementExemption: undefined }));
    expect(stated).toMatchObject({ cause: 'order', statement: { exemption: null } });
    expect(stated.statement!.elements).toMatchObject({ source: 'order' });
  });

  it('answers the notices of its case too', async () => {
    const { held, contentId } = await ordered();
    await at.moderator.post(`/v1/review/cases/${held.caseId}/release`, {});
    await cases.notify({ items: [{ contentId }], notifier: { name: 'Eve', email: 'eve-too@example.org' } });
    const both = await cases.take(held.caseId);
    expect(both.items).toHaveLength(1);
    const decision = await decided(both, exempted());
    expect(decision).toMatchObject({ source: 'order', findings: [{ outcome: 'illegal', items: 1 }] });
    const subjects = [await mails.nextMailTo('eve-too@example.org'), await mails.nextMailTo('eve-too@example.org')];
    expect(subjects.some(({ subject }) => subject?.includes('decision on your notice'))).toBe(true);
  });

  it('moves on to the next case when the decision did not see it', async () => {
    const waiting = await cases.held([{}]);
    const order = await orders.enter(anOrder({ items: [{ url: waiting.url }] }));
    expect(order.items[0]!.caseId).toBe(waiting.caseId);
    await decided(waiting, doingNothing());
    const shown = await orders.show(order.id);
    expect(shown.items[0]!.caseId).not.toBe(waiting.caseId);
    expect(shown).toMatchObject({ state: 'received', items: [{ effect: 'undecided', decisionId: null }] });
    const { body } = await at.moderator.get(`/v1/review/cases/${shown.items[0]!.caseId}`);
    expect(body).toMatchObject({ cause: 'order', priority: 'order', state: 'open' });
  });

  it('ends in exactly one case when it arrives in the very moment of a decision', async () => {
    for (let i = 0; i < 5; i++) {
      const waiting = await cases.held([{}]);
      const [order, decision] = await Promise.all([
        orders.enter(anOrder({ items: [{ url: waiting.url }] })),
        cases.decide<Decision>(waiting, doingNothing()),
      ]);
      expect(decision.status).toBe(201);
      const { items } = await orders.show(order.id);
      expect(items).toEqual([expect.objectContaining({ effect: 'undecided', decisionId: null })]);
      expect(items[0]!.caseId).not.toBe(waiting.caseId);
    }
  });

  it('is declined by a person, with reasons, when everything is decided, and by one person only', async () => {
    const address = 'declined@authority.example';
    const { order, held } = await ordered({ replyTo: { email: address } });
    const early = await orders.act(order.id, 'effect', { outcome: 'not-given', reason: 'Too early.' });
    expect([early.status, slugOf(early.body)]).toEqual([409, 'order-items-undecided']);
    await decided(held, doingNothing({ finding: undefined }));
    await orders.shown(order.id, ({ needsAnswer, state }) => needsAnswer && state === 'in-progress');
    const silent = await orders.act(order.id, 'effect', { outcome: 'not-given' });
    expect([silent.status, pointersOf(silent.body)]).toEqual([422, ['#/reason']]);
    const given = await orders.act(order.id, 'effect', { outcome: 'given' });
    expect([given.status, pointersOf(given.body)]).toEqual([422, ['#/effectiveAt']]);
    const declining = { outcome: 'not-given', reason: 'The post reports on a trial.' };
    const both = await Promise.all([
      orders.act(order.id, 'effect', declining),
      orders.act(order.id, 'effect', declining, at.senior),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    const shown = await orders.show(order.id);
    expect(shown).toMatchObject({ state: 'refused', effects: [{ outcome: 'not-given', reason: declining.reason }] });
    const texts = [await mails.nextMailTo(address), await mails.nextMailTo(address)].map(({ text }) => text);
    expect(texts).toContainEqual(expect.stringContaining(declining.reason));
  });

  it('opens again when a later decision supersedes the one that was told', async () => {
    const { order, held } = await ordered();
    const { id } = await decided(held, doingNothing({ finding: undefined }));
    await orders.shown(order.id, ({ needsAnswer }) => needsAnswer);
    await orders.act(order.id, 'effect', { outcome: 'not-given', reason: 'It is a report.' });
    app.clock.move({ minutes: 5 });
    const { status, body } = await at.senior.post<Decision>(`/v1/decisions/${id}/corrections`, {
      ...exempted(),
      reason: 'It is no report.',
    });
    expect(status).toBe(201);
    await orders.shown(order.id, ({ state }) => state === 'in-progress');
    await orders.confirm(body.id);
    const shown = await orders.shown(order.id, ({ state }) => state === 'effected');
    expect(shown.effects.map(({ outcome }) => outcome)).toEqual(['not-given', 'given']);
  });

  it('lifts what it alone demanded when it ends, and tells the recipient (ORD-5)', async () => {
    const { order, held } = await ordered({}, 'freed@example.org');
    const decision = await decided(held, exempted());
    await orders.confirm(decision.id);
    await orders.shown(order.id, ({ state }) => state === 'effected');
    await mails.nextMailTo('freed@example.org');
    expect((await orders.act(order.id, 'end', { reason: 'withdrawn' })).status).toBe(403); // a decision: not for compliance
    const both = await Promise.all([1, 2].map(() => orders.act(order.id, 'end', { reason: 'withdrawn' }, at.senior)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    const superseded = await until(async () => {
      const shown = await cases.show(decision.id);
      return shown.supersededById !== null && shown;
    });
    const lifting = await cases.show(superseded.supersededById!);
    expect(lifting).toMatchObject({ outcome: 'no-action', source: 'order', decidedBy: at.senior.id });
    expect(lifting.restrictions).toEqual([expect.objectContaining({ state: 'lifted' })]);
    expect((await mails.nextMailTo('freed@example.org')).text).toContain('has ended');
    expect(await orders.show(order.id)).toMatchObject({ state: 'ended', stillInForce: [] });
  });

  it('lifts what is decided on it while it ends', async () => {
    const { order, held } = await ordered();
    const verbs = app.app.get(Orders);
    const followEffect = verbs.followEffect.bind(verbs);
    let ending: ReturnType<typeof orders.act> | undefined;
    verbs.followEffect = async (...of) => {
      verbs.followEffect = followEffect;
      ending = orders.act(order.id, 'end', { reason: 'withdrawn' }, at.senior);
      await settledOrWaiting(app, ending);
      return followEffect(...of);
    };
    const decision = await decided(held, exempted());
    expect((await ending!).status).toBe(204);
    await until(async () => (await cases.show(decision.id)).supersededById !== null);
    expect(await orders.show(order.id)).toMatchObject({ state: 'ended', stillInForce: [] });
  });

  it('lifts what two of them demanded when both end at once', async () => {
    const { contentId } = await cases.described({ email: 'both@example.org', language: 'en' });
    const order = await orders.enter(anOrder({ items: [{ contentId }] }));
    const other = await orders.enter(anOrder({ items: [{ contentId }] }));
    const decision = await decided(await cases.take(other.items[0]!.caseId), exempted());
    const progress = app.app.get(OrderProgressQuery);
    const decisionsInForce = progress.decisionsInForce.bind(progress);
    let ending: ReturnType<typeof orders.act> | undefined;
    progress.decisionsInForce = async (...of) => {
      progress.decisionsInForce = decisionsInForce;
      const found = await decisionsInForce(...of);
      ending = orders.act(other.id, 'end', { reason: 'withdrawn' }, at.senior);
      await settledOrWaiting(app, ending);
      return found;
    };
    expect((await orders.act(order.id, 'end', { reason: 'withdrawn' }, at.senior)).status).toBe(204);
    expect((await ending!).status).toBe(204);
    await until(async () => (await cases.show(decision.id)).supersededById !== null);
  });

  it('leaves to a person what something else led to as well when it ends', async () => {
    const { order, held } = await ordered();
    const decision = await decided(held, exempted({ statementExemption: undefined }));
    expect((await orders.act(order.id, 'end', { reason: 'annulled' }, at.senior)).status).toBe(204);
    expect((await orders.show(order.id)).stillInForce).toEqual([decision.id]);
    const { body } = await at.senior.get<{ items: { entity: { id: string }; subject: string }[] }>(
      `/v1/platforms/${at.platform}/pages`,
    );
    expect(body.items).toContainEqual(
      expect.objectContaining({ subject: 'order-ended', entity: { kind: 'order', id: order.id } }),
    );
  });
});
