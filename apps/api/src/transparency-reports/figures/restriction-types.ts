import type { RestrictionType } from '../../platforms/index.js';
import type { RestrictionFigure } from './restriction-columns.js';

/** The column of sheets 5 and 6 in which a restriction of Art. 17(1) is counted. */
export const restrictionFigures: Readonly<Record<RestrictionType, RestrictionFigure>> = {
  'visibility-removal': 'vis_removal',
  'visibility-disabling': 'vis_disable',
  'visibility-demotion': 'vis_demoted',
  'visibility-age-restriction': 'vis_age_restricted',
  'visibility-interaction-restriction': 'vis_interaction_restricted',
  'visibility-labelling': 'vis_labelled',
  'visibility-other': 'vis_other',
  'monetary-suspension': 'mon_suspension',
  'monetary-termination': 'mon_termination',
  'monetary-other': 'mon_other',
  'service-partial-suspension': 'svc_suspension',
  'service-total-suspension': 'svc_suspension',
  'service-partial-termination': 'svc_termination',
  'service-total-termination': 'svc_termination',
  'account-suspension': 'acc_suspension',
  'account-termination': 'acc_termination',
};

/** The restriction types that one column counts. */
export function typesOf(figure: RestrictionFigure): RestrictionType[] {
  return (Object.keys(restrictionFigures) as RestrictionType[]).filter((type) => restrictionFigures[type] === figure);
}
