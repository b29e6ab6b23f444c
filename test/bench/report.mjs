import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { startNoticedesk } from './child-server.mjs';
import { startDatabaseServer } from './database-server.mjs';
import { medianOf } from './latencies.mjs';
import { busyDay, fillBusyDay, fillHistory, period } from './report-history.mjs';
import { round2 } from './rounding.mjs';

const program = join(import.meta.dirname, '..', '..', 'dist', 'apps', 'api', 'src');
const fromProgram = (...path) => import(join(program, ...path));

const database = 'reports';
const foldedWithinMs = 60 * 60_000;

/** How long the half-year's report takes over a tenth of the facts and over all of them, and what folding their days takes. */
export async function measureReport({ rounds, measures, notices }) {
  const server = await startDatabaseServer();
  const dataDir = join(server.folder, 'noticedesk');
  const env = { ...(await server.migrated(database)), NOTICEDESK_DATA_DIR: dataDir };
  const start = (name, roles) =>
    startNoticedesk({ ...env, NOTICEDESK_ROLES: roles }, join(server.folder, `${name}.log`));
  try {
    const first = await start('first', 'api');
    await first.stop();
    const platform = await server.asOwner(database, (owner) => one(owner, 'select id, key from platform limit 1'));
    const results = [];
    let filled = { notices: 0, measures: 0 };
    for (const share of [0.1, 1]) {
      const size = { notices: Math.round(notices * share), measures: Math.round(measures * share) };
      await server.asOwner(database, (owner) =>
        fillHistory(owner, platform.id, {
          notices: { from: filled.notices, to: size.notices },
          measures: { from: filled.measures, to: size.measures },
        }),
      );
      filled = size;
      results.push(await measureSize({ server, env, start, dataDir, platform, size, rounds, name: `with-${share}` }));
    }
    const offset = 2 * Math.max(measures, notices);
    const share = Math.min(1, measures / 10_000_000); // a small run has a small busy day
    const facts = { measures: Math.round(busyDay.measures * share), notices: Math.round(busyDay.notices * share) };
    await server.asOwner(database, (owner) => fillBusyDay(owner, platform.id, offset, facts));
    const folding = await measureBusyDay({ server, start, facts });
    return [
      ...results.map((result) => ({
        ...result,
        'counts x a tenth': round2(result['counts s'] / results[0]['counts s']),
      })),
      folding,
    ];
  } finally {
    await server.stop();
  }
}

async function measureSize({ server, env, start, dataDir, platform, size, rounds, name }) {
  const straight = await start(`${name}-straight`, 'api');
  const asked = await reporter(straight.url, dataDir, platform.key);
  const unfolded = await asked();
  await straight.stop();
  const worker = await start(`${name}-worker`, 'api,worker');
  const beganAt = performance.now();
  await untilFolded(server);
  const foldingS = (performance.now() - beganAt) / 1_000;
  const workerMib = worker.peakMemory();
  await worker.stop();
  await server.settle(database);
  const reporting = await start(name, 'api');
  const ask = await reporter(reporting.url, dataDir, platform.key);
  await ask();
  const turns = [];
  for (let round = 0; round < rounds; round++) turns.push(await ask());
  const peakMib = Math.max(reporting.peakMemory(), workerMib);
  await reporting.stop();
  return {
    what: 'report of half a year',
    measures: size.measures,
    notices: size.notices,
    'median s': round2(medianOf(turns)),
    'counts s': round2(await secondsOfCounts(env, platform.id, rounds)),
    'not folded s': round2(unfolded),
    'folding all days s': round2(foldingS),
    'peak MiB': Math.round(peakMib),
  };
}

async function measureBusyDay({ server, start, facts }) {
  const worker = await start('busy', 'api,worker');
  await untilFolded(server);
  const peakMib = worker.peakMemory();
  await worker.stop();
  const took = await server.asOwner(database, (owner) =>
    one(owner, 'select sum(took_ms)::integer as ms from day_fold where day = $1', [busyDay.day]),
  );
  return { what: 'folding one day', ...facts, 'median s': round2(took.ms / 1_000), 'peak MiB': Math.round(peakMib) };
}

/** The groups alone, without the medians and the sheets: in this process, with the statements of the program. */
async function secondsOfCounts(env, platformId, rounds) {
  const [{ Database }, { partPeriod, countGroups }, { periodBounds }] = await Promise.all([
    fromProgram('infrastructure', 'database', 'database.js'),
    fromProgram('transparency-reports', 'folding', 'folded-days.query.js'),
    fromProgram('transparency-reports', 'period.rules.js'),
  ]);
  const db = new Database({ connectionString: env.DATABASE_URL }, 1);
  try {
    const [{ zone }] = await db.query('select time_zone as zone from platform where id = $1', [platformId]);
    const scope = { platformId, ...periodBounds(period.from, period.to, zone), insideAreaOnly: false };
    const turns = [];
    for (let round = 0; round <= rounds; round++) {
      const beganAt = performance.now();
      await db.read(async (tx) => countGroups(tx, scope, await partPeriod(tx, scope, zone)));
      turns.push((performance.now() - beganAt) / 1_000);
    }
    return medianOf(turns.slice(1));
  } finally {
    await db.close();
  }
}

async function reporter(url, dataDir, platformKey) {
  const { keys } = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
  const address = `${url}/v1/platforms/${platformKey}/reports/${period.from}/${period.to}`;
  return async () => {
    const beganAt = performance.now();
    const answer = await globalThis.fetch(address, {
      headers: { authorization: `Bearer ${keys['compliance-officer']}` },
    });
    const body = await answer.text();
    if (answer.status !== 200) throw new Error(`The report was answered ${answer.status}: ${body}`);
    return (performance.now() - beganAt) / 1_000;
  };
}

function untilFolded(server) {
  return server.asOwner(database, async (owner) => {
    for (const end = Date.now() + foldedWithinMs; Date.now() < end; await sleep(200)) {
      const { opened, waiting } = await one(
        owner,
        'select count(*)::integer as opened, count(*) filter (where folded_at is null)::integer as waiting from day_fold',
      );
      if (opened > 0 && waiting === 0) return;
    }
    throw new Error('The days were not folded in an hour');
  });
}

async function one(owner, sql, values) {
  return (await owner.query(sql, values)).rows[0];
}
