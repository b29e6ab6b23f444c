import { html, Html, type Part } from '../../notices/index.js';
import { draw, hasData } from '../charts/index.js';
import type { ComplianceReport, Criterion, Figure, Section, Table } from '../compliance-report.js';
import type { Verdict } from '../verdict.rules.js';
import { aboutReport, documentTitle, howToRead, moreRows, rowsShown, verdictCounts } from './report-words.js';
import { reportStyle } from './report-style.js';
import { cell, change, verdictWords, written } from './written.js';

/** The report as one page that loads nothing: for reading and for printing. */
export function htmlReport(report: ComplianceReport): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${documentTitle(report)}</title>
        ${new Html(`<style>${reportStyle}</style>`)}
      </head>
      <body>
        <header>
          <p class="soft">Compliance audit report · Regulation (EU) 2022/2065, Art. 37 and 41</p>
          <h1>${report.serviceName}</h1>
          <p class="soft">${report.period.from} to ${report.period.to}</p>
          ${report.cautions.map(
            ({ title, detail }) =>
              html`<div class="caution" role="note">
                <strong>${title}</strong>
                <p>${detail}</p>
              </div>`,
          )}
          <dl class="who">
            ${aboutReport(report).map(
              ([label, value]) =>
                html`<dt>${label}</dt>
                  <dd>${value}</dd>`,
            )}
          </dl>
        </header>
        <main>
          <h2 id="verdicts">Verdicts</h2>
          <p class="soft">
            ${verdictCounts(report.sections)
              .map(([verdict, count]) => `${count} ${verdictWords[verdict].toLowerCase()}`)
              .join(' · ')}
          </p>
          ${overview(report)}
          <h3>How to read this report</h3>
          ${howToRead.map((sentence) => html`<p class="small">${sentence}</p>`)}
          ${report.sections.map((section, index) => sectionPart(section, index + 1, report))}
        </main>
        <footer class="soft small">
          <p>
            Report ${report.id}, made ${report.madeAt} by ${report.program}. The file is kept unchanged; its SHA-256
            stands in the audit log.
          </p>
        </footer>
      </body>
    </html> `.markup;
}

function overview({ sections }: ComplianceReport): Html {
  return html`<div class="wide">
    <table class="stacked">
      <thead>
        <tr>
          <th class="n">No.</th>
          <th>Obligation</th>
          <th>Articles</th>
          <th>Verdict</th>
          <th>Because</th>
        </tr>
      </thead>
      <tbody>
        ${sections.map(
          ({ id, title, articles, verdict, reasons }, index) =>
            html`<tr>
              <td class="n">${index + 1}</td>
              <td><a href="#${id}">${title}</a></td>
              <td>${articles}</td>
              <td>${badge(verdict)}</td>
              <td>${reasons[0] ?? ''}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function badge(verdict: Verdict): Html {
  return html`<span class="badge ${verdict}">${verdictWords[verdict]}</span>`;
}

function sectionPart(section: Section, number: number, report: ComplianceReport): Html {
  return html`<section id="${section.id}" aria-labelledby="${section.id}-title">
    <div class="head">
      <h2 id="${section.id}-title">${number}. ${section.title}</h2>
      ${badge(section.verdict)}
    </div>
    <p class="soft small">${section.articles}</p>
    <p>${section.duty}</p>
    ${
      section.reasons.length > 0 &&
      html`<ul>
        ${section.reasons.map((reason) => html`<li>${reason}</li>`)}
      </ul>`
    }
    ${section.criteria.length > 0 && criteria(section.criteria)}
    ${section.figures.length > 0 && figures(section.figures)}
    ${section.charts.filter(hasData).map(
      (chart) =>
        html`<figure>
          <figcaption>${chart.title}</figcaption>
          ${draw(chart)}
        </figure>`,
    )}
    ${section.tables.map((table) => tablePart(table, report.timeZone))}
    ${
      section.notes.length > 0 &&
      html`<h3>Notes</h3>
        ${section.notes.map((note) => html`<p class="small">${note}</p>`)}`
    }
    <h3>Evidence</h3>
    <ul class="small">
      ${section.evidence.map(({ what, where }) => html`<li>${what}: <code>${where}</code></li>`)}
    </ul>
  </section>`;
}

function criteria(all: readonly Criterion[]): Html {
  return html`<h3>Judged by</h3>
    <div class="wide">
      <table class="stacked">
        <thead>
          <tr>
            <th>Criterion</th>
            <th class="n">Value</th>
            <th class="n">Before</th>
            <th class="n">Of</th>
            <th>Limits</th>
            <th>Verdict</th>
          </tr>
        </thead>
        <tbody>
          ${all.map(
            ({ sentence, unit, value, before, observations, measure, verdict }) =>
              html`<tr>
                <td>${sentence}</td>
                <td class="n" data-label="Value">${written(value, unit)}</td>
                <td class="n" data-label="Before">${written(before, unit)}</td>
                <td class="n" data-label="Of">${written(observations, 'count')}</td>
                <td data-label="Limits">${measure}</td>
                <td>${badge(verdict)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function figures(all: readonly Figure[]): Html {
  return html`<h3>Figures and trend</h3>
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th>Figure</th>
            <th class="n">Value</th>
            <th class="n">Before</th>
            <th class="n">Change</th>
            <th class="n">Of</th>
            <th>Counts</th>
          </tr>
        </thead>
        <tbody>
          ${all.map(
            ({ label, unit, value, before, observations, cohort }) =>
              html`<tr>
                <td>${label}</td>
                <td class="n">${written(value, unit)}</td>
                <td class="n">${written(before, unit)}</td>
                <td class="n">${change(value, before, unit)}</td>
                <td class="n">${written(observations, 'count')}</td>
                <td class="soft">${cohort}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function tablePart({ title, note, columns, rows, total }: Table, timeZone: string): Html {
  const right = (unit: string) => unit !== 'text' && unit !== 'instant';
  const shown = rows.slice(0, rowsShown);
  const more: Part = moreRows(shown.length, rows.length, total);
  return html`<h3>${title}</h3>
    <p class="small soft">${note}</p>
    ${
      rows.length === 0
        ? html`<p class="small">None.</p>`
        : html`<div class="wide">
            <table>
              <thead>
                <tr>
                  ${columns.map(({ label, unit }) => html`<th${right(unit) && html` class="n"`}>${label}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${shown.map(
                  (row) =>
                    html`<tr>
                      ${columns.map((column, index) => html`<td${right(column.unit) && html` class="n"`}>${cell(row[index] ?? null, column, timeZone)}</td>`)}
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
    ${more && html`<p class="small soft">${more}</p>`}`;
}
