import type { Check, Violation } from './check.js';
import { figuresById, indicatorRecords } from './indicator-rows.js';
import { categoryRecords, cell, columnsOf, headerOf, type SheetTable } from './sheet-table.js';
import type { TemplateRow } from './template-row.js';

const hasForm: Record<TemplateRow['unit'], RegExp> = {
  text: /^/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  count: /^\d+$/,
  hours: /^\d+(\.\d+)?$/,
  ratio: /^(0(\.\d+)?|1(\.0+)?)$/,
  fte: /^\d+(\.\d+)?$/,
};

export const valuesHaveTheirUnit: Check = {
  id: 'F4',
  status: 'rule',
  text: 'A value has the form of its indicator: an integer, hours, full-time equivalents, a share in [0,1] or a day (Annex II Part I section 4).',
  violations: (tables) =>
    tables.flatMap((table) =>
      indicatorRecords(table).flatMap(({ record, row, value }): Violation[] => {
        if (!row || value === '' || hasForm[row.unit].test(value)) return [];
        return [{ sheet: table.id, record, column: 'Value', detail: `"${value.slice(0, 80)}" is no ${row.unit}` }];
      }),
    ),
};

/** Count columns for which 'could never happen' is no answer: whoever the provider is, the row applies. */
const neverBlank: Readonly<Record<string, readonly string[]>> = {
  '3_member_states_orders': ['orders_act_received', 'orders_act_items', 'orders_info_received'],
  '5_own_initiative_illegal': ['own_measures', 'own_measures_automated'],
  '6_own_initiative_TC': ['own_measures', 'own_measures_automated'],
};

function blankCounts(table: SheetTable): Violation[] {
  const columns = neverBlank[table.id] ?? [];
  const ofCategories = categoryRecords(table).flatMap(({ record, code }) =>
    columns
      .filter((id) => cell(table, table.records[record - 1]!, id).trim() === '')
      .map((id) => ({ sheet: table.id, record, column: headerOf(table, id), detail: `${code} is blank` })),
  );
  const ofIndicators = indicatorRecords(table)
    .filter(({ row, value }) => row?.unit === 'count' && row.applicability === 'All' && value.trim() === '')
    .map(({ record }) => ({ sheet: table.id, record, column: 'Value', detail: 'the value is blank' }));
  return [...ofCategories, ...ofIndicators];
}

export const zeroIsWritten: Check = {
  id: 'F7',
  status: 'rule',
  text: 'A row that applies to every provider holds 0 when nothing happened, not a blank (Annex II Part I section 1).',
  violations: (tables) => tables.flatMap(blankCounts),
};

/** Medians with the counts of which one must be above 0 for the median to exist. */
const observations: Readonly<Record<string, readonly string[]>> = {
  orders_act_median_ack_hours: ['orders_act_received'],
  orders_act_median_effect_hours: ['orders_act_received'],
  orders_info_median_ack_hours: ['orders_info_received'],
  orders_info_median_effect_hours: ['orders_info_received'],
  notice_median_action_hours: ['notices_received', 'notice_items', 'notice_actions_law', 'notice_actions_tc'],
  notice_median_action_hours_tf: [
    'notices_received_tf',
    'notice_items_tf',
    'notice_actions_law_tf',
    'notice_actions_tc_tf',
  ],
};

function mediansOfNothing(table: SheetTable): Violation[] {
  const columns = columnsOf(table, 'hours').filter(({ id }) => observations[id]);
  const ofCategories = categoryRecords(table).flatMap(({ record, numbers }) =>
    columns.flatMap(({ id, header }): Violation[] => {
      const value = cell(table, table.records[record - 1]!, id);
      if (value === '' || observations[id]!.some((count) => numbers.get(count) !== 0)) return [];
      return [{ sheet: table.id, record, column: header, detail: `${value} hours, and no case` }];
    }),
  );
  const figures = figuresById(table);
  const ofIndicators = [...figures].flatMap(([id, { record, value }]): Violation[] => {
    if (!id.endsWith('.median_hours') || value === '') return [];
    if (figures.get(id.replace('median_hours', 'total'))?.number !== 0) return [];
    return [{ sheet: table.id, record, column: 'Value', detail: `${value} hours, and no case` }];
  });
  return [...ofCategories, ...ofIndicators];
}

export const noMedianOfNothing: Check = {
  id: 'F8',
  status: 'inferred',
  text: 'A median without a case is blank: 0 hours reads as at once.',
  violations: (tables) => tables.flatMap(mediansOfNothing),
};

/** A ten-thousandth of an hour is less than a second. */
const tooPrecise = /^\d+\.\d{5,}$/;

export const timesAreNoMorePrecise: Check = {
  id: 'F9',
  status: 'inferred',
  text: 'A time in hours has at most four decimals: more claim a precision below a second.',
  violations: (tables) =>
    tables.flatMap((table) => {
      const ofCategories = columnsOf(table, 'hours').flatMap(({ id, header }) =>
        table.records.slice(1).flatMap((record, index): Violation[] => {
          const value = cell(table, record, id);
          if (!tooPrecise.test(value)) return [];
          return [{ sheet: table.id, record: index + 2, column: header, detail: `"${value}"` }];
        }),
      );
      const ofIndicators = indicatorRecords(table)
        .filter(({ row, value }) => row?.unit === 'hours' && tooPrecise.test(value))
        .map(({ record, value }) => ({ sheet: table.id, record, column: 'Value', detail: `"${value}"` }));
      return [...ofCategories, ...ofIndicators];
    }),
};
