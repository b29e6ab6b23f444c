import type { Api } from '../api.js';

type Cell = string | number | null;

/** As GET …/reports/{from}/{to} answers, as far as the demo reads it. */
export interface Report {
  readonly kind: string;
  readonly sheets: readonly {
    readonly id: string;
    readonly columns: readonly { readonly id: string }[];
    readonly records: readonly (readonly Cell[])[];
  }[];
  readonly findings: readonly { readonly effect: string; readonly check: string; readonly detail: string }[];
}

/** What a column of a sheet by category says in its TOTAL row. */
export function totalOf(report: Report, sheetId: string, column: string): Cell {
  const sheet = report.sheets.find(({ id }) => id === sheetId);
  const at = (id: string) => sheet?.columns.findIndex((one) => one.id === id) ?? -1;
  const total = sheet?.records.find((record) => record[at('category_code')] === 'TOTAL');
  return total?.[at(column)] ?? null;
}

export interface ResponseTime {
  readonly responseTime: string;
  readonly total: {
    readonly count: number;
    readonly open: number;
    readonly overdue: number;
    readonly medianSeconds: number | null;
    readonly p90Seconds: number | null;
  };
}

/** `to` is the first day that is no longer inside. */
export async function responseTimes(
  api: Api,
  platform: string,
  from: string,
  to: string,
): Promise<readonly ResponseTime[]> {
  const path = `/v1/platforms/${platform}/response-times?from=${from}&to=${to}`;
  return (await api.get<{ responseTimes: ResponseTime[] }>(path)).responseTimes;
}

interface Message {
  readonly channel: 'mail' | 'webhook';
  readonly kind: string;
  readonly state: string;
  readonly recordedAt: string;
}

/** How many messages since an instant, by channel, kind and state: `mail receipt accepted`. */
export async function messageCounts(api: Api, platform: string, since: Date): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const isOurs = (message: Message) => Date.parse(message.recordedAt) >= since.getTime();
  for await (const { channel, kind, state } of api.list<Message>(`/v1/platforms/${platform}/messages`, isOurs)) {
    const key = `${channel} ${kind} ${state}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Commands that the platform should have confirmed by now, and those that it failed or refused to carry out. */
export async function openCommands(
  api: Api,
  platform: string,
): Promise<{ waiting: number; overdue: number; refused: number }> {
  const counts = { waiting: 0, overdue: 0, refused: 0 };
  const path = `/v1/platforms/${platform}/enforcement-commands`;
  for await (const { attention } of api.list<{ attention: string | null }>(path)) {
    if (attention === 'overdue') counts.overdue++;
    else if (attention) counts.refused++;
    else counts.waiting++;
  }
  return counts;
}
