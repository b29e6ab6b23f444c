import type { CountingChoices } from '../counting-choices.js';
import type { ActionGroup, ActionTimeGroup, DecisionGround, FiguresRow, NoticeGroup, ReportFacts } from '../facts.js';
import { groupsIn, isSameRow } from '../filing.rules.js';
import { hours } from './hours.js';

type Decimals = CountingChoices['hourDecimals'];
type Cohort = ActionTimeGroup['cohort'];

/** The figures of sheet 4, named after the template's ids: counts, and medians in hours (null without observation). */
export const noticeFigures = {
  notices_received: (facts: ReportFacts, row: FiguresRow) => sum(noticesOf(facts, row, 'all'), 'notices'),
  notices_received_tf: (facts: ReportFacts, row: FiguresRow) =>
    sum(noticesOf(facts, row, 'trusted-flagger'), 'notices'),
  notice_items: (facts: ReportFacts, row: FiguresRow) => sum(noticesOf(facts, row, 'all'), 'items'),
  notice_items_tf: (facts: ReportFacts, row: FiguresRow) => sum(noticesOf(facts, row, 'trusted-flagger'), 'items'),
  notice_median_action_hours: (facts: ReportFacts, row: FiguresRow, decimals?: Decimals) =>
    medianHours(facts, row, 'all', decimals),
  notice_median_action_hours_tf: (facts: ReportFacts, row: FiguresRow, decimals?: Decimals) =>
    medianHours(facts, row, 'trusted-flagger', decimals),
  notice_actions_law: (facts: ReportFacts, row: FiguresRow) => actions(facts, row, 'illegal', 'all'),
  notice_actions_law_tf: (facts: ReportFacts, row: FiguresRow) => actions(facts, row, 'illegal', 'trusted-flagger'),
  notice_actions_tc: (facts: ReportFacts, row: FiguresRow) => actions(facts, row, 'terms', 'all'),
  notice_actions_tc_tf: (facts: ReportFacts, row: FiguresRow) => actions(facts, row, 'terms', 'trusted-flagger'),
};

function isOfCohort(cohort: Cohort, group: { trustedFlagger: boolean }): boolean {
  return cohort === 'all' || group.trustedFlagger;
}

function noticesOf(facts: ReportFacts, row: FiguresRow, cohort: Cohort): NoticeGroup[] {
  return groupsIn(row, facts.notices).filter((group) => isOfCohort(cohort, group));
}

function sum<Field extends string>(groups: readonly Record<Field, number>[], field: Field): number {
  return groups.reduce((total, group) => total + group[field], 0);
}

function actions(facts: ReportFacts, row: FiguresRow, ground: DecisionGround, cohort: Cohort): number {
  const counted = (group: ActionGroup) => group.ground === ground && isOfCohort(cohort, group);
  return sum(groupsIn(row, facts.actions).filter(counted), 'actions');
}

function medianHours(facts: ReportFacts, row: FiguresRow, cohort: Cohort, decimals?: Decimals): number | null {
  const group = facts.actionTimes.find((times) => times.cohort === cohort && isSameRow(times.row, row));
  return group && group.observations > 0 ? hours(group.medianSeconds, decimals) : null;
}
