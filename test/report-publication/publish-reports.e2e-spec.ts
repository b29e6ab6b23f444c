import { Keys } from '../../apps/api/src/access/index.js';
import type { Command, CommandIo } from '../../apps/api/src/infrastructure/command-line/index.js';
import { listVersions, publishReport } from '../../apps/api/src/report-publication/publication.commands.js';
import { memberStateCodes } from '../../apps/api/src/categories/index.js';
import { questions } from '../../apps/api/src/transparency-reports/provided.js';
import { casesOn, slugOf } from '../decisions/cases-on.js';
import { desk, type Desk, type Moderator } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { correction, reportsOn } from './reports-on.js';

const inPeriod = '2026-11-20T09:00:00Z';
const after = '2027-01-11T09:00:00Z';

interface Input {
  readonly id: string;
  readonly kind: string;
  readonly question: string | null;
}

describe('a transparency report (Art. 15(1), 24, 42)', () => {
  let app: TestApp;
  let at: Desk;
  let other: Moderator;
  let on: ReturnType<typeof reportsOn>;

  beforeAll(async () => {
    app = await testApp();
    app.clock.set(inPeriod);
    at = await desk(app);
    other = await at.person({ alias: 'other', role: 'compliance-officer' });
    on = reportsOn(app, at);
    await casesOn(app, at).notify();
  }, 120_000);
  afterAll(() => app.stop());

  const refusedWith = async (answer: ReturnType<typeof on.publish>, status: number, slug: string) => {
    const { status: answered, body } = await answer;
    expect([answered, slugOf(body)]).toEqual([status, slug]);
    return body;
  };

  it('is not frozen before its period is over in the platform’s zone', async () => {
    app.clock.set('2026-12-31T22:59:59Z'); // a second before midnight in Brussels
    const before = await on.written();
    await refusedWith(on.check(), 409, 'report-period-not-over');
    expect(await on.written()).toEqual(before);
  });

  it('that lacks what only the provider can say is frozen, and cannot be published: each place is named', async () => {
    app.clock.set(after);
    const { status, body } = await on.check();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'checked',
      follows: 0,
      checkedBy: at.compliance.id,
      publication: null,
      files: [],
    });
    expect(body.blocking).toBeGreaterThan(0);
    const before = await on.written();
    const { violations } = await refusedWith(on.publish(body.id, other), 409, 'report-breaks-rules');
    expect(violations).toHaveLength(body.blocking);
    expect(violations[0]).toMatchObject({ sheet: '11_qualitative', row: 2, column: 'Value', check: 'I1' });
    expect(violations[0]!.rule).toMatch(/must be entered/);
    expect(await on.written()).toEqual(before);
  });

  it('is published by another person than who checked it, once, by one of two at once', async () => {
    await on.enterAll();
    const { body: checked } = await on.check();
    expect(checked).toMatchObject({ state: 'checked', blocking: 0 });
    const before = await on.written();
    await refusedWith(on.publish(checked.id), 409, 'report-needs-second-person');
    await refusedWith(on.correct(checked.id, other), 409, 'report-step-refused');
    expect(await on.written()).toEqual(before);

    const third = await at.person({ alias: 'third', role: 'compliance-officer' });
    const answers = await Promise.all([on.publish(checked.id, other), on.publish(checked.id, third)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.map(({ body }) => body.type && slugOf(body)).filter(Boolean)).toEqual(['report-step-refused']);
    expect(await on.written()).toEqual({
      ...before,
      versions: 1,
      files: 14,
      entries: before.entries! + 1,
    });
    const { body } = await on.show(checked.id);
    expect(body).toMatchObject({
      state: 'published',
      contentSha256: checked.contentSha256,
      publication: { number: 1, publishedOn: '2027-01-11', publicUntil: '2032-01-11', reason: null, changes: 0 },
    });
    expect(body.files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['4_notices.csv', 'report.zip', 'report.xlsx']),
    );
    await refusedWith(on.publish(checked.id, other), 409, 'report-step-refused');
  });

  it('is corrected by a further version that says what changed, why and how', async () => {
    const [first] = (await on.list()).filter(({ publication }) => publication);
    await on.enterAll('We decide, and more people look at it.');
    const { body: checked } = await on.check(other);
    expect(checked).toMatchObject({ state: 'checked', follows: 1, blocking: 0 });
    expect((await on.show(first!.id)).body.state).toBe('published');
    const changes = await on.changes(checked.id);
    expect(changes).toHaveLength(6);
    expect(changes[0]).toEqual({
      sheet: '11_qualitative',
      row: 2,
      label: 'Summary of the content moderation engaged in at the providers’ own initiative',
      column: 'Value',
      before: 'own_initiative_summary: We decide, and people look at it.',
      after: 'own_initiative_summary: We decide, and more people look at it.',
    });

    const before = await on.written();
    await refusedWith(on.publish(checked.id), 409, 'report-step-refused');
    for (const [field, text] of Object.entries({ reason: ' ', method: '' })) {
      const lacking = await on.correct(checked.id, at.compliance, { ...correction, [field]: text });
      expect([lacking.status, lacking.body.errors[0]?.pointer]).toEqual([422, `#/${field}`]);
    }
    expect(await on.written()).toEqual(before);

    const { status, body } = await on.correct(checked.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'published', publication: { number: 2, ...correction, changes: 6 } });
    expect((await on.show(first!.id)).body.state).toBe('corrected');
    await refusedWith(on.correct(first!.id), 409, 'report-step-refused');
  });

  it('that was checked again, or overtaken, is outdated', async () => {
    const [older, newer] = [(await on.check()).body, (await on.check()).body];
    expect((await on.show(older.id)).body.state).toBe('outdated');
    const refused = await refusedWith(on.correct(older.id, other), 409, 'report-step-refused');
    expect(refused).toMatchObject({ state: 'outdated', step: 'correct' });
    expect((await on.show(newer.id)).body.state).toBe('checked');
  });

  it('says which entries it counts: the latest of each, and months instead of their average once all are there', async () => {
    const { body: checked } = await on.check();
    const read = await at.compliance.get<{ inputs: Input[] }>(`${on.address}/${checked.id}/report`);
    const { inputs } = read.body;
    expect(inputs.map(({ kind }) => kind).toSorted()).toEqual(['moderators', ...questions.map(() => 'text')]);
    expect(inputs.flatMap(({ question }) => question ?? []).toSorted()).toEqual([...questions].toSorted());
    const { rows } = await app.owner.query<{ id: string }>(
      'select distinct on (kind, question) id from report_input order by kind, question, recorded_at desc, id desc',
    );
    expect(inputs.map(({ id }) => id).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());

    const memberStates = memberStateCodes.map((memberState) => ({ memberState, recipients: 10 }));
    const whole = `/v1/platforms/${at.platform}/report-inputs/2026-01-01/2026-12-31/active-recipients`;
    expect((await at.compliance.put(whole, { total: 300, memberStates })).status).toBe(200);
    const months = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`);
    for (const month of months) {
      const address = `/v1/platforms/${at.platform}/active-recipients/${month}`;
      expect((await at.compliance.put(address, { total: 270, memberStates })).status).toBe(200);
    }
    const { id } = (await on.check()).body;
    const later = await at.compliance.get<{ inputs: Input[] }>(`${on.address}/${id}/report`);
    const kinds = later.body.inputs.map(({ kind, question }) => (kind === 'text' ? kind : `${kind} ${question}`));
    expect([...new Set(kinds)].toSorted()).toEqual([
      ...months.map((month) => `active-recipients-month ${month}`),
      'moderators null',
      'text',
    ]);
  });

  it('is frozen: what happens later changes nothing that was published', async () => {
    const [version] = (await on.list()).filter(({ publication }) => publication?.number === 2);
    const read = async () => {
      const { rows } = await app.owner.query<object>(
        'select name, sha256 from report_file where number = 2 order by name',
      );
      return rows;
    };
    const before = await read();
    await on.enterAll('Nothing of the kind.');
    expect(await read()).toEqual(before);
    expect((await on.show(version!.id)).body.files).toHaveLength(14);
    await expect(app.db.query(`update report_version set reason = 'x'`)).rejects.toThrow(/permission denied/);
    await expect(app.db.query(`delete from report_file`)).rejects.toThrow(/permission denied/);
    await expect(app.owner.query(`update report_file set content = '\\x00'`)).rejects.toThrow(
      /report_file_hash_is_of_its_content/,
    );
  });

  it('is checked and published by compliance officers alone, and belongs to its platform', async () => {
    const { id } = (await on.list())[0]!;
    for (const caller of [at.moderator, at.senior, at.system]) expect((await on.check(caller)).status).toBe(403);
    expect((await on.check(at.stranger)).status).toBe(401);
    const elsewhere = await desk(app, { key: 'agora' });
    const there = reportsOn(app, elsewhere);
    expect((await elsewhere.compliance.get(`${there.address}/${id}`)).status).toBe(404);
    expect((await elsewhere.compliance.get(`${on.address}/${id}`)).status).toBe(404);
    expect((await there.publish(id, elsewhere.compliance)).status).toBe(404);
    expect(await there.changes(id)).toBeUndefined();
    const backwards = `/v1/platforms/${at.platform}/reports/2026-12-31/2026-01-01/versions`;
    expect((await at.compliance.post<{ errors: { pointer: string }[] }>(backwards, {})).body.errors).toMatchObject([
      { pointer: '#/to' },
    ]);
  });
});

it('is checked and published on the command line, which names what stands against it', async () => {
  const app = await testApp();
  try {
    app.clock.set(inPeriod);
    const at = await desk(app);
    app.clock.set(after);
    const { key } = await app.db.transaction((tx) =>
      app.app
        .get(Keys)
        .create(tx, { platformId: at.platformId, role: 'compliance-officer', label: 'CLI', staffId: at.compliance.id }),
    );
    const run = async (command: Command, ...args: string[]) => {
      const printed: string[] = [];
      const said: string[] = [];
      const io: CommandIo = {
        print: (line) => printed.push(line),
        say: (line) => said.push(line),
        stdout: process.stdout,
        env: { NOTICEDESK_URL: app.url, NOTICEDESK_KEY: key },
        pathOf: (path) => path,
        progress: () => ({ advanceTo: () => {}, stop: () => {} }),
      };
      return { code: await command.run(['forum', '2026-01-01', '2026-12-31', ...args], io), printed, said };
    };
    const refused = await run(publishReport);
    expect(refused.code).toBe(1);
    expect(refused.printed[0]).toMatch(/^warning I1 {2}11_qualitative, row 2, "Value": nothing was entered/);
    await reportsOn(app, at).enterAll();
    await expect(run(publishReport, '--reason', 'Why')).rejects.toThrow('both --reason and --method');
    const published = await run(publishReport);
    expect(published.code).toBe(0);
    expect(published.printed.at(-1)).toMatch(/published +version 1, published 2027-01-11, public until 2032-01-11$/);
    await expect(run(publishReport)).rejects.toThrow(/A version is public already/);
    const corrected = await run(publishReport, '--reason', 'Why', '--method', 'How');
    expect(corrected.printed.at(-1)).toContain('version 2');
    const listed = await run(listVersions);
    expect(listed.printed.map((line) => line.split(' ')[1])).toEqual([
      'published',
      'outdated',
      'corrected',
      'outdated',
    ]);
  } finally {
    await app.stop();
  }
}, 120_000);

it('may be published by who checked it where nobody else could', async () => {
  const app = await testApp();
  try {
    app.clock.set(inPeriod);
    const at = await desk(app);
    const on = reportsOn(app, at);
    app.clock.set(after);
    await on.enterAll();
    const { body } = await on.check();
    expect((await on.publish(body.id)).status).toBe(200);
    const answers = await Promise.all([on.check(), on.check()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((await on.list()).map(({ state }) => state)).toEqual(['checked', 'outdated', 'published']);
  } finally {
    await app.stop();
  }
}, 60_000);
