import type { Check, Violation } from './check.js';
import { figuresById } from './indicator-rows.js';

const indicators = [
  'complaints',
  'complaints_20_1_a',
  'complaints_20_1_b',
  'complaints_20_1_c',
  'complaints_20_1_d',
  'complaints_no_action',
  'complaints_no_action_tf',
  'ods_disputes',
];
const outcomes = ['upheld', 'partially_reversed', 'reversed', 'omitted'];

export const outcomesWithinTotal: Check = {
  id: 'C6',
  status: 'inferred',
  text: 'Sheet 7: upheld, partially reversed, reversed and omitted are together at most the total, if the cases of one period are meant.',
  violations: (tables) =>
    tables
      .filter((table) => table.id === '7_appeals_and_recidivism')
      .flatMap((table) => {
        const figures = figuresById(table);
        return indicators.flatMap((indicator): Violation[] => {
          const total = figures.get(`${indicator}.total`);
          const sum = outcomes.reduce((all, outcome) => all + (figures.get(`${indicator}.${outcome}`)?.number ?? 0), 0);
          if (!total || sum <= (total.number ?? 0)) return [];
          const detail = `${total.indicator.trim()}: ${sum} outcomes of ${total.value || 'no'} cases`;
          return [{ sheet: table.id, record: total.record, column: 'Value', detail }];
        });
      }),
};
