import type { Check, Violation } from './check.js';
import { figuresById, type IndicatorRecord } from './indicator-rows.js';

type Figures = ReadonlyMap<string, IndicatorRecord>;
type Found = Pick<Violation, 'record' | 'detail'>;

const sheet = '7_appeals_and_recidivism';

function onSheet7(found: (figures: Figures) => Found[]): Check['violations'] {
  return (tables) =>
    tables
      .filter((table) => table.id === sheet)
      .flatMap((table) => found(figuresById(table)).map((one) => ({ ...one, sheet, column: 'Value' })));
}

const sumOf = (figures: Figures, ids: readonly string[]) =>
  ids.reduce((sum, id) => sum + (figures.get(id)?.number ?? 0), 0);

/** Art. 20(1)(a) to (d), and the decisions not to act on a notice. */
const grounds = ['20_1_a', '20_1_b', '20_1_c', '20_1_d', 'no_action'].map((ground) => `complaints_${ground}.total`);

export const complaintsAddUp: Check = {
  id: 'C7',
  status: 'inferred',
  text: 'Sheet 7: the complaints by Art. 20(1)(a) to (d) and those about notices without action add up to all; those of trusted flaggers are part of the latter.',
  violations: onSheet7((figures) => {
    const total = figures.get('complaints.total');
    const sum = sumOf(figures, grounds);
    const noAction = figures.get('complaints_no_action.total');
    const flaggers = figures.get('complaints_no_action_tf.total');
    const found: Found[] = [];
    // Who is no online platform fills the total alone.
    if (total && grounds.some((id) => figures.get(id)?.number != null) && sum !== (total.number ?? 0)) {
      found.push({
        record: total.record,
        detail: `${total.value || 'no'} complaints in total, ${sum} by their grounds`,
      });
    }
    if (noAction && flaggers && (flaggers.number ?? 0) > (noAction.number ?? 0)) {
      const detail = `${flaggers.value} of trusted flaggers, ${noAction.value || 'none'} of all`;
      found.push({ record: flaggers.record, detail });
    }
    return found;
  }),
};

export const implementedShare: Check = {
  id: 'C9',
  status: 'rule',
  text: 'Sheet 7: the share of outcomes implemented is one of the disputes reversed or partially reversed; blank when there are none (Annex II 1.5.1).',
  violations: onSheet7((figures) => {
    const ratio = figures.get('ods_disputes.implemented_ratio');
    const base = sumOf(figures, ['ods_disputes.reversed', 'ods_disputes.partially_reversed']);
    if (ratio?.number == null) return [];
    if (base === 0) return [{ record: ratio.record, detail: `${ratio.value} of no reversals` }];
    const implemented = ratio.number * base;
    // Rounded to two decimals, a share is off by half a hundredth at most.
    if (Math.abs(implemented - Math.round(implemented)) <= 0.005 * base + 1e-9) return [];
    return [{ record: ratio.record, detail: `${ratio.value} of ${base} reversals is no whole number of them` }];
  }),
};
