import { writtenInstant } from '../../infrastructure/messages/index.js';
import type { PlatformProfile } from '../../platforms/index.js';
import { redressOf } from '../../platforms/index.js';
import type { StoredNotice } from '../find-notice.service.js';
import type { ItemStatus, NoticeStatus } from '../notice-status.query.js';
import type { FilesOutcome } from './attach-files.service.js';
import { html, type Html } from './html.js';
import { stateName } from './notice-form.js';
import type { PageLanguage } from './page-language.js';
import type { StatusTexts } from './texts/status-texts.js';

export interface StatusPage {
  language: PageLanguage;
  texts: StatusTexts;
  platform: PlatformProfile;
  notice: StoredNotice;
  secret: string;
  status: NoticeStatus;
  /** What has just happened. */
  news: { received: boolean; added: boolean; files: FilesOutcome };
  /** The form with which the notifier adds to the notice. */
  supplement: Html;
  /** Where the sender sends it again as what it was. */
  otherForm: string;
  /** Where the notifier complains about a decision; null where the service owes no complaints. */
  complaintUrlOf: (decisionId: string) => string | null;
}

/** Where each item stands, and with a decision what Art. 16(5) and (6) ask to be told: redress and automated means. */
export function statusPage(page: StatusPage): Html {
  const { texts, notice, status } = page;
  const asksFirst = status.missing.length > 0;
  return html`
    <h1>${page.news.received ? texts.received : texts.title(notice.reference)}</h1>
    ${news(page)}
    <div class="card">
      <dl>
        <dt>${texts.reference}</dt>
        <dd><code>${notice.reference}</code></dd>
        <dt>${texts.kind}</dt>
        <dd>${texts.kinds[status.type]}</dd>
        <dt>${texts.secret}</dt>
        <dd><code>${page.secret}</code></dd>
        <dt>${texts.receivedAt}</dt>
        <dd>${instant(notice.receivedAt, page)}</dd>
        ${
          status.receiptSentAt &&
          html`<dt>${texts.receipt}</dt>
            <dd>${instant(status.receiptSentAt, page)}</dd>`
        }
      </dl>
      <p class="hint">${texts.keep}</p>
    </div>
    ${typeChanges(page)} ${asksFirst && page.supplement} ${items(page)} ${redress(page)}
    ${!asksFirst && page.supplement}
  `;
}

function news({ texts, news: { added, files } }: StatusPage): Html | null {
  if (!added && files.kept === 0 && files.refused.length === 0) return null;
  const lines = [
    ...(added ? [texts.added] : []),
    ...(files.kept > 0 ? [texts.filesKept(files.kept)] : []),
    ...files.refused.map(({ position, why }) => texts.fileRefused(position, why)),
  ];
  const tone = files.refused.length > 0 ? 'bad' : 'good';
  return html`<div class="card ${tone}" role="status">${lines.map((line) => html`<p>${line}</p>`)}</div>`;
}

/** INT-5: what it was taken for, why not any more, and what the sender can do; the latest change says it all. */
function typeChanges(page: StatusPage): Html | null {
  const { texts, status } = page;
  const latest = status.typeChanges.at(-1);
  if (!latest) return null;
  const { from, to, changedAt, reason } = latest;
  return html`<section class="card" aria-labelledby="kind">
    <h2 id="kind">${texts.kind}: ${texts.kinds[to]}</h2>
    <p>${texts.typeChanged(dateTime(changedAt, page), texts.kinds[from], texts.kinds[to])}</p>
    ${reason && html`<p>${texts.reason}: ${reason}</p>`}
    <p><a href="${page.otherForm}">${texts.sendAgain}</a></p>
  </section>`;
}

function items(page: StatusPage): Html {
  const { texts, status } = page;
  const decided = status.items.some((item) => item.state === 'decided');
  return html`<section class="card" aria-labelledby="items">
    <h2 id="items">${texts.items.title}</h2>
    ${
      status.items.length === 0
        ? html`<p>${texts.items.none}</p>`
        : html`<ol class="items">
            ${status.items.map((item) => oneItem(item, page))}
          </ol>`
    }
    ${!decided && html`<p class="hint">${texts.later}</p>`}
  </section>`;
}

/** The location is no link: nobody should open by accident what may be illegal. */
function oneItem(item: ItemStatus, page: StatusPage): Html {
  const { texts } = page;
  return html`<li>
    <p class="location">${item.location?.value ?? texts.items.erased}</p>
    <p>
      <span class="state ${item.state}">${texts.states[item.state]}</span>
      ${item.decidedAt && html`<span class="hint">${instant(item.decidedAt, page)}</span>`}
    </p>
    ${item.state === 'decided' && decision(item, page)} ${item.decisionId && complaint(item.decisionId, page)}
  </li>`;
}

function decision({ finding, ...item }: ItemStatus, page: StatusPage): Html {
  const { texts, language } = page;
  const law = [
    finding?.lawExamined,
    finding?.provision,
    finding?.memberState && stateName(finding.memberState, language),
  ].filter(Boolean);
  const steps = (item.automatedProcessing ?? []).map((step) => texts.processingSteps[step] ?? step);
  return html`
    ${finding && html`<p>${texts.outcomes[finding.outcome] ?? finding.outcome}</p>`}
    ${law.length > 0 && html`<p>${texts.law}: ${law.join(', ')}</p>`}
    ${finding?.clause && html`<p>${texts.clause}: ${finding.clause.title}</p>`}
    ${finding?.reason && html`<p>${texts.reason}: ${finding.reason}</p>`}
    ${item.restrictions.map((restriction) => html`<p>${restrictionLine(restriction, page)}</p>`)}
    ${item.automatedDecision && html`<p>${texts.automatedDecision[item.automatedDecision]}</p>`}
    ${steps.length > 0 && html`<p>${texts.automatedProcessing(steps.join(', '))}</p>`}
  `;
}

function restrictionLine({ type, inEffectAt }: ItemStatus['restrictions'][number], page: StatusPage): string {
  const { texts } = page;
  const words: Record<string, string> = texts.restrictions;
  const effect = inEffectAt ? texts.inEffectSince(dateTime(inEffectAt, page)) : texts.notYetInEffect;
  return `${words[type] ?? type}: ${effect}.`;
}

function complaint(decisionId: string, { texts, complaintUrlOf }: StatusPage): Html | null {
  const url = complaintUrlOf(decisionId);
  return url === null ? null : html`<p><a href="${url}">${texts.redress.complain}</a></p>`;
}

/** Art. 16(5): named with every decision, also when nothing was done; which ways there are depends on the service. */
function redress({ texts, status, platform }: StatusPage): Html | null {
  if (!status.items.some((item) => item.state === 'decided')) return null;
  return html`<section class="card" aria-labelledby="redress">
    <h2 id="redress">${texts.redress.title}</h2>
    <ul>
      ${redressOf(platform).map((way) => html`<li>${texts.redress.ways[way]}</li>`)}
    </ul>
  </section>`;
}

function instant(at: Date, page: StatusPage): Html {
  return html`<time datetime="${at.toISOString()}">${dateTime(at, page)}</time>`;
}

/** In the zone of the platform, which is named: nobody knows where the reader is. */
function dateTime(at: Date, { language, platform: { timeZone } }: StatusPage): string {
  return writtenInstant(at, language, timeZone);
}
