/** The restriction columns H to U of sheets 5 and 6 in the template's order; ids and headers are the template's. */
export const restrictionColumns = [
  { id: 'vis_removal', header: 'Visibility restriction Removal' },
  { id: 'vis_disable', header: 'Visibility restriction Disable' },
  { id: 'vis_demoted', header: 'Visibility restriction Demoted' },
  { id: 'vis_age_restricted', header: 'Visibility restriction Age restricted' },
  { id: 'vis_interaction_restricted', header: 'Visibility restriction Interaction restricted' },
  { id: 'vis_labelled', header: 'Visibility restriction Labelled ' },
  { id: 'vis_other', header: 'Visibility restriction Other' },
  { id: 'mon_suspension', header: 'Monetary restriction Suspension' },
  { id: 'mon_termination', header: 'Monetary restriction Termination' },
  { id: 'mon_other', header: 'Monetary restriction Other' },
  { id: 'svc_suspension', header: 'Provision of the service Suspension' },
  { id: 'svc_termination', header: 'Provision of the service Termination' },
  { id: 'acc_suspension', header: 'Account restriction Suspension' },
  { id: 'acc_termination', header: 'Account restriction Termination' },
] as const;

export type RestrictionFigure = (typeof restrictionColumns)[number]['id'];
