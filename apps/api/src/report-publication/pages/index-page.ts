import { html, type Html } from '../../notices/index.js';
import type { PublicVersion } from '../versions.repository.js';
import type { ReportWords } from './words.js';

export interface IndexPage {
  readonly words: ReportWords;
  readonly service: string;
  readonly provider: string;
  /** The latest period first, its newest version first. */
  readonly versions: readonly PublicVersion[];
  readonly day: (day: string) => string;
  readonly pathOf: (version: PublicVersion, file?: string) => string;
}

/** All periods, the newest version of each to read and to download, and the versions before it. */
export function indexPage(page: IndexPage): Html {
  const { words, service, provider, versions } = page;
  const periods = new Map<string, PublicVersion[]>();
  for (const version of versions) {
    const key = `${version.from}/${version.to}`;
    periods.set(key, [...(periods.get(key) ?? []), version]);
  }
  return html`
    <h1>${words.indexTitle(service)}</h1>
    <p class="lead">${words.indexLead(provider)}</p>
    ${periods.size === 0 && html`<p class="card">${words.none}</p>`}
    ${[...periods.values()].map((ofPeriod) => periodCard(page, ofPeriod))}
  `;
}

function periodCard(page: IndexPage, [newest, ...older]: readonly PublicVersion[]): Html | null {
  if (!newest) return null;
  const { words, day, pathOf } = page;
  return html`<section class="card">
    <div class="period">
      <h2>${day(newest.from)} – ${day(newest.to)}</h2>
      <p>${words.version(newest.number)}, ${words.publishedOn(day(newest.publishedOn))}</p>
    </div>
    ${newest.reason !== null && html`<p class="note corrected">${words.correction.heading(newest.number, newest.number - 1)}: ${newest.reason}</p>`}
    <ul class="files">
      <li class="main"><a href="${pathOf(newest)}">${words.read}</a></li>
      <li><a href="${pathOf(newest, 'report.zip')}">CSV (ZIP)</a></li>
      <li><a href="${pathOf(newest, 'report.xlsx')}">XLSX</a></li>
      <li><a href="${pathOf(newest, 'report.json')}">JSON</a></li>
    </ul>
    ${
      older.length > 0 &&
      html`<ul class="versions">
        ${older.map(
          (version) =>
            html`<li>
              <a href="${pathOf(version)}">${words.version(version.number)}</a>,
              ${words.publishedOn(day(version.publishedOn))}, ${words.correctedBy(version.number + 1)}
            </li>`,
        )}
      </ul>`
    }
  </section>`;
}
