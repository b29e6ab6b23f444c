import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { Misuse } from '../../apps/api/src/misuse/index.js';
import { casesOn, slugOf, type Cases } from '../decisions/cases-on.js';
import { pointersOf, type ProblemBody } from '../platforms/platforms-on.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { anAddress, factors, misuseOn, type MisuseDesk, type Suspension, type Warning } from './misuse-on.js';

describe('warning and suspending (Art. 23(2))', () => {
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

  const end = <T = Suspension>(id: string, by = at.moderator) =>
    by.post<T>(`${misuse.path}/suspensions/${id}/end`, { reason: 'You convinced us.' });
  const suspensionOf = async (email: string) => {
    const [row] = await app.db.query<{ hmac: Buffer }>(
      `select n.notifier_hmac as hmac from notice n join misuse_party p on p.address_hmac = n.notifier_hmac
       join misuse_suspension s on s.party_id = p.id where s.id = $1 limit 1`,
      [email],
    );
    return app.db.read((tx) =>
      app.app
        .get(Misuse, { strict: false })
        .suspensionOf(tx, at.platformId, { kind: 'notices', hmac: row!.hmac }, app.clock.now()),
    );
  };

  /** A complaint about it, as the room of complaints writes it. */
  const complaintAbout = async (suspensionId: string): Promise<string> => {
    const id = newId();
    await app.owner.query(
      `insert into complaint (platform_id, id, reference, suspension_id, first_decider, side, flagged_under_terms,
         of_trusted_flagger, basis, mandated, channel, received_at, received_at_source, recorded_at, text_id, text_hash)
       select s.platform_id, $2::uuid, $2::uuid::text, s.id, s.decided_by, 'notifier', false, false, 'service', false, 'api', s.starts_at,
         'server', s.starts_at, $2::uuid, ''
       from misuse_suspension s where s.id = $1`,
      [suspensionId, id],
    );
    return id;
  };

  it('warns by mail, with numbers and reasons, in the language of the notice (MIS-3)', async () => {
    const email = anAddress();
    const { partyId } = await misuse.sendUnfounded(email, undefined, { language: 'de' });
    const { status, body } = await misuse.warn(partyId);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      partyId,
      kind: 'notices',
      counted: 1,
      total: 1,
      reasons: 'Please stop.',
      used: false,
    });
    const { text } = await mail.nextMailAbout(email, /Warnung/);
    expect(text).toContain('1 der 1 Meldungen');
    expect(text).toContain('Art. 23 Abs. 2');
    expect(text).toContain('Please stop.');
    expect(text).toContain('help@forum.example');
    const [ledger] = await app.db.query<Record<string, unknown>>(
      'select m.kind, m.entity_kind, m.entity_id, w.reasons_hash is not null as hashed from message m join misuse_warning w on w.message_id = m.id where w.id = $1',
      [body.id],
    );
    expect(ledger).toEqual({
      kind: 'misuse-warning',
      entity_kind: 'misuse-warning',
      entity_id: body.id,
      hashed: true,
    });
    const [audit] = await app.db.query('select action, article, role from audit_entry where entity_id = $1', [body.id]);
    expect(audit).toEqual({ action: 'misuse.warned', article: '23(2)', role: 'moderator' });
  });

  it('warns again only after something new, or when the first warning came back', async () => {
    const email = anAddress();
    const { partyId } = await misuse.sendUnfounded(email);
    await misuse.warned(partyId);
    const before = await misuse.written();
    const { status, body } = await misuse.warn<ProblemBody>(partyId);
    expect({ status, slug: slugOf(body) }).toEqual({ status: 409, slug: 'misuse-already-warned' });
    expect(await misuse.written()).toEqual(before);
    await misuse.sendUnfounded(email);
    expect((await misuse.warn(partyId)).status).toBe(201);
  });

  it('warns once of two callers at once', async () => {
    const { partyId } = await misuse.sendUnfounded(anAddress());
    const answers = await Promise.all([misuse.warn(partyId), misuse.warn(partyId, 'notices', at.senior)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await misuse.show(partyId)).warnings).toHaveLength(1);
  });

  it('suspends after a warning that was not heeded, with the four factors and an end (MIS-4, MIS-5)', async () => {
    const email = anAddress();
    const { partyId } = await misuse.sendUnfounded(email);
    const warning = await misuse.warned(partyId);
    await misuse.sendUnfounded(email);
    const endsAt = misuse.inDays(30);
    const { status, body } = await misuse.suspend(warning);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      partyId,
      kind: 'notices',
      state: 'in-force',
      warningId: warning.id,
      decisionId: null,
      startsAt: app.clock.now().toISOString(),
      endsAt,
      decidedBy: at.moderator.id,
      factors: { counted: 2, total: 2, share: 1, ...factors, intentionKnown: true },
      reasons: 'You went on after our warning.',
      ends: [],
    });
    const { text } = await mail.nextMailAbout(email, /Suspension/);
    expect(text).toContain('We suspend the processing of your notices until 22 December 2026');
    expect(text).toContain('You went on after our warning.');
    expect(text).toContain('2 of 2');
    expect(text).toContain(factors.assessment);
    expect(text).toContain(factors.intention);
    expect(text).toContain('Art. 20');
    expect(text).toMatch(/\/complaint\?ticket=[0-9a-f-]{36}\.s\./);
    expect((await misuse.show(partyId)).warnings).toMatchObject([{ id: warning.id, used: true }]);
    expect(await suspensionOf(body.id)).toEqual(new Date(endsAt));
  });

  it('is in force by its dates, and expires by itself', async () => {
    const { id, endsAt } = await misuse.suspended();
    const now = app.clock.now();
    app.clock.set(new Date(new Date(endsAt).getTime() - 1));
    expect(await suspensionOf(id)).toEqual(new Date(endsAt));
    app.clock.set(endsAt);
    expect(await suspensionOf(id)).toBeNull();
    const { body } = await at.moderator.get<Suspension>(`${misuse.path}/suspensions/${id}`);
    expect(body.state).toBe('expired');
    const { status, body: problem } = await end<ProblemBody>(id);
    expect({ status, slug: slugOf(problem) }).toEqual({ status: 409, slug: 'misuse-suspension-over' });
    app.clock.set(now);
  });

  it('can be lifted with a reason; the party is told, once', async () => {
    const email = anAddress();
    const { id } = await misuse.suspended(email);
    misuse.later();
    const answers = await Promise.all([end(id), end(id, at.senior)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { body } = await at.moderator.get<Suspension>(`${misuse.path}/suspensions/${id}`);
    expect(body).toMatchObject({ state: 'lifted', ends: [{ cause: 'lifted', reason: 'You convinced us.' }] });
    expect((await mail.nextMailAbout(email, /has ended/)).text).toContain('You convinced us.');
    expect(await suspensionOf(id)).toBeNull();
  });

  it('is reversed on complaint, also after its end, once (Art. 20(4))', async () => {
    const { id, endsAt } = await misuse.suspended();
    const complaintId = await complaintAbout(id);
    const now = app.clock.now();
    app.clock.set(endsAt);
    const reverse = () =>
      app.db.transaction((tx) =>
        app.app.get(Misuse, { strict: false }).end(tx, {
          platformId: at.platformId,
          suspensionId: id,
          cause: 'complaint',
          reason: 'The notices were founded.',
          staffId: at.senior.id,
          complaintId,
          now: app.clock.now(),
        }),
      );
    const reversals = await Promise.allSettled([reverse(), reverse()]);
    expect(reversals.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { body } = await at.moderator.get<Suspension>(`${misuse.path}/suspensions/${id}`);
    expect(body).toMatchObject({ state: 'reversed', ends: [{ cause: 'complaint', by: at.senior.id }] });
    const { status, body: problem } = await end<ProblemBody & { state: string }>(id);
    expect({ status, state: problem.state }).toEqual({ status: 409, state: 'reversed' });
    app.clock.set(now);
  });

  it('suspends once of two callers at once', async () => {
    const email = anAddress();
    const { partyId } = await misuse.sendUnfounded(email);
    const warning = await misuse.warned(partyId);
    await misuse.sendUnfounded(email);
    const answers = await Promise.all([
      misuse.suspend<ProblemBody>(warning),
      misuse.suspend<ProblemBody>(warning, {}, at.senior),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = answers.find(({ status }) => status === 409)!;
    expect(slugOf(refused.body)).toBe('misuse-already-suspended');
    expect((await misuse.show(partyId)).suspensions).toHaveLength(1);
  });

  describe('is refused (422), and nothing is written,', () => {
    let warning: Warning;
    let email: string;

    beforeAll(async () => {
      email = anAddress();
      warning = await misuse.warned((await misuse.sendUnfounded(email)).partyId);
      await misuse.sendUnfounded(email);
    });

    const refused = async (changes: Record<string, unknown>, of: Warning = warning) => {
      const before = await misuse.written();
      const { status, body } = await misuse.suspend<ProblemBody>(of, changes);
      expect(await misuse.written()).toEqual(before);
      return { status, pointers: pointersOf(body) };
    };

    it.each([
      ['without a warning', { warningId: newId() }, '#/warningId'],
      ['for another kind of misuse', { kind: 'complaints' }, '#/partyId'],
      ['of the service, which a decision does', { kind: 'content' }, '#/kind'],
      ['of nobody', { partyId: newId() }, '#/partyId'],
      ['without reasons', { reasons: '' }, '#/reasons'],
      ['without factors', { factors: undefined }, '#/factors'],
      ['without gravity', { factors: { assessment: 'x' } }, '#/factors/gravity'],
      ['without its nature and consequences', { factors: { gravity: 'minor' } }, '#/factors/assessment'],
      ['without an end', { endsAt: undefined }, '#/endsAt'],
      ['with an end in the past', { endsAt: '2026-01-01T00:00:00Z' }, '#/endsAt'],
      ['with a field that we do not know', { counted: 99 }, '#/counted'],
    ])('%s', async (_what, changes, pointer) =>
      expect(await refused(changes)).toEqual({ status: 422, pointers: [pointer] }),
    );

    it('for longer than the policy says', async () =>
      expect(await refused({ endsAt: misuse.inDays(367) })).toEqual({ status: 422, pointers: ['#/endsAt'] }));

    it('with somebody else’s warning', async () => {
      const other = await misuse.warned((await misuse.sendUnfounded(anAddress())).partyId);
      expect(await refused({ warningId: other.id })).toEqual({ status: 422, pointers: ['#/warningId'] });
    });

    it('when nothing was counted since the warning', async () => {
      const heeded = await misuse.warned((await misuse.sendUnfounded(anAddress())).partyId);
      misuse.later();
      expect(await refused({}, heeded)).toEqual({ status: 422, pointers: ['#/warningId'] });
    });

    it('when the warning came back', async () => {
      const address = anAddress();
      const lost = await misuse.warned((await misuse.sendUnfounded(address)).partyId);
      await app.owner.query(
        `update message set state = 'bounced', bounced_at = $2 where id = (select message_id from misuse_warning where id = $1)`,
        [lost.id, app.clock.now()],
      );
      await misuse.sendUnfounded(address);
      expect(await refused({}, lost)).toEqual({ status: 422, pointers: ['#/warningId'] });
    });

    it('twice on one warning', async () => {
      const address = anAddress();
      const { id, warningId, partyId } = await misuse.suspended(address);
      misuse.later();
      await end(id);
      await misuse.sendUnfounded(address);
      expect(await refused({ warningId, partyId })).toEqual({ status: 422, pointers: ['#/warningId'] });
    });
  });

  it('warns and suspends no trusted flagger: Art. 22(6) goes first', async () => {
    const email = anAddress();
    const { partyId } = await misuse.sendUnfounded(email);
    const flagger = await misuse.trustedFlagger();
    await cases.notify({ notifier: { name: 'Hotline', email } }, flagger.client);
    const before = await misuse.written();
    const { status, body } = await misuse.warn<ProblemBody & { trustedFlaggerId: string }>(partyId);
    expect({ status, slug: slugOf(body), id: body.trustedFlaggerId }).toEqual({
      status: 409,
      slug: 'trusted-flagger-not-suspended',
      id: flagger.id,
    });
    expect(await misuse.written()).toEqual(before);
  });

  it('warns nobody whom no message reaches', async () => {
    const { partyId } = await misuse.postIllegal({ id: `unreachable ${anAddress()}`, contactKnown: false });
    const { status, body } = await misuse.warn<ProblemBody>(partyId, 'content');
    expect({ status, slug: slugOf(body) }).toEqual({ status: 409, slug: 'misuse-party-unreachable' });
  });

  it.each([
    ['an unknown party', { partyId: newId(), kind: 'notices', reasons: 'x' }, '#/partyId'],
    ['no party', { kind: 'notices', reasons: 'x' }, '#/partyId'],
    ['no reasons', { partyId: newId(), kind: 'notices' }, '#/reasons'],
    ['an unknown kind', { partyId: newId(), kind: 'posts', reasons: 'x' }, '#/kind'],
  ])('refuses a warning with %s (422)', async (_what, warning, pointer) => {
    const before = await misuse.written();
    const { status, body } = await at.moderator.post<ProblemBody>(`${misuse.path}/warnings`, warning);
    expect({ status, pointers: pointersOf(body) }).toEqual({ status: 422, pointers: [pointer] });
    expect(await misuse.written()).toEqual(before);
  });

  it('lists suspensions newest first, and shows texts to who may read them alone', async () => {
    const { id } = await misuse.suspended();
    const address = `${misuse.path}/suspensions`;
    const { body } = await at.compliance.get<{ items: Suspension[]; next: string }>(`${address}?kind=notices&limit=1`);
    expect(body.items).toMatchObject([{ id, reasons: 'You went on after our warning.' }]);
    expect(
      (await at.compliance.get<{ items: Suspension[] }>(`${address}?limit=1&after=${body.next}`)).body.items,
    ).toHaveLength(1);
    const auditor = await at.person({ alias: 'auditor', role: 'auditor' });
    expect((await auditor.get<Suspension>(`${address}/${id}`)).body).toMatchObject({
      reasons: null,
      factors: { gravity: 'serious', assessment: null, intention: null, intentionKnown: true },
    });
  });

  it('answers 404 for what is not of the platform, 401 to strangers, 403 to who may not', async () => {
    const { id, warningId } = await misuse.suspended();
    const other = await desk(app, { key: 'other-forum' });
    const there = '/v1/platforms/other-forum/misuse';
    for (const address of [`/suspensions/${id}`, `/warnings/${warningId}`]) {
      expect((await other.moderator.get(there + address)).status).toBe(404);
      expect((await other.moderator.get(misuse.path + address)).status).toBe(404);
      expect((await at.stranger.get(misuse.path + address)).status).toBe(401);
      expect((await at.system.get(misuse.path + address)).status).toBe(403);
    }
    expect((await other.moderator.post(`${there}/suspensions/${id}/end`, { reason: 'x' })).status).toBe(404);
    expect((await at.compliance.post(`${misuse.path}/suspensions/${id}/end`, { reason: 'x' })).status).toBe(403);
    expect((await at.compliance.post(`${misuse.path}/warnings`, {})).status).toBe(403);
    expect((await at.compliance.post(`${misuse.path}/suspensions`, {})).status).toBe(403);
    expect((await end(newId())).status).toBe(404);
  });

  it('counts the suspensions of a period by kind for the report (MIS-6)', async () => {
    const from = new Date('2027-03-01T00:00:00Z');
    const until = new Date('2027-04-01T00:00:00Z');
    const now = app.clock.now();
    app.clock.set(from);
    await misuse.suspended();
    const { id } = await misuse.suspended();
    await end(id);
    app.clock.set(until);
    await misuse.suspended();
    const enacted = await app.db.read((tx) =>
      app.app.get(Misuse, { strict: false }).enactedSuspensions(tx, at.platformId, from, until),
    );
    expect(enacted).toEqual([{ kind: 'notices', count: 2 }]);
    app.clock.set(now);
  });

  it('keeps what is written append-only', async () => {
    await misuse.suspended();
    for (const table of [
      'misuse_party',
      'misuse_tally',
      'misuse_warning',
      'misuse_suspension',
      'misuse_suspension_end',
    ]) {
      await expect(app.db.query(`update ${table} set recorded_at = recorded_at`)).rejects.toThrow('permission denied');
      await expect(app.db.query(`delete from ${table}`)).rejects.toThrow('permission denied');
    }
  });
});
