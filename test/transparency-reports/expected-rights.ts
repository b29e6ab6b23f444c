import { medianHours } from './recount.js';
import type { PastComplaint, PastOrder, Rights } from './random-rights.js';
import type { Cells } from './expected-cells.js';

/** A second count of sheets 3 and 7, straight from the plain objects; it shares no code with the product. */
export interface AskedDays {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

function dayFilter({ from, to, zone }: AskedDays): (instant: Date | null | undefined) => boolean {
  const days = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  });
  return (instant) => instant != null && from <= days.format(instant) && days.format(instant) <= to;
}

const seconds = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 1_000;

/** The figures that sheet 3 must have in a row of a scope, by column id; `scope` is Eurostat's code. */
export function expectedOrders(
  { orders }: Rights,
  asked: AskedDays,
  scope: string,
  row: Cells,
): Record<string, number | null> {
  const isIn = dayFilter(asked);
  const counted = orders.filter((order) => {
    if (order.instrument === 'referral' || order.instrument === 'third-country') return false;
    const state = order.memberState === 'GR' ? 'EL' : order.memberState;
    const place = order.supplement ? order.supplement.place : order.place;
    const category = place?.category ?? 'STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER';
    const keyword = place ? (place.keyword ?? 'KEYWORD_OTHER') : null;
    return (
      (scope === 'TOTAL' || scope === state) &&
      (row.category === null || row.category === category) &&
      (row.keyword === null || row.keyword === keyword)
    );
  });
  const delivered = (kind: PastOrder['kind']) =>
    counted.filter((order) => order.kind === kind && isIn(order.deliveredAt));
  const receipts = (kind: PastOrder['kind']) =>
    counted.flatMap((order) => {
      const { by, toldAt } = order.receipt;
      if (order.kind !== kind || !isIn(toldAt)) return [];
      const taken = seconds(order.deliveredAt, toldAt!);
      return [by === 'mail' && taken <= 3_600 ? 0 : taken];
    });
  const effects = (kind: PastOrder['kind']) =>
    counted.flatMap((order) =>
      order.kind === kind && isIn(order.effectiveAt) ? [seconds(order.deliveredAt, order.effectiveAt!)] : [],
    );
  return {
    orders_act_received: delivered('act').length,
    orders_act_items: delivered('act').reduce((sum, { items }) => sum + items, 0),
    orders_act_median_ack_hours: medianHours(receipts('act')),
    orders_act_median_effect_hours: medianHours(effects('act')),
    orders_info_received: delivered('information').length,
    orders_info_median_ack_hours: medianHours(receipts('information')),
    orders_info_median_effect_hours: medianHours(effects('information')),
  };
}

type Belongs = (complaint: PastComplaint) => boolean;
const onNotice: Belongs = ({ basis, onFlag }) => basis === 'inaction' && !onFlag;

/** The blocks of sheet 7 in the template's order; the first is all complaints. */
const blocks: readonly Belongs[] = [
  () => true,
  ({ basis }) => basis === 'visibility',
  ({ basis }) => basis === 'service',
  ({ basis }) => basis === 'account',
  ({ basis }) => basis === 'monetary',
  onNotice,
  (complaint) => onNotice(complaint) && complaint.ofTrustedFlagger,
];

/** The values that sheet 7 must have, in the order of its 47 rows. */
export function expectedRedress(rights: Rights, asked: AskedDays): (number | null)[] {
  const isIn = dayFilter(asked);
  const block = (belongs: Belongs) => {
    const all = rights.complaints.filter(belongs);
    const ended = all.flatMap(({ receivedAt, end }) => (end && isIn(end.decidedAt) ? [{ receivedAt, ...end }] : []));
    const by = (outcome: string) => ended.filter((one) => one.outcome === outcome).length;
    const times = ended.flatMap(({ receivedAt, outcome, decidedAt, toldAt }) => {
      const told = toldAt === undefined ? decidedAt : toldAt;
      return outcome === 'no-decision' || told === null ? [] : [seconds(receivedAt, told)];
    });
    const counts = [all.filter(({ receivedAt }) => isIn(receivedAt)).length, by('upheld'), 0, by('reversed')];
    return { rows: [...counts, medianHours(times)], omitted: by('no-decision') };
  };
  const [all, ...byBasis] = blocks.map(block);

  const disputes = rights.disputes.flatMap(({ receivedAt, end }) =>
    end && isIn(end.toldAt) ? [{ receivedAt, ...end }] : [],
  );
  const by = (outcome: string) => disputes.filter((one) => one.outcome === outcome).length;
  const decided = disputes.filter(({ outcome }) => outcome !== 'omitted');
  const reversals = by('reversed') + by('partly-reversed');
  const implemented = disputes.filter((one) => one.implemented).length;
  const suspended = (kind: string) =>
    rights.suspensions.filter((one) => one.kind === kind && isIn(one.startsAt)).length;
  return [
    ...all!.rows,
    all!.omitted,
    0,
    ...byBasis.flatMap(({ rows }) => rows),
    rights.disputes.filter(({ receivedAt }) => isIn(receivedAt)).length,
    by('upheld'),
    by('partly-reversed'),
    by('reversed'),
    medianHours(decided.map(({ receivedAt, toldAt }) => seconds(receivedAt, toldAt))),
    by('omitted'),
    reversals === 0 ? null : Math.round((implemented / reversals) * 10_000) / 10_000,
    0,
    suspended('notices'),
    suspended('complaints'),
  ];
}
