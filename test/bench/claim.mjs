import { join } from 'node:path';
import { startNoticedesk } from './child-server.mjs';
import { startDatabaseServer } from './database-server.mjs';
import { medianOf } from './latencies.mjs';
import { runLoad } from './load-process.mjs';
import { hireModerators } from './moderators.mjs';
import { fillQueue, submitModel } from './queue.mjs';
import { round1, round2 } from './rounding.mjs';

const claimerCounts = [16, 50];
/** Between two cases: none, to see how much there is; and much less than a person takes, to see how long one waits. */
const pauses = [0, 1];
const fewCases = 10_000;
const warmUpSeconds = 1;
const database = 'queue';

/** How long a moderator waits for the next case, in a short queue and in a long one on the same server. */
export async function measureClaims({ seconds, rounds, cases }) {
  const server = await startDatabaseServer();
  const dataDir = join(server.folder, 'noticedesk');
  const env = { ...(await server.migrated(database)), NOTICEDESK_DATA_DIR: dataDir };
  const start = (name) => startNoticedesk(env, join(server.folder, `${name}.log`));
  try {
    const first = await start('first');
    await submitModel(first.url);
    const moderators = await hireModerators(first.url, dataDir, Math.max(...claimerCounts));
    await first.stop();
    const results = [];
    let filled = 0;
    for (const size of [fewCases, cases]) {
      await server.asOwner(database, (owner) => fillQueue(owner, filled, size));
      filled = size;
      const program = await start(`with-${size}`);
      results.push(...(await measureQueue({ server, program, moderators, size, seconds, rounds })));
      await program.stop();
    }
    return results.map((result) => ({ ...result, 'x p95 of short queue': ratioToShort(result, results) }));
  } finally {
    await server.stop();
  }
}

async function measureQueue({ server, program, moderators, size, seconds, rounds }) {
  const results = [];
  for (const pauseSeconds of pauses) {
    for (const count of claimerCounts) {
      const load = { url: program.url, claimers: moderators.slice(0, count), pauseSeconds, seconds, warmUpSeconds };
      const turns = [];
      for (let round = 0; round < rounds; round++) {
        await server.settle(database);
        turns.push(await runLoad('claim-load.mjs', load));
      }
      results.push(resultOf({ size, count, pauseSeconds }, turns, program));
    }
  }
  return results;
}

function resultOf({ size, count, pauseSeconds }, turns, program) {
  const median = (figure) => round1(medianOf(turns.map(figure)));
  return {
    'open cases': size,
    claimers: count,
    pause: pauseSeconds === 0 ? 'none' : `${pauseSeconds} s`,
    'claims/s': Math.round(medianOf(turns.map(({ perSecond }) => perSecond))),
    'p50 ms': median(({ all }) => all.p50),
    'p95 ms': median(({ all }) => all.p95),
    'p99 ms': median(({ all }) => all.p99),
    'p95 ms of the rare language': median(({ rare }) => rare.p95),
    'empty answers': turns.reduce((sum, { empty }) => sum + empty, 0),
    'peak MiB': Math.round(program.peakMemory()),
  };
}

function ratioToShort(result, results) {
  const short = results.find(
    (other) => other['open cases'] === fewCases && other.claimers === result.claimers && other.pause === result.pause,
  );
  return round2(result['p95 ms'] / short['p95 ms']);
}
