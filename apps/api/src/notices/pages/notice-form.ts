import { categoriesFor, memberStateCodes, notSpecifiedByNotifier } from '../../categories/index.js';
import type { PlatformProfile } from '../../platforms/index.js';
import {
  addressesField,
  answerLanguageField,
  common,
  explanationField,
  filesField,
  goodFaithField,
  notifierFields,
  type Filled,
} from './content-fields.js';
import { errorSummary, group, hiddenField, inputField, selectField, tickField, type Option } from './fields.js';
import { html, type Html } from './html.js';
import type { PageLanguage } from './page-language.js';
import { lastField } from './sent-form.js';
import { categoryName } from './texts/category-names.js';
import type { FormTexts } from './texts/form-texts.js';

export interface NoticeForm extends Filled {
  platform: Pick<PlatformProfile, 'serviceName'>;
  action: string;
  files: { maxBytes: number; maxCount: number };
}

/**
 * One page and one button from beginning to end (Art. 16(1), 25). Nothing is demanded by the browser: what is missing is asked
 * for after the notice has been received. It has no path to the terms and conditions that one could take by mistake.
 */
export function noticeForm(form: NoticeForm): Html {
  const { texts, values, faults, platform } = form;
  return html`
    <h1>${texts.title(platform.serviceName)}</h1>
    ${errorSummary(texts.faultsHeading(faults.length), faults)}
    ${faults.length > 0 ? html`<p>${texts.chooseFilesAgain}</p>` : html`<p>${texts.intro}</p>`}
    <form method="post" action="${form.action}" enctype="multipart/form-data" novalidate>
      ${group(texts.groups.what, addressesField(form), contentIdField(form))}
      ${group(
        texts.groups.why,
        explanationField(form),
        selectField({ ...common('category', form), optional: texts.optional, options: categories(form) }),
        html`<div class="two">
          ${inputField({ ...common('law', form), optional: texts.optional })}
          ${selectField({ ...common('memberState', form), optional: texts.optional, options: memberStates(form) })}
        </div>`,
      )}
      ${group(texts.groups.special, special('threatToLife', form), special('childSexualAbuse', form))}
      ${group(
        texts.groups.who,
        html`<p class="hint">${texts.whoIntro}</p>`,
        notifierFields(form),
        answerLanguageField(form),
      )}
      ${group(texts.groups.confirm, goodFaithField(form))} ${hiddenField('contentUrl', values.get('contentUrl') ?? '')}
      ${hiddenField(lastField, values.get(lastField) ?? '')}
      ${form.files.maxCount > 0 && group(texts.groups.files, filesField(form, form.files))}
      <button>${texts.send}</button>
    </form>
  `;
}

/** An id that a link brought stands alone; with it the address under which a person finds the content. */
function contentIdField(form: NoticeForm): Html {
  const { texts, values, platform } = form;
  const field = { ...common('contentId', form), spellcheck: 'false' as const };
  const address = values.get('contentUrl');
  if (!address) return inputField({ ...field, optional: texts.optional });
  return inputField({ ...field, label: texts.contentId.ofService(platform.serviceName), hint: address });
}

function special(name: 'threatToLife' | 'childSexualAbuse', { texts, values }: Filled): Html {
  return tickField({ name, ...texts[name], value: 'yes', checked: values.has(name) });
}

/** The Commission's list; that a notifier names none is no choice to make, but none made. */
function categories({ language, texts }: Filled): Option[] {
  const groups = categoriesFor('notices')
    .filter(({ code }) => code !== notSpecifiedByNotifier)
    .map((category): Option => {
      const heading = categoryName(category, language);
      const whole = { value: category.code, text: texts.category.whole(heading) };
      const parts = category.subcategories.map((subcategory) => ({
        value: `${category.code}:${subcategory.code}`,
        text: categoryName(subcategory, language),
      }));
      return { heading, options: [whole, ...parts] };
    });
  return [none(texts.category), ...groups];
}

function memberStates({ language, texts }: Filled): Option[] {
  const states = memberStateCodes
    .map((code) => ({ value: code, text: stateName(code, language) }))
    .sort((one, other) => one.text.localeCompare(other.text, language));
  return [none(texts.memberState), ...states];
}

export function stateName(code: string, language: PageLanguage): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}

function none({ none: text }: FormTexts['memberState']): Option {
  return { value: '', text };
}
