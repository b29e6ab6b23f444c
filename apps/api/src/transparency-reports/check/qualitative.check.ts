import type { Check } from './check.js';
import { indicatorRecords } from './indicator-rows.js';

/** Annex II Part II section 2. */
const maxCharacters = 5000;

export const answersAreShort: Check = {
  id: 'C12',
  status: 'rule',
  text: 'Sheet 11: an answer has at most 5000 characters (Annex II Part II section 2).',
  violations: (tables) =>
    tables
      .filter((table) => table.id === '11_qualitative')
      .flatMap((table) =>
        indicatorRecords(table)
          .filter(({ value }) => [...value].length > maxCharacters)
          .map(({ record, value }) => ({
            sheet: table.id,
            record,
            column: 'Value',
            detail: `${[...value].length} characters`,
          })),
      ),
};
