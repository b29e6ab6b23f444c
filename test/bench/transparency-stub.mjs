// The stand-in of the Commission's database in a process of its own, without its rate limit: says where it listens, and counts when asked.
import { startStub } from '../support/tdb-stub/server.mjs';

const stub = await startStub({ port: 0, perSecond: 0, perMinute: 0 });
process.once('disconnect', () => process.exit());
process.on('message', (what) => {
  if (what === 'forget') stub.reset();
  const puids = new Set(stub.state.statements.map(({ puid }) => puid));
  process.send({ statements: stub.state.statements.length, distinct: puids.size });
});
process.send({ url: stub.url });
