import { join } from 'node:path';
import { startNoticedesk, startYardstick } from './child-server.mjs';
import { startDatabaseServer } from './database-server.mjs';
import { medianOf } from './latencies.mjs';
import { runLoad } from './load-process.mjs';
import { round1, round2 } from './rounding.mjs';

const connectionCounts = [32, 128];
const warmUpSeconds = 1;

/** Does not count: the tables are empty still, the code is not compiled yet. */
const firstTurn = { connections: 32, seconds: 3, round: 'first' };

/** Strangers share one address here, which the product limits: the only setting in which it differs from `npm start`. */
const manyFromOneAddress = { INTAKE_RATE_PER_MINUTE_PER_ADDRESS: '100000000' };

const candidates = {
  api: { name: 'Noticedesk, API alone', table: 'notice' },
  all: { name: 'Noticedesk, API and worker in one process', table: 'notice' },
  oneRow: { name: 'bare server, one row', table: 'bare_notice' },
  sameRows: { name: 'bare server, the same rows', table: 'notice' },
};

/** Notices per second, beside bare servers in the same run: candidates take turns, so that all see the same machine. */
export async function measureIntake({ seconds, rounds }) {
  const [ours, bare] = [await startDatabaseServer(), await startDatabaseServer()];
  try {
    const oneRow = await yardstick(bare, 'oneRow');
    const api = await noticedesk(ours, 'api', 'api');
    const alone = [api, oneRow, await yardstick(bare, 'sameRows')];
    const results = await takeTurns(alone, { seconds, rounds });
    await stopAll([alone[2], api]);
    const together = [await noticedesk(ours, 'all', 'api,worker'), oneRow];
    const withWorker = await takeTurns(together, { seconds, rounds });
    await stopAll(together);
    return [...results, ...withWorker.filter(({ candidate }) => candidate === 'all')];
  } finally {
    await ours.stop();
    await bare.stop();
  }
}

async function noticedesk(server, candidate, roles) {
  const env = {
    ...(await server.migrated(databaseOf(candidate))),
    ...manyFromOneAddress,
    NOTICEDESK_ROLES: roles,
    NOTICEDESK_DATA_DIR: join(server.folder, candidate),
  };
  return candidateOn(server, candidate, await startNoticedesk(env, join(server.folder, `${candidate}.log`)));
}

async function yardstick(server, candidate) {
  const env = await server.migrated(databaseOf(candidate));
  return candidateOn(server, candidate, await startYardstick(candidate, env, join(server.folder, `${candidate}.log`)));
}

function candidateOn(server, candidate, program) {
  const countNotices = () =>
    server.asOwner(databaseOf(candidate), async (owner) => {
      const { rows } = await owner.query(`select count(*)::int as count from ${candidates[candidate].table}`);
      return rows[0].count;
    });
  return { candidate, server, program, countNotices, accepted: 0 };
}

const databaseOf = (candidate) => candidate.toLowerCase();

async function takeTurns(turns, { seconds, rounds }) {
  const results = [];
  for (const { program } of turns) program.pause();
  for (const turn of turns) await takeTurn(turn, firstTurn);
  for (const connections of connectionCounts) {
    const measured = new Map(turns.map(({ candidate }) => [candidate, []]));
    for (let round = 0; round < rounds; round++) {
      for (const turn of turns) {
        measured.get(turn.candidate).push(await takeTurn(turn, { connections, seconds, round }));
      }
    }
    const yardstickPerSecond = medianOf(measured.get('oneRow').map(({ perSecond }) => perSecond));
    for (const turn of turns)
      results.push(resultOf(turn, connections, measured.get(turn.candidate), yardstickPerSecond));
  }
  await Promise.all(turns.map(refuseLoss));
  return results;
}

async function takeTurn(turn, { connections, seconds, round }) {
  const { candidate, server, program } = turn;
  await server.settle(databaseOf(candidate));
  program.resume();
  const cpuBefore = program.cpuMs();
  const load = { url: program.url, connections, seconds, warmUpSeconds, round: `${candidate}-${connections}-${round}` };
  const result = await runLoad('intake-load.mjs', load);
  const cpuMsPerNotice = (program.cpuMs() - cpuBefore) / result.accepted;
  program.pause();
  turn.accepted += result.accepted;
  return { ...result, cpuMsPerNotice };
}

/** Every answer was a 201: then every notice is there, and no other. */
async function refuseLoss({ candidate, countNotices, accepted }) {
  const count = await countNotices();
  if (count !== accepted) throw new Error(`${candidate}: ${accepted} notices were answered 201, ${count} are there`);
}

function resultOf({ candidate, program }, connections, turns, yardstickPerSecond) {
  const median = (figure) => medianOf(turns.map((turn) => turn[figure]));
  const perSecond = median('perSecond');
  return {
    candidate,
    server: candidates[candidate].name,
    connections,
    'notices/s': Math.round(perSecond),
    'p50 ms': round1(median('p50')),
    'p95 ms': round1(median('p95')),
    'p99 ms': round1(median('p99')),
    'CPU ms per notice': round2(median('cpuMsPerNotice')),
    'peak MiB': Math.round(program.peakMemory()),
    'x one row': round2(perSecond / yardstickPerSecond),
  };
}

async function stopAll(turns) {
  for (const { program } of turns) await program.stop();
}
