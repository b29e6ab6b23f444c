import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { Html, html, type Part } from './html.js';
import { ownNames, pageLanguages, type PageLanguage } from './page-language.js';
import { style } from './style.js';
import { frameTexts } from './texts/frame.texts.js';

export interface Page {
  status: number;
  language: PageLanguage;
  title: string;
  main: Part;
  /** Names the service at the top; absent where it is not known. */
  serviceName?: string;
  /** The provider and its contact points, one line each (Art. 12). */
  contact?: readonly string[];
  /** This page in another language, as a query; absent where changing would lose what was typed. */
  languageLink?: (language: PageLanguage) => string;
  /** True for what strangers should not find by searching. */
  isPrivate?: boolean;
  headers?: Record<string, string>;
  /** Of this page alone, after the style of all pages. */
  style?: string;
  /** True for what everybody may keep for a minute: it is the same for all, and asked for again by its tag. */
  isPublic?: boolean;
}

/** After a form was taken: where to go on. A path, so that it holds behind any proxy. */
export interface SeeOther {
  seeOther: string;
}

function policyWith(more = ''): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256')
      .update(style + more)
      .digest('base64')}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Nothing is loaded, run, framed, remembered, or told to the sites that a link leads to. */
const headers = {
  'content-security-policy': policyWith(),
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  vary: 'accept-language',
};

export async function send(reply: FastifyReply, answer: Page | SeeOther): Promise<void> {
  if ('seeOther' in answer) {
    await reply.status(303).headers(headers).header('location', answer.seeOther).send();
    return;
  }
  const robots = answer.isPrivate ? { 'x-robots-tag': 'noindex, nofollow' } : {};
  const own = answer.style ? { 'content-security-policy': policyWith(answer.style) } : {};
  const page = document(answer);
  const kept = answer.isPublic ? publicly(page) : {};
  reply.headers({ ...headers, ...robots, ...own, ...kept, ...answer.headers });
  if ('etag' in kept && reply.request.headers['if-none-match'] === kept.etag) await reply.status(304).send();
  else await reply.status(answer.status).type('text/html; charset=utf-8').send(page);
}

function publicly(page: string) {
  const etag = `"${createHash('sha256').update(page).digest('base64url')}"`;
  return { 'cache-control': 'public, max-age=60', etag };
}

function document(page: Page): string {
  const words = frameTexts[page.language];
  return html`<!doctype html>
    <html lang="${page.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title}</title>
        ${page.isPrivate && html`<meta name="robots" content="noindex, nofollow" />`} ${styleElement(page.style)}
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        <header>
          <div class="wide"><strong>${page.serviceName ?? words.desk}</strong>${languageSwitch(page)}</div>
        </header>
        <main id="main" class="wide">${page.main}</main>
        ${page.contact && contact(page.contact)}
      </body>
    </html> `.markup;
}

/** Apart from the template, which a formatter may indent: the policy knows the hash of these very characters. */
const styleElement = (more = '') => new Html(`<style>${style}${more}</style>`);

function languageSwitch({ language, languageLink }: Page): Html | null {
  if (!languageLink) return null;
  const links = pageLanguages.map((other) =>
    other === language
      ? html`<li><a href="${languageLink(other)}" lang="${other}" aria-current="true">${ownNames[other]}</a></li>`
      : html`<li><a href="${languageLink(other)}" lang="${other}" hreflang="${other}">${ownNames[other]}</a></li>`,
  );
  return html`<nav aria-label="${frameTexts[language].languages}">
    <ul>
      ${links}
    </ul>
  </nav>`;
}

function contact(lines: readonly string[]): Html {
  return html`<footer>
    <div class="wide">${lines.map((line) => html`<p>${line}</p>`)}</div>
  </footer>`;
}
