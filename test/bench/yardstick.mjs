// The bare server beside which intake is measured: Fastify and pg, nothing checked. `node yardstick.mjs oneRow|sameRows`
import Fastify from 'fastify';
import pg from 'pg';
import { prepareOneRow, writeOneRow } from './one-row.mjs';
import { prepareSameRows, writeSameRows } from './same-rows.mjs';

const kinds = { oneRow: [prepareOneRow, writeOneRow], sameRows: [prepareSameRows, writeSameRows] };
const [prepare, write] = kinds[process.argv[2]];

const pool = new pg.Pool({ connectionString: process.env.DATABASE_OWNER_URL, max: 10 });
await prepare(pool);

const server = Fastify();
server.post('/v1/notices', async (request, reply) => {
  const id = await write(pool, request.body);
  reply.code(201);
  return { id };
});
console.log(`Yardstick is ready: ${await server.listen({ host: '127.0.0.1', port: 0 })}`);

process.once('SIGTERM', async () => {
  await server.close();
  await pool.end();
});
