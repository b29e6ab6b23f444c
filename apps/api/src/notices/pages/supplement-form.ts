import type { NoticeElement } from '../notice.rules.js';
import {
  addressesField,
  explanationField,
  filesField,
  goodFaithField,
  notifierFields,
  type Filled,
} from './content-fields.js';
import { errorSummary, hiddenField } from './fields.js';
import { html, type Html } from './html.js';
import { lastField } from './sent-form.js';
import type { StatusTexts } from './texts/status-texts.js';

export interface SupplementForm extends Filled {
  statusTexts: StatusTexts;
  action: string;
  secret: string;
  /** In the article's order. */
  missing: readonly NoticeElement[];
  /** Absent where no file is taken. */
  files?: { maxBytes: number; maxCount: number };
  /** True to show everything that can be added, not only what is missing. */
  isOpen: boolean;
}

/** Asks for what the notice lacks (INT-6), and takes whatever else the notifier wants to add. */
export function supplementForm(form: SupplementForm): Html {
  const { statusTexts: texts, missing, faults } = form;
  const others = (['explanation', 'location'] as const).filter((element) => !missing.includes(element));
  const more = html`${others.map((element) => elementField(element, form))}
  ${hiddenField(lastField, form.values.get(lastField) ?? '')}
  ${form.files && filesField(form, form.files, texts.add.files)}`;
  const isNeeded = missing.length > 0;
  const fields = isNeeded
    ? html`${missing.map((element) => elementField(element, form))} ${folded(texts.add.more, more, form)}`
    : more;
  const body = html`${errorSummary(form.texts.faultsHeading(faults.length), faults)}
    <form method="post" action="${form.action}" enctype="multipart/form-data" novalidate>
      ${hiddenField('secret', form.secret)} ${fields}
      <p><button>${texts.add.send}</button></p>
    </form>`;
  if (!isNeeded) return html`<section class="card">${folded(texts.add.title, body, form)}</section>`;
  return html`<section class="card" aria-labelledby="missing">
    <h2 id="missing">${texts.missing.title}</h2>
    <p>${texts.missing.intro}</p>
    <ul>
      ${missing.map((element) => html`<li>${texts.missing.elements[element]}</li>`)}
    </ul>
    ${body}
  </section>`;
}

function folded(summary: string, content: Html, { isOpen }: SupplementForm): Html {
  return html`<details class="field" ${isOpen && html`open`}>
    <summary>${summary}</summary>
    ${content}
  </details>`;
}

function elementField(element: NoticeElement, form: SupplementForm): Html {
  switch (element) {
    case 'explanation':
      return explanationField(form);
    case 'location':
      return addressesField(form);
    case 'notifier':
      return notifierFields(form);
    case 'good-faith':
      return goodFaithField(form);
  }
}
