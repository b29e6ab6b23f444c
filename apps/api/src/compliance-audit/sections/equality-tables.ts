import type { Cell, Column, Table } from '../compliance-report.js';
import { categoryName, notKnown } from '../names.js';
import { table } from '../section-parts.js';
import type { AccountItem, MatchedItem, RankedClasses, SizeClass } from './equality.query.js';
import { sizesOfMeasuresTable, takenBackTable } from './measure-tables.js';
import type { MeasuresBySize, TakenBack } from './measures.query.js';
import { compareOutcomes, compareTimes, sizeName } from './equality.rules.js';
import type {
  LiftedRestriction,
  Named,
  QueueException,
  ReceivedInstruction,
  UnconfirmedRestriction,
} from './exceptions.query.js';

interface Facts {
  readonly decision: RankedClasses;
  readonly action: RankedClasses;
}

interface Lists {
  readonly named: { readonly rows: readonly MatchedItem[]; readonly total: number };
  readonly largest: readonly AccountItem[];
  readonly unconfirmed: Named<UnconfirmedRestriction>;
  readonly lifted: Named<LiftedRestriction>;
  readonly outOfOrder: Named<QueueException>;
  readonly instructions: Named<ReceivedInstruction>;
  readonly measures: readonly MeasuresBySize[];
  readonly takenBack: { readonly rows: readonly TakenBack[]; readonly total: number };
}

const account: readonly Column[] = [
  { label: 'Account', unit: 'text' },
  { label: 'Is', unit: 'text' },
  { label: 'Audience', unit: 'count' },
];

export function equalityTables(facts: Facts, lists: Lists): Table[] {
  return [
    sizeTable(facts),
    testTable(facts),
    table(
      'own-accounts',
      'Every case of owner, officers and staff, beside matched ones',
      'Each stands first, then up to three of other accounts: same category and language, received nearest in time.',
      [{ label: 'Beside', unit: 'text' }, ...itemColumns],
      lists.named.rows.map((one) => [one.beside ?? 'own account', ...itemCells(one)]),
      Math.max(lists.named.total, lists.named.rows.length),
    ),
    table(
      'largest-accounts',
      'Items about the accounts with the largest audiences',
      'The largest first, as known at the decision.',
      itemColumns,
      lists.largest.map(itemCells),
    ),
    exceptionTable(
      'unconfirmed',
      'Restrictions not confirmed',
      'Imposed in the period, past their due time, and not in effect when it ended.',
      [
        { label: 'Restriction', unit: 'text' },
        { label: 'State now', unit: 'text' },
        { label: 'Imposed', unit: 'instant' },
        { label: 'Due', unit: 'instant' },
      ],
      lists.unconfirmed,
      (one) => [one.type, one.state, one.imposedAt, one.dueAt],
    ),
    exceptionTable(
      'lifted-early',
      'Restrictions lifted early',
      'Lifted in the period before the end that was decided, or without one, with what led to it.',
      [
        { label: 'Restriction', unit: 'text' },
        { label: 'Because of', unit: 'text' },
        { label: 'Imposed', unit: 'instant' },
        { label: 'Planned end', unit: 'instant' },
        { label: 'Lifted', unit: 'instant' },
      ],
      lists.lifted,
      (one) => [one.type, one.because, one.imposedAt, one.plannedEndAt, one.liftedAt],
    ),
    sizesOfMeasuresTable(lists.measures),
    takenBackTable(lists.takenBack),
    exceptionTable(
      'out-of-order',
      'Cases taken out of the order of the queue',
      'Pulled by their id instead of claimed in their turn; the reason is kept sealed with the case.',
      [
        { label: 'By', unit: 'text' },
        { label: 'When', unit: 'instant' },
        { label: 'Reason kept', unit: 'text' },
        { label: 'Decided', unit: 'text' },
      ],
      lists.outOfOrder,
      (one) => [one.by, one.occurredAt, one.hasReason ? 'yes' : 'no', one.outcome],
    ),
    exceptionTable(
      'instructions',
      'Instructions received',
      'What somebody told the staff about how to treat a case, an account or a content. The text is kept sealed in the register.',
      [
        { label: 'About', unit: 'text' },
        { label: 'Given by', unit: 'text' },
        { label: 'By way of', unit: 'text' },
        { label: 'Received', unit: 'instant' },
        { label: 'State', unit: 'text' },
        { label: 'Settled', unit: 'instant' },
      ],
      lists.instructions,
      (one) => [one.about, one.giver, one.channel, one.receivedAt, one.state, one.settledAt],
    ),
  ];
}

function sizeTable({ decision, action }: Facts): Table {
  const of = (classes: readonly SizeClass[], size: number | null) => classes.find((one) => one.size === size);
  return table(
    'by-audience',
    'By size of the account’s audience',
    'Items received in the period.',
    [
      { label: 'Audience', unit: 'text' },
      { label: 'Items', unit: 'count' },
      { label: 'Decided', unit: 'count' },
      { label: 'Decision, median', unit: 'seconds' },
      { label: 'Restricted', unit: 'share' },
      { label: 'Acted on', unit: 'count' },
      { label: 'Action, median', unit: 'seconds' },
    ],
    decision.classes.map((one) => {
      const acted = of(action.classes, one.size);
      return [
        sizeName(one.size),
        one.items,
        one.decided,
        one.medianSeconds,
        one.decided === 0 ? null : one.restricted / one.decided,
        acted?.ended ?? 0,
        acted?.medianSeconds ?? null,
      ];
    }),
  );
}

function testTable({ decision, action }: Facts): Table {
  const tests = [
    ['Time to the decision', compareTimes(decision)],
    ['Time to the action', compareTimes(action)],
    ['Share restricted', compareOutcomes(decision)],
  ] as const;
  return table(
    'tests',
    'Whether the differences exceed chance',
    'Over classes of known size; one with fewer than five is joined with the next smaller one. Too few: fewer than two are left.',
    [
      { label: 'Of', unit: 'text' },
      { label: 'Items', unit: 'count' },
      { label: 'Statistic', unit: 'number' },
      { label: 'Degrees of freedom', unit: 'count' },
      { label: 'Probability', unit: 'probability' },
      { label: 'Largest over smallest', unit: 'ratio' },
      { label: 'Note', unit: 'text' },
    ],
    tests.map(([of, { p, ratio, observations, test }]) => [
      of,
      observations,
      test?.statistic ?? null,
      test?.degreesOfFreedom ?? null,
      p,
      ratio,
      p === null ? 'too few' : '',
    ]),
  );
}

const itemColumns: readonly Column[] = [
  { label: 'Reference', unit: 'text' },
  ...account,
  { label: 'Category', unit: 'text' },
  { label: 'Language', unit: 'text' },
  { label: 'Received', unit: 'instant' },
  { label: 'Decision', unit: 'seconds' },
  { label: 'Decided', unit: 'text' },
  { label: 'Action', unit: 'seconds' },
  { label: 'Out of order', unit: 'text' },
];

function itemCells(one: AccountItem): Cell[] {
  return [
    one.reference,
    one.account,
    one.affiliations.join(' '),
    one.audience,
    categoryName(one.category),
    one.language ?? notKnown,
    one.receivedAt,
    one.decisionSeconds,
    one.outcome ?? 'not yet',
    one.actionSeconds,
    one.outOfOrder ? 'yes' : 'no',
  ];
}

interface About {
  readonly caseId: string | null;
  readonly account: string | null;
  readonly affiliations: readonly string[] | null;
  readonly audience: number | null;
}

function exceptionTable<Row extends About>(
  id: string,
  title: string,
  note: string,
  columns: readonly Column[],
  { rows, total }: Named<Row>,
  cells: (row: Row) => Cell[],
): Table {
  return table(
    id,
    title,
    note,
    [{ label: 'Case', unit: 'text' }, ...columns, ...account],
    rows.map((one) => [one.caseId, ...cells(one), one.account, one.affiliations?.join(' ') ?? null, one.audience]),
    total,
  );
}
