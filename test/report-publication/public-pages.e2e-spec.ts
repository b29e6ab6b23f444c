import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { checkFiles } from '../../apps/api/src/transparency-reports/check/check-files.js';
import { unpack } from '../../apps/api/src/transparency-reports/read/read-sources.js';
import { casesOn, restricting } from '../decisions/cases-on.js';
import { browser } from '../support/browser.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { reportsOn, type Checked } from './reports-on.js';

const own = 'KEYWORD_OTHER';

describe('published reports (Regulation (EU) 2024/2835 Art. 3)', () => {
  let app: TestApp;
  let at: Desk;
  let first: Checked;
  let chromium: Browser;

  beforeAll(async () => {
    app = await testApp();
    app.clock.set('2026-11-20T09:00:00Z');
    at = await desk(app);
    const cases = casesOn(app, at);
    const { contentId } = await cases.described({});
    const described = restricting({ keyword: own, otherDescription: '=HYPERLINK("http://evil.example")' });
    expect((await cases.decide(await cases.ownInitiative(contentId), described)).status).toBe(201);
    await cases.decided();
    await cases.notify({ explanation: 'One more.' });
    app.clock.set('2027-01-11T09:00:00Z');
    const on = reportsOn(app, at);
    await on.enterAll('<script>alert(1)</script> & more.');
    first = (await on.publish((await on.check()).body.id)).body;
    app.clock.set('2027-03-02T09:00:00Z');
    await on.enterAll('Nobody was named.');
    const second = await on.correct((await on.check()).body.id);
    expect(second.status).toBe(200);
    chromium = await browser();
  }, 120_000);
  afterAll(async () => {
    await chromium?.close();
    await app.stop();
  });

  const folder = '/transparency/forum/2026-01-01/2026-12-31';
  const fetched = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(app.url + path, { headers, redirect: 'manual' });
    return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
  };
  const page = async (path: string, language = 'en') => {
    const { status, headers, bytes } = await fetched(path, { 'accept-language': language });
    return { status, headers, text: strFromU8(bytes) };
  };

  it.each([
    ['en', 'Transparency reports of The Forum', 'corrected by version 2'],
    ['de', 'Transparenzberichte von The Forum', 'berichtigt durch Fassung 2'],
    ['fr', 'Rapports de transparence de The Forum', 'corrigée par la version 2'],
  ])('are listed for everybody, every version, in %s', async (language, title, corrected) => {
    for (const path of ['/transparency/forum/', '/transparency/forum', `/transparency/forum/?lang=${language}`]) {
      const { status, headers, text } = await page(path, language);
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('public, max-age=60');
      expect(text.includes(`<h1>${title}</h1>`)).toBe(true);
      expect(text.includes(corrected)).toBe(true);
      expect(text.includes(`${folder}/v1/`)).toBe(true);
      expect(text.includes(`${folder}/v2/report.zip`)).toBe(true);
      expect(text.includes('<script')).toBe(false);
    }
  });

  it('show all eleven sheets, nothing that anybody wrote becomes markup', async () => {
    const { status, text } = await page(`${folder}/v1/`);
    expect(status).toBe(200);
    expect(text.match(/<details class="sheet" id="\d+_/g)).toHaveLength(11);
    expect(text.includes('&lt;script&gt;alert(1)&lt;/script&gt; &amp; more.')).toBe(true);
    expect(text.includes('<script')).toBe(false);
    expect(text.includes('&quot;http://evil.example&quot;')).toBe(true);
    expect(text.includes('This is not the newest version')).toBe(true);
    expect(text.includes(first.files.find(({ name }) => name === 'report.json')!.sha256)).toBe(true);
  });

  it('say of a correction what changed, why, how and when', async () => {
    const { text } = await page(`${folder}/v2/`);
    expect(text.includes('Version 2 corrects version 1')).toBe(true);
    expect(text.includes('Letters of March were left out.')).toBe(true);
    expect(text.includes('They were entered.')).toBe(true);
    expect(text.includes('2 March 2027')).toBe(true);
    expect(text.match(/<mark title="/g)).toHaveLength(6);
    expect(text.includes('This is not the newest version')).toBe(false);
  });

  it('lead from a period to its newest version', async () => {
    const { status, headers } = await fetched(folder);
    expect([status, headers.get('location')]).toEqual([303, `${folder}/v2/`]);
  });

  it('are files that never change, with their hashes', async () => {
    expect(first.files).toHaveLength(14);
    for (const { name, mediaType, bytes: size, sha256 } of first.files) {
      const { status, headers, bytes } = await fetched(`${folder}/v1/${name}`);
      expect([status, headers.get('content-type'), bytes.length]).toEqual([200, mediaType, size]);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      expect(headers.get('etag')).toBe(`"${sha256}"`);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect((await fetched(`${folder}/v1/${name}`, { 'if-none-match': `"${sha256}"` })).status).toBe(304);
    }
    const { headers } = await page(`${folder}/v1/`);
    const again = await fetched(`${folder}/v1/`, { 'if-none-match': headers.get('etag')!, 'accept-language': 'en' });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  it('carry day, version and hashes in the archive, which our own checker passes', async () => {
    const { bytes } = await fetched(`${folder}/v2/report.zip`);
    const files = unzipSync(bytes);
    const manifest = JSON.parse(strFromU8(files['manifest.json']!)) as {
      version: number;
      publishedOn: string;
      publicUntil: string;
      correction: { corrects: number; changes: object[] };
      files: { name: string; sha256: string }[];
    };
    expect(manifest).toMatchObject({ version: 2, publishedOn: '2027-03-02', publicUntil: '2032-03-02' });
    expect(manifest.correction).toMatchObject({ corrects: 1, reason: 'Letters of March were left out.' });
    for (const { name, sha256 } of manifest.files)
      expect(createHash('sha256').update(files[name]!).digest('hex')).toBe(sha256);
    expect(strFromU8(files['1_report_identification.csv']!)).toContain('2027-03-02');
    const { findings, sheets } = checkFiles(unpack('report.zip', bytes));
    expect(sheets).toHaveLength(11);
    expect(findings.filter(({ effect }) => effect === 'blocks')).toMatchObject([{ check: 'F13' }]); // two days late
  });

  it('hold no text that a spreadsheet would run (CSV), and the text itself (JSON)', async () => {
    const csv = strFromU8((await fetched(`${folder}/v1/5_own_initiative_illegal.csv`)).bytes);
    const json = strFromU8((await fetched(`${folder}/v1/report.json`)).bytes);
    expect(csv.match(/(^|,)"?[=+@]/gm)).toBeNull();
    expect(csv.includes(`"'=HYPERLINK(`)).toBe(true);
    expect(json.includes('"=HYPERLINK(')).toBe(true);
    expect(json.includes(at.compliance.id)).toBe(false);
  });

  it.each([
    '/transparency/nobody/',
    `${folder}/v3/`,
    `${folder}/v0/`,
    `${folder}/latest/`,
    `${folder}/v1/secrets.csv`,
    '/transparency/forum/2026-01-01/2026-06-30/',
    '/transparency/forum/2026-01-01/2026-13-31/v1/',
  ])('are not at %s', async (path) => expect((await fetched(path)).status).toBe(404));

  it('are read in a browser without a script, folded open, without anything wider than the window but tables', async () => {
    const context = await chromium.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
    const tab = await context.newPage();
    await tab.goto(`${app.url}${folder}/v2/?lang=de`);
    expect(await tab.locator('h1').textContent()).toBe('Transparenzbericht');
    const notices = tab.locator('details[id="4_notices"]');
    expect(await notices.locator('table').isVisible()).toBe(false);
    await notices.locator('summary').first().click();
    expect(await notices.locator('table').isVisible()).toBe(true);
    expect(await notices.locator('tbody tr.total th').textContent()).toContain('TOTAL');
    const { width } = (await tab.locator('main').boundingBox())!;
    expect(width).toBeLessThanOrEqual(390);
    if (process.env.SCREENSHOTS) {
      const shoot = (name: string) =>
        tab.screenshot({ path: `${process.env.SCREENSHOTS}/${name}.png`, fullPage: true });
      await shoot('narrow');
      await tab.goto(`${app.url}/transparency/forum/?lang=de`);
      await shoot('narrow-index');
      await tab.setViewportSize({ width: 1280, height: 900 });
      await tab.goto(`${app.url}/transparency/forum/`);
      await shoot('index');
      await tab.goto(`${app.url}${folder}/v2/?lang=fr`);
      await shoot('correction');
      await tab.goto(`${app.url}${folder}/v1/?lang=en`);
      for (const summary of await tab.locator('summary').all()) await summary.click();
      await shoot('version');
    }
  });
});
