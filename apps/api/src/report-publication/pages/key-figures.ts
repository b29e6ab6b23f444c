import type { Sheet } from '../../transparency-reports/index.js';
import type { PublishedReport } from '../frozen-report.js';
import { keyFigures, type KeyFigure } from './words.js';

/** Where each figure stands: the columns whose first row, the whole, is added up. */
const places: Readonly<Record<KeyFigure, readonly (readonly [sheet: string, column: string])[]>> = {
  orders: [
    ['3_member_states_orders', 'orders_act_received'],
    ['3_member_states_orders', 'orders_info_received'],
  ],
  notices: [['4_notices', 'notices_received']],
  median: [['4_notices', 'notice_median_action_hours']],
  flaggers: [['4_notices', 'notices_received_tf']],
  actions: [
    ['4_notices', 'notice_actions_law'],
    ['4_notices', 'notice_actions_tc'],
  ],
  measures: [
    ['5_own_initiative_illegal', 'own_measures'],
    ['6_own_initiative_TC', 'own_measures'],
  ],
  complaints: [['7_appeals_and_recidivism', 'value']],
  recipients: [['10_AMAR', 'value']],
};

/** What a reader asks first, from the rows of the whole; what does not apply to the service, or nobody observed, is left out. */
export function keyFiguresOf({ sheets }: Pick<PublishedReport, 'sheets'>): { figure: KeyFigure; value: number }[] {
  return keyFigures.flatMap((figure) => {
    const values = places[figure].map(([sheet, column]) => firstOf(sheets, sheet, column));
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? [] : [{ figure, value: known.reduce((sum, value) => sum + value, 0) }];
  });
}

function firstOf(sheets: readonly Sheet[], id: string, column: string): number | null {
  const sheet = sheets.find((one) => one.id === id);
  const at = sheet?.columns.findIndex((one) => one.id === column) ?? -1;
  const value = sheet?.records[0]?.[at];
  return typeof value === 'number' ? value : null;
}
