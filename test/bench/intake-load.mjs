// A process that submits notices from many connections at once: { url, connections, seconds, warmUpSeconds, round } by message.
import { performance } from 'node:perf_hooks';
import { HttpConnection, request } from './http-connection.mjs';
import { percentilesOf } from './latencies.mjs';
import { serveLoad } from './load-process.mjs';
import { noticeNumber } from './notice-body.mjs';

serveLoad(async ({ url, connections, seconds, warmUpSeconds, round }) => {
  const callers = await Promise.all(Array.from({ length: connections }, () => HttpConnection.open(url)));
  const latencies = [];
  let accepted = 0;
  let next = 0;
  const from = performance.now() + warmUpSeconds * 1_000;
  const until = from + seconds * 1_000;
  await Promise.all(
    callers.map(async (caller) => {
      for (let sentAt = performance.now(); sentAt < until;) {
        const { status, body } = await caller.send(
          request('POST', '/v1/notices', { body: noticeNumber(`${round}-${next++}`) }),
        );
        if (status !== 201) throw new Error(`A notice was answered ${status}: ${body}`);
        accepted++;
        const answeredAt = performance.now();
        if (sentAt >= from && answeredAt < until) latencies.push(answeredAt - sentAt);
        sentAt = answeredAt;
      }
    }),
  );
  for (const caller of callers) caller.close();
  return { accepted, perSecond: latencies.length / seconds, ...percentilesOf(latencies) };
});
