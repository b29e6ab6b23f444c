import type { Check, Violation } from './check.js';
import { categoryRecords, columnsOf } from './sheet-table.js';

export const memberStatesAddUp: Check = {
  id: 'C3',
  status: 'inferred',
  text: 'Sheet 3: the blocks of the Member States add up to the block TOTAL for every count column.',
  violations: (tables) =>
    tables
      .filter((table) => table.id === '3_member_states_orders')
      .flatMap((table) => {
        const sums = new Map<string, number>();
        const records = categoryRecords(table);
        const keyOf = ({ category, code, otherDescription }: (typeof records)[number], column: string) =>
          [category, code, otherDescription, column].join('\n');
        for (const record of records.filter(({ scope }) => scope !== 'TOTAL')) {
          for (const [column, value] of record.numbers) {
            const key = keyOf(record, column);
            sums.set(key, (sums.get(key) ?? 0) + (value ?? 0));
          }
        }
        return records
          .filter(({ scope }) => scope === 'TOTAL')
          .flatMap((total) =>
            columnsOf(table, 'count').flatMap(({ id, header }): Violation[] => {
              const stated = total.numbers.get(id) ?? 0;
              const sum = sums.get(keyOf(total, id)) ?? 0;
              if (sum === stated) return [];
              const detail = `${total.code}: TOTAL says ${stated}, the Member States add up to ${sum}`;
              return [{ sheet: table.id, record: total.record, column: header, detail }];
            }),
          );
      }),
};
