import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { binariesFor } from './embedded-postgres/binaries.js';
import { clusterFolder } from './embedded-postgres/cluster.js';
import { removeStaleLock } from './embedded-postgres/lock-file.js';
import { reachableTemporaryFolder } from './embedded-postgres/reach.js';
import { type ServerUser, serverUser, shellEnvironment } from './embedded-postgres/server-user.js';

export interface EmbeddedPostgres {
  /** As the owner of everything, over a Unix socket that only this user and root can open. */
  readonly connection: ClientConfig;
  /** Stops the server after it wrote everything down; resolves when it is gone. */
  stop(): Promise<void>;
  /** Resolves when the server is gone, however it went, with the last words of its log. */
  readonly stopped: Promise<string>;
}

/** What the product runs on; tests trade safety for speed. */
const STANDARD_SETTINGS = {
  shared_buffers: '256MB',
  synchronous_commit: 'on',
  max_connections: '200',
  max_wal_size: '2GB',
  autovacuum_naptime: '10s', // plans made while tables were empty do not outlive their first thousands of rows by long
  jit: 'off',
  listen_addresses: '', // the socket is enough, so no port can be taken
  port: '5432', // part of the socket's name
  unix_socket_permissions: '0700',
  log_min_messages: 'warning',
  cluster_name: 'noticedesk',
};

/**
 * The server stands under a shell that reads a pipe of ours: when this process ends, however it ends, the pipe closes and
 * the shell stops the server (fast shutdown). The shell ends with the server, and removes the folder of the socket.
 */
const UNTIL_PIPE_CLOSES = `
exec 3<&0; sockets=$1; shift
"$@" </dev/null 3<&- & server=$!
{ read -r _ <&3; kill -INT "$server"; } & reader=$!
wait "$server"; kill "$reader" 2>/dev/null; rm -rf "$sockets"`;

const READY_WITHIN_MS = 20_000;
/** As long as the server of a program killed a moment ago may take to stop. */
const PREDECESSOR_STOPS_WITHIN_MS = 3_000;

/**
 * Starts PostgreSQL on the data in `dataDir`/postgres, which it makes on first use. Throws an Error of one line: the data is
 * in use by another program, belongs to another user, or the server does not start.
 */
export async function startPostgres({
  dataDir,
  settings = {},
}: {
  dataDir: string;
  settings?: Record<string, string>;
}): Promise<EmbeddedPostgres> {
  const user = serverUser(join(dataDir, 'postgres'));
  const binaries = binariesFor(user);
  const cluster = clusterFolder(dataDir, binaries, user);
  const until = Date.now() + PREDECESSOR_STOPS_WITHIN_MS;
  for (;;) {
    removeStaleLock(cluster);
    const server = launch(binaries, cluster, user, join(dataDir, 'postgres.log'), {
      ...STANDARD_SETTINGS,
      ...settings,
    });
    try {
      await untilReady(server);
      return server;
    } catch (error) {
      await server.stop();
      if (!(error instanceof ClusterInUse)) throw error;
      if (Date.now() > until)
        throw new Error(`Another program uses the data in ${dataDir} (NOTICEDESK_DATA_DIR).`, { cause: error });
      await sleep(100);
    }
  }
}

class ClusterInUse extends Error {}

function launch(
  binaries: string,
  cluster: string,
  user: ServerUser,
  logFile: string,
  settings: Record<string, string>,
): EmbeddedPostgres {
  const sockets = mkdtempSync(join(reachableTemporaryFolder(user), 'noticedesk-'));
  user.own(sockets);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [join(binaries, 'bin', 'postgres'), '-D', cluster, '-k', sockets, ...flags];
  const log = openSync(logFile, 'a');
  const logFrom = statSync(logFile).size;
  const shell = spawn('/bin/sh', ['-c', UNTIL_PIPE_CLOSES, 'sh', sockets, ...command], {
    ...user.ids,
    cwd: '/',
    env: shellEnvironment(),
    detached: true, // out of the terminal's process group: Ctrl-C reaches only the program, which finishes its work first
    stdio: ['pipe', log, log],
  });
  closeSync(log);
  shell.stdin?.on('error', () => {}); // closed by a server that ended by itself
  const stopped = ended(shell).then(() => lastWords(logFile, logFrom));
  const stop = async () => {
    shell.stdin?.end();
    await stopped;
    rmSync(sockets, { recursive: true, force: true });
  };
  const connection = { host: sockets, port: 5432, user: 'postgres', database: 'postgres', password: '', ssl: false };
  return { connection, stop, stopped };
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
}

async function untilReady({ connection, stopped }: EmbeddedPostgres): Promise<void> {
  const lastWordsOfServer = stopped.then((words) => {
    if (words.includes('lock file "postmaster.pid" already exists')) throw new ClusterInUse();
    throw new Error(`The embedded PostgreSQL did not start: ${firstFatalLine(words)}`);
  });
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await Promise.race([answers(connection), lastWordsOfServer]))) {
    if (Date.now() > deadline)
      throw new Error(`The embedded PostgreSQL was not ready in ${READY_WITHIN_MS / 1_000} s.`);
    await Promise.race([sleep(20), lastWordsOfServer]);
  }
  lastWordsOfServer.catch(() => {}); // from here on its end is the caller's to watch
}

async function answers(connection: ClientConfig): Promise<boolean> {
  const client = new Client(connection);
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function lastWords(logFile: string, from: number): string {
  return readFileSync(logFile).subarray(from).toString('utf8').slice(-4_000);
}

function firstFatalLine(words: string): string {
  const lines = words.trim().split('\n');
  return lines.find((line) => /FATAL|PANIC|rror/.test(line)) ?? lines.at(-1) ?? 'no reason given';
}
