import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { BundleFault, verifyBundle } from '../../apps/api/src/evidence/verify-bundle.js';
import { Jobs } from '../../apps/api/src/infrastructure/jobs/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';
import { casesOn, restricting } from '../decisions/cases-on.js';
import { aRequest, requestsOn } from '../information-requests/requests-on.js';
import { aMeasure, measuresOn } from '../measures/measures-on.js';
import { desk, type Client, type Desk, type Moderator } from '../support/desk.js';
import { settledOrWaiting } from '../support/settled-or-waiting.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

interface BundleBody {
  id: string;
  state: string;
  failure: string | null;
  done: number;
  total: number;
  attempts: number;
  cases: number | null;
  bytes: number | null;
  sha256: string | null;
  sealNumber: number | null;
  answeredBy: string | null;
  necessity: string | null;
  errors: { pointer: string }[];
}

type Archive = Record<string, Uint8Array>;

describe('a bundle of evidence (Art. 51, 67, 72)', () => {
  let app: TestApp;
  let at: Desk;
  let second: Moderator;
  let bundles: string;
  const folder = mkdtempSync(join(tmpdir(), 'noticedesk-evidence-'));

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
    second = await at.person({ alias: 'officer-2', role: 'compliance-officer' });
    bundles = `/v1/platforms/${at.platform}/evidence-bundles`;
  });
  afterAll(async () => {
    await app.stop();
    rmSync(folder, { recursive: true });
  });

  const cases = () => casesOn(app, at);
  const ask = (body: Record<string, unknown>, by: Client = at.compliance) => by.post<BundleBody>(bundles, body);
  const made = async (body: Record<string, unknown>): Promise<BundleBody> => {
    const asked = await ask(body);
    if (asked.status !== 201) throw new Error(JSON.stringify(asked.body));
    return ready(asked.body.id);
  };
  const ready = (id: string) =>
    until(async () => {
      const { body } = await at.compliance.get<BundleBody>(`${bundles}/${id}`);
      if (body.state === 'failed') throw new Error(`The bundle failed: ${JSON.stringify(body)}`);
      return body.state === 'made' && body;
    }, 30_000);
  const download = async (id: string): Promise<Buffer> => {
    const response = await fetch(`${app.url}${bundles}/${id}/archive`, {
      headers: { authorization: `Bearer ${await keyOf(at.compliance)}` },
    });
    if (response.status !== 200) throw new Error(await response.text());
    return Buffer.from(await response.arrayBuffer());
  };
  const keyOf = async (person: Moderator): Promise<string> => {
    const { Keys } = await import('../../apps/api/src/access/index.js');
    const { key } = await app.db.transaction((tx) =>
      app.app
        .get(Keys)
        .create(tx, { platformId: at.platformId, role: person.role, label: 'download', staffId: person.id }),
    );
    return key;
  };
  const recordsOf = (archive: Archive, file: string) =>
    strFromU8(archive[`${file}.ndjson`]!)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const saved = (name: string, bytes: Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const faultOf = async (archive: Archive) => {
    const path = saved('altered.zip', zipSync(archive));
    return verifyBundle(path).then(
      () => null,
      (fault: unknown) =>
        fault instanceof BundleFault ? { kind: fault.kind, file: fault.file, message: fault.message } : fault,
    );
  };
  const aDecidedCase = async () => {
    const on = cases();
    const described = await on.described({ email: 'author@example.org' }, { text: 'A post by Adam Author' });
    const decision = await on.decided(restricting(), [
      {
        platform: at.platform,
        items: [{ url: described.url }],
        explanation: 'I, Eve Example, saw this. Write to eve@example.org.',
      },
    ]);
    return { decision, described };
  };

  it('holds what happened to a case, and verifies alone', async () => {
    const { decision } = await aDecidedCase();
    const [{ caseId }] = (await app.db.query<{ caseId: string }>(
      'select case_id as "caseId" from decision where id = $1',
      [decision.id],
    )) as [{ caseId: string }];
    const bundle = await made({ scope: { kind: 'case', id: caseId } });
    expect(bundle).toMatchObject({ state: 'made', cases: 1, attempts: 1, failure: null });
    expect(bundle.done).toBe(bundle.total);
    const bytes = await download(bundle.id);
    expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([bundle.bytes, bundle.sha256]);
    const archive = unzipSync(bytes);
    expect(recordsOf(archive, 'cases')).toMatchObject([{ caseId, state: 'decided' }]);
    const [notice] = recordsOf(archive, 'notices');
    expect(notice).toMatchObject({ caseId, notifier: '[withheld]' });
    expect(JSON.stringify(notice)).not.toMatch(/Eve Example|eve@example/);
    expect(recordsOf(archive, 'decisions')).toMatchObject([
      { decisionId: decision.id, said: { facts: expect.any(String) as string } },
    ]);
    expect(recordsOf(archive, 'findings')).toHaveLength(1);
    expect(recordsOf(archive, 'statements')).toHaveLength(1);
    const restrictions = recordsOf(archive, 'restrictions') as { commands: unknown[] }[];
    expect(restrictions.length).toBeGreaterThan(0);
    expect(restrictions.every(({ commands }) => commands.length > 0)).toBe(true);
    expect(recordsOf(archive, 'contents')).toMatchObject([{ snapshot: { text: 'A post by Adam Author' } }]);
    expect(recordsOf(archive, 'messages').length).toBeGreaterThan(0);
    const entries = recordsOf(archive, 'audit/entries') as { entry: { action: string } }[];
    expect(entries.map(({ entry }) => entry.action)).toEqual(
      expect.arrayContaining(['notice.received', 'decision.made']),
    );
    const index = strFromU8(archive['index.html']!);
    expect(index).not.toContain('<script');
    expect(index).toContain('Statements of reasons');
    const verdict = await verifyBundle(saved('sound.zip', bytes));
    expect(verdict).toMatchObject({
      bundleId: bundle.id,
      platformId: at.platformId,
      personsNamed: false,
      entries: entries.length,
    });
    expect(verdict.sealedUpTo?.number).toBe(bundle.sealNumber);
    const audited = await app.db.query<{ action: string }>(
      'select action from audit_entry where entity_id = $1 order by recorded_at, id',
      [bundle.id],
    );
    expect(audited.map(({ action }) => action)).toEqual(['evidence.asked', 'evidence.made', 'evidence.downloaded']);
  });

  it('names the first file that is altered, missing or added, and the entry that is', async () => {
    const { decision } = await aDecidedCase();
    const [{ caseId }] = (await app.db.query<{ caseId: string }>(
      'select case_id as "caseId" from decision where id = $1',
      [decision.id],
    )) as [{ caseId: string }];
    const { id } = await made({ scope: { kind: 'case', id: caseId } });
    const archive = unzipSync(await download(id));
    expect(await faultOf(archive)).toBeNull();
    const altered = {
      ...archive,
      'notices.ndjson': strToU8(strFromU8(archive['notices.ndjson']!).replace('"form"', '"mail"') + ' '),
    };
    expect(await faultOf(altered)).toMatchObject({ kind: 'altered', file: 'notices.ndjson' });
    const { 'findings.ndjson': _findings, ...missing } = archive;
    expect(await faultOf(missing)).toMatchObject({ kind: 'missing', file: 'findings.ndjson' });
    expect(await faultOf({ ...archive, 'more.txt': strToU8('x') })).toMatchObject({ kind: 'added', file: 'more.txt' });
    const manifest = strFromU8(archive['manifest.json']!);
    expect(
      await faultOf({ ...archive, 'manifest.json': strToU8(manifest.replace('"cases":1', '"cases":2')) }),
    ).toMatchObject({
      kind: 'altered',
      file: 'manifest.json',
    });
    const { 'manifest.signature.json': _signature, ...unsigned } = archive;
    expect(await faultOf(unsigned)).toMatchObject({ kind: 'missing', file: 'manifest.signature.json' });
    const bytes = readFileSync(saved('whole.zip', zipSync(archive)));
    for (const length of [0, 10, 1_000, bytes.length - 10])
      await expect(verifyBundle(saved('cut.zip', bytes.subarray(0, length)))).rejects.toBeInstanceOf(BundleFault);
  });

  it('is verified by the program on the command line: `noticedesk evidence verify`', async () => {
    const scope = { kind: 'period', from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' };
    const { id, keyId } = (await made({ scope })) as BundleBody & { keyId: string };
    const archive = unzipSync(await download(id));
    const verify = (file: string) =>
      new Promise<{ code: number | null; stdout: string }>((resolve) => {
        const program = join(repositoryRoot, 'dist', 'apps', 'api', 'src', 'noticedesk.js');
        const child = spawn(process.execPath, [program, 'evidence', 'verify', file]);
        let stdout = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
        child.once('close', (code) => resolve({ code, stdout }));
      });
    const sound = await verify(saved('empty.zip', zipSync(archive)));
    expect(sound).toMatchObject({ code: 0, stdout: expect.stringContaining(`signed with the key ${keyId}`) as string });
    const { 'cases.ndjson': _cases, ...missing } = archive;
    const unsound = await verify(saved('empty-less.zip', zipSync(missing)));
    expect(unsound).toEqual({ code: 1, stdout: 'NOT SOUND. cases.ndjson is missing.\n' });
  }, 60_000);

  it('names persons for a request alone, when another compliance officer agrees', async () => {
    const { decision } = await aDecidedCase();
    const [{ caseId }] = (await app.db.query<{ caseId: string }>(
      'select case_id as "caseId" from decision where id = $1',
      [decision.id],
    )) as [{ caseId: string }];
    const scope = { kind: 'case', id: caseId };
    const because = { namePersonsBecause: 'The Commission asks who sent them.' };
    const without = await ask({ scope, ...because });
    expect([without.status, without.body.errors.map(({ pointer }) => pointer)]).toEqual([422, ['#/requestId']]);
    const { id: requestId } = await requestsOn(at).registered();
    const asked = await ask({ scope, requestId, ...because });
    expect(asked.body).toMatchObject({ state: 'awaiting-approval', necessity: because.namePersonsBecause });
    const { id } = asked.body;
    const answer = (by: Client, approved: boolean) => by.post<BundleBody>(`${bundles}/${id}/answer`, { approved });
    expect((await answer(at.compliance, true)).status).toBe(403);
    expect((await at.compliance.get(`${bundles}/${id}/archive`)).status).toBe(409);
    const third = await at.person({ alias: 'officer-3', role: 'compliance-officer' });
    const answers = await Promise.all([answer(second, true), answer(third, true)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const bundle = await ready(id);
    expect([second.id, third.id]).toContain(bundle.answeredBy);
    const archive = unzipSync(await download(id));
    expect(recordsOf(archive, 'notices')).toMatchObject([{ notifier: { email: 'eve@example.org' } }]);
    const sent = { channel: 'portal', what: 'The bundle', isComplete: true, bundleId: id };
    expect((await requestsOn(at).step(requestId, 'sendings', sent)).body.state).toBe('answered');
    const { id: other } = await requestsOn(at).registered(aRequest());
    expect((await requestsOn(at).step(other, 'sendings', sent)).status).toBe(422);
  });

  it('that names persons is not made when somebody refuses it', async () => {
    const { id: requestId } = await requestsOn(at).registered();
    const asked = await ask({
      scope: { kind: 'period', from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' },
      requestId,
      namePersonsBecause: 'It asks.',
    });
    const path = `${bundles}/${asked.body.id}/answer`;
    expect((await second.post<BundleBody>(path, { approved: false })).body.state).toBe('refused');
    expect((await second.post<BundleBody>(path, { approved: true })).status).toBe(409);
  });

  it('names nobody for blanks, nor for a request that was withdrawn or refused', async () => {
    const { registered, step } = requestsOn(at);
    const scope = { kind: 'period', from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' };
    const withdrawn = await registered();
    await step(withdrawn.id, 'withdrawal', {});
    const refused = await registered();
    await step(refused.id, 'refusal', { reason: 'No basis.' });
    const open = await registered();
    const asked = [
      await ask({ scope, requestId: withdrawn.id, namePersonsBecause: 'It asks.' }),
      await ask({ scope, requestId: refused.id, namePersonsBecause: 'It asks.' }),
      await ask({ scope, requestId: open.id, namePersonsBecause: ' ' }),
    ];
    expect(asked.map(({ status, body }) => [status, body.errors[0]?.pointer])).toEqual([
      [422, '#/requestId'],
      [422, '#/requestId'],
      [422, '#/namePersonsBecause'],
    ]);
  });

  it('names nobody when the request is withdrawn before somebody agrees, or at that moment', async () => {
    const { registered, step } = requestsOn(at);
    const scope = { kind: 'period', from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' };
    const asked = async () => {
      const { id } = await registered();
      const { body } = await ask({ scope, requestId: id, namePersonsBecause: 'It asks.' });
      const path = `${bundles}/${body.id}/answer`;
      const answer = (approved: boolean) => second.post<BundleBody & { type: string }>(path, { approved });
      return { answer, withdraw: () => step(id, 'withdrawal', {}), bundleId: body.id };
    };
    const before = await asked();
    await before.withdraw();
    const tooLate = await before.answer(true);
    expect([tooLate.status, tooLate.body.type, tooLate.body.state]).toEqual([
      409,
      expect.stringContaining('bundle-request-given-up') as string,
      'withdrawn',
    ]);
    const shown = await at.compliance.get<BundleBody>(`${bundles}/${before.bundleId}`);
    expect(shown.body).toMatchObject({ state: 'awaiting-approval', answeredBy: null });
    expect((await before.answer(false)).body.state).toBe('refused');
    const beside = await asked();
    const blocking = await app.owner.connect();
    try {
      await blocking.query('begin; lock table information_request_event in access exclusive mode');
      const withdrawing = beside.withdraw();
      await settledOrWaiting(app, withdrawing);
      const agreeing = beside.answer(true);
      await settledOrWaiting(app, agreeing, 2);
      await blocking.query('commit');
      expect([(await withdrawing).status, (await agreeing).status]).toEqual([200, 409]);
    } finally {
      blocking.release(true);
    }
  });

  describe('is about', () => {
    let from: string;
    let to: string;
    let contentId: string;
    const casesOf = async (scope: Record<string, unknown>) =>
      recordsOf(unzipSync(await download((await made({ scope })).id)), 'cases');

    beforeAll(async () => {
      app.clock.move({ days: 2 });
      from = app.clock.now().toISOString();
      ({ contentId } = (await aDecidedCase()).described);
      app.clock.move({ hours: 1 });
      to = app.clock.now().toISOString();
      await aDecidedCase();
    }, 60_000);

    it('a period: the cases noticed, opened or decided in it, and no others', async () => {
      expect(await casesOf({ kind: 'period', from, to })).toHaveLength(1);
    });

    it('a recipient: the cases about their contents', async () => {
      const [row] = await app.db.query<{ id: string }>(
        `select v.recipient_id as id from content c
         join content_version v on v.platform_id = c.platform_id and v.content_id = c.id
         where c.external_id = $1`,
        [contentId],
      );
      expect(await casesOf({ kind: 'recipient', id: row!.id })).toMatchObject([{ subject: { contentId } }]);
    });

    it('a recipient and a period: the measures of the platform’s systems, with their words', async () => {
      const sent = {
        appliedOn: from.slice(0, 10),
        occurredAt: from,
        recipient: { id: 'account 17' },
        statement: undefined,
      };
      const minors = {
        category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
        ground: { kind: 'illegal', law: 'Criminal Code', provision: 'Section 1', explanation: 'Found by its hash.' },
      };
      const on = measuresOn(at);
      const { body } = await on.bulkOf([
        aMeasure({ ...sent, measureId: 'm-words', facts: 'The same link 41 times.' }),
        aMeasure({ ...sent, ...minors, measureId: 'm-minors', keyword: 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL' }),
      ]);
      expect(body).toMatchObject({ accepted: 2 });
      const archive = unzipSync(await download((await made({ scope: { kind: 'period', from, to } })).id));
      expect(recordsOf(archive, 'measures')).toMatchObject([
        { measureId: 'm-minors', said: '[withheld: child abuse may be suspected]' },
        { measureId: 'm-words', said: { facts: 'The same link 41 times.' } },
      ]);
    });

    it('a live event: the cases of the notices matched to it', async () => {
      const event = await at.system.put<{ id: string }>(`/v1/platforms/${at.platform}/live-events/final`, {
        name: 'The final',
        startsAt: from,
        endsAt: to,
        contentIds: [contentId],
      });
      expect(await casesOf({ kind: 'live-event', id: event.body.id })).toMatchObject([{ subject: { contentId } }]);
    });
  });

  it('withholds what was written where child abuse may be suspected', async () => {
    const on = cases();
    await on.notify({
      platform: at.platform,
      items: [{ url: 'https://forum.example/secret-location' }],
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keyword: 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL',
      allegesChildSexualAbuse: true,
      explanation: 'Look at the secret location',
    });
    const to = new Date(app.clock.now().getTime() + 1_000).toISOString();
    const bundle = await made({
      scope: { kind: 'period', from: new Date(app.clock.now().getTime() - 1_000).toISOString(), to },
    });
    const bytes = await download(bundle.id);
    const text = Object.values(unzipSync(bytes))
      .map((file) => strFromU8(file))
      .join('\n');
    expect(text).toContain('[withheld: child abuse may be suspected]');
    expect(text).not.toMatch(/secret[ -]location/);
  });

  it('goes on after an attempt that a kill ended, over the same cases', async () => {
    const from = app.clock.now().toISOString();
    await aDecidedCase();
    app.clock.move({ hours: 1 });
    const scope = { kind: 'period', from, to: app.clock.now().toISOString() };
    const { id, cases: before } = await made({ scope });
    await app.owner.query(
      `update evidence_bundle set state = 'making', storage_key = null, finished_at = null where platform_id = $1 and id = $2`,
      [at.platformId, id],
    );
    await app.db.transaction((tx) =>
      app.app.get(Jobs).add(tx, 'make-evidence-bundle', { platformId: at.platformId, bundleId: id }),
    );
    expect(await ready(id)).toMatchObject({ attempts: 2, cases: before });
    await expect(verifyBundle(saved('again.zip', await download(id)))).resolves.toMatchObject({ bundleId: id });
  });

  it('is refused for what is not there, and of another platform; nothing is written', async () => {
    const count = () => app.db.query<{ n: number }>('select count(*) as n from evidence_bundle');
    const before = await count();
    const pointers = async (body: Record<string, unknown>) => {
      const answer = await ask(body);
      return [answer.status, answer.body.errors.map(({ pointer }) => pointer)];
    };
    expect(await pointers({ scope: { kind: 'case', id: newId() } })).toEqual([422, ['#/scope/id']]);
    expect(await pointers({})).toEqual([422, ['#/scope']]);
    expect(await pointers({ scope: [] })).toEqual([422, ['#/scope']]);
    expect(await pointers({ scope: { kind: 'case' } })).toEqual([422, ['#/scope/id']]);
    expect(await pointers({ scope: { kind: 'recipient', id: newId() } })).toEqual([422, ['#/scope/id']]);
    expect(await pointers({ scope: { kind: 'live-event', id: newId() } })).toEqual([422, ['#/scope/id']]);
    const period = { kind: 'period', from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' };
    expect(await pointers({ scope: period })).toEqual([422, ['#/scope/to']]);
    expect(await pointers({ scope: { ...period, to: '2026-03-01T00:00:00Z' }, requestId: newId() })).toEqual([
      422,
      ['#/requestId'],
    ]);
    expect(await count()).toEqual(before);
    const auditor = await at.person({ alias: 'auditor-2', role: 'auditor' });
    expect((await auditor.get<{ items: BundleBody[] }>(bundles)).body.items.length).toBeGreaterThan(0);
    expect((await ask({ scope: period }, auditor)).status).toBe(403);
    const { id } = (await at.compliance.get<{ items: BundleBody[] }>(bundles)).body.items[0]!;
    expect((await auditor.get(`${bundles}/${id}/archive`)).status).toBe(403);
    const other = await desk(app, { key: 'elsewhere' });
    expect((await other.compliance.get(`/v1/platforms/elsewhere/evidence-bundles/${id}`)).status).toBe(404);
    expect((await other.compliance.get(`/v1/platforms/elsewhere/evidence-bundles/${id}/archive`)).status).toBe(404);
  });
});
