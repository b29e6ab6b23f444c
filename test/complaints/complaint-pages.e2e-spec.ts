import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { casesOn, doingNothing, type Cases } from '../decisions/cases-on.js';
import { filled, multipart, urlEncoded } from '../notices/sending-forms.js';
import { browser } from '../support/browser.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { complaintsOn, type Complaints } from './complaints-on.js';

/** Set NOTICEDESK_SCREENSHOTS to a folder to see the pages. */
const screenshots = process.env.NOTICEDESK_SCREENSHOTS;

describe('the page of a complaint (Art. 20(3))', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let on: Complaints;
  let mail: MailCatcher;
  let chromium: Browser;

  beforeAll(async () => {
    ({ app, mail } = await appWithMail());
    at = await desk(app);
    cases = casesOn(app, at);
    on = complaintsOn(at, cases, mail);
    chromium = await browser();
  }, 60_000);
  afterAll(async () => {
    await chromium.close();
    await app.stop();
  });

  const form = (ticket: string, lang = 'en') => at.stranger.get<string>(`/complaint?ticket=${ticket}&lang=${lang}`);
  const sent = (body: FormData | URLSearchParams) => at.stranger.post<string>('/complaint?lang=en', body);
  const complaints = async () => {
    const [row] = await app.db.query<{ count: number }>('select count(*) as count from complaint');
    return row!.count;
  };
  const open = async (url: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await chromium.newContext({ javaScriptEnabled: false, locale: 'en-GB', ...options });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    await page.goto(url);
    return page;
  };
  const shoot = async (page: Page, name: string) => {
    if (!screenshots) return;
    mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
  };

  it('takes a complaint in one step, in a browser without script', async () => {
    const decided = await on.told();
    const page = await open(`${app.url}/complaint?ticket=${decided.recipientTicket}`);
    expect(await page.getByText('This is what we restricted:').isVisible()).toBe(true);
    await page.getByText('Our statement of reasons').click();
    expect(await page.getByText('It calls a named person a thief.').isVisible()).toBe(true);
    await page.getByLabel('Your complaint').fill('The post quotes the insult\nto report on it.');
    await page.getByLabel('Files').setInputFiles({
      name: 'proof.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('The trial was in the paper.'),
    });
    await shoot(page, 'complaint-filled');
    await page.getByRole('button', { name: 'Send complaint' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('We have received your complaint');
    expect(await page.getByText('One file was added.').isVisible()).toBe(true);
    expect(await page.getByText('Waiting for a person').isVisible()).toBe(true);
    await shoot(page, 'complaint-received');
    const reference = /C(-[0-9A-Z]+){4}/.exec(page.url())![0];
    const { id, text, attachments } = await on.take(reference);
    expect([text, attachments.length]).toEqual(['The post quotes the insult\nto report on it.', 1]);
    await on.decide(id, { outcome: 'upheld', reasons: 'It names a neighbour.' });
    await page.reload();
    expect(await page.getByText('Our decision stands.').isVisible()).toBe(true);
    expect(await page.getByText('It names a neighbour.').isVisible()).toBe(true);
    expect(await page.getByText('certified out-of-court dispute settlement body').isVisible()).toBe(true);
    await shoot(page, 'complaint-decided');
  });

  it('fits a small and dark screen, and says beside the field what is wrong', async () => {
    const decided = await on.told(doingNothing());
    const page = await open(`${app.url}/complaint?ticket=${decided.notifierTicket}&lang=de`, {
      viewport: { width: 360, height: 740 },
      colorScheme: 'dark',
    });
    await page.getByLabel('E-Mail-Adresse').fill('niemand');
    await page.getByRole('button', { name: 'Beschwerde absenden' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Bitte prüfen Sie 2 Angaben');
    expect(await page.getByLabel('E-Mail-Adresse').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('E-Mail-Adresse').inputValue()).toBe('niemand');
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await shoot(page, 'complaint-faults');
    await page.getByLabel('E-Mail-Adresse').fill('eve@example.org');
    await page.getByLabel('Ihre Beschwerde').fill('Sie haben nichts getan.');
    await page.getByRole('button', { name: 'Beschwerde absenden' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Wir haben Ihre Beschwerde erhalten');
    await page.getByText('Meine Beschwerde zurücknehmen').click();
    await page.getByRole('button', { name: 'Zurücknehmen' }).click();
    expect(await page.getByText('Zurückgenommen', { exact: true }).isVisible()).toBe(true);
  });

  it('keeps what was typed, and sent twice it counts once', async () => {
    const { recipientTicket } = await on.told();
    const { body } = await form(recipientTicket);
    const before = await complaints();
    const empty = await sent(urlEncoded(filled(body, { name: 'Ann' })));
    expect(empty.status).toBe(422);
    expect(empty.body).toContain('Say what is wrong with the decision.');
    expect(empty.body).toContain('value="Ann"');
    expect(await complaints()).toBe(before);
    const fields = filled(empty.body, { text: 'It is a quotation.' });
    const [first, second] = await Promise.all([sent(urlEncoded(fields)), sent(multipart(fields, []))]);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(first.headers.get('location')).toBe(second.headers.get('location'));
    expect(await complaints()).toBe(before + 1);
  });

  it.each(['en', 'de', 'fr'])('speaks %s', async (lang) => {
    const { notifierTicket, held } = await on.told(doingNothing());
    const { status, headers, body } = await form(notifierTicket, lang);
    expect([status, headers.get('x-robots-tag')]).toEqual([200, 'noindex, nofollow']);
    expect(body).toContain(`<html lang="${lang}">`);
    expect(body).toContain(held.received[0]!.reference);
    expect(body).not.toContain('<script');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('says that the time is over, and takes nothing (Art. 20(1))', async () => {
    const { recipientTicket } = await on.told();
    const { body: early } = await form(recipientTicket);
    app.clock.move({ days: 200 });
    const { status, body } = await form(recipientTicket);
    expect([status, body.includes('<textarea')]).toEqual([200, false]);
    expect(body).toContain('The time for a complaint is over');
    const before = await complaints();
    const late = await sent(
      multipart(filled(early, { text: 'Late.' }), [{ name: 'a.txt', bytes: new Uint8Array([65]) }]),
    );
    expect([late.status, late.body.includes('The time for a complaint is over')]).toEqual([422, true]);
    expect(await complaints()).toBe(before);
  });

  it('is there for nobody without a ticket of ours, nor its status without the secret', async () => {
    expect((await form('x')).status).toBe(404);
    expect((await at.stranger.get('/complaint')).status).toBe(404);
    expect((await sent(new URLSearchParams({ ticket: 'x', text: 'x' }))).status).toBe(404);
    const { recipientTicket } = await on.told();
    const { reference } = await on.lodged(recipientTicket);
    expect((await at.stranger.get(`/complaint/${reference}?secret=wrong`)).status).toBe(404);
    const withdrawal = new URLSearchParams({ secret: 'wrong', withdraw: 'yes' });
    expect((await at.stranger.post(`/complaint/${reference}`, withdrawal)).status).toBe(404);
  });
});
