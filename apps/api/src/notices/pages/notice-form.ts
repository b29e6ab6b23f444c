import { categoriesFor, memberStateCodes, notSpecifiedByNotifier } from '../../categories/index.js';
import type { PlatformProfile, TermsClause } from '../../platforms/index.js';
import type { NoticeType } from '../../review/index.js';
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
  type: NoticeType;
  /** That a flag can name; [] for a notice. */
  clauses: readonly Pick<TermsClause, 'code' | 'title'>[];
  /** Where the other of the two is sent. */
  otherForm: string;
  platform: Pick<PlatformProfile, 'serviceName'>;
  action: string;
  files: { maxBytes: number; maxCount: number };
}

/**
 * One page and one button from beginning to end (Art. 16(1), 25). Nothing is demanded by the browser: what is missing is asked
 * for after the notice has been received. A flag under the terms has the same steps on a page of its own: each links to the other at
 * its end, in the same way, and neither turns into the other (INT-5).
 */
export function noticeForm(form: NoticeForm): Html {
  const { texts, values, faults, platform } = form;
  return html`
    <h1>${texts.title(platform.serviceName)}</h1>
    ${errorSummary(texts.faultsHeading(faults.length), faults)}
    ${faults.length > 0 ? html`<p>${texts.chooseFilesAgain}</p>` : html`<p>${texts.intro}</p>`}
    <form method="post" action="${form.action}" enctype="multipart/form-data" novalidate>
      ${group(texts.groups.what, addressesField(form), contentIdField(form))}
      ${group(texts.groups.why, explanationField(form), form.type === 'notice' ? ofNotice(form) : ofFlag(form))}
      ${group(texts.groups.special, special('threatToLife', form), special('childSexualAbuse', form))}
      ${group(
        texts.groups.who,
        html`<p class="hint">${texts.whoIntro}</p>`,
        notifierFields(form),
        answerLanguageField(form),
      )}
      ${form.type === 'notice' && group(texts.groups.confirm, goodFaithField(form))}
      ${hiddenField('contentUrl', values.get('contentUrl') ?? '')}
      ${hiddenField(lastField, values.get(lastField) ?? '')}
      ${form.files.maxCount > 0 && group(texts.groups.files, filesField(form, form.files))}
      <button>${texts.send}</button>
    </form>
    <p>${texts.other.question} <a href="${form.otherForm}">${texts.other.link}</a></p>
  `;
}

function ofNotice(form: NoticeForm): Html {
  const { optional } = form.texts;
  return html`${selectField({ ...common('category', form), optional, options: categories(form) })}
    <div class="two">
      ${inputField({ ...common('law', form), optional })}
      ${selectField({ ...common('memberState', form), optional, options: memberStates(form) })}
    </div>`;
}

function ofFlag(form: NoticeForm): Html | null {
  const { texts, clauses } = form;
  if (clauses.length === 0) return null;
  const options = [none(texts.termsClause), ...clauses.map(({ code, title }) => ({ value: code, text: title }))];
  return selectField({ ...common('termsClause', form), optional: texts.optional, options });
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
