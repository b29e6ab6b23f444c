import { errorSummary, hiddenField, inputField } from './fields.js';
import { html, type Html } from './html.js';
import type { PageLanguage } from './page-language.js';
import { formTexts } from './texts/form-texts.js';
import type { StatusTexts } from './texts/status-texts.js';

export interface LookupPage {
  texts: StatusTexts['lookup'];
  language: PageLanguage;
  reference: string;
  /** Empty while none was given; else the pair fits no notice. */
  secret: string;
  action: string;
}

/** Asks for reference and secret; says the same of a wrong secret and of a notice that does not exist. */
export function lookupPage({ texts, language, reference, secret, action }: LookupPage): Html {
  const fault = secret ? texts.unknown : undefined;
  const faults = fault ? [{ field: 'reference', words: fault }] : [];
  const plain = { spellcheck: 'false', autocomplete: 'off' } as const;
  return html`
    <h1>${texts.title}</h1>
    ${errorSummary(formTexts(language).faultsHeading(1), faults)}
    <form method="get" action="${action}" class="card">
      <p>${texts.intro}</p>
      ${inputField({ name: 'reference', label: texts.reference, value: reference, fault, ...plain })}
      ${inputField({ name: 'secret', label: texts.secret, value: secret, ...plain })} ${hiddenField('lang', language)}
      <p><button>${texts.show}</button></p>
    </form>
  `;
}
