import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { browser } from '../support/browser.js';
import { casesOn, restricting } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';

/** Set NOTICEDESK_SCREENSHOTS to a folder to see the pages. */
const screenshots = process.env.NOTICEDESK_SCREENSHOTS;

describe('the notice form in a browser without script', () => {
  let app: TestApp;
  let at: Desk;
  let chromium: Browser;

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
    chromium = await browser();
  }, 60_000);
  afterAll(async () => {
    await chromium.close();
    await app.stop();
  });

  const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await chromium.newContext({ javaScriptEnabled: false, locale: 'en-GB', ...options });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    await page.goto(app.url + path);
    return page;
  };
  const shoot = async (page: Page, name: string) => {
    if (!screenshots) return;
    mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
  };
  const fill = async (page: Page) => {
    await page.getByLabel('Addresses (URLs) of the content').fill('https://forum.example/posts/1');
    await page.getByLabel('Your explanation').fill('The post offers counterfeit medicine.');
  };

  it('takes a notice in one step and shows where it stands', async () => {
    const page = await open('/notice/forum');
    const visited: string[] = [];
    page.on('request', (request) => visited.push(`${request.method()} ${request.resourceType()}`));
    await fill(page);
    await page.getByLabel('Kind of illegal content').selectOption({ label: 'Phishing' });
    await page.getByLabel('Law that is broken').fill('Medicines Act');
    await page.getByLabel('Whose law it is').selectOption({ label: 'Ireland' });
    await page.getByLabel('Name').fill('Eve Example');
    await page.getByLabel('Email address').fill('eve@example.org');
    await page.getByLabel('I believe in good faith').check();
    await page.getByLabel('Files').setInputFiles({
      name: 'what I saw.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Seen on Monday.'),
    });
    await shoot(page, 'form-filled');
    await page.locator('button').click();
    expect(visited).toEqual(['POST document', 'GET document']); // one submit, and nothing loaded beside the page
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('We have received your notice');
    expect(await page.getByText('One file was added.').isVisible()).toBe(true);
    expect(await page.getByText('Waiting for a first look').isVisible()).toBe(true);
    await shoot(page, 'status-received');
    const [row] = await app.db.query('select alleged_keyword, member_state, channel from notice');
    expect(row).toEqual({ alleged_keyword: 'KEYWORD_PHISHING', member_state: 'IE', channel: 'form' });
  });

  it('asks afterwards for what is missing, and takes it', async () => {
    const page = await open('/notice/forum');
    await page.getByLabel('Addresses (URLs) of the content').fill('forum.example/posts/2');
    await page.locator('button').click();
    await shoot(page, 'status-incomplete');
    await page.getByLabel('Name').fill('Eve Example');
    await page.locator('button').click();
    expect(await page.getByRole('alert').textContent()).toContain('Please give both');
    expect(await page.getByLabel('Name').inputValue()).toBe('Eve Example');
    await shoot(page, 'status-fault');
    await page.getByLabel('Your explanation').fill('It is a fraud.');
    await page.getByLabel('Email address').fill('eve@example.org');
    await page.getByLabel('I believe in good faith').check();
    await page.locator('button').click();
    expect(await page.getByText('What you added is with your notice now.').isVisible()).toBe(true);
    expect(await page.getByText('What you can still add').count()).toBe(0);
    await shoot(page, 'status-added');
  });

  it('takes a notice about child sexual abuse without a name (Art. 16(2)(c))', async () => {
    const page = await open('/notice/forum');
    await fill(page);
    await page.getByLabel('sexual exploitation of a child').check();
    await page.getByLabel('I believe in good faith').check();
    await page.locator('button').click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('We have received your notice');
    expect(await page.getByText('What you can still add').count()).toBe(0);
    expect(await page.locator('input[type=file]').count()).toBe(0);
    await shoot(page, 'status-child');
  });

  it('keeps what was typed and leads to what is wrong', async () => {
    const page = await open('/notice/forum');
    await page.getByLabel('Addresses (URLs) of the content').fill('https://forum.example/1\nthe third comment');
    await page.getByLabel('Your explanation').fill('First line\nsecond line');
    await page.getByLabel('Email address').fill('eve at example');
    await page.getByLabel('life or safety').check();
    await page.locator('button').click();
    expect(await page.title()).toMatch(/^Please check 2 things/);
    expect(await page.locator(':focus').getAttribute('id')).toBe('faults');
    expect(await page.getByLabel('Your explanation').inputValue()).toBe('First line\nsecond line');
    expect(await page.getByLabel('Addresses (URLs) of the content').inputValue()).toBe(
      'https://forum.example/1\nthe third comment',
    );
    expect(await page.getByLabel('life or safety').isChecked()).toBe(true);
    await shoot(page, 'form-faults');
    await page.getByRole('alert').getByRole('link').last().click();
    expect(await page.locator(':target').getAttribute('id')).toBe('email');
  });

  it('shows the decision and the redress (Art. 16(5))', async () => {
    const { held } = await casesOn(app, at).decided(restricting());
    const { reference, secret } = held.received[0]!;
    const page = await open('/status');
    await page.getByLabel('Reference').fill(reference.toLowerCase());
    await page.getByLabel('Secret').fill(secret);
    await page.locator('button').click();
    expect(await page.getByText('We found the content to be illegal.').isVisible()).toBe(true);
    expect(await page.getByRole('heading', { name: 'If you disagree with a decision' }).isVisible()).toBe(true);
    await shoot(page, 'status-decided');
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await shoot(page, 'status-decided-de');
    expect(await page.getByText('Entschieden', { exact: true }).isVisible()).toBe(true);
  });

  it.each([
    ['desktop', 'en-GB', { width: 1280, height: 900 }],
    ['small', 'en-GB', { width: 320, height: 640 }],
    ['phone', 'de-DE', { width: 360, height: 740 }],
    ['phone', 'fr-FR', { width: 360, height: 740 }],
    ['desktop', 'de-DE', { width: 1280, height: 900 }],
  ])('fits a %s in %s', async (name, locale, viewport) => {
    for (const path of ['/notice/forum', '/flag/forum', '/status', '/notice']) {
      const page = await open(path, { locale, viewport });
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect([path, width]).toEqual([path, viewport.width]);
      await shoot(page, `${name}-${locale}-${path.replaceAll('/', '')}`);
    }
  });

  it('can be read in the dark', async () => {
    const page = await open('/notice/forum', { colorScheme: 'dark', viewport: { width: 900, height: 900 } });
    await shoot(page, 'dark-form');
    const back = await page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
    expect(back).toBe('rgb(18, 23, 30)');
  });
});
