import { request } from 'node:http';
import { Keys } from '../../apps/api/src/access/index.js';
import type { ImportBatchResponse, ImportResultResponse } from '../../apps/api/src/imports/import.response.js';
import { Database } from '../../apps/api/src/infrastructure/database/index.js';
import type { Desk } from '../support/desk.js';
import { client } from '../support/http.js';
import type { TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

export type Importing = Awaited<ReturnType<typeof importing>>;

interface Options {
  readonly dryRun?: boolean;
  readonly fileName?: string;
}

/** A key of the compliance officer. */
export async function keyOf({ app }: TestApp, { platformId, compliance }: Desk): Promise<string> {
  const made = await app
    .get(Database)
    .transaction((tx) =>
      app.get(Keys).create(tx, { platformId, role: 'compliance-officer', label: 'imports', staffId: compliance.id }),
    );
  return made.key;
}

/** Files of an earlier tool, sent over HTTP by a compliance officer. */
export async function importing(test: TestApp, forum: Desk) {
  const { url } = test;
  const { platform } = forum;
  const key = await keyOf(test, forum);
  const officer = client(url, key);
  const path = (kind: string, { dryRun, fileName }: Options) => {
    const query = new URLSearchParams();
    if (dryRun !== undefined) query.set('dryRun', String(dryRun));
    if (fileName !== undefined) query.set('fileName', fileName);
    return `/v1/platforms/${platform}/imports/${kind}?${query}`;
  };
  const send = (kind: string, type: string, body: string | Buffer, options: Options = {}) =>
    officer.post<ImportResultResponse>(path(kind, options), new Blob([new Uint8Array(Buffer.from(body))]), {
      headers: { 'content-type': type },
    });
  const bytes = async (kind: string, type: string, body: string | Buffer, options: Options = {}) => {
    const answer = await send(kind, type, body, options);
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return {
    send,
    bytes,
    csv: (kind: string, text: string, options?: Options) => bytes(kind, 'text/csv', text, options),
    ndjson: (kind: string, lines: readonly object[], options?: Options) =>
      bytes(kind, 'application/x-ndjson', lines.map((line) => JSON.stringify(line)).join('\n'), options),
    /** The batch of a sender that is gone after the first set of the file. */
    broken: async (kind: string, text: string): Promise<ImportBatchResponse> => {
      const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${key}` };
      const sender = request(new URL(path(kind, {}), url), { method: 'POST', headers });
      sender.on('error', () => {});
      sender.write(text);
      const newest = async () => {
        const { body } = await officer.get<{ items: ImportBatchResponse[] }>(
          `/v1/platforms/${platform}/imports?limit=1`,
        );
        return body.items[0];
      };
      await until(async () => (await newest())?.accepted === 1_000);
      sender.destroy();
      return until(async () => {
        const batch = await newest();
        return batch?.state === 'broken' && batch;
      });
    },
  };
}

/** Every table through which something would go out, or is due. */
const outgoing = [
  'message',
  'message_attempt',
  'breach',
  'enforcement_command',
  'transparency_submission',
  'misuse_tally',
  'page',
  'preservation_event',
];

/** Jobs by which something goes out. */
const errands = [
  'send-receipts',
  'ask-preservations',
  'answer-notifiers',
  'deliver-mail',
  'deliver-webhook',
  'submit-statements',
  'send-statements',
  'tally-findings',
  'follow-order-effect',
  'tell-of-order',
];

export async function nothingWentOut({ owner }: TestApp): Promise<void> {
  const found: string[] = [];
  for (const table of outgoing) {
    const { rowCount } = await owner.query(`select from ${table} limit 1`);
    if (rowCount) found.push(table);
  }
  expect(found).toEqual([]);
  const { rows } = await owner.query(
    `select distinct t.identifier
     from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = any ($1)`,
    [errands],
  );
  expect(rows).toEqual([]);
}
