import { createHash } from 'node:crypto';
import { Keys } from '../../apps/api/src/access/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { releaseHeldMessagesSweep } from '../../apps/api/src/infrastructure/messages/index.js';
import { complaintsOn } from '../complaints/complaints-on.js';
import { restricting, type Decision } from '../decisions/cases-on.js';
import { pointersOf, slugOf } from '../platforms/platforms-on.js';
import type { Client, Desk, Moderator } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { deskWithSuspicions, type Suspicions } from './suspicions-on.js';

let app: TestApp;
let mails: MailCatcher;
let at: Desk & Suspicions;
let other: Desk & Suspicions;
let pharos: string;

beforeAll(async () => {
  ({ app, mail: mails } = await appWithMail());
  at = await deskWithSuspicions(app);
  other = await deskWithSuspicions(app, 'other');
  pharos = await at.authority();
});
afterAll(() => app.stop());

const keyOf = async ({ id, role }: Moderator) =>
  (
    await app.db.transaction((tx) =>
      app.app.get(Keys).create(tx, { platformId: at.platformId, role, label: role, staffId: id }),
    )
  ).key;

describe('two persons, without delaying an urgent report (Art. 18)', () => {
  it('confirms by another person, then tells the authority, which acknowledges', async () => {
    const { id } = await at.raised();
    const early = await at.report(id, pharos);
    expect([early.status, slugOf(early.body)]).toEqual([409, 'suspicion-step-refused']);
    expect((await at.look(id)).status).toBe(204);
    const { status, body } = await at.report(id, pharos, { reference: 'Call 4711' });
    expect(status).toBe(201);
    expect((await at.step(id, 'acknowledgements', { reportId: body.id, reference: 'PV 12' })).status).toBe(204);
    expect((await at.step(id, 'closure', { reason: 'The authority has taken over.' })).status).toBe(204);
    expect(await at.show(id)).toMatchObject({
      state: 'closed',
      secondLook: 'confirmed',
      reportedAt: app.clock.now().toISOString(),
      events: [
        { kind: 'raised', staffId: at.moderator.id },
        { kind: 'confirmed', staffId: at.senior.id, texts: { reason: 'It is meant.' } },
        { kind: 'reported' },
        { kind: 'acknowledged', texts: { reference: 'PV 12' } },
        { kind: 'closed', texts: { reason: 'The authority has taken over.' } },
      ],
      reports: [
        {
          id: body.id,
          channel: 'phone',
          isAddressee: true,
          texts: { text: 'All that we know.', reference: 'Call 4711' },
        },
      ],
    });
  });

  it('lets nobody judge a suspicion of their own', async () => {
    const { id } = await at.raised({}, undefined, at.senior);
    const own = await at.look(id);
    expect([own.status, slugOf(own.body)]).toEqual([409, 'second-person-needed']);
    const past = app.owner.query(
      `update criminal_suspicion set state = 'confirmed', second_look = 'confirmed', looked_at = now(), looked_by = raised_by
       where id = $1`,
      [id],
    );
    await expect(past).rejects.toMatchObject({ constraint: 'criminal_suspicion_judged_by_another' });
    expect((await at.look(id, 'confirmed', at.secondSenior)).status).toBe(204);
  });

  it('reports an urgent one by one person at once, and owes the second look', async () => {
    const { id } = await at.raised({ urgent: true }, undefined, at.senior);
    expect((await at.report(id, pharos)).status).toBe(201);
    expect(await at.show(id)).toMatchObject({ state: 'reported', secondLook: null, secondLookIsOwed: true });
    const owed = await at.senior.get<{ items: { id: string }[] }>(`${at.path}?secondLook=owed&state=reported`);
    expect(owed.body.items.map((item) => item.id)).toEqual([id]);
    const pages = await app.db.query<{ subject: string; state: string }>(
      'select subject, state from page where entity_id = $1 order by id',
      [id],
    );
    expect(pages).toEqual([
      { subject: 'suspicion-raised', state: 'settled' },
      { subject: 'suspicion-unconfirmed', state: 'open' },
    ]);
    const close = await at.step(id, 'closure', { reason: 'Done.' });
    expect([close.status, slugOf(close.body)]).toEqual([409, 'suspicion-step-refused']);
    expect((await at.look(id, 'dismissed', at.compliance)).status).toBe(204);
    expect(await at.show(id)).toMatchObject({ state: 'reported', secondLook: 'dismissed', secondLookIsOwed: false });
    expect((await at.step(id, 'closure', { reason: 'The authority knows that it was nothing.' })).status).toBe(204);
  });

  it('ends one that the second person dismisses', async () => {
    const { id, held } = await at.raised();
    expect((await at.look(id, 'dismissed')).status).toBe(204);
    expect((await at.show(id)).state).toBe('dismissed');
    for (const refused of [
      await at.look(id),
      await at.report(id, pharos),
      await at.step(id, 'closure', { reason: 'x' }),
    ])
      expect([refused.status, slugOf(refused.body)]).toEqual([409, 'suspicion-step-refused']);
    const again = await at.raise(held.caseId);
    expect([again.status, again.body.id === id]).toEqual([201, false]);
  });

  it('takes one of two second looks at once', async () => {
    const { id } = await at.raised();
    const answers = await Promise.all([at.look(id, 'confirmed'), at.look(id, 'dismissed', at.secondSenior)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await at.show(id)).events).toHaveLength(2);
  });

  it('takes one of two closures at once, and both of two reports', async () => {
    const { id } = await at.raised();
    await at.look(id);
    const reports = await Promise.all([at.report(id, pharos), at.report(id, pharos)]);
    expect(reports.map(({ status }) => status)).toEqual([201, 201]);
    const closures = await Promise.all([1, 2].map(() => at.step(id, 'closure', { reason: 'Done.' })));
    expect(closures.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});

describe('telling an authority (Art. 18(1), (2))', () => {
  it('goes by mail with the reference and no personal data', async () => {
    const { id, reference } = await at.raised({ urgent: true }, [
      { notifier: { name: 'Eve Example', email: 'eve@example.org' } },
    ]);
    const { status, body } = await at.report(id, pharos, { channel: 'mail', text: undefined });
    expect(status).toBe(201);
    const mail = await mails.nextMailTo('desk@pharos.example');
    expect(mail.subject).toContain(reference);
    expect(mail.text).toContain('URGENT');
    expect(mail.text).toContain('dsa@forum.example');
    expect(mail.text).not.toMatch(/school|Eve|eve@|forum\.example\/posts|counterfeit/);
    const { messageId } = body as unknown as { messageId: string };
    const ledger = '/v1/platforms/forum/messages';
    const message = await until(async () => {
      const seen = await at.senior.get<{ state: string; kind: string }>(`${ledger}/${messageId}`);
      return seen.body.state === 'accepted' && seen.body;
    });
    expect(message.kind).toBe('suspicion-report');
    expect((await at.moderator.get(`${ledger}/${messageId}`)).status).toBe(404);
    const listed = await at.moderator.get<{ items: { kind: string }[] }>(`${ledger}?limit=200`);
    expect(listed.body.items.map(({ kind }) => kind)).not.toContain('suspicion-report');
  });

  it('names the establishment and Europol when no Member State is certain enough', async () => {
    const belgium = await at.authority({ jurisdiction: 'BE', name: 'Federal police' });
    const { id } = await at.raised({ memberStates: [{ code: 'ES', confidence: 'possible' }] });
    await at.look(id);
    const { addressees } = await at.show(id);
    expect(addressees).toMatchObject({
      jurisdictions: ['BE', 'europol'],
      article: '18(2)',
      authorities: [{ id: belgium }],
    });
    const elsewhere = await at.report(id, pharos);
    expect([elsewhere.status, pointersOf(elsewhere.body)]).toEqual([422, ['#/reason']]);
    expect((await at.report(id, pharos, { reason: 'The victim lives there.' })).status).toBe(201);
    expect((await at.show(id)).reports).toMatchObject([
      { isAddressee: false, texts: { reason: 'The victim lives there.' } },
    ]);
  });

  it.each([
    ['an authority that nobody knows', { authorityId: newId() }, '#/authorityId'],
    ['no id of an authority', { authorityId: 'police' }, '#/authorityId'],
    ['a way that is none', { channel: 'pigeon' }, '#/channel'],
    ['nothing told', { text: undefined }, '#/text'],
    ['a future', { occurredAt: '2999-01-01T00:00:00Z' }, '#/occurredAt'],
    ['a time before anybody knew', { occurredAt: '2020-01-01T00:00:00Z' }, '#/occurredAt'],
    ['a package of something else', { exportId: newId() }, '#/exportId'],
    ['a mail of yesterday', { channel: 'mail', occurredAt: '2026-01-01T00:00:00Z' }, '#/occurredAt'],
  ])('refuses %s, and writes nothing', async (_what, changes, pointer) => {
    const { id } = await at.raised({ urgent: true });
    const { status, body } = await at.report(id, pharos, changes);
    expect([status, pointersOf(body)]).toEqual([422, [pointer]]);
    expect(await at.show(id)).toMatchObject({ state: 'raised', reports: [] });
  });

  it('refuses to acknowledge what was not reported', async () => {
    const { id } = await at.raised({ urgent: true });
    await at.report(id, pharos);
    const none = await at.step(id, 'acknowledgements', { reportId: newId() });
    expect([none.status, pointersOf(none.body)]).toEqual([422, ['#/reportId']]);
    const reportId = (await at.show(id)).reports[0]!.id;
    const early = await at.step(id, 'acknowledgements', { reportId, occurredAt: '2020-01-01T00:00:00Z' });
    expect([early.status, pointersOf(early.body)]).toEqual([422, ['#/occurredAt']]);
    expect((await at.show(id)).state).toBe('reported');
  });
});

describe('the register of authorities', () => {
  const path = '/v1/platforms/forum/law-enforcement-authorities';

  it('takes one out of use once', async () => {
    const id = await at.authority({ jurisdiction: 'europol', name: 'Europol EU IRU' });
    const answers = await Promise.all([1, 2].map(() => at.senior.delete(`${path}/${id}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    const { body } = await at.compliance.get<{ items: { id: string }[] }>(path);
    expect(body.items.map((item) => item.id)).not.toContain(id);
    const { id: suspicion } = await at.raised({ urgent: true });
    expect(pointersOf((await at.report(suspicion, id)).body)).toEqual(['#/authorityId']);
  });

  it.each([
    ['no jurisdiction', { jurisdiction: 'US' }, '#/jurisdiction'],
    ['no name', { name: '' }, '#/name'],
    ['no way to reach it', { email: undefined }, '#/email'],
    ['an address that is none', { email: 'desk' }, '#/email'],
    ['a portal that is not secured', { portalUrl: 'http://portal.example' }, '#/portalUrl'],
  ])('refuses %s, and writes nothing', async (_what, changes, pointer) => {
    const before = (await app.db.query('select from law_enforcement_authority')).length;
    const { status, body } = await at.senior.post<{ errors: { pointer: string; detail: string }[]; type: string }>(
      path,
      {
        jurisdiction: 'DE',
        name: 'BKA',
        email: 'desk@bka.example',
        ...changes,
      },
    );
    expect(status).toBe(422);
    expect(body.errors.map((error) => error.pointer)).toContain(pointer);
    expect(await app.db.query('select from law_enforcement_authority')).toHaveLength(before);
  });

  it('is each platform’s own', async () => {
    expect((await other.senior.delete(`/v1/platforms/other/law-enforcement-authorities/${pharos}`)).status).toBe(404);
    const { id } = await other.raised({ urgent: true }, [{ platform: 'other' }]);
    expect(pointersOf((await other.report(id, pharos)).body)).toEqual(['#/authorityId']);
  });
});

describe('evidence and the package', () => {
  const described = async () => {
    const { contentId, url } = await at.cases.described(
      { email: 'author@example.org', name: 'Adam Author', country: 'FR' },
      { text: 'Tomorrow at the school.', publishedAt: '2026-11-22T08:30:00Z' },
    );
    const held = await at.cases.held([{ items: [{ url }], explanation: 'A threat.' }]);
    const { body } = await at.raise(held.caseId, { urgent: true });
    return { ...body, held, contentId };
  };

  it('holds facts, content with its time and zone, recipient, notices and log, each with its hash', async () => {
    const { id, reference, contentId, held } = await described();
    const made = await at.makePackage(id, await keyOf(at.senior));
    expect(made.status).toBe(201);
    expect(made.json('suspicion.json')).toMatchObject({
      reference,
      facts: 'The author names a school and tomorrow morning.',
      memberStates: [{ code: 'FR', confidence: 'likely' }],
    });
    expect(made.json('content.json')).toMatchObject({
      versions: [
        {
          contentId,
          text: 'Tomorrow at the school.',
          publishedAt: {
            utc: '2026-11-22T08:30:00.000Z',
            local: '2026-11-22T09:30:00+01:00',
            timeZone: 'Europe/Brussels',
          },
        },
      ],
      recipients: [{ name: 'Adam Author', email: 'author@example.org', country: 'FR' }],
    });
    expect(made.json('notices.json')).toMatchObject([
      { reference: held.received[0]!.reference, explanation: 'A threat.' },
    ]);
    expect(JSON.stringify(made.json('notices.json'))).not.toMatch(/Eve Example|eve@example/);
    const manifest = made.json('manifest.json') as { files: { name: string; bytes: number; sha256: string }[] };
    for (const { name, bytes, sha256 } of manifest.files) {
      const file = made.files[name]!;
      expect([file.length, createHash('sha256').update(file).digest('hex')]).toEqual([bytes, sha256]);
    }
    expect(manifest).toMatchObject({ reference, package: made.id, notifiersNamed: false });
    const sha256 = createHash('sha256').update(made.bytes).digest('hex');
    expect((await at.show(id)).exports).toMatchObject([{ id: made.id, sha256, notifiersNamedBecause: null }]);
    const audited = await app.db.query<{ actor: string }>(
      `select actor_id as actor from audit_entry where action = 'criminal-suspicion.exported' and entity_id = $1`,
      [id],
    );
    expect(audited).toHaveLength(1);
    expect((await at.report(id, pharos, { channel: 'portal', text: undefined, exportId: made.id })).status).toBe(201);
  });

  it('names the notifiers with the necessity on record', async () => {
    const { id } = await described();
    const necessity = 'The notifier is the person threatened.';
    const made = await at.makePackage(id, await keyOf(at.compliance), { discloseNotifiersBecause: necessity });
    expect(made.json('notices.json')).toMatchObject([{ notifier: { name: 'Eve Example', email: 'eve@example.org' } }]);
    expect(made.json('manifest.json')).toMatchObject({ notifiersNamed: necessity });
    expect((await at.show(id)).exports).toMatchObject([{ notifiersNamedBecause: necessity }]);
  });

  it('holds what everybody wrote who raised it (Art. 18(1): all relevant information)', async () => {
    const { id, held } = await described();
    await at.raise(held.caseId, { facts: 'And a weapon.', reason: 'Seen on a photo.' }, at.secondSenior);
    const made = await at.makePackage(id, await keyOf(at.senior));
    expect(made.json('suspicion.json')).toMatchObject({
      facts: 'The author names a school and tomorrow morning.',
      added: [{ facts: 'And a weapon.', reason: 'Seen on a photo.', noticedAt: { timeZone: 'Europe/Brussels' } }],
    });
    expect(made.json('log.json')).toMatchObject({ noticesLeftOut: 0 });
  });

  it('says how many of very many notices it leaves out', async () => {
    const { id, held } = await described();
    await app.owner.query(
      `with copy as (
         insert into notice
         select (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid(), 'reference', n.reference || i))).*
         from notice n, generate_series(1, 501) as i
         where n.reference = $1
         returning platform_id, id
       )
       insert into frozen_evidence (platform_id, freeze_id, kind, entity_id, content_hash)
       select c.platform_id, f.id, 'notice', c.id, null
       from copy c
       join evidence_freeze f on f.platform_id = c.platform_id and f.suspicion_id = $2`,
      [held.received[0]!.reference, id],
    );
    const made = await at.makePackage(id, await keyOf(at.senior));
    expect(made.json('notices.json')).toHaveLength(500);
    expect(made.json('log.json')).toMatchObject({ noticesLeftOut: 2 });
  });

  it('holds what was attached', async () => {
    const held = await at.cases.held();
    const { reference, secret } = held.received[0]!;
    const attached = await fetch(`${app.url}/v1/notices/${reference}/attachments?secret=${secret}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: 'a note',
    });
    expect(attached.status).toBe(201);
    const { body } = await at.raise(held.caseId, { urgent: true });
    const { files } = await at.makePackage(body.id, await keyOf(at.compliance));
    expect(Buffer.from(files[`attachments/${reference}-0.txt`] ?? []).toString()).toBe('a note');
  });

  it('of a case about child abuse is for those who may see suspected material', async () => {
    const { id } = await at.raised({}, [{ allegesChildSexualAbuse: true, category: undefined, keyword: undefined }]);
    expect((await at.makePackage(id, await keyOf(at.compliance))).status).toBe(403);
    expect((await at.show(id)).exports).toEqual([]);
    expect((await at.makePackage(id, await keyOf(at.senior))).status).toBe(201);
    expect((await at.show(id)).exports).toHaveLength(1);
  });

  it('freezes what there is when it is raised, and more when asked', async () => {
    const { id, held } = await described();
    const first = (await at.show(id)).freezes;
    expect(first).toMatchObject([{ parts: 4 }]); // version, recipient, notice, item
    await at.cases.decide(held, restricting());
    const { status } = await at.step(id, 'freezes', {});
    expect(status).toBe(201);
    const [, second] = (await at.show(id)).freezes;
    expect(second).toMatchObject({ parts: 6 }); // decision and statement too
    expect(second!.sha256).not.toBe(first[0]!.sha256);
  });

  it('asks the platform to preserve it once more, without saying why', async () => {
    const held = await at.cases.held();
    const asked = () =>
      app.db.query<{ outcome: string }>(
        `select p.outcome from preservation_event p join case_item c on c.item_id = p.item_id where c.case_id = $1`,
        [held.caseId],
      );
    await until(async () => (await asked()).length === 1);
    await at.raise(held.caseId);
    expect(await asked()).toHaveLength(2);
  });
});

describe('no tipping-off', () => {
  const hold = async (id: string, changes: Record<string, unknown> = {}, by: Client = at.senior) =>
    at.step(
      id,
      'holds',
      {
        legalBasis: 'Section 28quinquies',
        authority: 'Prosecutor of Ghent',
        expiresAt: new Date(app.clock.now().getTime() + 86_400_000).toISOString(),
        ...changes,
      },
      by,
    );
  const restricted = async () => {
    const address = `author-${newId()}@example.org`;
    const { contentId } = await at.cases.described({ email: address });
    const own = await at.cases.ownInitiative(contentId);
    const { body } = await at.raise(own.caseId, { urgent: true });
    const placed = await hold(body.id);
    expect(placed.status).toBe(201);
    const decision = await at.cases.decide(own, restricting({ keyword: undefined }));
    expect(decision.status).toBe(201);
    return { id: body.id, holdId: placed.body.id, address, decision: decision.body };
  };
  const stateOf = async (decision: Decision) => {
    const [row] = await app.db.query<{ state: string }>(
      `select state from message where decision_id = $1 and kind = 'statement'`,
      [decision.id],
    );
    return row?.state;
  };

  it('holds the statement back until the end, when it goes out by itself', async () => {
    const { id, address, decision } = await restricted();
    expect(await stateOf(decision)).toBe('held');
    expect(decision.messages).toMatchObject([{ kind: 'statement', state: 'queued' }]); // who decides learns nothing
    expect((await at.show(id)).holds).toMatchObject([{ heldMessages: 1, endReason: null }]);
    app.clock.move({ days: 1 });
    await app.app.get(JobHandlers).runSweep(releaseHeldMessagesSweep);
    expect((await mails.nextMailTo(address)).text).toBeTruthy();
    expect((await at.show(id)).holds).toMatchObject([{ heldMessages: 0, endReason: 'expired' }]);
  });

  it('is extended, and lifted', async () => {
    const { id, holdId, address, decision } = await restricted();
    const expiresAt = new Date(app.clock.now().getTime() + 5 * 86_400_000).toISOString();
    expect((await at.step(id, `holds/${holdId}/extension`, { expiresAt }, at.compliance)).status).toBe(204);
    expect((await at.show(id)).holds).toMatchObject([{ expiresAt }]);
    const lifted = await Promise.all([1, 2].map(() => at.step(id, `holds/${holdId}/end`, {})));
    expect(lifted.map(({ status }) => status)).toEqual([204, 204]);
    await mails.nextMailTo(address);
    await until(async () => (await stateOf(decision)) === 'accepted');
    const late = await at.step(id, `holds/${holdId}/extension`, { expiresAt });
    expect([late.status, slugOf(late.body)]).toEqual([409, 'hold-ended']);
  });

  it('holds back what a recipient who complained is told, on paper and on the page, and nothing from notifiers', async () => {
    const on = complaintsOn(at, at.cases, mails);
    const told = await on.told();
    const received = await on.lodged(told.recipientTicket);
    const fromNotifier = await on.lodged(told.notifierTicket);
    const { body } = await at.raise(told.caseId, { urgent: true });
    await hold(body.id);
    const complaint = await on.take(received.reference);
    await on.decide(complaint.id, { outcome: 'upheld', reasons: 'The prosecutor asked for it.' });
    expect((await at.show(body.id)).holds).toMatchObject([{ heldMessages: 1 }]);
    expect(await on.status(received)).toMatchObject({ state: 'open', outcome: null, reasons: null, redress: [] });
    const other = await on.take(fromNotifier.reference);
    await on.decide(other.id, { outcome: 'upheld' });
    expect(await on.mailAbout(told.notifier, /decision on your complaint/)).toContain('Our decision stands.');
    app.clock.move({ days: 1 });
    await app.app.get(JobHandlers).runSweep(releaseHeldMessagesSweep);
    expect(await on.mailAbout(told.recipient, /decision on your complaint/)).toContain('The prosecutor asked for it.');
    expect(await on.status(received)).toMatchObject({ state: 'decided', outcome: 'upheld' });
  });

  it.each([
    ['no law', { legalBasis: '' }, '#/legalBasis'],
    ['nobody who asked', { authority: undefined }, '#/authority'],
    ['no end', { expiresAt: undefined }, '#/expiresAt'],
    ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }, '#/expiresAt'],
  ])('refuses %s, and writes nothing', async (_what, changes, pointer) => {
    const { id } = await at.raised();
    const { status, body } = await hold(id, changes);
    expect(status).toBe(422);
    expect(pointersOf(body)).toContain(pointer);
    expect((await at.show(id)).holds).toEqual([]);
  });

  it('is lifted by nobody through another suspicion', async () => {
    const { holdId } = await restricted();
    const { id } = await at.raised();
    expect((await at.step(id, `holds/${holdId}/end`, {})).status).toBe(404);
    expect((await other.senior.post(`${other.path}/${id}/holds/${holdId}/end`, {})).status).toBe(404);
  });
});

describe('who learns of a suspicion', () => {
  it('is whoever oversees, and every look is on record', async () => {
    const { id } = await at.raised();
    for (const who of [at.senior, at.compliance]) expect((await who.get(`${at.path}/${id}`)).status).toBe(200);
    for (const who of [at.moderator, at.system]) expect((await who.get(`${at.path}/${id}`)).status).toBe(403);
    expect((await at.stranger.get(`${at.path}/${id}`)).status).toBe(401);
    const { body: listed } = await at.senior.get<{ items: { id: string }[] }>(`${at.path}?limit=200`);
    expect(listed.items.map((one) => one.id)).toContain(id);
    const looks = await app.db.query(
      `select from audit_entry where action = 'criminal-suspicion.read' and entity_id = $1`,
      [id],
    );
    expect(looks).toHaveLength(3);
  });

  it('is nobody of another platform', async () => {
    const { id } = await at.raised();
    expect((await other.senior.get(`${other.path}/${id}`)).status).toBe(404);
    expect((await other.senior.get(`${at.path}/${id}`)).status).toBe(404);
    for (const [what, body] of [
      ['second-look', { result: 'confirmed', reason: 'x' }],
      ['reports', { authorityId: pharos, channel: 'phone', text: 'x' }],
      ['closure', { reason: 'x' }],
      ['freezes', {}],
      ['exports', {}],
    ] as const)
      expect((await other.senior.post(`${other.path}/${id}/${what}`, body)).status).toBe(404);
  });

  it('reads no case in the audit log, and no figure without the permission', async () => {
    const { id, held } = await at.raised({ urgent: true });
    await at.report(id, pharos);
    const entries = await app.db.query<{ details: unknown }>('select details from audit_entry where entity_id = $1', [
      id,
    ]);
    expect(JSON.stringify(entries)).not.toContain(held.caseId);
    const today = app.clock.now().toISOString().slice(0, 10);
    const figures = async (who: Client) => {
      const { body } = await who.get<{ responseTimes: { responseTime: string; total: { count: number } }[] }>(
        `/v1/platforms/forum/response-times?from=${today}&to=${today}`,
      );
      return body.responseTimes.find(({ responseTime }) => responseTime === 'suspicion')?.total.count;
    };
    expect(await figures(at.senior)).toBeGreaterThan(0);
    expect(await figures(at.moderator)).toBeUndefined();
    expect(await figures(at.system)).toBeUndefined();
    const rows = `/v1/platforms/forum/response-times/suspicion/rows?from=${today}&to=${today}&limit=200`;
    const { body } = await at.senior.get<{
      items: { factId: string; caseId: string | null; endedAt: string | null }[];
    }>(rows);
    expect(body.items.find(({ factId }) => factId === id)).toMatchObject({ caseId: null, noticeId: null });
    expect((await at.system.get(rows)).status).toBe(404);
  });
});
