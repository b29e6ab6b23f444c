import { Client, type ClientConfig } from 'pg';

/** Makes the database on a server of our own when it is not there; returns the connection to it. */
export async function ensureDatabase(server: ClientConfig, name: string): Promise<ClientConfig> {
  const client = new Client(server);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return { ...server, database: name };
}
