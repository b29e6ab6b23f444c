import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { Keys } from '../../apps/api/src/access/index.js';
import { Holds } from '../../apps/api/src/infrastructure/messages/index.js';
import { restricting, slugOf, type Decision } from '../decisions/cases-on.js';
import { desk, type Desk, type Moderator } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { disputesOn, type Answered, type Disputes } from './disputes-on.js';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Who is protected; nobody and nothing else has such names. */
const zelda = { name: 'Zelda Quillfeather', email: 'zelda.q@secret.example' };
const hermes = { name: 'Hermes Ó Dubháin', email: 'hermes@secret.example' };
const traces = /zelda|quillfeather|hermes|dubháin|secret\.example/i;

describe('the case file for a dispute settlement body (ODS-2)', () => {
  let app: TestApp;
  let at: Desk;
  let on: Disputes;

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
    on = disputesOn(app, at);
  });
  afterAll(() => app.stop());

  /** The archive as it comes over HTTP, each file as text. */
  const exported = async (id: string, { id: staffId, role }: Moderator = at.senior, part = '') => {
    const { key } = await app.db.transaction((tx) =>
      app.app.get(Keys).create(tx, { platformId: at.platformId, role, label: 'export', staffId }),
    );
    const answer = await fetch(`${app.url}${on.disputes}/${id}/case-file${part}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    const archive = new Uint8Array(await answer.arrayBuffer());
    const files = unzipSync(archive);
    const text = (name: string) => strFromU8(files[name]!);
    return {
      archive,
      files,
      text,
      json: <T = Record<string, unknown>>(name: string) => JSON.parse(text(name)) as T,
      all: Object.values(files)
        .map((bytes) => strFromU8(bytes))
        .join('\n'),
    };
  };
  const disputed = async (decisionId: string, changes: Record<string, unknown> = {}) => {
    const { id: bodyId } = await on.body({ name: `Body of ${decisionId}` });
    const { status, body } = await on.register({
      bodyId,
      decisionId,
      receivedByBodyAt: app.clock.now().toISOString(),
      ...changes,
    });
    if (status !== 201) throw new Error(`The dispute was not registered: ${JSON.stringify(body)}`);
    return body.id;
  };

  it('holds decisions, statements, content, notices, terms, complaint, log and their hashes', async () => {
    const terms = restricting({
      ground: { kind: 'terms', clause: { code: 'spam' }, explanation: 'It advertises pills.' },
      category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
      keyword: undefined,
    });
    const first = await on.decision(terms, {
      notice: { explanation: 'It sells pills.', law: 'Medicines Act' },
      content: { text: 'Buy Übermut pills', publishedAt: '2026-01-02T03:04:05Z', mediaSha256: 'ab'.repeat(32) },
    });
    const complaint = await at.system.post<{ id: string }>('/v1/platforms/forum/complaints', {
      decisionId: first.id,
      recipientId: `recipient of ${first.contentId}`,
      text: 'It was satire.',
    });
    expect(complaint.status).toBe(201);
    const { body: second } = await at.senior.post<Decision>(`/v1/decisions/${first.id}/corrections`, {
      reason: 'Too much was restricted.',
      ...terms,
      restrictions: [{ type: 'visibility-labelling' }],
    });
    const id = await disputed(first.id, { complaintId: complaint.body.id, grounds: 'Nobody was advertised to.' });
    const { files, text, json, archive } = await exported(id);

    expect(Object.keys(files)).toEqual([
      'README.txt',
      'dispute.json',
      'decisions/1.json',
      'statements/1.json',
      'statements/1.txt',
      'decisions/2.json',
      'statements/2.json',
      'statements/2.txt',
      'content/content.json',
      'content/content.txt',
      'notices.json',
      'terms/1.json',
      'complaint.json',
      'log.json',
      'manifest.json',
    ]);
    for (const name of Object.keys(files).filter((one) => one.includes('/') && !one.startsWith('statements'))) {
      expect(text('README.txt')).toContain(name);
    }
    expect(json('dispute.json')).toMatchObject({ side: 'recipient', grounds: 'Nobody was advertised to.' });
    expect(json('decisions/1.json')).toMatchObject({
      id: first.id,
      decidedBy: 'moderator-1',
      texts: { explanation: 'It advertises pills.' },
      supersededById: second.id,
    });
    expect(json('decisions/2.json')).toMatchObject({
      id: second.id,
      decidedBy: 'senior-moderator-1',
      supersedesId: first.id,
    });
    expect(text('statements/1.txt')).toContain('It advertises pills.');
    expect(json('statements/1.json')).toMatchObject({ elements: { notifier: null, notifierNamed: false } });
    expect(text('content/content.txt')).toBe('Buy Übermut pills');
    expect(json('content/content.json')).toMatchObject({ version: 1, urls: [first.url], mediaSha256: 'ab'.repeat(32) });
    expect(json('notices.json')).toMatchObject({
      total: 1,
      items: [
        {
          explanation: 'It sells pills.',
          law: 'Medicines Act',
          items: [
            {
              location: { url: first.url },
              findings: [
                { decisionId: first.id, outcome: 'against-terms' },
                { decisionId: second.id, outcome: 'against-terms' },
              ],
            },
          ],
        },
      ],
    });
    expect(json('terms/1.json')).toMatchObject({
      code: 'spam',
      version: 1,
      body: expect.stringContaining('unsolicited') as string,
    });
    expect(json('complaint.json')).toMatchObject({ side: 'recipient', text: 'It was satire.', outcome: null });
    const log = json<{ action: string; by: string }[]>('log.json');
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['decision.made', 'decision.superseded', 'complaint.received', 'dispute.registered']),
    );
    expect(log.find(({ action }) => action === 'dispute.registered')!.by).toBe('compliance-officer-1');
    for (const person of [at.moderator, at.senior, at.compliance]) {
      expect(
        Object.values(files)
          .map((bytes) => strFromU8(bytes))
          .join(),
      ).not.toContain(person.id);
    }

    const manifest = json<{ files: { name: string; sha256: string }[] }>('manifest.json');
    expect(manifest.files.map(({ name }) => name)).toEqual(
      Object.keys(files).filter((name) => name !== 'manifest.json'),
    );
    for (const { name, sha256: hash } of manifest.files) expect(hash).toBe(sha256(files[name]!));

    const event = (await on.show(id)).events.at(-1)!;
    expect(event).toMatchObject({ kind: 'case-file-exported', staffId: at.senior.id, archiveSha256: sha256(archive) });
    const audited = await app.db.query<object>(
      "select actor_id, details from audit_entry where entity_id = $1 and action = 'dispute.case-file-exported'",
      [id],
    );
    expect(audited).toMatchObject([
      { actor_id: at.senior.id, details: { archiveSha256: sha256(archive), withTexts: true } },
    ]);
  });

  it('shows neither name nor address of a notifier in any file, wherever somebody wrote them', async () => {
    const made = restricting({
      facts: `Zelda  Quillfeather (${zelda.email}) is called a thief.`,
      ground: {
        kind: 'illegal',
        law: 'German Criminal Code',
        provision: 'Section 185',
        explanation: 'It insults zelda quillfeather.',
      },
      finding: {
        outcome: 'illegal',
        law: 'German Criminal Code',
        provision: 'Section 185',
        reason: 'Thank you, Zelda Quillfeather.',
      },
    });
    const described = await on.cases.described({ email: 'author@example.org' }, { text: 'She is a thief.' });
    const item = { url: described.url, description: `Ask ${zelda.email}` };
    const held = await on.cases.held([
      {
        items: [item],
        notifier: zelda,
        explanation: `I am Zelda\nQuillfeather, <${zelda.email}>.`,
        law: 'Zelda Quillfeather v X',
      },
      { items: [item], notifier: hermes, explanation: 'Signed: HERMES Ó DUBHÁIN' },
      { items: [item], notifier: undefined, explanation: 'No name.' },
    ]);
    const [first, , unsigned] = held.received;
    const supplement = await at.stranger.post(
      `/v1/notices/${unsigned!.reference}/supplements?secret=${unsigned!.secret}`,
      {
        notifier: { name: 'Zelda Q. Supplemented', email: 'later@secret.example' },
        explanation: 'Zelda Q. Supplemented wrote it.',
      },
    );
    expect(supplement.status).toBe(200);
    const { status, body: decided } = await on.cases.decide(held, {
      ...made,
      discloseNotifier: { necessity: `Zelda Quillfeather is the victim.` },
    });
    expect(status).toBe(201);
    expect(decided.statement!.text).toContain('Zelda Quillfeather');
    const id = await disputed(decided.id, { grounds: `${zelda.name} lies.` });
    await on.step(id, 'reply', { channel: 'portal', message: `About ${zelda.name}` });
    const { all, json, text } = await exported(id, at.compliance);
    expect(all).not.toMatch(traces);
    expect(text('content/content.txt')).toBe('She is a thief.');
    expect(json('notices.json')).toMatchObject({ total: 3 });
    expect(text('notices.json')).toContain(first!.reference);
    expect(text('notices.json')).toContain('Signed: [withheld]');
    expect(json('statements/1.json')).toMatchObject({ elements: { notifier: null, notifierNamed: true } });
    expect(json('decisions/1.json')).toMatchObject({ texts: { facts: '[withheld] ([withheld]) is called a thief.' } });
  });

  it('of a notifier’s dispute holds their notice alone', async () => {
    const held = await on.cases.held([{ explanation: 'Mine.' }, { explanation: 'Another’s.' }]);
    const { body: decided } = await on.cases.decide(held, on.doingNothing());
    const { items } = (
      await at.moderator.get<{ items: { noticeId: string; noticeReference: string }[] }>(
        `/v1/decisions/${decided.id}/findings`,
      )
    ).body;
    const own = items.find(({ noticeReference }) => noticeReference === held.received[0]!.reference)!;
    const id = await disputed(decided.id, { side: 'notifier', noticeId: own.noticeId });
    const { json, text, all } = await exported(id);
    expect(json('notices.json')).toMatchObject({ total: 1, items: [{ explanation: 'Mine.' }] });
    expect(all).not.toContain('Another’s.');
    expect(text('README.txt')).toContain('The content itself is not kept here');
  });

  it('withholds what is suspected to be child abuse from who lacks the skill', async () => {
    const minors = {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keyword: 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL',
    };
    const decided = await on.decision(restricting({ ...minors, facts: 'Facts of the case.' }), {
      notice: { ...minors, allegesChildSexualAbuse: true, explanation: 'Look at it.' },
      content: { text: 'The content itself.' },
    });
    const id = await disputed(decided.id, { grounds: 'Nothing of that kind.' });
    const officer = await at.person({ alias: 'unskilled', role: 'compliance-officer', skills: [] });
    const { files, all, json, text } = await exported(id, officer);
    for (const words of [
      'Facts of the case.',
      'Look at it.',
      'The content itself.',
      'Nothing of that kind.',
      decided.url,
    ]) {
      expect(all).not.toContain(words);
    }
    expect(Object.keys(files)).not.toContain('statements/1.txt');
    expect(json('decisions/1.json')).toMatchObject({ texts: null });
    expect(text('README.txt')).toContain('child abuse is suspected');
    const [entry] = await app.db.query<{ details: object }>(
      "select details from audit_entry where entity_id = $1 and action = 'dispute.case-file-exported'",
      [id],
    );
    expect(entry).toMatchObject({ details: { withTexts: false } });
    expect((await exported(id, at.senior)).all).toContain('Facts of the case.');
  });

  it('stays in the house while a confidentiality hold lies on the case (Art. 9(5), 18)', async () => {
    const decided = await on.decision();
    const id = await disputed(decided.id);
    const now = app.clock.now();
    const expiresAt = new Date(now.getTime() + 3_600_000);
    await app.db.transaction((tx) =>
      app.app.get(Holds).place(tx, {
        platformId: at.platformId,
        entity: { kind: 'case', id: decided.caseId },
        legalBasis: 'Code of Criminal Procedure, section 95',
        authority: 'Public prosecutor',
        approvedBy: at.senior.id,
        expiresAt,
        now,
      }),
    );
    const { status, body } = await at.senior.get<{ type: string; until: string }>(`${on.disputes}/${id}/case-file`);
    expect([status, slugOf(body), body.until]).toEqual([409, 'case-file-held', expiresAt.toISOString()]);
    expect((await on.show(id)).events).toHaveLength(1);
    app.clock.move({ hours: 1 });
    expect((await exported(id)).text('README.txt')).toContain(decided.id);
  });

  it('parts the notices of a viral content by 200, each with the rest of the file', async () => {
    const { url } = await on.cases.described(undefined);
    const notices = Array.from({ length: 203 }, (_, index) => ({
      ...{ platform: at.platform, items: [{ url }], explanation: `Complaint ${index}.` },
    }));
    const { id: decisionId } = await on.cases.decided(restricting(), notices);
    const id = await disputed(decisionId);
    const parts = [await exported(id), await exported(id, at.senior, '?part=2')];
    const said = parts.map(({ json }) => json<{ total: number; items: { reference: string }[] }>('notices.json'));
    expect(said.map(({ total, items }) => [total, items.length])).toEqual([
      [203, 200],
      [203, 3],
    ]);
    const references = new Set(said.flatMap(({ items }) => items.map(({ reference }) => reference)));
    expect(references.size).toBe(203);
    expect(parts[1]!.text('README.txt')).toContain('number 201 to 203 of the 203 notices');
    expect(parts[0]!.text('README.txt')).toContain('this is part 1 of 2');
    expect(parts[1]!.text('decisions/1.json')).toBe(parts[0]!.text('decisions/1.json'));
    const answers = await Promise.all(
      ['3', '0', 'x'].map((part) => at.senior.get<Answered>(`${on.disputes}/${id}/case-file?part=${part}`)),
    );
    expect(answers.map(({ status, body }) => [status, body.errors[0]!.pointer])).toEqual(
      [1, 2, 3].map(() => [422, '#/part']),
    );
  });
});
