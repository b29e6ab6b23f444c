import { officialLanguageCodes } from '../../categories/index.js';
import { attachmentTypes } from '../attachment.rules.js';
import { goodFaithText, goodFaithWording } from '../good-faith.js';
import { fileField, inputField, selectField, textArea, tickField, type Option } from './fields.js';
import { faultsOf, type FormFault } from './form-faults.js';
import { html, type Html } from './html.js';
import type { PageLanguage } from './page-language.js';
import type { FormTexts } from './texts/form-texts.js';

/** What a form shows again, and what is wrong with it. */
export interface Filled {
  language: PageLanguage;
  texts: FormTexts;
  values: URLSearchParams;
  faults: readonly FormFault[];
}

/** The four elements of Art. 16(2) as fields: of a notice, and of what is added to it. */
export function explanationField(filled: Filled): Html {
  return textArea({ ...common('explanation', filled), rows: 7 });
}

export function addressesField(filled: Filled): Html {
  return textArea({ ...common('urls', filled), rows: 3, inputmode: 'url', spellcheck: 'false' });
}

export function notifierFields(filled: Filled): Html {
  return html`<div class="two">
    ${inputField({ ...common('name', filled), autocomplete: 'name' })}
    ${inputField({ ...common('email', filled), type: 'email', autocomplete: 'email' })}
  </div>`;
}

/** The wording has a version, which goes out and comes back with the form, so that what is recorded is what was read. */
export function goodFaithField({ language, values, faults }: Filled): Html {
  return tickField({
    name: 'goodFaith',
    label: goodFaithText[language] ?? goodFaithText.en!,
    value: goodFaithWording,
    checked: values.get('goodFaith') === goodFaithWording,
    fault: faultsOf('goodFaith', faults),
  });
}

export function filesField(
  { texts, language }: Pick<Filled, 'texts' | 'language'>,
  { maxBytes, maxCount }: { maxBytes: number; maxCount: number },
  label = texts.files.label,
): Html {
  const megabytes = Math.floor((maxBytes / 1024 / 1024) * 10) / 10;
  const unit = new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte' });
  const hint = texts.files.hint(maxCount, unit.format(megabytes));
  return fileField({ name: 'files', label, hint, accept: attachmentTypes.join(',') });
}

/** The official languages of the Union by what they call themselves, in the order of an alphabet. */
export function answerLanguageField(filled: Filled): Html {
  const options = officialLanguageCodes
    .map((code): Option & { text: string } => ({ value: code, text: ownNameOf(code) }))
    .sort((one, other) => one.text.localeCompare(other.text, filled.language));
  return selectField({ ...common('language', filled), options });
}

/** What the texts say of a field, with its value and what is wrong with it. */
export function common(
  name:
    | 'urls'
    | 'explanation'
    | 'contentId'
    | 'termsClause'
    | 'law'
    | 'name'
    | 'email'
    | 'language'
    | 'category'
    | 'memberState',
  { texts, values, faults }: Filled,
) {
  const { label, hint } = texts[name];
  return { name, label, hint, value: values.get(name) ?? '', fault: faultsOf(name, faults) };
}

function ownNameOf(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
