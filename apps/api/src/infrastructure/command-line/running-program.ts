import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { repositoryRoot } from '../root.js';
import { UsageError, type CommandIo } from './command.js';

/** What every command that asks a running program takes; for `util.parseArgs`. */
export const programOptions = { url: { type: 'string' }, key: { type: 'string' } } as const;

export const programDetails = (role: string): string =>
  [
    '  --url URL        of the program; else NOTICEDESK_URL, else http://127.0.0.1:3000',
    `  --key KEY        of ${role}; else NOTICEDESK_KEY, else what the first start wrote into the data folder`,
  ].join('\n');

/** A running program, asked over HTTP so that its permissions hold. */
export interface RunningProgram {
  /** An answer as it comes, when it is a good one. */
  answerTo(path: string, init: RequestInit): Promise<Response>;
  /** Throws an Error of one line that says why when the program refuses, or does not answer. */
  ask<Answer>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Answer>;
  /** The same with bytes as they come. */
  send<Answer>(path: string, bytes: AsyncIterable<Uint8Array>): Promise<Answer>;
  /** A file, as it is. */
  bytes(path: string): Promise<Uint8Array>;
  /** An answer of NDJSON, line by line as they come: for what takes longer than an answer may wait. */
  lines<Line>(path: string): AsyncGenerator<Line>;
}

/** `roles`: whose key of the first start will do, the most suitable first. */
export async function runningProgram(
  { url, key }: { url?: string; key?: string },
  io: CommandIo,
  roles: readonly string[],
): Promise<RunningProgram> {
  const base = url ?? io.env.NOTICEDESK_URL ?? `http://127.0.0.1:${io.env.NOTICEDESK_PORT ?? 3000}`;
  if (!URL.canParse(base)) throw new UsageError(`--url must be a URL, not "${base}".`);
  const root = base.replace(/\/+$/, '');
  const authorization = `Bearer ${key ?? io.env.NOTICEDESK_KEY ?? (await keyOfFirstStart(io, roles))}`;
  const answerTo = async (path: string, init: RequestInit): Promise<Response> => {
    const isUpload = 'duplex' in init; // shows a bar of its own
    const waiting = isUpload ? undefined : io.progress('Waiting for the program', null);
    const answer = await fetch(`${root}${path}`, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), authorization },
    })
      .catch((error: Error) => {
        throw new Error(
          `No answer from ${root}: ${error.cause instanceof Error ? error.cause.message : error.message}`,
        );
      })
      .finally(() => waiting?.stop());
    if (!answer.ok) throw new Error(`${root} answered ${answer.status}: ${reasonOf(await answer.text())}`);
    return answer;
  };
  const call = async <Answer>(path: string, init: RequestInit): Promise<Answer> => {
    const text = await (await answerTo(path, init)).text();
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  };
  return {
    answerTo,
    ask: (method, path, body) =>
      call(path, {
        method,
        ...(body !== undefined && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
      }),
    bytes: async (path) => new Uint8Array(await (await answerTo(path, {})).arrayBuffer()),
    send: (path, bytes) => {
      const init = { duplex: 'half', headers: { 'content-type': 'application/octet-stream' } };
      return call(path, { method: 'POST', body: ReadableStream.from(bytes) as BodyInit, ...init });
    },
    async *lines<Line>(path: string) {
      const { body } = await answerTo(path, {});
      if (!body) return;
      for await (const line of createInterface({
        input: Readable.fromWeb(body as ReadableStream),
        crlfDelay: Infinity,
      }))
        if (line !== '') yield JSON.parse(line) as Line;
    },
  };
}

async function keyOfFirstStart({ env }: CommandIo, roles: readonly string[]): Promise<string> {
  const file = join(resolve(repositoryRoot, env.NOTICEDESK_DATA_DIR ?? '.noticedesk'), 'credentials.json');
  if (existsSync(file)) {
    const { keys } = JSON.parse(await readFile(file, 'utf8')) as { keys: Partial<Record<string, string>> };
    const key = roles.map((role) => keys[role]).find((found) => found !== undefined);
    if (key !== undefined) return key;
  }
  throw new UsageError(`No key: give --key or NOTICEDESK_KEY, of one who is: ${roles.join(', ')}.`);
}

/** A problem's detail, with the fields that it names. */
function reasonOf(body: string): string {
  try {
    const { title, detail, errors } = JSON.parse(body) as {
      title?: string;
      detail?: string;
      errors?: readonly { pointer: string; detail: string }[];
    };
    const fields = errors?.map((error) => `${error.pointer} ${error.detail}`).join('; ');
    return [detail ?? title ?? body, ...(fields ? [fields] : [])].join(' ');
  } catch {
    return body;
  }
}
