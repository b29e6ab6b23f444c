import type { Chart, Column } from '../compliance-report.js';
import { categoryName } from '../names.js';
import { table } from '../section-parts.js';
import type { SlowItem, StillUpGroup } from './acting.query.js';
import { median, type GroupTimes } from './times.query.js';

const HOUR = 3_600;
/** The classes of times: up to so many seconds. */
export const classes: readonly (readonly [string, number])[] = [
  ['1 h', HOUR],
  ['6 h', 6 * HOUR],
  ['24 h', 24 * HOUR],
  ['3 d', 72 * HOUR],
  ['7 d', 168 * HOUR],
  ['30 d', 720 * HOUR],
];

export function classesChart(id: string, title: string, now: readonly number[], then: readonly number[]): Chart {
  const labels = [...classes.map(([label]) => `≤ ${label}`), 'longer'];
  return {
    kind: 'histogram',
    id,
    title,
    description: `Items by how long they took: ${labels.map((label, index) => `${label} ${now[index]}`).join(', ')}.`,
    unit: 'count',
    bins: labels.map((label, index) => ({ label, value: now[index]!, before: then[index]! })),
  };
}

const mostBars = 18;

export function groupChart(
  id: string,
  title: string,
  groups: readonly GroupTimes[],
  name: (group: string | null) => string,
): Chart {
  const bars = groups.filter(({ ended }) => ended > 0).slice(0, mostBars);
  return {
    kind: 'bars',
    id,
    title,
    description: `Medians of what has ended, the most frequent first: ${bars.map((one) => name(one.group)).join(', ') || 'none'}.`,
    unit: 'seconds',
    bars: bars.map((one) => ({ label: name(one.group), value: median(one), observations: one.ended })),
  };
}

export function groupTable(
  id: string,
  title: string,
  label: string,
  decisions: readonly GroupTimes[],
  actions: readonly GroupTimes[],
  up: readonly StillUpGroup[],
  name: (group: string | null) => string,
) {
  const groups = [...new Set([...decisions, ...up].map(({ group }) => group))];
  const columns: Column[] = [
    { label, unit: 'text' },
    { label: 'Items', unit: 'count' },
    { label: 'Decision, median', unit: 'seconds' },
    { label: 'Late', unit: 'count' },
    { label: 'Action, median', unit: 'seconds' },
    { label: 'Late', unit: 'count' },
    { label: 'Undecided at the end', unit: 'count' },
    { label: 'Not in effect', unit: 'count' },
  ];
  return table(
    id,
    title,
    'Items received in the period with their medians and how many missed their due time; what was still up at the end, whenever it came in.',
    columns,
    groups.map((group) => {
      const decision = decisions.find((one) => one.group === group);
      const action = actions.find((one) => one.group === group);
      const waiting = up.find((one) => one.group === group);
      return [
        name(group),
        decision?.count ?? 0,
        decision ? median(decision) : null,
        decision?.overdue ?? 0,
        action ? median(action) : null,
        action?.overdue ?? 0,
        waiting?.undecided ?? 0,
        waiting?.notInEffect ?? 0,
      ];
    }),
  );
}

export function slowTable(id: string, title: string, items: readonly SlowItem[], total: number) {
  return table(
    id,
    title,
    'Items received in the period, the longest first; of those that wait, the time up to the end of the period.',
    [
      { label: 'Reference', unit: 'text' },
      { label: 'Case', unit: 'text' },
      { label: 'Category', unit: 'text' },
      { label: 'Member State', unit: 'text' },
      { label: 'Received', unit: 'instant' },
      { label: 'Ended', unit: 'instant' },
      { label: 'Time', unit: 'seconds' },
    ],
    items.map((one) => [
      one.reference,
      one.caseId,
      categoryName(one.category),
      one.memberState,
      one.receivedAt,
      one.endedAt,
      Math.max(0, one.seconds),
    ]),
    total,
  );
}
