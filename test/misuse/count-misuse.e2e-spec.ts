import { Misuse } from '../../apps/api/src/misuse/index.js';
import { casesOn, doingNothing, restricting, type Cases } from '../decisions/cases-on.js';
import { pointersOf, type ProblemBody } from '../platforms/platforms-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { until } from '../support/until.js';
import { anAddress, misuseOn, unfounded, type MisuseDesk, type Party } from './misuse-on.js';

interface PartyPage {
  items: { id: string; counted: number; total: number; share: number | null; aboveThresholds: boolean }[];
  next: string | null;
  policy: { thresholdCount: number };
}

describe('counting misuse (Art. 23(3))', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let misuse: MisuseDesk;

  beforeAll(async () => {
    app = await testApp({
      env: { INTAKE_RATE_PER_MINUTE_PER_ADDRESS: '100000' },
      clock: new TestClock('2026-11-22T10:00:00Z'),
    });
    at = await desk(app);
    cases = casesOn(app, at);
    misuse = misuseOn(app, at, cases);
  });
  afterAll(() => app.stop());

  const tallies = async (decisionId: string) => {
    const [row] = await app.db.query<{ count: number }>(
      'select count(*) as count from misuse_tally where decision_id = $1',
      [decisionId],
    );
    return row!.count;
  };
  const nothingCounted = async (decisionId: string) => {
    await until(async () => {
      const [row] = await app.db.query<{ left: number }>(
        `select count(*) as left from graphile_worker.jobs where task_identifier = 'tally-findings'`,
      );
      return row!.left === 0;
    });
    expect(await tallies(decisionId)).toBe(0);
  };

  it('counts manifestly unfounded notices of an address, and their share of all that it sent (MIS-1, MIS-2)', async () => {
    const email = anAddress();
    const notifier = { name: 'Eve Example', email: ` ${email.toUpperCase()} `.trim() };
    await misuse.sendUnfounded(email);
    await misuse.sendUnfounded(email, unfounded({ finding: { outcome: 'neither', manifestly: true } }));
    await cases.decided(doingNothing(), [{ notifier }]); // unfounded, and not manifestly
    await cases.decided(restricting(), [{ notifier }]);
    const { partyId } = await misuse.sendUnfounded(email);
    const { recipientId, counts } = await misuse.show(partyId);
    expect(recipientId).toBeNull();
    expect(counts).toEqual([
      {
        kind: 'notices',
        windowFrom: expect.any(String) as string,
        windowTo: app.clock.now().toISOString(),
        counted: 3,
        total: 5,
        share: 0.6,
        aboveThresholds: false,
        groups: [
          { category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD', gravity: 'serious', count: 2 },
          { category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD', gravity: null, count: 1 },
        ],
      },
    ]);
    const { body } = await at.moderator.get<{ items: { decisionId: string }[]; next: string | null }>(
      `${misuse.path}/parties/${partyId}/counted?kind=notices&limit=2`,
    );
    expect(body.items).toHaveLength(2);
    const { body: rest } = await at.moderator.get<{ items: unknown[]; next: string | null }>(
      `${misuse.path}/parties/${partyId}/counted?kind=notices&limit=2&after=${body.next}`,
    );
    expect(rest).toMatchObject({ items: [{ gravity: 'serious' }], next: null });
  });

  it('counts a notice of several items when every one of them was found manifestly unfounded', async () => {
    const email = anAddress();
    const urls = [1, 2].map((n) => ({ url: `https://forum.example/both/${email}/${n}` }));
    misuse.later();
    const { reference } = await cases.notify({ items: urls, notifier: { name: 'Eve Example', email } });
    const [first, second] = await app.db.query<{ caseId: string }>(
      `select ci.case_id as "caseId" from notice n join notice_item i on i.notice_id = n.id
       join case_item ci on ci.item_id = i.id where n.reference = $1 order by i.position`,
      [reference],
    );
    const decided = await cases.decide(await cases.take(first!.caseId), unfounded());
    const { partyId } = await misuse.sendUnfounded(email);
    await until(async () => (await tallies(decided.body.id)) === 1);
    expect((await misuse.show(partyId)).counts).toMatchObject([{ counted: 1, total: 2 }]);
    const other = await cases.decide(await cases.take(second!.caseId), unfounded());
    await until(async () => (await tallies(other.body.id)) === 1);
    expect((await misuse.show(partyId)).counts).toMatchObject([{ counted: 2, total: 2 }]);
  });

  it('counts a manifestly illegal content once for its recipient, however many notices were about it', async () => {
    const recipient = { id: `recipient of ${anAddress()}` };
    misuse.later();
    const { url } = await cases.described(recipient);
    const notices = [1, 2, 3].map(() => ({ items: [{ url }] }));
    const decided = await cases.decided(
      restricting({ finding: { outcome: 'illegal', manifestly: true, gravity: 'minor' } }),
      notices,
    );
    expect(await tallies(decided.id)).toBe(1);
    const { partyId } = await misuse.postIllegal(recipient);
    await cases.described(recipient); // of which nobody complains
    const party = await misuse.show(partyId);
    expect(party.recipientId).toBe(recipient.id);
    expect(party.counts).toMatchObject([{ kind: 'content', counted: 2, total: 3 }]);
    expect(party.counts[0]!.groups).toEqual([
      { category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH', gravity: 'minor', count: 1 },
      { category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH', gravity: 'severe', count: 1 },
    ]);
  });

  it('counts nothing that is not manifest, of nobody who is not known', async () => {
    const described = await cases.described({ id: `recipient of ${anAddress()}` });
    expect(await tallies((await cases.decided(restricting(), [{ items: [{ url: described.url }] }])).id)).toBe(0);
    const manifest = restricting({ finding: { outcome: 'illegal', manifestly: true } });
    expect(await tallies((await cases.decided(manifest)).id)).toBe(0); // nobody said whose it is
    await nothingCounted((await cases.decided(unfounded(), [{ notifier: undefined }])).id);
  });

  it('never counts a trusted flagger’s notices: they count for its quality (Art. 22(6))', async () => {
    const email = anAddress();
    const flagger = await misuse.trustedFlagger();
    misuse.later();
    const { reference } = await cases.notify({ notifier: { name: 'Hotline', email } }, flagger.client);
    const held = await cases.take(await cases.caseOf(reference));
    await nothingCounted((await cases.decide(held, unfounded())).body.id);
    const { partyId } = await misuse.sendUnfounded(email);
    expect((await misuse.show(partyId)).counts).toMatchObject([{ counted: 1, total: 1 }]);
  });

  it('counts no flag under the terms among the notices that were sent (Art. 23(2), (3)(b))', async () => {
    const email = anAddress();
    misuse.later();
    await cases.notify({ notifier: { name: 'Eve Example', email }, type: 'terms-flag' });
    const { partyId } = await misuse.sendUnfounded(email);
    expect((await misuse.show(partyId)).counts).toMatchObject([{ counted: 1, total: 1 }]);
  });

  it('undoes the count when the decision is superseded, by itself (MIS-5)', async () => {
    const email = anAddress();
    const { partyId } = await misuse.sendUnfounded(email);
    const wrong = await misuse.sendUnfounded(email);
    expect((await misuse.show(partyId)).counts).toMatchObject([{ counted: 2, total: 2, share: 1 }]);
    const correct = (id: string, decision: Record<string, unknown>) =>
      at.moderator.post<{ id: string }>(`/v1/decisions/${id}/corrections`, { ...decision, reason: 'It was founded.' });
    const { body: reversed } = await correct(wrong.id, restricting());
    expect((await misuse.show(partyId)).counts).toMatchObject([{ counted: 1, total: 2, share: 0.5 }]);
    const { body: again } = await correct(reversed.id, unfounded());
    await until(async () => (await tallies(again.id)) === 1);
    expect((await misuse.show(partyId)).counts).toMatchObject([{ counted: 2, total: 2 }]);
  });

  it('undoes the count of a content with its reversal', async () => {
    const recipient = { id: `recipient of ${anAddress()}` };
    const { id, partyId } = await misuse.postIllegal(recipient);
    await misuse.postIllegal(recipient);
    const { status } = await at.moderator.post(`/v1/decisions/${id}/corrections`, {
      outcome: 'no-action',
      facts: 'It is satire.',
      automation: { detection: false, decision: 'none', processing: [] },
      reason: 'Satire.',
    });
    expect(status).toBe(201);
    expect((await misuse.show(partyId)).counts).toMatchObject([{ counted: 1, total: 2 }]);
  });

  it('counts in a window of calendar months, by when it was sent', async () => {
    const email = anAddress();
    const { partyId } = await misuse.sendUnfounded(email);
    const before = app.clock.now();
    app.clock.move({ days: 40 });
    await misuse.sendUnfounded(email);
    expect((await misuse.show(partyId, '?kind=notices&windowMonths=1')).counts).toMatchObject([
      { counted: 1, total: 1 },
    ]);
    expect((await misuse.show(partyId, '?kind=notices&windowMonths=2')).counts).toMatchObject([
      { counted: 2, total: 2 },
    ]);
    expect((await misuse.show(partyId, '?kind=complaints')).counts).toMatchObject([
      { counted: 0, total: 0, share: null },
    ]);
    app.clock.set(before);
  });

  it('lists those above the platform’s thresholds first, then by number, each once in pages', async () => {
    const [often, seldom] = [anAddress(), anAddress()];
    let frequent = '';
    for (let i = 0; i < 5; i++) frequent = (await misuse.sendUnfounded(often)).partyId;
    const { partyId: rare } = await misuse.sendUnfounded(seldom);
    const { body } = await at.moderator.get<PartyPage>(`${misuse.path}/parties?kind=notices`);
    expect(body.policy.thresholdCount).toBe(5);
    expect(body.items[0]).toEqual({
      id: frequent,
      recipientId: null,
      counted: 5,
      total: 5,
      share: 1,
      aboveThresholds: true,
    });
    expect(body.items.find(({ id }) => id === rare)).toMatchObject({ counted: 1, aboveThresholds: false });
    const paged: string[] = [];
    for (let after = ''; ;) {
      const page = (await at.moderator.get<PartyPage>(`${misuse.path}/parties?kind=notices&limit=2${after}`)).body;
      paged.push(...page.items.map(({ id }) => id));
      if (!page.next) break;
      after = `&after=${page.next}`;
    }
    expect(paged).toEqual(body.items.map(({ id }) => id));
  });

  it('tallies many at once, and each once', async () => {
    const email = anAddress();
    const { id, partyId } = await misuse.sendUnfounded(email);
    const [tally] = await app.db.query<Record<string, string>>(
      'select notice_id as notice, item_id as item from misuse_tally where decision_id = $1',
      [id],
    );
    const [party] = await app.db.query<{ hmac: Buffer }>(
      'select address_hmac as hmac from misuse_party where id = $1',
      [partyId],
    );
    const row = {
      platformId: at.platformId,
      kind: 'notices' as const,
      party: { addressHmac: party!.hmac },
      decisionId: id,
      noticeId: tally!.notice,
      itemId: tally!.item,
      category: null,
      gravity: null,
      occurredAt: app.clock.now(),
    };
    const again = () => app.db.transaction((tx) => app.app.get(Misuse, { strict: false }).tallyMany(tx, [row, row]));
    await Promise.all([again(), again()]);
    expect(await tallies(id)).toBe(1);
  });

  it.each([
    ['gravity without manifestly', { finding: { outcome: 'neither', gravity: 'minor' } }, '#/finding/gravity'],
    ['an unknown gravity', { finding: { outcome: 'neither', manifestly: true, gravity: 'huge' } }, '#/finding/gravity'],
  ])('refuses %s (422), and writes nothing', async (_what, changes, pointer) => {
    const held = await cases.held();
    const before = await misuse.written();
    const { status, body } = await cases.decide<ProblemBody>(held, doingNothing(changes));
    expect({ status, pointers: pointersOf(body) }).toEqual({ status: 422, pointers: [pointer] });
    expect(await misuse.written()).toEqual(before);
  });

  it.each([
    ['/parties', '#/kind'],
    ['/parties?kind=mails', '#/kind'],
    ['/parties?kind=notices&windowMonths=61', '#/windowMonths'],
    ['/parties?kind=notices&after=WyJ4Il0', '#/after'],
    [`/parties?kind=notices&after=${Buffer.from('["2","x","y"]').toString('base64url')}`, '#/after'],
  ])('refuses %s (422)', async (address, pointer) => {
    const { status, body } = await at.moderator.get<ProblemBody>(misuse.path + address);
    expect({ status, pointers: pointersOf(body) }).toEqual({ status: 422, pointers: [pointer] });
  });

  it('is read by the staff and auditors, not by administrators, strangers or other platforms', async () => {
    const { partyId } = await misuse.sendUnfounded(anAddress());
    const address = `${misuse.path}/parties/${partyId}`;
    const auditor = await at.person({ alias: 'auditor', role: 'auditor' });
    const admin = await at.person({ alias: 'admin', role: 'admin' });
    expect((await auditor.get<Party>(address)).status).toBe(200);
    expect((await admin.get(address)).status).toBe(403);
    expect((await at.system.get(address)).status).toBe(403);
    expect((await at.stranger.get(address)).status).toBe(401);
    const other = await desk(app, { key: 'other-forum' });
    expect((await other.moderator.get(address)).status).toBe(404);
    expect((await other.moderator.get(address.replace('/forum/', '/other-forum/'))).status).toBe(404);
    expect(
      (await other.moderator.get(`${address.replace('/forum/', '/other-forum/')}/counted?kind=notices`)).status,
    ).toBe(404);
  });
});
