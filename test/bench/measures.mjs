import { once } from 'node:events';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { startNoticedesk } from './child-server.mjs';
import { startDatabaseServer } from './database-server.mjs';
import { round2 } from './rounding.mjs';

const database = 'measures';
const linesInAChunk = 500;
/** How many texts the measures of a platform share. */
const explanations = 200;
const languages = ['de', 'en', 'fr', 'it', 'es', 'pl'];
const types = ['visibility-removal', 'visibility-demotion', 'account-suspension'];

/** How many own-initiative measures a second are in the database, and with how much memory, beside a bare COPY of the same rows. */
export async function measureMeasures({ lines }) {
  const server = await startDatabaseServer();
  const dataDir = join(server.folder, 'noticedesk');
  const env = { ...(await server.migrated(database)), NOTICEDESK_DATA_DIR: dataDir, NOTICEDESK_ROLES: 'api' };
  try {
    const program = await startNoticedesk(env, join(server.folder, 'measures.log'));
    const { keys } = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
    await stream({ url: program.url, key: keys.platform, first: 0, lines: 20_000 }); // the code is not compiled yet
    const memory = [];
    const watching = setInterval(() => memory.push(program.memory()), 250);
    const results = [];
    for (const what of ['new', 'sent again']) {
      memory.length = 0;
      const cpuBefore = program.cpuMs();
      const taken = await stream({ url: program.url, key: keys.platform, first: 20_000, lines });
      refuseLoss(taken.answer, what === 'new' ? 'accepted' : 'repeated', lines);
      const cpuUs = ((program.cpuMs() - cpuBefore) * 1_000) / lines;
      results.push(resultOf(`measures, ${what}`, lines, taken.seconds, { cpuUs, memory, peak: program.peakMemory() }));
    }
    clearInterval(watching);
    await program.stop();
    await refuseOtherCount(server, lines + 20_000);
    results.push(resultOf('bare COPY of the same rows from a file', lines, await copySeconds(server), {}));
    return results;
  } finally {
    await server.stop();
  }
}

/** Sends so many lines on one connection, no faster than they are read. */
async function stream({ url, key, first, lines }) {
  const { hostname, port } = new URL(url);
  const beganAt = performance.now();
  const sent = request({
    ...{ hostname, port, method: 'POST', path: '/v1/platforms/sample/measures/bulk' },
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
  });
  const answered = once(sent, 'response');
  for (let start = first; start < first + lines; start += linesInAChunk) {
    const size = Math.min(linesInAChunk, first + lines - start);
    const chunk = Array.from({ length: size }, (_, i) => lineOf(start + i)).join('');
    if (!sent.write(chunk)) await once(sent, 'drain');
  }
  sent.end();
  const [response] = await answered;
  let text = '';
  for await (const part of response.setEncoding('utf8')) text += part;
  if (response.statusCode !== 200) throw new Error(`The stream was answered ${response.statusCode}: ${text}`);
  return { seconds: (performance.now() - beganAt) / 1_000, answer: JSON.parse(text) };
}

const dayMs = 86_400_000;
const today = Math.floor(Date.now() / dayMs) * dayMs;

/** About 900 bytes, as a platform would send it: three days of measures, own ids, shared words. */
function lineOf(number) {
  const at = new Date(today - ((number % 3) + 1) * dayMs + (number % 86_400) * 1_000).toISOString();
  return `${JSON.stringify({
    measureId: `measure-${number}`,
    appliedOn: at.slice(0, 10),
    occurredAt: at,
    facts: 'The account posted the same link many times within an hour, to threads that have nothing to do with it.',
    ground: {
      kind: 'illegal',
      law: 'German Act against Unfair Competition',
      provision: 'Section 7',
      memberState: 'DE',
      explanation: `Unsolicited advertising of kind ${number % explanations}, which the law forbids without consent.`,
    },
    category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
    keyword: 'KEYWORD_PHISHING',
    restrictionTypes: number % 10 === 0 ? types.slice(0, 2) : [types[number % 3]],
    automation: {
      detection: true,
      decision: number % 20 === 0 ? 'partial' : 'full',
      system: 'spam-model',
      version: '4.2',
    },
    content: { id: `post-${number}`, types: ['text'], language: languages[number % languages.length] },
    recipient: { id: `account-${number % 100_000}`, audienceSize: number % 5_000 },
    statement: { sentAt: at },
  })}\n`;
}

function refuseLoss(answer, outcome, lines) {
  if (answer[outcome] !== lines)
    throw new Error(`Not all lines were ${outcome}: ${JSON.stringify(answer).slice(0, 500)}`);
}

async function refuseOtherCount(server, lines) {
  const count = await server.asOwner(database, async (owner) => {
    const { rows } = await owner.query('select count(*)::int as count from measure');
    return rows[0].count;
  });
  if (count !== lines) throw new Error(`${lines} measures were accepted, ${count} are there`);
}

/** The server reads the rows from a file of its own into a table with the same keys and indexes: no client, no checks of ours. */
async function copySeconds(server) {
  const file = join(server.folder, 'measures.copy');
  chmodSync(server.folder, 0o777);
  try {
    return await server.asOwner(database, async (owner) => {
      await owner.query(`copy (select * from measure where measure_id not in
        (select 'measure-' || g from generate_series(0, 19999) g)) to '${file}'`);
      await owner.query('create table bare_measure (like measure including all)');
      await owner.query('checkpoint');
      const beganAt = performance.now();
      await owner.query(`copy bare_measure from '${file}'`);
      return (performance.now() - beganAt) / 1_000;
    });
  } finally {
    rmSync(file, { force: true });
  }
}

function resultOf(what, lines, seconds, { cpuUs, memory, peak }) {
  const part = (share) => memory && Math.round(memory[Math.floor((memory.length - 1) * share)] ?? 0);
  return {
    what,
    lines,
    seconds: round2(seconds),
    'lines/s': Math.round(lines / seconds),
    'CPU us a line': cpuUs === undefined ? null : Math.round(cpuUs),
    'MiB at a tenth': part(0.1) ?? null,
    'MiB at the end': part(1) ?? null,
    'peak MiB': peak === undefined ? null : Math.round(peak),
  };
}
