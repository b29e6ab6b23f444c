import { html, type Html, type PageLanguage } from '../../notices/index.js';
import type { CellValue } from '../../transparency-reports/index.js';
import type { CellChange, FileEntry, PublishedReport } from '../frozen-report.js';
import { keyFiguresOf } from './key-figures.js';
import { sheetSection } from './sheet-section.js';
import type { KeyFigure, ReportWords } from './words.js';

export interface VersionPage {
  readonly words: ReportWords;
  readonly language: PageLanguage;
  readonly report: PublishedReport;
  readonly files: readonly FileEntry[];
  /** Of the period's newest version. */
  readonly newest: number;
  readonly day: (day: string) => string;
  readonly fileOf: (name: string) => string;
  readonly versionOf: (number: number) => string;
  readonly indexPath: string;
}

/** More changes than these are read in report.json. */
const changesShown = 200;

/** A version of a report for people: what it is, what it says at a glance, what it corrects, and all sheets. */
export function versionPage(page: VersionPage): Html {
  const { words, language, report, newest, day } = page;
  const period = `${day(report.from)} – ${day(report.to)}`;
  const names = categoryNames(report);
  return html`
    <p><a href="${page.indexPath}">${words.all}</a></p>
    <h1>${words.title}</h1>
    <p class="lead">${words.subtitle(report.service, period)}</p>
    ${
      report.version < newest &&
      html`<p class="note corrected"><a href="${page.versionOf(newest)}">${words.replaced(newest)}</a></p>`
    }
    ${facts(page, period)} ${correctionOf(page)}
    <h2>${words.atAGlance}</h2>
    <ul class="tiles">
      ${keyFiguresOf(report).map(({ figure, value }) => tile(figure, value, words, language))}
    </ul>
    <h2>${words.sheets}</h2>
    <p>${words.english} ${words.emptyCells}</p>
    ${report.sheets.map((sheet) => {
      const changes = report.correction?.changes.filter((change) => change.sheet === sheet.id) ?? [];
      return sheetSection({ sheet, words, language, names, changes });
    })}
    ${choicesOf(report, words)}
  `;
}

function facts({ words, language, report, files, day, fileOf }: VersionPage, period: string): Html {
  const numbers = new Intl.NumberFormat(language);
  const json = files.find(({ name }) => name === 'report.json');
  return html`<section class="card">
    <dl>
      <dt>${words.facts.provider}</dt>
      <dd>${report.provider}</dd>
      <dt>${words.facts.period}</dt>
      <dd>${period} (${words.kinds[report.kind] ?? report.kind})</dd>
      <dt>${words.facts.published}</dt>
      <dd>${day(report.publishedOn)}, ${words.version(report.version)}</dd>
      <dt>${words.facts.made}</dt>
      <dd>${day(report.madeAt.slice(0, 10))}</dd>
      <dt>${words.facts.until}</dt>
      <dd>${day(report.publicUntil)}</dd>
      <dt>${words.facts.hash}</dt>
      <dd><code class="hash">${json?.sha256}</code></dd>
    </dl>
    <ul class="files" aria-label="${words.downloads}">
      <li class="main"><a href="${fileOf('report.zip')}">CSV (ZIP)</a></li>
      <li><a href="${fileOf('report.xlsx')}">XLSX</a></li>
      <li><a href="${fileOf('report.json')}">JSON</a></li>
    </ul>
    <details>
      <summary>${words.files}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="${words.files}">
        <table>
          <thead>
            <tr>
              <th scope="col">${words.file}</th>
              <th scope="col" class="number">${words.bytes}</th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            ${inOrder(files).map(
              ({ name, bytes, sha256 }) =>
                html`<tr>
                  <th scope="row"><a href="${fileOf(name)}">${name}</a></th>
                  <td class="number">${numbers.format(bytes)}</td>
                  <td><code class="hash">${sha256}</code></td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </section>`;
}

/** Sheets by their number, then what holds all of them. */
function inOrder(files: readonly FileEntry[]): FileEntry[] {
  return files.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

function correctionOf({ words, report }: VersionPage): Html | null {
  const { correction } = report;
  if (!correction) return null;
  const { heading, why, how, what, columns, none } = words.correction;
  return html`<section class="card">
    <h2>${heading(report.version, correction.corrects)}</h2>
    <dl>
      <dt>${why}</dt>
      <dd>${correction.reason}</dd>
      <dt>${how}</dt>
      <dd>${correction.method}</dd>
    </dl>
    <p>${correction.changes.length === 0 ? none : what(correction.changes.length)}</p>
    ${
      correction.changes.length > 0 &&
      html`<div class="scroll" tabindex="0" role="region" aria-label="${heading(report.version, correction.corrects)}">
        <table class="changes">
          <thead>
            <tr>
              ${columns.map((column) => html`<th scope="col">${column}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${correction.changes.slice(0, changesShown).map((change) => changedRow(change, words))}
          </tbody>
        </table>
      </div>`
    }
  </section>`;
}

function changedRow({ sheet, label, column, before, after }: CellChange, words: ReportWords): Html {
  const [, value, was, is] = words.correction.columns;
  const shown = (label: string, text: CellValue) =>
    html`<td class="words" data-label="${label}">${text ?? words.correction.blank}</td>`;
  return html`<tr>
    <th scope="row"><a href="#${sheet}">${words.sheetTitles[sheet] ?? sheet}</a><small lang="en">${label}</small></th>
    <td lang="en" data-label="${value}">${column.trim()}</td>
    ${shown(was, before)} ${shown(is, after)}
  </tr>`;
}

function tile(figure: KeyFigure, value: number, words: ReportWords, language: PageLanguage): Html {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
  return html`<li>
    <strong>${figure === 'median' ? words.hours(number) : number}</strong><span>${words.figures[figure]}</span>
  </li>`;
}

/** What sheet 2 calls the categories. */
function categoryNames({ sheets }: PublishedReport): Map<string, string> {
  const sheet = sheets.find(({ id }) => id === '2_categories_names');
  const at = (id: string) => sheet?.columns.findIndex((column) => column.id === id) ?? -1;
  const [code, name] = [at('category_code'), at('category_description')];
  return new Map(
    sheet?.records.flatMap((record): [string, string][] =>
      record[code] === 'TOTAL' ? [] : [[String(record[code]), String(record[name])]],
    ),
  );
}

function choicesOf({ choices, programVersion, categoryListVersion }: PublishedReport, words: ReportWords): Html {
  return html`<details class="sheet">
    <summary>${words.choices}</summary>
    <dl lang="en">
      ${Object.entries(choices).map(
        ([choice, value]) =>
          html`<dt><code>${choice}</code></dt>
            <dd>${String(value)}</dd>`,
      )}
      <dt><code>programVersion</code></dt>
      <dd>${programVersion}</dd>
      <dt><code>categoryListVersion</code></dt>
      <dd>${categoryListVersion}</dd>
    </dl>
  </details>`;
}
