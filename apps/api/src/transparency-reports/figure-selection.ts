import { officialLanguageCodes } from '../categories/index.js';
import type { RestrictionType } from '../platforms/index.js';
import type { CountingChoices } from './counting-choices.js';
import type { AutomationShare, DecisionGround, MeasureOrigin } from './facts.js';
import { restrictionColumns } from './figures/restriction-columns.js';
import type { OrderInterval, OrderKind } from './order-facts.js';
import type { ComplaintBasis, RedressOutcome, SuspensionGroup } from './redress-facts.js';
import { redressSelection } from './redress-selection.js';
import { typesOf } from './figures/restriction-types.js';

/** The kinds of rows that figures count. */
export type CountedRows =
  | 'orders'
  | 'order-times'
  | 'notices'
  | 'actions'
  | 'action-times'
  | 'own-measures'
  | 'complaints'
  | 'complaint-outcomes'
  | 'complaint-times'
  | 'new-restrictions'
  | 'disputes'
  | 'dispute-outcomes'
  | 'dispute-times'
  | 'suspensions'
  | 'measures'
  | 'processed-notices';

/** Which rows a figure counts: the kind of row, and what must hold of it. */
export interface FigureSelection {
  readonly rows: CountedRows;
  readonly trustedFlagger?: true;
  readonly ground?: DecisionGround;
  readonly types?: readonly RestrictionType[];
  readonly detectedAutomatically?: true;
  readonly automation?: readonly AutomationShare[];
  readonly origin?: MeasureOrigin;
  readonly language?: string;
  readonly orderKind?: OrderKind;
  readonly orderInterval?: OrderInterval;
  readonly basis?: ComplaintBasis;
  readonly outcomes?: readonly RedressOutcome[];
  readonly suspensionKind?: SuspensionGroup['kind'];
}

const orderFigures: Readonly<Record<string, FigureSelection>> = {
  orders_act_received: { rows: 'orders', orderKind: 'act' },
  orders_act_items: { rows: 'orders', orderKind: 'act' },
  orders_act_median_ack_hours: { rows: 'order-times', orderKind: 'act', orderInterval: 'receipt' },
  orders_act_median_effect_hours: { rows: 'order-times', orderKind: 'act', orderInterval: 'effect' },
  orders_info_received: { rows: 'orders', orderKind: 'information' },
  orders_info_median_ack_hours: { rows: 'order-times', orderKind: 'information', orderInterval: 'receipt' },
  orders_info_median_effect_hours: { rows: 'order-times', orderKind: 'information', orderInterval: 'effect' },
};

const noticeFigures: Readonly<Record<string, FigureSelection>> = {
  notices_received: { rows: 'notices' },
  notices_received_tf: { rows: 'notices', trustedFlagger: true },
  notice_items: { rows: 'notices' },
  notice_items_tf: { rows: 'notices', trustedFlagger: true },
  notice_median_action_hours: { rows: 'action-times' },
  notice_median_action_hours_tf: { rows: 'action-times', trustedFlagger: true },
  notice_actions_law: { rows: 'actions', ground: 'illegal' },
  notice_actions_law_tf: { rows: 'actions', ground: 'illegal', trustedFlagger: true },
  notice_actions_tc: { rows: 'actions', ground: 'terms' },
  notice_actions_tc_tf: { rows: 'actions', ground: 'terms', trustedFlagger: true },
};

const grounds: Readonly<Record<string, DecisionGround>> = {
  '5_own_initiative_illegal': 'illegal',
  '6_own_initiative_TC': 'terms',
};

/** The rows that a figure of a sheet counts, or undefined when the sheet has no such figure that counts rows. */
export function selectionOf(sheet: string, figure: string, choices: CountingChoices): FigureSelection | undefined {
  if (sheet === '3_member_states_orders') return orderFigures[figure];
  if (sheet === '4_notices') return noticeFigures[figure];
  if (sheet === '7_appeals_and_recidivism') return redressSelection(figure);
  if (sheet === '8_automated_means') return automatedMeansSelection(figure, choices);
  const ground = grounds[sheet];
  return ground && ownInitiativeSelection(figure, ground, choices);
}

function ownInitiativeSelection(
  figure: string,
  ground: DecisionGround,
  choices: CountingChoices,
): FigureSelection | undefined {
  const measures = { rows: 'own-measures', ground } as const;
  if (figure === 'own_measures') return measures;
  if (figure === 'own_measures_automated') {
    return choices.solelyAutomatedColumn === 'detection'
      ? { ...measures, detectedAutomatically: true }
      : { ...measures, automation: ['full'] };
  }
  const column = restrictionColumns.find(({ id }) => id === figure);
  return column && { ...measures, types: typesOf(column.id) };
}

/** The language rows are `….lang:<code>` here, because the template gives all of them one id. */
function automatedMeansSelection(figure: string, { partlyAutomated }: CountingChoices): FigureSelection | undefined {
  const [indicator, scope = ''] = figure.split('.', 2);
  const not: AutomationShare[] = partlyAutomated === 'not' ? ['none', 'partial'] : ['none'];
  const automation = /_solely_automated$/.test(indicator!) ? (['full'] as const) : not;
  if (indicator === 'measures_solely_automated' || indicator === 'measures_not_automated') {
    if (scope === 'total') return { rows: 'measures', automation };
    if (scope === 'own_initiative') return { rows: 'measures', automation, origin: 'own-initiative' };
    const language = officialLanguageCodes.find((code) => scope === `lang:${code}`);
    return language === undefined ? undefined : { rows: 'measures', automation, language };
  }
  if (indicator === 'notices_solely_automated' || indicator === 'notices_not_automated') {
    if (scope === 'nam_total') return { rows: 'processed-notices', automation };
    if (scope === 'nam_tf') return { rows: 'processed-notices', automation, trustedFlagger: true };
  }
  return undefined;
}
