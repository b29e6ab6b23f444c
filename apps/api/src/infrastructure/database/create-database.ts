import { Client, type ClientConfig } from 'pg';
import { programRole } from './connection.js';

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

/**
 * On a server of our own the program logs in as its role, so that it cannot step out of it (`set session authorization` back to
 * the owner would be open to whoever logged in as the owner). After the migrations, which make the role.
 */
export async function programLogin(database: ClientConfig): Promise<ClientConfig> {
  const client = new Client(database);
  await client.connect();
  try {
    await client.query(`alter role ${programRole} login`);
  } finally {
    await client.end();
  }
  return { ...database, user: programRole };
}
