import type { FieldError } from '../../infrastructure/validation/index.js';
import { itemsAtMost } from '../submit-notice.dto.js';
import type { FormTexts } from './texts/form-texts.js';

/** Something wrong with a field of the form, in words for the person who filled it in. */
export interface FormFault {
  field: string;
  words: string;
}

/** The faults that the API names by pointers, as faults of the form; one field of the form may stand for several of the API. */
export function formFaults(
  errors: readonly FieldError[],
  { faults }: FormTexts,
  addresses: readonly string[],
): FormFault[] {
  const found = errors.map(({ pointer }): FormFault => {
    const [, place = '', index] = /^#\/(items|notifier\/\w+|\w+)(?:\/(\d+))?/.exec(pointer) ?? [];
    if (place === 'items') return itemFault(index === undefined ? undefined : Number(index), faults, addresses);
    const field = fieldOf[place];
    return field ? { field, words: faults[field] } : { field: 'explanation', words: faults.refused };
  });
  return [...new Map(found.map((fault) => [`${fault.field} ${fault.words}`, fault])).values()];
}

/** In the order in which the fields stand on the page, which is the order in which a person mends them. */
export function inOrder(faults: readonly FormFault[]): FormFault[] {
  return [...faults].sort((one, other) => fieldOrder.indexOf(one.field) - fieldOrder.indexOf(other.field));
}

const fieldOrder = [
  'urls',
  'contentId',
  'explanation',
  'termsClause',
  'category',
  'law',
  'memberState',
  'name',
  'email',
  'language',
  'goodFaith',
];

/** What is wrong with one field; nothing when it is right. */
export function faultsOf(field: string, faults: readonly FormFault[]): string | undefined {
  const words = faults.filter((fault) => fault.field === field).map((fault) => fault.words);
  return words.length === 0 ? undefined : words.join(' ');
}

const fieldOf: Record<
  string,
  'explanation' | 'termsClause' | 'category' | 'law' | 'memberState' | 'language' | 'name' | 'email' | undefined
> = {
  explanation: 'explanation',
  termsClause: 'termsClause',
  category: 'category',
  keyword: 'category',
  law: 'law',
  memberState: 'memberState',
  language: 'language',
  'notifier/name': 'name',
  'notifier/email': 'email',
};

function itemFault(index: number | undefined, faults: FormTexts['faults'], addresses: readonly string[]): FormFault {
  if (index === undefined) return { field: 'urls', words: faults.tooManyItems(itemsAtMost) };
  const typed = addresses[index];
  if (typed === undefined) return { field: 'contentId', words: faults.contentId };
  return { field: 'urls', words: faults.notAnAddress(typed.length > 60 ? `${typed.slice(0, 60)}…` : typed) };
}
