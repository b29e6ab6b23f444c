import { writtenInstant } from '../../infrastructure/messages/index.js';
import {
  attachmentTypes,
  fileField,
  hiddenField,
  html,
  lastField,
  type FilesOutcome,
  type Html,
  type PageLanguage,
} from '../../notices/index.js';
import { redressWords } from '../../platforms/index.js';
import type { ComplaintStatus } from '../complaint-status.service.js';
import { complaintWords } from '../complaint-words.js';
import type { ComplaintTexts } from './texts/complaint-texts.js';

export interface ComplaintStatusPage {
  readonly language: PageLanguage;
  readonly texts: ComplaintTexts;
  readonly status: ComplaintStatus;
  readonly secret: string;
  readonly action: string;
  readonly token: string;
  readonly takesFiles: boolean;
  readonly news: { readonly received: boolean; readonly files: FilesOutcome };
}

/** Where a complaint stands, and once it is decided the reasons and what is left (Art. 20(5)). */
export function complaintStatusPage(page: ComplaintStatusPage): Html {
  const { texts, status, secret, language } = page;
  const { complaint, profile, state } = status;
  const words = texts.status;
  const instant = (at: Date) =>
    html`<time datetime="${at.toISOString()}">${writtenInstant(at, language, profile.timeZone)}</time>`;
  return html`
    <h1>${page.news.received ? words.received : words.title(complaint.reference)}</h1>
    ${news(page)}
    <div class="card">
      <dl>
        <dt>${words.reference}</dt>
        <dd><code>${complaint.reference}</code></dd>
        <dt>${words.secret}</dt>
        <dd><code>${secret}</code></dd>
        <dt>${words.receivedAt}</dt>
        <dd>${instant(complaint.receivedAt)}</dd>
        <dt>${words.state}</dt>
        <dd>${words.states[state]}</dd>
        <dt>${words.files}</dt>
        <dd>${status.files}</dd>
      </dl>
      <p class="hint">${words.keep}</p>
    </div>
    ${status.decision ? outcome(page) : html`<p>${words.outlook}</p>`}
    ${
      complaint.processingPausedUntil &&
      !status.decision &&
      html`<p>${words.paused} ${instant(complaint.processingPausedUntil)}.</p>`
    }
    ${!status.decision && adding(page)}
  `;
}

function news({ texts, news: { files } }: ComplaintStatusPage): Html | null {
  if (files.kept === 0 && files.refused.length === 0) return null;
  const lines = [
    ...(files.kept > 0 ? [texts.status.filesKept(files.kept)] : []),
    ...files.refused.map(({ position, why }) => texts.status.fileRefused(position, why)),
  ];
  const tone = files.refused.length > 0 ? 'bad' : 'good';
  return html`<div class="card ${tone}" role="status">${lines.map((line) => html`<p>${line}</p>`)}</div>`;
}

function outcome({ texts, status, language }: ComplaintStatusPage): Html {
  const { outcome: decided, omission, reasons } = status.decision!;
  const words = complaintWords[language].outcome;
  return html`<section class="card" aria-labelledby="outcome">
      <h2 id="outcome">${texts.status.outcome}</h2>
      <p>${decided === 'no-decision' ? words.omissions[omission!] : words.outcomes[decided]}</p>
      ${reasons && html`<p>${words.reasons}: ${reasons}</p>`}
    </section>
    <section class="card" aria-labelledby="redress">
      <h2 id="redress">${words.redress}</h2>
      <ul>
        ${status.redress.map((way) => html`<li>${redressWords[language][way]}</li>`)}
      </ul>
    </section>`;
}

/** Files, and taking the complaint back: two forms, so that neither happens with the other. */
function adding({ texts, action, secret, token, takesFiles }: ComplaintStatusPage): Html {
  const words = texts.status;
  return html`${
      takesFiles &&
      html`<section class="card">
        <form method="post" action="${action}" enctype="multipart/form-data" novalidate>
          ${hiddenField('secret', secret)} ${hiddenField(lastField, token)}
          ${fileField({ name: 'files', label: words.addFiles, accept: attachmentTypes.join(',') })}
          <p><button>${words.add}</button></p>
        </form>
      </section>`
    }
    <section class="card">
      <details class="field">
        <summary>${words.withdraw.title}</summary>
        <p>${words.withdraw.words}</p>
        <form method="post" action="${action}" enctype="multipart/form-data">
          ${hiddenField('secret', secret)} ${hiddenField('withdraw', 'yes')} ${hiddenField(lastField, token)}
          <p><button>${words.withdraw.button}</button></p>
        </form>
      </details>
    </section>`;
}
