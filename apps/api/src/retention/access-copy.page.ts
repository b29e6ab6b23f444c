import { DateTime } from 'luxon';
import { writtenInstant } from '../infrastructure/messages/index.js';
import { html, Html, type Part } from '../notices/index.js';
import { type PlatformProfile, restrictionWords, type SpokenLanguage } from '../platforms/index.js';
import { copyWords } from './access-copy.words.js';
import { type CopyEntry, copySections, type CopySection } from './person-copy.query.js';
import type { RecordKind } from './record.js';

/** An entry with its words; undefined where it has none, null where they were erased. */
export interface SaidEntry extends CopyEntry {
  readonly said: unknown;
}

export interface AccessCopy {
  readonly requestId: string;
  readonly receivedAt: Date;
  readonly madeAt: Date;
  readonly language: SpokenLanguage;
  readonly profile: Pick<PlatformProfile, 'serviceName' | 'providerName' | 'timeZone'>;
  readonly entries: readonly SaidEntry[];
  readonly files: readonly { readonly name: string; readonly section: CopySection }[];
  /** The operator's days after a record ended. */
  readonly periods: readonly { readonly record: RecordKind; readonly days: number }[];
}

const style = `body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:48rem;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2.5rem}h3{font-size:1rem;margin:1.5rem 0 .25rem}
dt{font-weight:600}dd{margin:0 0 .5rem;overflow-wrap:anywhere}dd span{white-space:pre-wrap}.purpose{color:#444;margin-top:0}`;

/** The page that a person begins with: all that we hold on them, in plain words. It opens without script or network. */
export function accessCopyPage(copy: AccessCopy): string {
  const { language, profile, entries, files } = copy;
  const words = copyWords[language];
  const at = (instant: Date) => writtenInstant(instant, language, profile.timeZone);
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${words.title}</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        <h1>${words.title}</h1>
        <p>${words.about(profile.serviceName, profile.providerName)}</p>
        <dl>
          <dt>${words.received}</dt>
          <dd>${at(copy.receivedAt)}</dd>
          <dt>${words.made}</dt>
          <dd>${at(copy.madeAt)}</dd>
          <dt>${words.reference}</dt>
          <dd>${copy.requestId}</dd>
        </dl>
        <h2>${words.contents}</h2>
        <ul>
          ${copySections.map(
            (section) =>
              html`<li>
                <a href="#${section}">${words.sections[section][0]}</a>:
                ${words.entries(entries.filter((one) => one.section === section).length)}
              </li>`,
          )}
        </ul>
        ${copySections.map((section) => {
          const [title, purpose] = words.sections[section];
          const here = entries.filter((one) => one.section === section);
          const sent = files.filter((one) => one.section === section);
          return html`<section id="${section}">
            <h2>${title}</h2>
            <p class="purpose">${purpose}</p>
            ${here.length === 0 && html`<p>${words.nothing}</p>`} ${here.map((one) => entryPart(one, copy))}
            ${
              sent.length > 0 &&
              html`<h3>${words.files}</h3>
                <ul>
                  ${sent.map(({ name }) => html`<li><a href="${name}">${name}</a></li>`)}
                </ul>`
            }
          </section>`;
        })}
        ${words.notes.map(
          ([title, text]) =>
            html`<h2>${title}</h2>
              <p>${text}</p>`,
        )}
        <p>${words.periods}: ${periodsOf(copy)}.</p>
        <p>${words.machines}</p>
      </body>
    </html>`.markup;
}

function entryPart({ what, at, facts, said }: SaidEntry, { language, profile }: AccessCopy): Html {
  const words = copyWords[language];
  const shown = Object.entries(facts).filter(([, value]) => value !== null && value !== '');
  return html`<h3>${words.what[what] ?? plain(what)}, ${writtenInstant(at, language, profile.timeZone)}</h3>
    <dl>
      ${shown.map(
        ([name, value]) =>
          html`<dt>${words.facts[name] ?? plain(name)}</dt>
            <dd>${factWords(name, String(value), language, profile.timeZone)}</dd>`,
      )}
    </dl>
    ${said === null ? html`<p>${words.erased}</p>` : said !== undefined && saidPart(said)}`;
}

/** Texts are plain, or JSON of any shape; what is empty is left out. */
function saidPart(said: unknown): Part {
  if (isEmpty(said)) return null;
  if (Array.isArray(said))
    return html`<ul>
      ${said.map((one) => html`<li>${saidPart(one)}</li>`)}
    </ul>`;
  if (typeof said === 'object')
    return html`<dl>
      ${Object.entries(said!).map(
        ([name, value]) =>
          !isEmpty(value) &&
          html`<dt>${plain(name)}</dt>
            <dd>${saidPart(value)}</dd>`,
      )}
    </dl>`;
  return html`<span>${typeof said === 'string' ? codeWords(said) : JSON.stringify(said)}</span>`;
}

function isEmpty(said: unknown): boolean {
  return said === null || said === undefined || said === '' || (Array.isArray(said) && said.length === 0);
}

/** `STATEMENT_CATEGORY_SCAMS_AND_FRAUD` as people write; anything else as it is. */
function codeWords(text: string): string {
  const [, code] = /^(?:STATEMENT_CATEGORY|KEYWORD)_([A-Z_]+)$/.exec(text) ?? [];
  return code === undefined ? text : code.replaceAll('_', ' ').toLowerCase();
}

function factWords(name: string, value: string, language: SpokenLanguage, timeZone: string): string {
  if (name === 'restrictions') {
    const known: Readonly<Record<string, string>> = restrictionWords[language];
    return value
      .split(', ')
      .map((code) => known[code] ?? code)
      .join('; ');
  }
  return name.endsWith('At')
    ? writtenInstant(DateTime.fromISO(value).toJSDate(), language, timeZone)
    : codeWords(value);
}

/** `contentTypes` and `visibility-removal` as people write. */
const plain = (name: string) =>
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();

function periodsOf({ language, periods }: AccessCopy): string {
  const told: readonly RecordKind[] = ['notice', 'case', 'complaint', 'dispute', 'recipient', 'content', 'message'];
  const longest = Math.max(...periods.filter(({ record }) => told.includes(record)).map(({ days }) => days));
  return copyWords[language].days(longest);
}
