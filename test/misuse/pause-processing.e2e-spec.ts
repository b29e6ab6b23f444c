import { SuspensionsInForceQuery } from '../../apps/api/src/misuse/suspensions-in-force.query.js';
import { ResumeCaseService } from '../../apps/api/src/review/resume-case.service.js';
import { casesOn, doingNothing, slugOf, type Cases, type ProblemBody, type Received } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { until } from '../support/until.js';
import { anAddress, misuseOn, type MisuseDesk } from './misuse-on.js';

interface CaseRow {
  id: string;
  state: string;
  paused: boolean;
  heldUntil: Date | null;
  dueAt: Date;
  itemDueAt: Date;
  firstLookDueAt: Date;
  pausedUntil: Date | null;
}

describe('what a suspended notifier sends (Art. 23(2))', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let misuse: MisuseDesk;
  let mail: MailCatcher;

  beforeAll(async () => {
    ({ app, mail } = await appWithMail({ clock: new TestClock('2026-11-22T10:00:00Z') }));
    at = await desk(app);
    cases = casesOn(app, at);
    misuse = misuseOn(app, at, cases);
  });
  afterAll(() => app.stop());

  const caseOf = async ({ reference }: Pick<Received, 'reference'>): Promise<CaseRow> => {
    const [row] = await app.db.query<CaseRow>(
      `select c.id, c.state, c.paused, c.held_until as "heldUntil", c.due_at as "dueAt", ci.due_at as "itemDueAt",
         c.first_look_due_at as "firstLookDueAt",
         n.processing_paused_until as "pausedUntil"
       from notice n join notice_item i on i.notice_id = n.id join case_item ci on ci.item_id = i.id
       join review_case c on c.id = ci.case_id where n.reference = $1 order by i.position limit 1`,
      [reference],
    );
    return row!;
  };
  const notifyFrom = (email: string, changes: Record<string, unknown> = {}) => {
    misuse.later();
    return cases.notify({ notifier: { name: 'Eve Example', email }, ...changes });
  };
  const isDueAlike = ({ dueAt, itemDueAt }: CaseRow) => dueAt.getTime() === itemDueAt.getTime();
  const aUrl = () => `https://forum.example/paused/${anAddress()}`;
  const opened = (received: Received) =>
    until(async () => {
      const found = await caseOf(received);
      return found.state === 'open' && found;
    });
  const pull = (caseId: string) =>
    at.moderator.post<ProblemBody>(`/v1/review/cases/${caseId}/pull`, { reason: 'A test.' });

  it('is received, confirmed and counted; only its processing waits for the end', async () => {
    const email = anAddress();
    const { endsAt, partyId } = await misuse.suspended(email);
    const received = await notifyFrom(email);
    const found = await caseOf(received);
    expect(found).toMatchObject({ state: 'held', paused: true });
    expect(found.heldUntil).toEqual(new Date(endsAt));
    expect(found.pausedUntil).toEqual(new Date(endsAt));
    const pulled = await pull(found.id);
    expect({ status: pulled.status, slug: slugOf(pulled.body) }).toEqual({ status: 409, slug: 'case-not-open' });
    const receipt = await until(() => mail.mails.find(({ subject }) => subject!.includes(received.reference))); // Art. 16(4)
    expect(receipt.text).toContain('Processing of your notices is suspended until 22 December 2026');
    const listed = await at.moderator.get<{ items: object[] }>('/v1/platforms/forum/notices?limit=1');
    expect(listed.body.items).toMatchObject([{ reference: received.reference, processingPausedUntil: endsAt }]);
    expect((await misuse.show(partyId)).counts).toMatchObject([{ counted: 2, total: 3 }]);
    const { body } = await at.stranger.get<{ reference: string }>(
      `/v1/notices/${received.reference}?secret=${received.secret}`,
    );
    expect(body.reference).toBe(received.reference);
  });

  it('is taken up when the suspension ends, and is due as long after that as after a receipt', async () => {
    const email = anAddress();
    const { endsAt } = await misuse.suspended(email);
    const ordinary = await caseOf(await notifyFrom(anAddress()));
    const target = ordinary.itemDueAt.getTime() - app.clock.now().getTime();
    const received = await notifyFrom(email);
    const paused = await caseOf(received);
    expect(paused.itemDueAt.getTime()).toBe(new Date(endsAt).getTime() + target);
    expect(paused.dueAt).toEqual(paused.itemDueAt);
    const now = app.clock.now();
    app.clock.set(endsAt);
    const { id, paused: stillPaused } = await opened(received);
    expect(stillPaused).toBe(false);
    const held = await cases.take(id);
    expect((await cases.decide(held, doingNothing())).status).toBe(201);
    app.clock.set(now);
  });

  it('is taken up when the suspension is lifted', async () => {
    const email = anAddress();
    const { id, partyId } = await misuse.suspended(email);
    const received = await notifyFrom(email);
    expect((await caseOf(received)).state).toBe('held');
    misuse.later();
    await at.moderator.post(`${misuse.path}/suspensions/${id}/end`, { reason: 'Convinced.' });
    const found = await opened(received);
    expect(found).toMatchObject({ paused: false, heldUntil: null });
    const ordinary = await caseOf(await notifyFrom(anAddress()));
    expect(found.dueAt.getTime()).toBe(ordinary.dueAt.getTime() - 60_000); // as long after the end as after a receipt
    expect(await until(async () => isDueAlike(await caseOf(received)))).toBe(true);
    const resume = app.app.get(ResumeCaseService);
    await Promise.all([1, 2].map(() => resume.resumeForParty(at.platformId, partyId)));
    expect(isDueAlike(await caseOf(received))).toBe(true);
    expect(found.firstLookDueAt.getTime()).toBe(ordinary.firstLookDueAt.getTime() - 60_000);
    expect((await caseOf(await notifyFrom(email))).state).toBe('open');
  });

  it('is due from the lifting on where another’s case has it too', async () => {
    const email = anAddress();
    const { id } = await misuse.suspended(email);
    const url = aUrl();
    const first = await notifyFrom(anAddress(), { items: [{ url }] });
    const received = await notifyFrom(email, { items: [{ url }] });
    expect((await caseOf(received)).id).toBe((await caseOf(first)).id);
    const before = (await caseOf(received)).itemDueAt;
    misuse.later();
    await at.moderator.post(`${misuse.path}/suspensions/${id}/end`, { reason: 'Convinced.' });
    const lifted = await until(async () => {
      const { itemDueAt } = await caseOf(received);
      return itemDueAt < before && itemDueAt;
    });
    const ordinary = await caseOf(await notifyFrom(anAddress()));
    expect(lifted.getTime()).toBe(ordinary.itemDueAt.getTime() - 60_000);
    expect((await caseOf(first)).itemDueAt < lifted).toBe(true);
  });

  it('is taken up by a moderator before the time, with a reason, and due as long from then as from a receipt', async () => {
    const email = anAddress();
    await misuse.suspended(email);
    const { id } = await caseOf(await notifyFrom(email));
    const received = await notifyFrom(email, { items: [{ url: aUrl() }] });
    const paused = await caseOf(received);
    const takeUp = () =>
      at.moderator.post<ProblemBody>(`/v1/review/cases/${paused.id}/resume`, { reason: 'It is all over the news.' });
    const answers = await Promise.all([takeUp(), takeUp()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(slugOf(answers.find(({ status }) => status === 409)!.body)).toBe('case-not-held');
    const found = await caseOf(received);
    expect(found).toMatchObject({ state: 'open', paused: false, heldUntil: null });
    const ordinary = await caseOf(await notifyFrom(anAddress()));
    expect(found.itemDueAt.getTime()).toBe(ordinary.itemDueAt.getTime() - 60_000);
    expect(isDueAlike(found)).toBe(true);
    const events = await app.db.query<{ kind: string; staffId: string }>(
      `select kind, staff_id as "staffId" from case_event where case_id = $1`,
      [paused.id],
    );
    expect(events).toEqual([{ kind: 'resumed', staffId: at.moderator.id }]);
    const [other] = await app.db.query<{ state: string }>('select state from review_case where id = $1', [id]);
    expect(other!.state).toBe('held');
    expect((await cases.decide(await cases.take(found.id), doingNothing())).status).toBe(201);
  });

  it('is not paused by a suspension that is lifted while it is received', async () => {
    const email = anAddress();
    const { id } = await misuse.suspended(email);
    const inForce = app.app.get(SuspensionsInForceQuery);
    const of = inForce.of.bind(inForce);
    inForce.of = async (...asked) => {
      inForce.of = of;
      const found = await of(...asked);
      const { status } = await at.moderator.post(`${misuse.path}/suspensions/${id}/end`, { reason: 'Convinced.' });
      expect(status).toBe(201);
      await until(async () => {
        const jobs = "select from graphile_worker.jobs where task_identifier = 'resume-paused-notices'";
        return (await app.owner.query(jobs)).rowCount === 0;
      });
      return found;
    };
    expect(await caseOf(await notifyFrom(email))).toMatchObject({ state: 'open', paused: false, pausedUntil: null });
  });

  it.each([
    ['a threat to life', { allegesThreatToLife: true }],
    [
      'child sexual abuse',
      {
        category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
        keyword: 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL',
      },
    ],
  ])('never waits where it alleges %s', async (_what, changes) => {
    const email = anAddress();
    await misuse.suspended(email);
    expect(await caseOf(await notifyFrom(email, changes))).toMatchObject({
      state: 'open',
      paused: false,
      pausedUntil: null,
    });
  });

  it('is taken up at once when it turns out that a child is at stake', async () => {
    const email = anAddress();
    await misuse.suspended(email);
    const received = await notifyFrom(email);
    const { status } = await at.senior.post(`/v1/platforms/forum/notices/${received.reference}/category`, {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keyword: 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL',
    });
    expect(status).toBeLessThan(300);
    const found = await opened(received);
    expect(found.paused).toBe(false);
    expect(found.dueAt.getTime() - app.clock.now().getTime()).toBeLessThan(8 * 86_400_000);
  });

  it('is taken up at once when somebody else asks for the same, and joins who asked before', async () => {
    const email = anAddress();
    await misuse.suspended(email);
    const url = aUrl();
    const received = await notifyFrom(email, { items: [{ url }] });
    expect((await caseOf(received)).state).toBe('held');
    const another = await notifyFrom(anAddress(), { items: [{ url }] });
    const { id, dueAt } = await opened(received);
    expect(await caseOf(another)).toMatchObject({ id });
    expect(dueAt).toEqual((await caseOf(another)).itemDueAt);
    const joined = await notifyFrom(email, { items: [{ url }] });
    expect(await caseOf(joined)).toMatchObject({ id, state: 'open', paused: false });
  });

  it('is opened at once when both arrive in the same moment', async () => {
    const email = anAddress();
    await misuse.suspended(email);
    const url = aUrl();
    const [mine, another] = await Promise.all([
      notifyFrom(email, { items: [{ url }] }),
      notifyFrom(anAddress(), { items: [{ url }] }),
    ]);
    const { id } = await opened(mine);
    expect((await caseOf(another)).id).toBe(id);
  });

  it('waits for the one of two suspended notifiers whose suspension ends first', async () => {
    const [long, short] = [anAddress(), anAddress()];
    await misuse.suspended(long);
    const { endsAt } = await misuse.suspended(short, { endsAt: misuse.inDays(5) });
    const url = aUrl();
    const first = await notifyFrom(long, { items: [{ url }] });
    await notifyFrom(short, { items: [{ url }] });
    await until(async () => (await caseOf(first)).heldUntil?.toISOString() === endsAt);
    expect(await caseOf(first)).toMatchObject({ state: 'held', paused: true });
  });

  it('is taken up when the provider opens the case on its own initiative', async () => {
    const email = anAddress();
    await misuse.suspended(email);
    const { contentId, url } = await cases.described(undefined);
    const received = await notifyFrom(email, { items: [{ url }] });
    const { id } = await caseOf(received);
    const open = () => at.moderator.post<{ caseId: string }>('/v1/review/cases', { contentId });
    const answers = await Promise.all([open(), open()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 201)!.body.caseId).toBe(id);
    expect(await caseOf(received)).toMatchObject({ state: 'open', paused: false });
  });

  it('moves on paused when the case is decided before anybody saw it', async () => {
    const email = anAddress();
    const { endsAt } = await misuse.suspended(email);
    const url = aUrl();
    const asked = await notifyFrom(anAddress(), { items: [{ url }] });
    const held = await cases.take((await caseOf(asked)).id);
    const late = await notifyFrom(email, { items: [{ url }] });
    expect((await caseOf(late)).id).toBe(held.caseId);
    await cases.decide(held, doingNothing());
    const moved = await caseOf(late);
    expect(moved).toMatchObject({ state: 'held', paused: true });
    expect(moved.heldUntil).toEqual(new Date(endsAt));
  });

  it('adds no way around: items of a supplement wait as well', async () => {
    const email = anAddress();
    const { endsAt } = await misuse.suspended(email);
    const received = await notifyFrom(email, { items: [] });
    misuse.later();
    const { status } = await at.stranger.post(
      `/v1/notices/${received.reference}/supplements?secret=${received.secret}`,
      { items: [{ url: aUrl() }] },
    );
    expect(status).toBe(200);
    const found = await caseOf(received);
    expect(found).toMatchObject({ state: 'held', paused: true });
    expect(found.heldUntil).toEqual(new Date(endsAt));
  });

  it('is not paused for trusted flaggers, flags under the terms, and letters from before', async () => {
    const email = anAddress();
    const before = app.clock.now();
    const { startsAt } = await misuse.suspended(email);
    const open = { state: 'open', pausedUntil: null };
    expect(await caseOf(await notifyFrom(email, { type: 'terms-flag' }))).toMatchObject(open);
    const flagger = await misuse.trustedFlagger();
    const theirs = await cases.notify({ notifier: { name: 'Hotline', email } }, flagger.client);
    expect(await caseOf(theirs)).toMatchObject(open);
    expect(before < new Date(startsAt)).toBe(true);
    const letter = await at.moderator.post<Received>('/v1/platforms/forum/notices', {
      channel: 'letter',
      receivedAt: before.toISOString(),
      items: [{ url: aUrl() }],
      explanation: 'The post offers counterfeit medicine.',
      category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
      notifier: { name: 'Eve Example', email },
      goodFaith: true,
    });
    expect(letter.status).toBe(201);
    expect(await caseOf(letter.body)).toMatchObject(open);
  });
});
