import type { Check, Violation } from './check.js';
import { categoryRecords, headerOf } from './sheet-table.js';

const subsets = [
  ['notices_received_tf', 'notices_received'],
  ['notice_items_tf', 'notice_items'],
  ['notice_actions_law_tf', 'notice_actions_law'],
  ['notice_actions_tc_tf', 'notice_actions_tc'],
] as const;

export const trustedFlaggersWithinAll: Check = {
  id: 'C5',
  status: 'inferred',
  text: 'Sheet 4: each trusted-flagger column is at most its column for all notices, and items are at least the notices.',
  violations: (tables) =>
    tables
      .filter((table) => table.id === '4_notices')
      .flatMap((table) =>
        categoryRecords(table).flatMap(({ record, code, numbers }): Violation[] => {
          const value = (id: string) => numbers.get(id) ?? 0;
          const tooMany = subsets
            .filter(([part, whole]) => value(part) > value(whole))
            .map(([part, whole]) => ({
              column: headerOf(table, part),
              detail: `${code}: ${part} is ${value(part)}, more than ${whole} with ${value(whole)}`,
            }));
          const tooFew = value('notice_items') < value('notices_received');
          const items = {
            column: headerOf(table, 'notice_items'),
            detail: `${code}: ${value('notice_items')} items in ${value('notices_received')} notices`,
          };
          return [...tooMany, ...(tooFew ? [items] : [])].map((at) => ({ sheet: table.id, record, ...at }));
        }),
      ),
};
