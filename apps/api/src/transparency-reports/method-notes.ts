import type { CountingChoices } from './counting-choices.js';
import type { ExemptionGroup } from './facts.js';

type Note = (choices: CountingChoices) => string;

const area: Record<CountingChoices['trustedFlaggerNotices'], string> = {
  all: 'whatever the subject of the notice',
  'in-area': 'inside the flagger’s area of expertise',
};

const cohortReceived: Note = ({ reportingZone }) =>
  `Counted by the day of receipt in the period, days in the zone ${reportingZone}.`;
const cohortDecided: Note = ({ reportingZone }) =>
  `Counted by the day of the decision, days in the zone ${reportingZone}.`;
const actionIs: Record<CountingChoices['measureIs'], string> = {
  restriction: 'One action is one restriction imposed after a notice.',
  decision: 'One action is one decision after a notice, however many restrictions it imposes.',
};
const actionNote: Note = (choices) =>
  `${actionIs[choices.measureIs]} It counts once, in the row of the earliest notice of its case. ${cohortDecided(choices)}`;
const trustedFlaggerAction: Note = (choices) =>
  `Part of the column for all notices: actions that a notice of a trusted flagger preceded. ${actionNote(choices)}`;
const observation: Record<CountingChoices['medianObservation'], string> = {
  item: 'One observation per item',
  'notice-first': 'One observation per notice, until the first of its items was acted on',
  'notice-last': 'One observation per notice, until the last of its items was acted on',
};
const withoutAction: Record<CountingChoices['noticesWithoutAction'], string> = {
  'left-out': 'items without action',
  'until-answered': 'items not yet answered (those answered without action count until the answer)',
};
const nothing: Record<CountingChoices['medianOfNothing'], string> = {
  blank: '',
  zero: ' 0 where nothing was observed.',
};
const medianNote: Note = (choices) =>
  `Hours from the receipt of a notice until the action was in effect, as confirmed. ${observation[choices.medianObservation]}; notices received after the action, ${withoutAction[choices.noticesWithoutAction]} and actions not yet confirmed are left out. Each row's median is computed from its own observations.${nothing[choices.medianOfNothing]} ${
    choices.noticeMedianCohort === 'decided' ? cohortDecided(choices) : cohortReceived(choices)
  }`;
const measureNote: Note = (choices) =>
  choices.measureIs === 'restriction'
    ? `One measure is one restriction, so that the column is the sum of the restriction columns. ${cohortDecided(choices)}`
    : `One measure is one decision, which may stand in several restriction columns. ${cohortDecided(choices)}`;

const severalNotices: Record<CountingChoices['itemInSeveralNotices'], string> = {
  each: 'an item named in two notices counts twice',
  once: 'an item named in several notices of the period counts once, with the earliest',
};

const solelyAutomated: Record<CountingChoices['solelyAutomatedColumn'], string> = {
  detection: 'Measures whose content was detected by automated means alone, whoever decided.',
  decision: 'Measures that were decided by automated means alone, however detected.',
};

const automaticReceipt: Record<CountingChoices['automaticOrderReceipt'], string> = {
  zero: 'Automatic receipts sent within one hour count as zero.',
  measured: 'Automatic receipts count with the time that they took.',
};

const statesWithoutOrders: Record<CountingChoices['memberStatesWithoutOrders'], string> = {
  'left-out': 'Member States that sent none have no block.',
  zero: 'Every Member State has a block.',
};
const ordersNote: Note = ({ reportingZone, memberStatesWithoutOrders }) =>
  `Orders of Member States’ authorities of whatever legal basis; referrals and requests of third countries do not count. ${statesWithoutOrders[memberStatesWithoutOrders]} Counted by the day of delivery, days in the zone ${reportingZone}.`;
const receiptTimeNote: Note = (choices) =>
  `Hours from the delivery of the order until the authority was told of its receipt. ${automaticReceipt[choices.automaticOrderReceipt]} Over the orders whose receipt was told in the period, days in the zone ${choices.reportingZone}.`;
const effectTimeNote: Note = ({ reportingZone }) =>
  `Hours from the delivery of the order until effect was given to it, in whole or in part; orders to which no effect was given are left out. Over the orders to which effect was given in the period, days in the zone ${reportingZone}.`;

/** What stands in the context column of a figure's TOTAL row: how it is counted (Annex II Part I section 1). */
export const methodNotes = {
  orders_act_received: ordersNote,
  orders_act_items: (choices) =>
    `Items added up over the orders; an item named in two orders counts twice. ${ordersNote(choices)}`,
  orders_act_median_ack_hours: receiptTimeNote,
  orders_act_median_effect_hours: effectTimeNote,
  orders_info_received: ordersNote,
  orders_info_median_ack_hours: receiptTimeNote,
  orders_info_median_effect_hours: effectTimeNote,
  notices_received: (choices) =>
    `One per notice whatever the number of items and the channel; incomplete notices included. ${cohortReceived(choices)}`,
  notices_received_tf: (choices) =>
    `Part of the column for all notices: the notifier had the status of trusted flagger on the day of receipt, ${area[choices.trustedFlaggerNotices]}. ${cohortReceived(choices)}`,
  notice_items: (choices) =>
    `Exact locations named, added up over the notices; ${severalNotices[choices.itemInSeveralNotices]}. ${cohortReceived(choices)}`,
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

/** Stands beside a median of sheet 3 that is blank. */
export const noOrderObservation = 'No such order in the period.';

const sentOrDecided: Record<CountingChoices['outcomeCohort'], string> = { decided: 'decided', received: 'received' };

/** What stands in the context column of sheet 7, by what its row counts. */
export const redressNotes = {
  received: ({ reportingZone }) =>
    `Counted by the day on which the complaint was sent, days in the zone ${reportingZone}.`,
  decided: ({ reportingZone, outcomeCohort }) =>
    outcomeCohort === 'decided'
      ? `Counted by the day of the decision on the complaint, whenever it was sent, days in the zone ${reportingZone}.`
      : `Of the complaints sent in the period, those decided by the day on which the report was made, days in the zone ${reportingZone}.`,
  median: ({ reportingZone, outcomeCohort }) =>
    `Hours from the sending of the complaint until its outcome was told. Over the complaints ${sentOrDecided[outcomeCohort]} in the period, days in the zone ${reportingZone}; those that ended without a decision, or whose outcome is not told yet, are left out.`,
  newRestrictions: ({ reportingZone }) =>
    `Restrictions that the decision before did not impose. Counted by the day of the decision on the complaint, days in the zone ${reportingZone}.`,
  disputesReceived: ({ reportingZone }) =>
    `Counted by the day on which the body received the dispute, days in the zone ${reportingZone}.`,
  disputesDecided: ({ reportingZone, outcomeCohort }) =>
    outcomeCohort === 'decided'
      ? `Counted by the day on which the provider was told how the dispute ended, days in the zone ${reportingZone}.`
      : `Of the disputes that the body received in the period, those that ended by the day on which the report was made, days in the zone ${reportingZone}.`,
  disputeMedian: ({ reportingZone, outcomeCohort }) =>
    `Hours from the receipt of the dispute by the body until the provider was told the decision. Over the disputes ${sentOrDecided[outcomeCohort]} in the period, days in the zone ${reportingZone}; those that ended without a decision are left out.`,
  implemented: ({ outcomeCohort }) =>
    `Share of the decisions reversed or partially reversed ${
      outcomeCohort === 'decided' ? 'in the period' : 'on disputes received in the period'
    } that are implemented by the day on which the report was made.`,
  suspensions: ({ reportingZone }) =>
    `Counted by the day on which the suspension began, those lifted later included, days in the zone ${reportingZone}.`,
} satisfies Record<string, Note>;

/** Stands beside a median or share of sheet 7 that is blank because nothing was observed. */
export const noRedressObservation = 'None decided in the period.';

/** Said of complaints that belong to no row of the template but TOTAL; null when there are none. */
export function complaintsOnFlagsNote(count: number): string | null {
  if (count === 0) return null;
  return `Among them ${count} about inaction on a flag under the terms and conditions, which is no notice under Article 16 and stands in no other row.`;
}

const exemptionTexts: Record<ExemptionGroup['exemption'], string> = {
  'no-contact-details': 'no electronic contact details were known (Art. 17(2))',
  'deceptive-high-volume': 'deceptive high-volume commercial content (Art. 17(2))',
  'article-9-order': 'ordered by an authority under Article 9 (Art. 17(5))',
};

/** How many statements of reasons were owed to nobody, and why (SOR-7); null when all were owed. */
export function exemptionsNote(exemptions: readonly ExemptionGroup[]): string | null {
  const told = Object.entries(exemptionTexts).flatMap(([exemption, why]) => {
    const count = exemptions
      .filter((group) => group.exemption === exemption)
      .reduce((total, group) => total + group.statements, 0);
    return count === 0 ? [] : [`${count}: ${why}`];
  });
  return told.length === 0 ? null : `Statements of reasons that were not sent, by reason: ${told.join('; ')}.`;
}

/** Stands in sheet 2 beside TOTAL. */
export const subcategoryNote =
  'Facts for which nobody gave a sub-category, or chose the other one without describing it, stand in the KEYWORD_OTHER row described as not given.';

/** Stands beside the rows of moderators for which nobody entered anything. */
export const nothingEntered = 'No figure was entered for this period.';

/** Stands beside the moderators of all languages. */
export const moderatorsNote =
  'All moderators, internal and external, in full-time equivalents. The rows by language count persons, each under every language understood at CEFR B2 or better, so they do not add up to this.';

/** How the report is written: beside TOTAL in sheet 2, because no other cell is about all sheets. */
export function writingNote({ hourDecimals, fteDecimals, lineEnds }: CountingChoices): string {
  const ends = lineEnds === 'crlf' ? 'CRLF (RFC 4180)' : 'LF, as the template has them';
  return `Hours have at most ${hourDecimals} decimals, full-time equivalents at most ${fteDecimals}; lines of the CSV files end with ${ends}. The Commission’s Transparency Database counts statements of reasons, one for each decision whatever it imposes, by days in UTC, and lacks those that are not owed or not yet sent: its counts differ.`;
}
