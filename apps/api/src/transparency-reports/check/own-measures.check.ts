import { restrictionColumns } from '../figures/restriction-columns.js';
import type { Check } from './check.js';
import { categoryRecords, headerOf } from './sheet-table.js';

export const restrictionsAddUp: Check = {
  id: 'C10',
  status: 'inferred',
  text: 'Sheets 5 and 6: the measures are the sum of the restriction columns, because one measure is one restriction.',
  violations: (tables) =>
    tables
      .filter((table) => table.id === '5_own_initiative_illegal' || table.id === '6_own_initiative_TC')
      .flatMap((table) =>
        categoryRecords(table).flatMap(({ record, code, numbers }) => {
          const measures = numbers.get('own_measures') ?? 0;
          const sum = restrictionColumns.reduce((total, { id }) => total + (numbers.get(id) ?? 0), 0);
          if (sum === measures) return [];
          const detail = `${code}: ${measures} measures, ${sum} restrictions`;
          return [{ sheet: table.id, record, column: headerOf(table, 'own_measures'), detail }];
        }),
      ),
};
