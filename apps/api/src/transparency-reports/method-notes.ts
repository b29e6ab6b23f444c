import type { CountingChoices } from './counting-choices.js';

type Note = (choices: CountingChoices) => string;

const area: Record<CountingChoices['trustedFlaggerNotices'], string> = {
  all: 'whatever the subject of the notice',
  'in-area': 'inside the flagger’s area of expertise',
};

const cohortReceived: Note = ({ reportingZone }) =>
  `Counted by the day of receipt in the period, days in the zone ${reportingZone}.`;
const cohortDecided: Note = ({ reportingZone }) =>
  `Counted by the day of the decision, days in the zone ${reportingZone}.`;
const actionNote: Note = (choices) =>
  `One action is one restriction imposed after a notice. It counts once, in the row of the earliest notice of its case. ${cohortDecided(choices)}`;
const trustedFlaggerAction: Note = (choices) =>
  `Part of the column for all notices: actions that a notice of a trusted flagger preceded. ${actionNote(choices)}`;
const medianNote: Note = (choices) =>
  `Hours from the receipt of a notice until the action was in effect, as confirmed. One observation per item acted on; notices received after the action, items without action and actions not yet confirmed are left out. Each row's median is computed from its own observations. ${cohortDecided(choices)}`;
const measureNote: Note = (choices) =>
  `One measure is one restriction, so that the column is the sum of the restriction columns. ${cohortDecided(choices)}`;

const solelyAutomated: Record<CountingChoices['solelyAutomatedColumn'], string> = {
  detection: 'Measures whose content was detected by automated means alone, whoever decided.',
  decision: 'Measures that were decided by automated means alone, however detected.',
};

/** What stands in the context column of a figure's TOTAL row: how it is counted (Annex II Part I section 1). */
export const methodNotes = {
  notices_received: (choices) =>
    `One per notice whatever the number of items and the channel; incomplete notices included. ${cohortReceived(choices)}`,
  notices_received_tf: (choices) =>
    `Part of the column for all notices: the notifier had the status of trusted flagger on the day of receipt, ${area[choices.trustedFlaggerNotices]}. ${cohortReceived(choices)}`,
  notice_items: (choices) =>
    `Exact locations named, added up over the notices; an item named in two notices counts twice. ${cohortReceived(choices)}`,
  notice_items_tf: (choices) => `Part of the column for all notices, counted the same way. ${cohortReceived(choices)}`,
  notice_median_action_hours: medianNote,
  notice_median_action_hours_tf: (choices) => `Items of trusted flaggers’ notices only. ${medianNote(choices)}`,
  notice_actions_law: actionNote,
  notice_actions_law_tf: trustedFlaggerAction,
  notice_actions_tc: actionNote,
  notice_actions_tc_tf: trustedFlaggerAction,
  own_measures: measureNote,
  own_measures_automated: (choices) => solelyAutomated[choices.solelyAutomatedColumn],
} satisfies Record<string, Note>;

/** Stands beside a median that is blank because nothing was observed: 0 would read as instant. */
export const noObservation = 'No action in the period.';

/** Stands in sheet 2 beside TOTAL. */
export const subcategoryNote =
  'Facts for which nobody gave a sub-category, or chose the other one without describing it, stand in the KEYWORD_OTHER row described as not given.';

/** Stands beside the rows of accuracy as long as no sample was evaluated. */
export const noAccuracySample = 'No evaluated sample of automated decisions in the period.';
