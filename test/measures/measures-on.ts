import type { Answer } from '../support/http.js';
import type { Client, Desk } from '../support/desk.js';

export interface Taken {
  received: number;
  accepted: number;
  repeated: number;
  refused: number;
  refusals: { line: number; errors: { pointer: string; detail: string }[] }[];
}

let last = 0;

/** A measure as a platform sends it; a test names what it is about. */
export function aMeasure(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    measureId: `m-${++last}`,
    appliedOn: '2026-11-22',
    occurredAt: '2026-11-22T09:00:00.000Z',
    facts: 'The account posted the same link 41 times within an hour.',
    ground: { kind: 'terms', clause: { code: 'spam', version: 1 }, explanation: 'It advertises without being asked.' },
    category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
    keyword: 'KEYWORD_PHISHING',
    restrictionTypes: ['visibility-removal'],
    automation: { detection: true, decision: 'full', system: 'spam-model', version: '4.2' },
    content: { id: `post ${last}`, types: ['text'], language: 'de' },
    recipient: { id: 'account 17', audienceSize: 120 },
    statement: { sentAt: '2026-11-22T09:00:01.000Z' },
    ...changes,
  };
}

export const illegal = {
  kind: 'illegal',
  law: 'German Criminal Code',
  provision: 'Section 185',
  memberState: 'DE',
  explanation: 'It calls a named person a thief.',
};

export function measuresOn({ platform, system }: Pick<Desk, 'platform' | 'system'>) {
  const address = `/v1/platforms/${platform}/measures`;
  const bulk = (lines: string, as: Client = system): Promise<Answer<Taken>> =>
    as.post<Taken>(`${address}/bulk`, lines, { headers: { 'content-type': 'application/x-ndjson' } });
  return {
    address,
    record: <T = Record<string, unknown>>(measure: Record<string, unknown>, as: Client = system) =>
      as.post<T>(address, measure),
    bulk,
    bulkOf: (measures: readonly Record<string, unknown>[]) =>
      bulk(measures.map((measure) => JSON.stringify(measure)).join('\n')),
    show: <T = Record<string, unknown>>(measure: Record<string, unknown>, as: Client = system) =>
      as.get<T>(`${address}/${String(measure['appliedOn'])}/${encodeURIComponent(String(measure['measureId']))}`),
  };
}
