import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { startNoticedesk } from './child-server.mjs';
import { startDatabaseServer } from './database-server.mjs';
import { medianOf } from './latencies.mjs';
import { round2 } from './rounding.mjs';

const { fetch } = globalThis;
const database = 'transparency';
const perCall = 100;
const callsAtOnce = 4;
const linesPerRequest = 10_000;

/**
 * Statements of measures from the table to the Commission's database: making the payloads, then sending them, by one program that is
 * API and worker; beside it a bare client that posts the same payloads, so many calls at once, and keeps nothing.
 */
export async function measureTransparencyDatabase({ rounds, statements }) {
  const server = await startDatabaseServer();
  const stub = await startStub();
  const dataDir = join(server.folder, 'noticedesk');
  const env = { ...(await server.migrated(database)), NOTICEDESK_DATA_DIR: dataDir };
  try {
    const program = await startNoticedesk(env, join(server.folder, 'program.log'));
    const { keys } = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
    const ask = asking(program.url, keys);
    await ask('admin', 'PUT', '/transparency-database', {
      environment: 'sandbox',
      baseUrl: stub.url,
      token: '1|stub-token',
      submitsFrom: new Date(Date.now() - 86_400_000).toISOString(),
    });
    const turns = { prepared: [], sent: [], bare: [] };
    const model = await modelPayload(ask);
    for (let round = 0; round < rounds; round++) {
      await ask('admin', 'POST', '/transparency-database/pause');
      await server.settle(database);
      const counted = async () => (await ask('admin', 'GET', '/transparency-database')).counts;
      const before = (await counted()).accepted ?? 0;
      turns.prepared.push(
        await timed(program, async () => {
          await recordMeasures(ask, round, statements);
          await until(async () => (await counted()).queued === statements);
        }),
      );
      await server.settle(database);
      turns.sent.push(
        await timed(program, async () => {
          await ask('admin', 'POST', '/transparency-database/resume');
          await until(async () => ((await counted()).accepted ?? 0) === before + statements);
        }),
      );
      const arrived = await stub.tell('count');
      if (arrived.statements !== statements || arrived.distinct !== statements)
        throw new Error(`Of ${statements} statements ${arrived.statements} arrived, ${arrived.distinct} PUIDs`);
      await stub.tell('forget');
      turns.bare.push(await timed(null, () => postBare(stub.url, model, statements)));
      await stub.tell('forget');
    }
    const fasterThanBare = (runs) => medianOf(runs.map(({ seconds }, round) => turns.bare[round].seconds / seconds));
    const row = (what, runs) => ({
      what,
      statements,
      'median s': round2(medianOf(runs.map(({ seconds }) => seconds))),
      'statements/s': Math.round(statements / medianOf(runs.map(({ seconds }) => seconds))),
      'CPU ms per statement':
        runs[0].cpuMs === null ? null : round2(medianOf(runs.map(({ cpuMs }) => cpuMs / statements))),
      'peak MiB': runs[0].cpuMs === null ? null : Math.round(program.peakMemory()),
      'x bare client': round2(fasterThanBare(runs)),
    });
    const results = [
      row('measures taken in, payloads made and judged', turns.prepared),
      row('statements sent', turns.sent),
      row(`bare client, ${callsAtOnce} calls at once`, turns.bare),
    ];
    await program.stop();
    return results;
  } finally {
    stub.stop();
    await server.stop();
  }
}

const today = () => new Date().toISOString().slice(0, 10);

function aMeasure(id, occurredAt) {
  return {
    measureId: id,
    appliedOn: occurredAt.slice(0, 10),
    occurredAt,
    facts: 'The account posted the same link again and again within an hour, to people who had not asked for it.',
    ground: {
      kind: 'terms',
      clause: { code: 'deception', version: 1 },
      explanation: 'The posts mislead about who sells, and lead to pages that ask for passwords of other services.',
    },
    category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
    keyword: 'KEYWORD_PHISHING',
    restrictionTypes: ['visibility-removal'],
    automation: { detection: true, decision: 'full', system: 'spam-model', version: '4.2' },
    content: { id: `post-${id}`, types: ['text'], language: 'de' },
    recipient: { id: `account-${id.length}` },
    statement: { sentAt: occurredAt },
  };
}

async function recordMeasures(ask, round, count) {
  const occurredAt = new Date(Date.now() - 1_000).toISOString();
  for (let from = 0; from < count; from += linesPerRequest) {
    const lines = Array.from({ length: Math.min(linesPerRequest, count - from) }, (_, i) =>
      JSON.stringify(aMeasure(`${round}-${from + i}`, occurredAt)),
    );
    const taken = await ask('platform', 'POST', '/measures/bulk', `${lines.join('\n')}\n`);
    if (taken.accepted !== lines.length) throw new Error(`Of ${lines.length} measures ${taken.accepted} were taken`);
  }
}

/** What the product would send of one measure, for the bare client. */
async function modelPayload(ask) {
  await ask('admin', 'POST', '/transparency-database/pause');
  const occurredAt = `${new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10)}T12:00:00Z`; // from before it submits
  await ask('platform', 'POST', '/measures', aMeasure('model', occurredAt));
  const shown = await ask('moderator', 'GET', `/measures/${occurredAt.slice(0, 10)}/model/transparency-database`);
  return { ...shown.payload, application_date: today(), content_date: today() };
}

async function postBare(url, model, count) {
  let next = 0;
  const post = async () => {
    while (next < count) {
      const from = next;
      next += perCall;
      const statements = Array.from({ length: Math.min(perCall, count - from) }, (_, i) => ({
        puid: `bare-${from + i}`,
        ...model,
      }));
      const answer = await fetch(`${url}/api/v1/statements`, {
        method: 'POST',
        headers: {
          authorization: 'Bearer 1|stub-token',
          accept: 'application/json',
          'content-type': 'application/json',
        },
        body: JSON.stringify({ statements }),
      });
      if (answer.status !== 201) throw new Error(`The stub answered ${answer.status}: ${await answer.text()}`);
      await answer.json();
    }
  };
  await Promise.all(Array.from({ length: callsAtOnce }, post));
}

function asking(url, keys) {
  return async (role, method, path, body) => {
    const isText = typeof body === 'string';
    const answer = await fetch(`${url}/v1/platforms/sample${path}`, {
      method,
      headers: {
        authorization: `Bearer ${keys[role]}`,
        ...(body !== undefined && { 'content-type': isText ? 'application/x-ndjson' : 'application/json' }),
      },
      body: isText ? body : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
    return JSON.parse(text);
  };
}

async function timed(program, work) {
  const cpuBefore = program?.cpuMs();
  const beganAt = performance.now();
  await work();
  const seconds = (performance.now() - beganAt) / 1_000;
  return { seconds, cpuMs: program ? program.cpuMs() - cpuBefore : null };
}

async function until(isTrue) {
  while (!(await isTrue())) await sleep(100);
}

async function startStub() {
  const child = fork(join(import.meta.dirname, 'transparency-stub.mjs'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [{ url }] = await once(child, 'message');
  return {
    url,
    async tell(what) {
      const answered = once(child, 'message');
      child.send(what);
      return (await answered)[0];
    },
    stop: () => child.disconnect(),
  };
}
