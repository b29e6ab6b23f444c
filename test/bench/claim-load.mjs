// A process of moderators who claim one case after the other: { url, claimers: [{ key, isRare }],
// pauseSeconds, seconds, warmUpSeconds } by message.
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpConnection, request } from './http-connection.mjs';
import { percentilesOf } from './latencies.mjs';
import { serveLoad } from './load-process.mjs';

/** One case in four stays claimed; the others are given back, and are the next in their lanes again. */
const keptEvery = 4;

serveLoad(async ({ url, claimers, pauseSeconds, seconds, warmUpSeconds }) => {
  const live = new Set();
  const latencies = { all: [], rare: [] };
  let claims = 0;
  let empty = 0;
  const from = performance.now() + warmUpSeconds * 1_000;
  const until = from + seconds * 1_000;
  await Promise.all(
    claimers.map(async ({ key, isRare }) => {
      const moderator = await HttpConnection.open(url);
      await aPause(pauseSeconds);
      for (let sentAt = performance.now(); sentAt < until; sentAt = performance.now()) {
        const { status, body } = await moderator.send(request('POST', '/v1/review/claims', { key }));
        const answeredAt = performance.now();
        if (sentAt >= from && answeredAt < until) {
          latencies.all.push(answeredAt - sentAt);
          if (isRare) latencies.rare.push(answeredAt - sentAt);
        }
        if (status === 204) empty++;
        else if (status !== 200) throw new Error(`A claim was answered ${status}: ${body}`);
        else {
          claims++;
          await giveBack(JSON.parse(body).claim.caseId, moderator, key, {
            live,
            isKept: !isRare && claims % keptEvery === 0,
          });
        }
        await aPause(pauseSeconds);
      }
      moderator.close();
    }),
  );
  return {
    perSecond: latencies.all.length / seconds,
    empty,
    kept: live.size,
    all: percentilesOf(latencies.all),
    rare: percentilesOf(latencies.rare),
  };
});

/** Around so many seconds: moderators who begin together do not stay in step. */
async function aPause(seconds) {
  if (seconds > 0) await sleep(Math.random() * 2 * seconds * 1_000);
}

async function giveBack(caseId, moderator, key, { live, isKept }) {
  if (live.has(caseId)) throw new Error(`Case ${caseId} was handed out twice`);
  live.add(caseId);
  if (isKept) return;
  live.delete(caseId); // before it is sent: the next moderator may have the case before this one hears that it is free
  const { status, body } = await moderator.send(request('POST', `/v1/review/cases/${caseId}/release`, { key }));
  if (status !== 204) throw new Error(`A release was answered ${status}: ${body}`);
}
