import type { CountingChoices } from '../counting-choices.js';
import type { DecisionGround, FiguresRow, OwnMeasureGroup, ReportFacts } from '../facts.js';
import { groupsIn } from '../filing.rules.js';
import type { RestrictionFigure } from './restriction-columns.js';

/** `own_measures`: measures of one ground at the provider's own initiative (Art. 15(1)(c)). */
export function own_measures(facts: ReportFacts, row: FiguresRow, ground: DecisionGround): number {
  return count(facts.ownDecisions ?? facts.ownMeasures, row, ground, () => true);
}

/** `own_measures_automated`: of these, the solely automated ones, by detection or decision as chosen. */
export function own_measures_automated(
  facts: ReportFacts,
  row: FiguresRow,
  ground: DecisionGround,
  choice: CountingChoices['solelyAutomatedColumn'],
): number {
  return count(facts.ownDecisions ?? facts.ownMeasures, row, ground, (group) =>
    choice === 'detection' ? group.detectedAutomatically : group.decided === 'full',
  );
}

/** The restriction columns: of these, the measures of one type. */
export function own_measures_by_restriction(
  facts: ReportFacts,
  row: FiguresRow,
  ground: DecisionGround,
  restriction: RestrictionFigure,
): number {
  return count(facts.ownMeasures, row, ground, (group) => group.restriction === restriction);
}

function count<Group extends Omit<OwnMeasureGroup, 'restriction'>>(
  groups: readonly Group[],
  row: FiguresRow,
  ground: DecisionGround,
  counted: (group: Group) => boolean,
): number {
  return groupsIn(row, groups)
    .filter((group) => group.ground === ground && counted(group))
    .reduce((total, group) => total + group.measures, 0);
}
