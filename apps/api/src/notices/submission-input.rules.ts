import { isSubcategoryOf } from '../categories/index.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import { locationFault } from './notice.rules.js';
import type { NoticeContentDto, NoticeDetailsDto } from './submit-notice.dto.js';

/** What is wrong with the items of a submission beyond their shape; [] when nothing is. */
export function itemFaults(items: NoticeContentDto['items'] = []): FieldError[] {
  return items.flatMap(({ url, contentId }, i): FieldError[] => {
    if (url === undefined) {
      return contentId?.trim() ? [] : [{ pointer: `#/items/${i}/contentId`, detail: 'must not be blank' }];
    }
    if (contentId !== undefined) return [{ pointer: `#/items/${i}`, detail: 'must have url or contentId, not both' }];
    const fault = locationFault(url);
    return fault ? [{ pointer: `#/items/${i}/url`, detail: fault }] : [];
  });
}

/** What is wrong with a submission beyond its shape, by field; [] when nothing is. What it lacks is no fault (INT-6). */
export function submissionFaults(submission: NoticeDetailsDto): FieldError[] {
  const { items, category, keyword, type = 'notice', termsClause } = submission;
  const faults = itemFaults(items);
  if (termsClause && type === 'notice') {
    faults.push({ pointer: '#/termsClause', detail: 'goes with the type terms-flag only' });
  }
  if (keyword && !category) faults.push({ pointer: '#/category', detail: 'must be given with a keyword' });
  if (keyword && category && !isSubcategoryOf(keyword, category)) {
    faults.push({ pointer: '#/keyword', detail: `must be a sub-category of ${category}` });
  }
  return faults;
}
