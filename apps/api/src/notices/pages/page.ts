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
}

/** After a form was taken: where to go on. A path, so that it holds behind any proxy. */
export interface SeeOther {
  seeOther: string;
}

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Nothing is loaded, run, framed, remembered, or told to the sites that a link leads to. */
const headers = {
  'content-security-policy': policy,
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
  await reply
    .status(answer.status)
    .headers({ ...headers, ...robots, ...answer.headers })
    .type('text/html; charset=utf-8')
    .send(document(answer));
}

function document(page: Page): string {
  const words = frameTexts[page.language];
  return html`<!doctype html>
    <html lang="${page.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title}</title>
        ${page.isPrivate && html`<meta name="robots" content="noindex, nofollow" />`} ${styleElement}
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
const styleElement = new Html(`<style>${style}</style>`);

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
