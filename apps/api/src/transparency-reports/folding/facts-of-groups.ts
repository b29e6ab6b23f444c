import type { RestrictionType } from '../../platforms/index.js';
import type { AutomationShare, DecisionGround, ExemptionGroup, Filing, MeasureOrigin, ReportFacts } from '../facts.js';
import { restrictionFigures } from '../figures/restriction-types.js';
import type { CountedFacts, FactGroup } from './fact-group.js';

type CountedByDay = Pick<
  ReportFacts,
  'notices' | 'actions' | 'ownMeasures' | 'measureAutomation' | 'noticeAutomation' | 'exemptions'
>;

/** The same groups as the figures read them. */
export function factsOf(groups: readonly FactGroup[]): CountedByDay {
  const of = <Group>(counted: CountedFacts, read: (group: FactGroup) => Group) =>
    groups.filter((group) => group.counted === counted).map(read);
  return {
    notices: of('notices', (group) => ({
      ...filing(group),
      trustedFlagger: group.trustedFlagger!,
      notices: group.facts,
      items: group.items,
    })),
    actions: of('actions', (group) => ({
      ...filing(group),
      trustedFlagger: group.trustedFlagger!,
      ground: group.ground as DecisionGround,
      actions: group.facts,
    })),
    ownMeasures: of('own-measures', (group) => ({
      ...filing(group),
      ground: group.ground as DecisionGround,
      restriction: restrictionFigures[group.restrictionType as RestrictionType],
      detectedAutomatically: group.detectedAutomatically!,
      decided: group.automation as AutomationShare,
      measures: group.facts,
    })),
    measureAutomation: of('measure-automation', (group) => ({
      origin: group.origin as MeasureOrigin,
      language: group.language,
      decided: group.automation as AutomationShare,
      measures: group.facts,
    })),
    noticeAutomation: of('processed-notices', (group) => ({
      trustedFlagger: group.trustedFlagger!,
      processed: group.automation as AutomationShare,
      notices: group.facts,
    })),
    exemptions: of('exemptions', (group) => ({
      exemption: group.exemption as ExemptionGroup['exemption'],
      statements: group.facts,
    })),
  };
}

function filing({ category, keyword, otherDescription }: FactGroup): Filing {
  return { category: category!, keyword, otherDescription };
}
