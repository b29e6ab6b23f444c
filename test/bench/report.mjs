import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { startNoticedesk } from './child-server.mjs';
import { startDatabaseServer } from './database-server.mjs';
import { medianOf } from './latencies.mjs';
import { busyDay, fillBusyDay, fillHistory, period } from './report-history.mjs';
import { round2 } from './rounding.mjs';

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
      results.push(await measureSize({ server, start, dataDir, platform, size, rounds, name: `with-${share}` }));
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

async function measureSize({ server, start, dataDir, platform, size, rounds, name }) {
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
  const program = await start(name, 'api');
  const ask = await reporter(program.url, dataDir, platform.key);
  await ask();
  const turns = [];
  for (let round = 0; round < rounds; round++) turns.push(await ask());
  const peakMib = Math.max(program.peakMemory(), workerMib);
  await program.stop();
  return {
    what: 'report of half a year',
    measures: size.measures,
    notices: size.notices,
    'median s': round2(medianOf(turns)),
    'counts s': round2(await secondsOfCounts(server, platform.id, rounds)),
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

/** The groups alone, without the medians and the sheets: on a connection of this process, with the statements of the program. */
async function secondsOfCounts(server, platformId, rounds) {
  const { partPeriod, countGroups } =
    await import('../../dist/apps/api/src/transparency-reports/folding/folded-days.query.js');
  return server.asOwner(database, async (owner) => {
    const zone = (await one(owner, 'select time_zone as zone from platform where id = $1', [platformId])).zone;
    const { periodBounds } = await import('../../dist/apps/api/src/transparency-reports/period.rules.js');
    const scope = { platformId, ...periodBounds(period.from, period.to, zone), insideAreaOnly: false };
    const turns = [];
    for (let round = 0; round <= rounds; round++) {
      const beganAt = performance.now();
      await countGroups({ sql: owner }, scope, await partPeriod({ sql: owner }, scope, zone));
      turns.push((performance.now() - beganAt) / 1_000);
    }
    return medianOf(turns.slice(1));
  });
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
