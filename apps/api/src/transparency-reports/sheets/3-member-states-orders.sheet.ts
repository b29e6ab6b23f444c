import { eurostatCode, memberStateCodes } from '../../categories/index.js';
import { medianCell } from '../figures/hours.js';
import { orderFigures, type OrderRow } from '../figures/order.figures.js';
import { methodNotes, noOrderObservation } from '../method-notes.js';
import type { ReportInput } from '../report-input.js';
import type { CellValue, SheetColumn, SheetDeclaration } from '../sheet.js';
import { categoryRows, codeOf, descriptionOf } from './category-rows.js';
import { periodColumn, serviceColumn } from './key-columns.js';

type FigureId = keyof typeof orderFigures;

interface OrderColumn {
  readonly id: FigureId;
  readonly unit: 'count' | 'hours';
  readonly header: string;
  readonly contextHeader: string;
}

function column(id: FigureId, unit: OrderColumn['unit'], header: string, inContext = header): OrderColumn {
  return { id, unit, header, contextHeader: `Contextual information on ${inContext}` };
}

const act = 'orders to act against illegal content';
const figures: readonly OrderColumn[] = [
  column('orders_act_received', 'count', `Number of ${act} received`, `number of ${act} received`),
  column(
    'orders_act_items',
    'count',
    `Number of specific items of information included in the total number of ${act}`,
    `number of specific items of information included in the total number of ${act}`,
  ),
  column(
    'orders_act_median_ack_hours',
    'hours',
    'Median time to inform the authority of the receipt of the order to act against illegal content',
  ),
  column(
    'orders_act_median_effect_hours',
    'hours',
    'Median time to give effect to the order to act against illegal content',
  ),
  column('orders_info_received', 'count', 'Number of orders to provide information'),
  column(
    'orders_info_median_ack_hours',
    'hours',
    'Median time to inform the authority of the receipt of the order to provide information',
  ),
  column('orders_info_median_effect_hours', 'hours', 'Median time to give effect to the order to provide information'),
];

function context({ id, unit }: OrderColumn, at: OrderRow, { facts, choices }: ReportInput): CellValue {
  const isWholeSheet = at.scope === 'TOTAL' && at.row.level === 'total';
  const isBlank = unit === 'hours' && orderFigures[id](facts, at) === null;
  const notes = [isWholeSheet ? methodNotes[id](choices) : undefined, isBlank ? noOrderObservation : undefined];
  return notes.filter((note) => note !== undefined).join(' ') || null;
}

/**
 * The Member States that sent an order in the period, or whose order was answered in it, as Eurostat orders them; all of them where
 * the platform chose so.
 */
function statesOf({ facts: { orders, orderTimes }, choices }: ReportInput): string[] {
  const others = choices.memberStatesWithoutOrders === 'zero' ? memberStateCodes : [];
  const states = [...orders.map(({ memberState }) => memberState), ...orderTimes.map(({ scope }) => scope), ...others];
  return [...new Set(states)]
    .filter((state) => state !== 'TOTAL')
    .sort((a, b) => (eurostatCode(a) < eurostatCode(b) ? -1 : 1));
}

/** Annex II 1.2: orders of Member States' authorities, all of them and then by Member State. */
export const memberStatesOrders: SheetDeclaration<OrderRow> = {
  id: '3_member_states_orders',
  partName: 'member_states_orders',
  legalBasis: 'Art. 15(1)(a)',
  columns: [
    { id: 'applicability', header: 'Applicability', role: 'key', unit: 'text', cell: () => 'All' },
    serviceColumn,
    periodColumn,
    {
      id: 'category_code',
      header: 'Category of illegal content',
      role: 'key',
      unit: 'text',
      cell: ({ row }) => codeOf(row),
    },
    {
      id: 'other_description',
      header: 'Description of the sub-category "Other"',
      role: 'key',
      unit: 'text',
      cell: (at, { facts }) =>
        descriptionOf(
          at.row,
          figures.map(({ id }) => orderFigures[id](facts, at)),
        ),
    },
    { id: 'scope', header: 'Scope', role: 'key', unit: 'text', cell: ({ scope }) => eurostatCode(scope) },
    ...figures.map(({ id, header, unit }): SheetColumn<OrderRow> => ({
      id,
      header,
      role: 'figure',
      unit,
      cell: (at, { facts, choices }) => {
        const figure = orderFigures[id](facts, at, choices.hourDecimals);
        return unit === 'hours' ? medianCell(figure, choices.medianOfNothing) : figure;
      },
    })),
    ...figures.map((figure): SheetColumn<OrderRow> => ({
      id: `ctx_${figure.id}`,
      header: figure.contextHeader,
      role: 'context',
      unit: 'text',
      cell: (at, input) => context(figure, at, input),
    })),
  ],
  rows: (input) =>
    ['TOTAL', ...statesOf(input)].flatMap((scope) =>
      categoryRows('orders', input.facts.orders).map((row) => ({ scope, row })),
    ),
};
