import type { Api } from '../api.js';

/** What was done about one sort of orders; effect in seconds after the delivery. */
export interface OrderFigures {
  readonly instrument: string;
  count: number;
  answered: number;
  readonly effectSeconds: number[];
}

export interface FlaggerQuality {
  readonly notices: number;
  readonly items: number;
  readonly judgedItems: number;
  readonly upheldItems: number;
  readonly shareUpheld: number | null;
  readonly neitherItems: number;
  readonly noticesWithMissingElements: number;
}

export interface ComparedTime {
  readonly responseTime: string;
  readonly trustedFlaggers: { readonly ended: number; readonly medianSeconds: number | null };
  readonly others: { readonly ended: number; readonly medianSeconds: number | null };
}

/** What became of the rights of those concerned; all that the platform has. */
export interface Rights {
  readonly termsFlags: number;
  /** Of each outcome, or state where none is: of recipients and of notifiers. */
  readonly complaints: ReadonlyMap<string, { recipient: number; notifier: number }>;
  readonly orders: readonly OrderFigures[];
  readonly disputes: ReadonlyMap<string, number>;
  readonly suspensions: ReadonlyMap<string, number>;
  readonly pausedNotices: number;
  readonly suspicions: ReadonlyMap<string, number>;
  readonly flaggers: readonly { readonly name: string; readonly quality: FlaggerQuality }[];
  readonly compared: readonly ComparedTime[];
}

/** Reads the figures with a compliance officer's key; `from` and `to` are days, both inside. */
export async function rightsOf(api: Api, platform: string, from: string, to: string): Promise<Rights> {
  const path = `/v1/platforms/${platform}`;
  const days = `from=${from}&to=${to}`;
  const { responseTimes } = await api.get<{ responseTimes: ComparedTime[] }>(
    `${path}/response-times/trusted-flaggers?${days}`,
  );
  const flaggers: { name: string; quality: FlaggerQuality }[] = [];
  for await (const { id, name } of api.list<{ id: string; name: string }>(`${path}/trusted-flaggers`)) {
    const quality = await api.get<{ total: FlaggerQuality }>(`${path}/trusted-flaggers/${id}/quality?${days}`);
    flaggers.push({ name, quality: quality.total });
  }
  const notices = await countBy<Listed>(api, `${path}/notices`, ({ processingPausedUntil }) =>
    processingPausedUntil ? 'paused' : 'other',
  );
  return {
    termsFlags: total(await countBy(api, `${path}/notices?type=terms-flag`, () => 'flag')),
    complaints: await complaintsOf(api, `${path}/complaints`),
    orders: await ordersOf(api, `${path}/orders`),
    disputes: await countBy<Listed>(api, `${path}/disputes`, ({ state }) => state),
    suspensions: await countBy<Listed>(api, `${path}/misuse/suspensions`, ({ state }) => state),
    pausedNotices: notices.get('paused') ?? 0,
    suspicions: await countBy<Listed>(api, `${path}/criminal-suspicions`, ({ state }) => state),
    flaggers,
    compared: responseTimes,
  };
}

interface Listed {
  readonly state: string;
  readonly processingPausedUntil: string | null;
}

async function countBy<T>(api: Api, path: string, keyOf: (item: T) => string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for await (const item of api.list<T>(path)) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

const total = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);

async function complaintsOf(api: Api, path: string): Promise<Rights['complaints']> {
  const counts = new Map<string, { recipient: number; notifier: number }>();
  type Listing = { side: 'recipient' | 'notifier'; outcome: string | null; state: string };
  for await (const { side, outcome, state } of api.list<Listing>(path)) {
    const count = counts.get(outcome ?? state) ?? { recipient: 0, notifier: 0 };
    count[side]++;
    counts.set(outcome ?? state, count);
  }
  return counts;
}

async function ordersOf(api: Api, path: string): Promise<OrderFigures[]> {
  const figures = new Map<string, OrderFigures>();
  type Listing = { instrument: string; deliveredAt: string; effectiveAt: string | null; answeredAt: string | null };
  for await (const { instrument, deliveredAt, effectiveAt, answeredAt } of api.list<Listing>(path)) {
    const figure = figures.get(instrument) ?? { instrument, count: 0, answered: 0, effectSeconds: [] };
    figure.count++;
    if (answeredAt) figure.answered++;
    if (effectiveAt) figure.effectSeconds.push((Date.parse(effectiveAt) - Date.parse(deliveredAt)) / 1_000);
    figures.set(instrument, figure);
  }
  return [...figures.values()].sort((one, other) => one.instrument.localeCompare(other.instrument));
}
