import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { Keys } from '../../apps/api/src/access/index.js';
import { makeComplianceAudit } from '../../apps/api/src/compliance-audit/make-audit.command.js';
import type { ComplianceReport, Section, SectionId } from '../../apps/api/src/compliance-audit/compliance-report.js';
import { watchFormSweep } from '../../apps/api/src/compliance-audit/watch-form.service.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { recordBreachesSweep } from '../../apps/api/src/response-times/record-breaches.service.js';
import { slugOf, type ProblemBody } from '../decisions/cases-on.js';
import { browser } from '../support/browser.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { until } from '../support/until.js';
import { aMonth, type KeptItem } from './a-month.js';

interface ShownAudit {
  id: string;
  state: string;
  stepsDone: number;
  stepsTotal: number;
  verdicts: { section: string; verdict: string }[];
  files: { kind: string; name: string; sizeBytes: number; sha256: string }[];
}

const october = { from: '2026-10-01', to: '2026-10-31' };

describe('the compliance audit report (Art. 37)', () => {
  let app: TestApp;
  let forum: Desk;
  let auditor: string;
  let kept: KeptItem[];
  let made: ShownAudit;
  let report: ComplianceReport;
  const clock = new TestClock('2026-10-01T06:00:00Z');
  const address = '/v1/platforms/forum/compliance-audits';

  const ended = (id: string) =>
    until(async () => {
      const { body } = await forum.compliance.get<ShownAudit>(`${address}/${id}`);
      return (body.state === 'made' || body.state === 'failed') && body;
    }, 90_000);
  const make = async (period: typeof october): Promise<ShownAudit> => {
    const { status, body } = await forum.compliance.post<ShownAudit>(address, period);
    expect(status).toBe(202);
    return ended(body.id);
  };
  const download = async (name: string): Promise<Response> =>
    fetch(`${app.url}${address}/${made.id}/${name}`, { headers: { authorization: `Bearer ${auditor}` } });
  const keyFor = async (role: 'auditor' | 'compliance-officer') =>
    (
      await app.db.transaction((tx) =>
        app.app.get(Keys).create(tx, { platformId: forum.platformId, role, label: role, staffId: undefined }),
      )
    ).key;
  const section = (id: SectionId): Section => report.sections.find((one) => one.id === id)!;
  const figure = (id: SectionId, of: string) => section(id).figures.find((one) => one.id === of)?.value;
  const table = (id: SectionId, of: string) => section(id).tables.find((one) => one.id === of)!;

  beforeAll(async () => {
    app = await testApp({ clock });
    forum = await desk(app);
    auditor = await keyFor('auditor');
    kept = (await aMonth(app, forum, clock, 34)).items;
    const sweeps = app.app.get(JobHandlers);
    await sweeps.runSweep(watchFormSweep);
    await sweeps.runSweep(watchFormSweep); // twice in a minute counts once
    clock.set('2026-11-02T10:00:00Z');
    await sweeps.runSweep(recordBreachesSweep);
    made = await make(october);
    report = (await forum.compliance.get<ComplianceReport>(`${address}/${made.id}/report.json`)).body;
  }, 240_000);
  afterAll(() => app.stop());

  it('has a section for each obligation, with a verdict, figures and evidence', () => {
    expect(made).toMatchObject({ state: 'made', stepsDone: 11, stepsTotal: 11 });
    expect(made.verdicts).toEqual(report.sections.map(({ id, verdict }) => ({ section: id, verdict })));
    expect(report.sections.map(({ id }) => id)).toEqual([
      'mechanism',
      'acting-at-once',
      'same-for-everyone',
      'campaigns',
      'live-events',
      'enough-people',
      'redress',
      'trusted-flaggers',
      'orders',
      'statements',
      'cooperation',
    ]);
    for (const one of report.sections) {
      expect([
        one.id,
        one.evidence.length > 0,
        one.figures.length > 0,
        one.criteria.length > 0,
        one.reasons.length > 0,
      ]).toEqual([one.id, true, true, true, true]);
      for (const each of one.figures) expect(each.cohort).not.toBe('');
    }
  });

  it('counts what happened, as it was kept beside the program', () => {
    const seconds = (of: KeptItem, to: Date) => (to.getTime() - of.receivedAt.getTime()) / 1_000;
    const decided = kept.flatMap((one) => (one.decidedAt ? [seconds(one, one.decidedAt)] : []));
    const acted = kept.flatMap((one) => (one.inEffectAt ? [seconds(one, one.inEffectAt)] : []));
    expect(figure('mechanism', 'notices')).toBe(kept.length);
    expect(figure('acting-at-once', 'items')).toBe(kept.length);
    expect(figure('acting-at-once', 'decision-median')).toBe(medianOf(decided));
    expect(figure('acting-at-once', 'action-median')).toBe(medianOf(acted));
    expect(figure('acting-at-once', 'undecided')).toBe(kept.length - decided.length);
    expect(figure('acting-at-once', 'not-in-effect')).toBe(
      kept.filter(({ outcome, inEffectAt }) => outcome === 'restrict' && !inEffectAt).length,
    );
    const complete = section('mechanism').criteria.find(({ id }) => id === 'received-complete')!;
    expect(complete).toMatchObject({
      observations: kept.length,
      value: kept.filter((_, i) => i % 6 !== 5).length / kept.length,
    });
    const waiting = table('acting-at-once', 'still-up')
      .rows.filter((row) => row[4] === 'decision')
      .map((row) => row[0]);
    expect(waiting).toEqual(kept.filter(({ decidedAt }) => !decidedAt).map(({ reference }) => reference));
  });

  it('compares accounts by the size of their audience, and tests the difference', () => {
    const rows = table('same-for-everyone', 'by-audience').rows;
    for (const audience of [40, 800, 20_000, 3_000_000]) {
      const own = kept.filter((one) => one.audience === audience);
      const row = rows.find(
        (one) => Number(String(one[0]).split(' to ')[0]!.replace(/\D/g, '')) === 10 ** Math.floor(Math.log10(audience)),
      )!;
      expect([row[1], row[2]]).toEqual([own.length, own.filter(({ decidedAt }) => decidedAt).length]);
      expect(row[4]).toBeCloseTo(
        own.filter(({ outcome }) => outcome === 'restrict').length / own.filter(({ decidedAt }) => decidedAt).length,
        9,
      );
    }
    const byAudience = section('same-for-everyone').criteria.find(
      ({ id }) => id === 'difference-decision-by-audience',
    )!;
    expect(byAudience).toMatchObject({
      verdict: 'not-met',
      observations: kept.filter(({ decidedAt }) => decidedAt).length,
    });
    expect(byAudience.value).toBeLessThan(0.001);
    const ownAccounts = section('same-for-everyone').criteria.find(
      ({ id }) => id === 'difference-decision-own-accounts',
    )!;
    expect(ownAccounts).toMatchObject({ value: null, verdict: 'no-data' }); // two of them are too few
  });

  it('lists every case of the owner beside matched ones, and each that skipped the queue', () => {
    const own = kept.filter(({ isOwn }) => isOwn);
    const rows = table('same-for-everyone', 'own-accounts').rows;
    expect(rows.filter((row) => row[0] === 'own account').map((row) => row[1])).toEqual(
      own.map(({ reference }) => reference),
    );
    for (const one of own) {
      const beside = rows.filter((row) => row[0] === one.reference);
      expect(beside.length).toBeGreaterThan(0);
      expect(beside.length).toBeLessThanOrEqual(3);
      for (const row of beside) {
        const match = kept.find(({ reference }) => reference === row[1])!;
        expect([match.isOwn, match.category]).toEqual([false, one.category]);
      }
    }
    expect(table('same-for-everyone', 'out-of-order').total).toBe(kept.filter(({ pulled }) => pulled).length);
  });

  it('names breaches with the reference of the case', async () => {
    const [{ count }] = (await app.db.query<{ count: number }>(
      `select count(*) as count from breach b where b.response_time in ('decision', 'action', 'first-look')
         and b.due_at < '2026-10-31T23:00:00Z'`,
    )) as [{ count: number }];
    const breaches = table('acting-at-once', 'breaches');
    expect(count).toBeGreaterThan(0);
    expect([breaches.total, breaches.rows.length]).toEqual([count, count]);
    for (const row of breaches.rows) expect(kept.map(({ reference }) => reference)).toContain(row[1]);
  });

  it('watched the form once a minute', () => {
    expect(section('mechanism').criteria.find(({ id }) => id === 'form-watched')).toMatchObject({ verdict: 'not-met' });
    expect(section('mechanism').figures.find(({ id }) => id === 'form-median')).toMatchObject({ observations: 1 });
  });

  it('is kept byte for byte: files, hashes and the audit log agree', async () => {
    for (const { name, sha256, sizeBytes } of made.files) {
      const bytes = new Uint8Array(await (await download(name)).arrayBuffer());
      expect([name, bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([name, sizeBytes, sha256]);
    }
    const entries = await app.db.query<{ action: string; details: Record<string, string> }>(
      'select action, details from audit_entry where entity_id = $1 order by recorded_at, id',
      [made.id],
    );
    expect(entries.map(({ action }) => action)).toEqual(['compliance-audit.asked', 'compliance-audit.made']);
    for (const { kind, sha256 } of made.files) expect(entries[1]!.details[`${kind}Sha256`]).toBe(sha256);
    await expect(app.db.query('update compliance_audit_file set bytes = bytes')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(app.db.query('delete from compliance_audit_verdict')).rejects.toMatchObject({ code: '42501' });
  });

  it('names no notifier and repeats no text', async () => {
    for (const { name } of made.files.filter(({ kind }) => kind !== 'csv')) {
      const text = await (await download(name)).text();
      for (const secret of [
        'eve@example.org',
        'Eve Example',
        'counterfeit medicine',
        'names a neighbour',
        'known to be bad',
      ])
        expect([name, text.includes(secret)]).toEqual([name, false]);
    }
  });

  it('has every table in the CSV set, with a manifest', async () => {
    const files = unzipSync(new Uint8Array(await (await download('csv.zip')).arrayBuffer()));
    const tables = report.sections.flatMap(({ id, tables }) => tables.map((one) => `${id}/${one.id}.csv`));
    expect(Object.keys(files)).toEqual(['verdicts.csv', 'criteria.csv', 'figures.csv', ...tables, 'manifest.json']);
    const rows = strFromU8(files['acting-at-once/still-up.csv']!).trimEnd().split('\r\n');
    expect(rows).toHaveLength(1 + table('acting-at-once', 'still-up').rows.length);
    expect(JSON.parse(strFromU8(files['manifest.json']!))).toMatchObject({ complianceAudit: made.id, ...october });
  });

  it('is a PDF that can be read', async () => {
    const bytes = new Uint8Array(await (await download('report.pdf')).arrayBuffer());
    if (process.env.SCREENSHOTS) writeFileSync(join(process.env.SCREENSHOTS, 'report.pdf'), bytes);
    const pdf = await getDocumentProxy(bytes);
    const { text } = await extractText(pdf, { mergePages: true });
    for (const { title } of report.sections) expect(text.replace(/\s+/g, ' ')).toContain(title);
  });

  it('is a page that loads nothing, with pictures that are described', async () => {
    const response = await download('report.html');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await response.text();
    expect(html).not.toMatch(/<script|src=|url\(|@import/);
    const chromium = await browser();
    try {
      const tab = await chromium.newPage({ viewport: { width: 1_000, height: 1_200 } });
      await tab.setContent(html);
      const pictures = await tab
        .locator('svg')
        .evaluateAll((all) =>
          all.map((one) => [
            one.getAttribute('role'),
            one.querySelector('title')?.textContent,
            one.querySelector('desc')?.textContent,
          ]),
        );
      expect(pictures.length).toBeGreaterThan(5);
      for (const [role, title, description] of pictures) {
        expect(role).toBe('img');
        expect(title && description).toBeTruthy();
      }
      const ids = await tab.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
    } finally {
      await chromium.close();
    }
  }, 60_000);

  it('says on the first page that a period is not over, or not on record', async () => {
    expect(report.complete).toBe(true);
    const later = await make({ from: '2026-11-01', to: '2026-11-30' });
    const { body } = await forum.compliance.get<ComplianceReport>(`${address}/${later.id}/report.json`);
    expect([body.complete, body.cautions[0]?.title]).toEqual([false, 'The period is not over']);
    const { body: html } = await forum.compliance.get<string>(`${address}/${later.id}/report.html`);
    expect(html.indexOf('The period is not over')).toBeLessThan(html.indexOf('Verdicts'));
  }, 90_000);

  it('is made once for two who ask at the same moment', async () => {
    const period = { from: '2026-10-05', to: '2026-10-06' };
    const asked = await Promise.all([1, 2, 3].map(() => forum.compliance.post<ShownAudit>(address, period)));
    expect(asked.map(({ status }) => status)).toEqual([202, 202, 202]);
    const ids = new Set(asked.map(({ body }) => body.id));
    const rows = await app.db.query('select from compliance_audit where period_from = $1', [period.from]);
    expect(ids.size).toBe(rows.length);
    for (const id of ids) expect((await ended(id)).state).toBe('made');
  }, 120_000);

  it.each([
    [{ from: '2026-10-02', to: '2026-10-01' }, '#/to'],
    [{ from: '2026-11-03', to: '2026-11-04' }, '#/from'],
    [{ from: '2025-01-01', to: '2026-10-01' }, '#/to'],
    [{ from: '2026-02-30', to: '2026-10-01' }, '#/from'],
    [{ from: '2026-10-01' }, '#/to'],
  ])('refuses %j and writes nothing (422)', async (period, pointer) => {
    const before = (await app.db.query('select from compliance_audit')).length;
    const { status, body } = await forum.compliance.post<ProblemBody>(address, period);
    expect([status, slugOf(body), body.errors[0]!.pointer]).toEqual([422, 'invalid-input', pointer]);
    expect(await app.db.query('select from compliance_audit')).toHaveLength(before);
  });

  it('has no files before it is made (409), and none that does not exist (404)', async () => {
    const id = '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f';
    await app.owner.query(
      `insert into compliance_audit (platform_id, id, period_from, period_to, state, steps_total, credential_id, recorded_at)
       values ($1, $2, '2020-01-01', '2020-01-02', 'queued', 10, $2, now())`,
      [forum.platformId, id],
    );
    for (const name of ['report.json', 'report.html', 'report.pdf', 'csv.zip']) {
      const { status, body } = await forum.compliance.get<ProblemBody>(`${address}/${id}/${name}`);
      expect([status, slugOf(body)]).toEqual([409, 'compliance-audit-not-made']);
      const other = await forum.compliance.get<ProblemBody>(`${address}/${forum.platformId}/${name}`);
      expect([other.status, slugOf(other.body)]).toEqual([404, 'not-found']);
    }
    expect((await forum.compliance.get(`${address}/${forum.platformId}`)).status).toBe(404);
    const market = await desk(app, { key: 'market' });
    expect((await market.compliance.get(`/v1/platforms/market/compliance-audits/${made.id}`)).status).toBe(404);
    expect((await market.compliance.get(`${address}/${made.id}`)).status).toBe(404);
  });

  it('lists them, the newest first, in pages', async () => {
    const first = await forum.compliance.get<{ items: ShownAudit[]; next: string }>(`${address}?limit=1`);
    const second = await forum.compliance.get<{ items: ShownAudit[] }>(`${address}?limit=1&after=${first.body.next}`);
    expect(first.body.items).toHaveLength(1);
    expect(second.body.items[0]!.id < first.body.items[0]!.id).toBe(true);
  });

  it('is made and fetched on the command line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'compliance-audit-'));
    const printed: string[] = [];
    try {
      const code = await makeComplianceAudit.run(
        [
          'forum',
          '--from',
          '2026-10-07',
          '--to',
          '2026-10-08',
          '--output',
          folder,
          '--url',
          app.url,
          '--key',
          await keyFor('compliance-officer'),
        ],
        {
          print: (line) => void printed.push(line),
          say: () => undefined,
          stdout: process.stdout,
          env: {},
          pathOf: (path) => path,
          progress: () => ({ advanceTo: () => undefined, stop: () => undefined }),
        },
      );
      expect(code).toBe(printed.some((line) => line.startsWith('not-met')) ? 1 : 0);
      expect(printed).toHaveLength(11);
      expect(readdirSync(folder).sort()).toEqual(['csv.zip', 'report.html', 'report.json', 'report.pdf']);
      expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({ platform: 'forum' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 90_000);
});

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
