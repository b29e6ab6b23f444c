import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { Keys } from '../../apps/api/src/access/index.js';
import { Holds } from '../../apps/api/src/infrastructure/messages/index.js';
import { normaliseEmail, Sealer } from '../../apps/api/src/infrastructure/sealing/index.js';
import { SweepRecordsService } from '../../apps/api/src/retention/index.js';
import { copySections } from '../../apps/api/src/retention/person-copy.query.js';
import { complaintsOn } from '../complaints/complaints-on.js';
import { suspicionsOn } from '../criminal-suspicions/suspicions-on.js';
import { casesOn, restricting, type Received } from '../decisions/cases-on.js';
import { disputesOn } from '../disputes/disputes-on.js';
import { measuresOn, aMeasure } from '../measures/measures-on.js';
import { misuseOn } from '../misuse/misuse-on.js';
import { filled, multipart } from '../notices/sending-forms.js';
import { anOrder, ordersOn } from '../orders/orders-on.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { placesOf, rowsThatCount, textsOfNoRecord } from './everything-held.js';

const marker = 'zq4marker';
const email = `${marker}@example.org`;
const others = 'other-notifier@example.org';

interface RequestBody {
  id: string;
  state: string;
  dueAt: string;
  words: string | null;
  records: {
    kind: string;
    id: string;
    keptUntil: string | null;
    reasons: { reason: string; until: string | null }[];
    erasures: unknown[];
  }[];
}

describe('a person who goes through everything, and then asks that all goes (Art. 15, 17 GDPR)', () => {
  let app: TestApp;
  let at: Desk;
  let mail: MailCatcher;
  let recipientId: string;
  let requests: string;
  /** What a copy for the person must not even hint at. */
  const secrets: string[] = [];

  const octets = { headers: { 'content-type': 'application/octet-stream' } };
  const prepare = (id: string) =>
    at.compliance.post<RequestBody>(`${requests}/${id}/preparation`, { identityCheck: `They wrote from ${email}.` });
  const ask = async (kind: string) => {
    const { status, body } = await at.compliance.post<RequestBody>(requests, {
      kind,
      email,
      recipientId,
      name: `${marker} Person`,
      words: `I am ${marker}.`,
    });
    expect(status).toBe(201);
    return body;
  };
  const archiveOf = async (id: string, query = ''): Promise<Uint8Array> => {
    const { key } = await app.db.transaction((tx) =>
      app.app
        .get(Keys)
        .create(tx, { platformId: at.platformId, role: 'compliance-officer', label: 'c', staffId: at.compliance.id }),
    );
    const answer = await fetch(`${app.url}${requests}/${id}/archive${query}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(answer.status).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const report = async () => {
    const { body } = await at.compliance.get<{ sheets: unknown }>('/v1/platforms/forum/reports/2026-07-01/2026-07-31');
    return body.sheets;
  };

  beforeAll(async () => {
    ({ app, mail } = await appWithMail());
    app.clock.set('2026-07-06T08:00:00Z');
    at = await desk(app);
    requests = `/v1/platforms/${at.platform}/access-requests`;
    await goThroughEverything();
  }, 120_000);
  afterAll(async () => {
    await app.stop();
  }, 60_000);

  /** As notifier, as author of a post, as whom an order names, and as somebody suspended. */
  async function goThroughEverything(): Promise<void> {
    const cases = casesOn(app, at);
    const complaints = complaintsOn(at, cases, mail);
    const notifier = { name: `${marker} Person`, email };
    // A notice by API with a file and a supplement, and one by the form with a file; answered by mail.
    const elsewhere = await cases.described({ email: 'somebody@example.org' });
    const held = await cases.held([
      { notifier, explanation: `I, ${marker}, saw it.`, items: [{ url: elsewhere.url }], platform: at.platform },
    ]);
    const received = held.received[0] as Received;
    const pathOf = (what: string) => `/v1/notices/${received.reference}/${what}?secret=${received.secret}`;
    expect((await at.stranger.post(pathOf('supplements'), { explanation: `More of ${marker}.` })).status).toBe(200);
    expect((await at.stranger.post(pathOf('attachments'), `A file of ${marker}.`, octets)).status).toBe(201);
    await cases.decide(held, restricting());
    const page = await at.stranger.get<string>('/notice/forum');
    const fields = filled(page.body, {
      urls: 'https://forum.example/posts/by-form',
      explanation: `The form of ${marker}.`,
      name: notifier.name,
      email,
    });
    const file = { name: `${marker}.txt`, bytes: new TextEncoder().encode(`A form file of ${marker}.`) };
    expect((await at.stranger.post('/notice/forum?lang=en', multipart(fields, [file]))).status).toBe(303);
    const [byForm] = await app.db.query<{ reference: string }>(
      'select reference from notice order by received_at desc, id desc limit 1',
    );
    const formCase = await cases.take(await cases.caseOf(byForm!.reference));
    await cases.decide(formCase, restricting({ facts: 'The post offers pills.' }));
    // A post of theirs: described, noticed, ordered, suspected, removed, complained of, disputed.
    const url = `https://forum.example/posts/${marker}`;
    const described = await at.system.put(`/v1/platforms/${at.platform}/contents/post-${marker}`, {
      kind: 'content',
      contentTypes: ['text'],
      language: 'en',
      text: `Words of ${marker}.`,
      urls: [url],
      recipient: { id: `account-${marker}`, ...notifier, language: 'en' },
    });
    expect(described.status).toBe(201);
    const [row] = await app.db.query<{ id: string }>('select id from recipient where external_id = $1', [
      `account-${marker}`,
    ]);
    recipientId = row!.id;
    const orders = ordersOn(app, at);
    const order = await orders.enter(
      anOrder({ items: [{ contentId: `post-${marker}` }], reasons: `The account of ${marker} calls for violence.` }),
    );
    const notice = await cases.notify({
      items: [{ url }],
      notifier: { name: 'Other Notifier', email: others },
      platform: at.platform,
    });
    const theirs = await cases.take(await cases.caseOf(notice.reference));
    const suspicions = await suspicionsOn(app, at);
    const raised = await suspicions.raise(theirs.caseId, { facts: `${marker} names a school.` });
    expect(raised.status).toBe(201);
    secrets.push(raised.body.id, order.id, theirs.caseId);
    await suspicions.look(raised.body.id);
    const pharos = await suspicions.authority();
    const seniorKey = await app.db.transaction((tx) =>
      app.app
        .get(Keys)
        .create(tx, { platformId: at.platformId, role: 'senior-moderator', label: 's', staffId: at.senior.id }),
    );
    expect((await suspicions.makePackage(raised.body.id, seniorKey.key)).status).toBe(201);
    expect((await suspicions.report(raised.body.id, pharos, { text: `All on ${marker}.` })).status).toBe(201);
    expect((await suspicions.step(raised.body.id, 'closure', { reason: `Taken over: ${marker}.` })).status).toBe(204);
    const decided = await cases.decide(
      theirs,
      restricting({
        facts: `The post of ${marker}.`,
        category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
        keyword: 'KEYWORD_HATE_SPEECH',
      }),
    );
    expect(decided.status).toBe(201);
    app.clock.move({ minutes: 5 });
    await orders.confirm(decided.body.id);
    await orders.shown(order.id, ({ state }) => state === 'effected');
    const ticket = complaints.ticketIn(await complaints.mailAbout(email, /statement of reasons/));
    const lodged = await complaints.lodged(ticket, { text: `I, ${marker}, complain.` });
    expect(
      (
        await at.stranger.post(
          `/v1/complaints/${lodged.reference}/attachments?secret=${lodged.secret}`,
          `Proof of ${marker}.`,
          octets,
        )
      ).status,
    ).toBe(201);
    const complaint = await complaints.take(lodged.reference);
    const upheld = await complaints.decide(complaint.id, { outcome: 'upheld', reasons: `We looked again, ${marker}.` });
    expect(upheld.status).toBe(201);
    const disputes = disputesOn(app, at);
    const { id: bodyId } = await disputes.body();
    const dispute = await disputes.register({
      bodyId,
      decisionId: decided.body.id,
      receivedByBodyAt: app.clock.now().toISOString(),
      grounds: `Grounds of ${marker}.`,
    });
    expect(dispute.status).toBe(201);
    const settled = await disputes.outcome(dispute.body.id, { outcome: 'upheld', summary: `Reasons on ${marker}.` });
    expect([200, 201]).toContain(settled.status);
    // Warned and suspended; a measure of the platform's own systems.
    const misuse = misuseOn(app, at, cases);
    await misuse.suspended(email, { reasons: `You went on, ${marker}.` });
    const measure = aMeasure({
      appliedOn: '2026-07-06',
      occurredAt: '2026-07-06T07:00:00.000Z',
      recipient: { id: `account-${marker}` },
      content: { id: `post-${marker}`, types: ['text'], language: 'en' },
      statement: { sentAt: '2026-07-06T07:00:01.000Z' },
    });
    expect((await measuresOn(at).record(measure)).status).toBe(201);
    await until(async () => {
      const waiting = await app.db.query(`select from message where state = 'queued' and channel = 'mail'`);
      return waiting.length === 0;
    });
  }

  it('leaves no text behind that nobody would ever erase', async () => {
    expect(await textsOfNoRecord(app)).toEqual([]);
  });

  it('is given all that is about them, and nobody else (Art. 15)', async () => {
    const { id, dueAt } = await ask('access');
    expect(new Date(dueAt).getTime()).toBeGreaterThan(app.clock.now().getTime() + 29 * 86_400_000);
    expect((await at.compliance.get(`${requests}/${id}/archive`)).status).toBe(409);
    expect((await prepare(id)).body).toMatchObject({ state: 'prepared' });
    const bytes = await archiveOf(id);
    const files = unzipSync(bytes);
    const said = Object.values(files)
      .map((one) => strFromU8(one))
      .join('\n');
    for (const words of [
      `I, ${marker}, saw it.`,
      `More of ${marker}.`,
      `A file of ${marker}.`,
      `The form of ${marker}.`,
      `Words of ${marker}.`,
      `I, ${marker}, complain.`,
      `Proof of ${marker}.`,
      `Grounds of ${marker}.`,
      `We looked again, ${marker}.`,
    ])
      expect(said).toContain(words);
    expect(said).not.toMatch(/Other Notifier|other-notifier|names a school|All on|suspicion/);
    expect(said).not.toMatch(/(?:secret|ticket)=[^…]/); // nobody else may act as them
    for (const secret of secrets) expect(said).not.toContain(secret);
    for (const section of copySections) {
      const listed = JSON.parse(strFromU8(files[`${section}.json`]!)) as unknown[];
      expect([section, listed.length > 0]).toEqual([section, true]);
    }
    expect((await at.compliance.post<RequestBody>(`${requests}/${id}/answer`, {})).body).toMatchObject({
      state: 'answered',
      archiveSha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect((await at.compliance.get(`${requests}/${id}/archive`)).status).toBe(409);
  });

  it('reads it in their own language, as a page that needs nothing else', async () => {
    const { id } = await ask('access');
    await prepare(id);
    const page = async (language: string) =>
      strFromU8(unzipSync(await archiveOf(id, `?language=${language}`))['index.html']!);
    const english = await page('en');
    for (const heading of ['What we hold about you', 'Notices that you sent', 'Decisions about you', 'What you may do'])
      expect(english).toContain(heading);
    expect(english).toContain('The content is removed'); // in words, not in codes
    expect(english).toContain(`I, ${marker}, saw it.`);
    expect(english).toContain('scams and fraud');
    expect(english).toMatch(/6 July 2026 at 10:\d\d CEST/);
    expect(english).not.toMatch(/<script|undefined|\[object|null/);
    expect(await page('de')).toContain('Was wir über Sie gespeichert haben');
    expect(await page('fr')).toContain('Ce que nous détenons à votre sujet');
    expect((await at.compliance.get(`${requests}/${id}/archive?language=xx`)).status).toBe(422);
    await at.compliance.post(`${requests}/${id}/answer`, {});
  });

  it('is told nothing early of what may not be told yet (Art. 9(5), 10(5), 23 GDPR)', async () => {
    const { id } = await ask('access');
    await prepare(id);
    const copied = async () => unzipSync(await archiveOf(id));
    const statements = async () => strFromU8((await copied())['statements.json']!);
    expect(await statements()).toContain(`The post of ${marker}.`);
    const [told] = await app.db.query<{ id: string }>(
      `select m.id from message m join statement_of_reasons s on s.decision_id = m.decision_id
       where m.kind = 'statement' and s.recipient_id = $1 and m.channel = 'mail'`,
      [recipientId],
    );
    const entity = { kind: 'message', id: told!.id };
    const holdId = await app.db.transaction((tx) =>
      app.app.get(Holds).place(tx, {
        platformId: at.platformId,
        entity,
        legalBasis: 'Art. 9(5) DSA',
        authority: 'A court',
        approvedBy: at.compliance.id,
        expiresAt: new Date(app.clock.now().getTime() + 86_400_000),
        now: app.clock.now(),
      }),
    );
    await app.owner.query(`update message set state = 'held', hold_id = $2, accepted_at = null where id = $1`, [
      told!.id,
      holdId,
    ]);
    expect(await statements()).not.toContain(`The post of ${marker}.`);
    expect(strFromU8((await copied())['messages.json']!)).not.toContain(told!.id);
    await app.owner.query(
      `update message set state = 'accepted', hold_id = null, accepted_at = occurred_at where id = $1`,
      [told!.id],
    );
    await at.compliance.post(`${requests}/${id}/answer`, {});
  });

  it('is left nowhere once nothing keeps it, and every record still counts (Art. 17, PRV-2)', async () => {
    const rows = await rowsThatCount(app);
    const figures = await report();
    const { id } = await ask('erasure');
    const { body: prepared } = await prepare(id);
    const stays = prepared.records.filter(({ reasons }) => reasons.length > 0);
    expect(stays.flatMap(({ reasons }) => reasons.map(({ reason }) => reason))).toEqual(
      expect.arrayContaining(['complaint-window', 'misuse-window']),
    );
    expect(prepared.records.flatMap(({ reasons }) => reasons.map(({ reason }) => reason))).not.toContain(
      'retention-period',
    );
    expect((await at.compliance.post(`${requests}/${id}/answer`, {})).status).toBe(200);
    const sweep = () => app.app.get(SweepRecordsService).sweep(-60_000);
    await sweep();
    expect((await placesOf(app, [marker])).length).toBeGreaterThan(0);
    app.clock.move({ days: 2 * 366 });
    await sweep();
    const { body: later } = await at.compliance.get<RequestBody>(`${requests}/${id}`);
    expect(later.records.filter(({ erasures }) => erasures.length === 0)).toEqual([]);
    expect(later.words).toBeNull();
    app.clock.move({ days: 4 * 366 }); // the request for access goes by its own period
    await sweep();
    await until(async () => (await placesOf(app, [marker])).length === 0, 5_000).catch(() => {});
    expect(await placesOf(app, [marker])).toEqual([]);
    const sealer = app.app.get(Sealer);
    const hash = sealer.hmac('email', normaliseEmail(email)).toString('hex');
    expect(await placesOf(app, [hash])).toEqual([]);
    expect(await rowsThatCount(app)).toEqual(rows);
    expect(await report()).toEqual(figures);
  }, 120_000);
});
