import { pointersOf, type ProblemBody } from '../platforms/platforms-on.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { anInformationOrder, anOrder, ordersOn, type OrderBody } from './orders-on.js';

describe('entering an order of an authority (Art. 9, 10)', () => {
  let app: TestApp;
  let at: Desk;
  let mails: MailCatcher;
  let orders: ReturnType<typeof ordersOn>;

  beforeAll(async () => {
    ({ app, mail: mails } = await appWithMail({ clock: new TestClock('2026-11-22T10:00:00Z') }));
    at = await desk(app);
    orders = ordersOn(app, at);
  });
  afterAll(() => app.stop());

  it('keeps it as it was delivered and tells the authority at once that it has arrived (ORD-1, ORD-2, ORD-3)', async () => {
    const address = 'first@authority.example';
    const order = await orders.enter(anOrder({ replyTo: { email: address }, authorityReference: 'A-1' }));
    expect(order).toMatchObject({
      state: 'received',
      missingElements: [],
      profile: 'standard',
      deliveredAt: '2026-11-22T10:00:00.000Z',
      receiptDueAt: '2026-11-22T11:00:00.000Z',
      effectDueAt: '2026-11-23T10:00:00.000Z',
      territory: ['DE'],
      texts: { reasons: 'The post calls for violence against a minority.' },
    });
    expect(order.reference).toMatch(/^O-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}$/);
    const mail = await mails.nextMailTo(address);
    expect(mail.text).toContain(order.reference);
    expect(mail.text).toContain('A-1');
    const shown = await orders.shown(order.id, ({ receipt }) => receipt !== null);
    expect(shown.receipt).toEqual({ at: '2026-11-22T10:00:00.000Z', automatic: true });
  });

  it('asks for what an order lacks, and works on it all the same (ORD-1)', async () => {
    const address = 'second@authority.example';
    const order = await orders.enter(
      anOrder({ replyTo: { email: address }, legalBasis: undefined, redress: undefined, language: 'de' }),
    );
    expect(order).toMatchObject({ state: 'incomplete', missingElements: ['legal-basis', 'redress', 'language'] });
    expect(order.items).toHaveLength(1);
    const both = [await mails.nextMailTo(address), await mails.nextMailTo(address)].map(({ text }) => text);
    expect(both).toContainEqual(expect.stringContaining('die Rechtsgrundlage der Anordnung'));
    const { status, body } = await orders.act(order.id, 'supplements', {
      legalBasis: '§ 109 MStV',
      redress: 'An action lies.',
      translated: true,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ state: 'received', missingElements: [], legalBasis: '§ 109 MStV' });
  });

  it('takes content that a supplement names into the queue', async () => {
    const order = await orders.enter(anOrder({ items: [] }));
    expect(order).toMatchObject({ state: 'incomplete', missingElements: ['location'], items: [] });
    const url = 'https://forum.example/posts/named-later';
    const { body } = await orders.act(order.id, 'supplements', { items: [{ url }] });
    const shown = body as unknown as OrderBody;
    expect(shown).toMatchObject({ state: 'received', texts: { items: [{ url }] } });
    expect(shown.items).toHaveLength(1);
  });

  it('files an order by the provision cited, and as not specified only when none is (ORD-4)', async () => {
    const none = await orders.enter(anOrder({ provision: undefined, category: undefined, keyword: undefined }));
    expect(none).toMatchObject({ category: null, missingElements: ['provision'] });
    const { status, body } = await at.compliance.post<ProblemBody>(
      orders.path,
      anOrder({ category: undefined, keyword: undefined }),
    );
    expect([status, pointersOf(body)]).toEqual([422, ['#/category']]);
    const other = await at.compliance.post<ProblemBody>(orders.path, anOrder({ provision: undefined }));
    expect([other.status, pointersOf(other.body)]).toEqual([422, ['#/category']]);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['an instrument of the other kind', { instrument: 'dsa-article-10' }, ['#/kind']],
    ['no Member State', { memberState: undefined }, ['#/memberState']],
    ['a Member State of a third country', { instrument: 'third-country' }, ['#/memberState']],
    ['a state outside the EEA', { territory: ['DE', 'US'] }, ['#/territory/1']],
    ['an item that is nowhere', { items: [{ description: 'Somewhere' }] }, ['#/items/0']],
    ['a delivery that is yet to come', { deliveredAt: '2027-01-01T00:00:00Z' }, ['#/deliveredAt']],
    ['an hour for what is no terrorist content', { profile: 'one-hour' }, ['#/profile']],
    ['a time of its own without the instant', { profile: 'custom' }, ['#/effectDueAt']],
    ['no authority', { authority: '' }, ['#/authority']],
    ['an address that is none', { replyTo: { email: 'nobody' } }, ['#/replyTo/email']],
    ['what only an order to provide information has', { purpose: 'To know.' }, ['#/purpose']],
    ['a keyword of another category', { keyword: 'KEYWORD_PHISHING' }, ['#/keyword']],
  ])('refuses %s, and writes nothing', async (_what, changes, pointers) => {
    const before = await orders.count();
    const { status, body } = await at.compliance.post<ProblemBody>(orders.path, anOrder(changes));
    expect([status, pointersOf(body)]).toEqual([422, pointers]);
    expect(await orders.count()).toBe(before);
  });

  it('takes the same order once, whoever is first', async () => {
    const order = anOrder({ authorityReference: 'Twice', items: [] });
    const answers = await Promise.all([at.compliance.post(orders.path, order), at.senior.post(orders.path, order)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({
      type: expect.stringContaining('order-already-entered') as string,
    });
  });

  it.each([
    [
      'terrorist content',
      { instrument: 'terrorist-content', keyword: undefined },
      'one-hour',
      '2026-11-22T11:00:00.000Z',
    ],
    [
      'an order with a time of its own',
      { profile: 'custom', effectDueAt: '2026-11-22T12:30:00Z' },
      'custom',
      '2026-11-22T12:30:00.000Z',
    ],
  ])('knows by when %s wants effect (ORD-8)', async (_what, changes, profile, effectDueAt) => {
    expect(await orders.enter(anOrder(changes))).toMatchObject({ profile, effectDueAt });
  });

  it.each([
    [undefined, 'ten-days', '2026-12-02T10:00:00.000Z'],
    ['eight-hours', 'eight-hours', '2026-11-22T18:00:00.000Z'],
  ])('knows the times of e-evidence: %s', async (profile, expected, effectDueAt) => {
    const order = await orders.enter(anInformationOrder({ instrument: 'e-evidence', profile }));
    expect(order).toMatchObject({ profile: expected, effectDueAt, state: 'received' });
  });

  it('is told by hand to an authority without an address, once', async () => {
    const order = await orders.enter(anOrder({ replyTo: undefined, channel: 'letter' }));
    expect(order.receiptBy).toBe('hand');
    const toldAt = '2026-11-22T10:00:00.000Z';
    const early = await orders.act(order.id, 'receipt', { toldAt: '2026-11-21T10:00:00Z' });
    expect([early.status, pointersOf(early.body)]).toEqual([422, ['#/toldAt']]);
    const both = await Promise.all([1, 2].map(() => orders.act(order.id, 'receipt', { toldAt })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect((await orders.show(order.id)).receipt).toEqual({ at: toldAt, automatic: false });
  });

  it('is shown to the staff, its texts to those who answer authorities, and to nobody of another platform', async () => {
    const { id } = await orders.enter();
    expect((await orders.show(id, at.senior)).texts).not.toBeNull();
    expect((await orders.show(id, at.moderator)).texts).toBeNull();
    expect((await at.moderator.post(orders.path, anOrder())).status).toBe(403);
    expect((await at.stranger.get(`${orders.path}/${id}`)).status).toBe(401);
    const other = await desk(app, { key: 'other' });
    expect((await other.compliance.get(`/v1/platforms/other/orders/${id}`)).status).toBe(404);
    expect((await other.compliance.post(`/v1/platforms/other/orders/${id}/supplements`, { redress: 'x' })).status).toBe(
      404,
    );
  });

  it('is listed, the newest delivery first, by page', async () => {
    const first = await at.compliance.get<{ items: OrderBody[]; next: string }>(`${orders.path}?limit=2&open=true`);
    expect(first.body.items).toHaveLength(2);
    const rest = await at.compliance.get<{ items: OrderBody[] }>(
      `${orders.path}?limit=200&open=true&after=${first.body.next}`,
    );
    const ids = [...first.body.items, ...rest.body.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(await orders.count());
    const incomplete = await at.compliance.get<{ items: OrderBody[] }>(`${orders.path}?state=incomplete`);
    expect(incomplete.body.items.every(({ state }) => state === 'incomplete')).toBe(true);
  });
});
