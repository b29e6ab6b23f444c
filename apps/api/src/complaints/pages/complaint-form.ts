import { writtenInstant } from '../../infrastructure/messages/index.js';
import {
  attachmentTypes,
  errorSummary,
  fileField,
  group,
  hiddenField,
  html,
  inputField,
  lastField,
  textArea,
  type Html,
  type PageLanguage,
} from '../../notices/index.js';
import { restrictionWords, type PlatformProfile } from '../../platforms/index.js';
import type { ExplainedDecision, ExplainedTicket } from '../explain-decision.service.js';
import type { ComplaintFault, ComplaintField } from './receive-complaint-form.service.js';
import type { ComplaintTexts } from './texts/complaint-texts.js';

export interface ComplaintForm {
  readonly language: PageLanguage;
  readonly texts: ComplaintTexts;
  readonly profile: PlatformProfile;
  readonly explained: ExplainedTicket;
  readonly action: string;
  readonly ticket: string;
  readonly values: URLSearchParams;
  readonly faults: readonly ComplaintFault[];
  readonly files: { readonly maxBytes: number; readonly maxCount: number };
}

/** The decision, and one field in which to say what is wrong with it: nothing else is asked for (recital 58). */
export function complaintForm(form: ComplaintForm): Html {
  const { texts, profile, explained, faults } = form;
  return html`
    <h1>${texts.title(profile.serviceName)}</h1>
    ${errorSummary(texts.faultsHeading(faults.length), faults)}
    ${faults.length > 0 && html`<p>${texts.chooseFilesAgain}</p>`}
    ${explained.decision ? decision(explained.decision, form) : html`<p>${texts.suspension}</p>`}
    ${explained.closedSince ? closed(explained.closedSince, form) : fields(form)}
  `;
}

function closed(lastDay: string, { texts, language }: ComplaintForm): Html {
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' });
  return html`<section class="card bad" aria-labelledby="closed">
    <h2 id="closed">${texts.closed.title}</h2>
    <p>${texts.closed.words(day.format(new Date(`${lastDay}T00:00:00Z`)))}</p>
  </section>`;
}

function fields(form: ComplaintForm): Html {
  const { texts, values, language, files } = form;
  const megabytes = Math.floor((files.maxBytes / 1024 / 1024) * 10) / 10;
  const unit = new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte' });
  const hint = texts.files.hint(files.maxCount, unit.format(megabytes));
  return html`<p>${texts.intro}</p>
    <form method="post" action="${form.action}" enctype="multipart/form-data" novalidate>
      ${group(texts.groups.what, textArea({ ...common('text', form), rows: 9 }))}
      ${group(
        texts.groups.who,
        html`<p class="hint">${texts.whoIntro}</p>`,
        html`<div class="two">
          ${inputField({ ...common('name', form), optional: texts.optional, autocomplete: 'name' })}
          ${inputField({ ...common('email', form), optional: texts.optional, type: 'email', autocomplete: 'email' })}
        </div>`,
        inputField({ ...common('representedBy', form), optional: texts.optional }),
      )}
      ${hiddenField('ticket', form.ticket)} ${hiddenField(lastField, values.get(lastField) ?? '')}
      ${
        files.maxCount > 0 &&
        group(
          texts.groups.files,
          fileField({ name: 'files', label: texts.files.label, hint, accept: attachmentTypes.join(',') }),
        )
      }
      <button>${texts.send}</button>
    </form>`;
}

function common(name: ComplaintField, { texts, values, faults }: ComplaintForm) {
  const fault = faults.find(({ field }) => field === name)?.words;
  return { name, ...texts[name], value: values.get(name) ?? '', fault };
}

function decision(explained: ExplainedDecision, { texts, language, profile }: ComplaintForm): Html {
  const { decidedAt, outcome, restrictions, noticeReference, locations, statement } = explained;
  const words = texts.decision;
  return html`<section class="card" aria-labelledby="decision">
    <h2 id="decision">${words.title}</h2>
    <p>${words.decidedAt(writtenInstant(decidedAt, language, profile.timeZone))}</p>
    ${noticeReference && html`<p>${words.notice}: <code>${noticeReference}</code></p>`}
    ${locations.map((location) => html`<p class="location">${location}</p>`)}
    ${
      outcome === 'restrict'
        ? html`<p>${words.restricted}</p>
            <ul>
              ${restrictions.map((type) => html`<li>${restrictionWords[language][type]}</li>`)}
            </ul>`
        : html`<p>${words.nothing}</p>`
    }
    ${
      statement &&
      html`<details class="field">
        <summary>${words.statement}</summary>
        ${statement.split(/\n{2,}/).map((paragraph) => html`<p>${lines(paragraph)}</p>`)}
      </details>`
    }
  </section>`;
}

function lines(paragraph: string): Html[] {
  return paragraph.split('\n').map((line) => html`${line}<br />`);
}
