import { createWriteStream, existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { type Command, type CommandIo, type Progress, UsageError } from '../infrastructure/command-line/index.js';
import { repositoryRoot } from '../infrastructure/root.js';

const newline = 0x0a;

/** `noticedesk audit export`: asks a running program, so that its permissions hold. */
export const exportAudit: Command = {
  summary: 'Export a platform’s audit log, sealed and signed',
  usage: 'PLATFORM|--installation [--from INSTANT] [--to INSTANT] [--output FILE] [--url URL] [--key KEY]',
  details: [
    '  --installation   instead of a platform: the entries that belong to none; needs a key that belongs to none',
    '  --from, --to     only seals with entries written down in [from, to): 2026-01-01T00:00:00Z',
    '  --output FILE    instead of standard output; an export that breaks off leaves no file',
    '  --url URL        of the program; else NOTICEDESK_URL, else http://127.0.0.1:3000',
    '  --key KEY        of an auditor or a compliance officer; else NOTICEDESK_KEY, else what the first start wrote into the data folder',
  ].join('\n'),
  examples: [
    'noticedesk audit export sample --output audit.ndjson',
    'NOTICEDESK_KEY=nd_… noticedesk audit export --installation --output installation.ndjson',
    'NOTICEDESK_KEY=nd_… noticedesk audit export forum --from 2026-01-01T00:00:00Z --to 2026-07-01T00:00:00Z --output audit.ndjson',
  ],
  async run(args, io) {
    const { url, key, output } = await readArguments(args, io);
    const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } }).catch((error: Error) => {
      throw new Error(
        `No answer from ${url.origin}: ${error.cause instanceof Error ? error.cause.message : error.message}`,
      );
    });
    if (!answer.ok || !answer.body)
      throw new Error(`${url.origin} answered ${answer.status}: ${await reasonOf(answer)}`);
    const lines = counted(answer.body, io);
    if (output === undefined) await pipeline(lines, io.stdout, { end: false });
    else await writeWhole(lines, output);
    if (output !== undefined) io.say(`Written: ${output}`);
    return 0;
  },
};

async function readArguments(args: readonly string[], io: CommandIo) {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { from: text, to: text, output: text, url: text, key: text, installation: { type: 'boolean' } },
  });
  const [platform, ...more] = positionals;
  if ((platform === undefined) !== (values.installation === true) || more.length > 0)
    throw new UsageError('Name one platform, or --installation.');
  const base = values.url ?? io.env.NOTICEDESK_URL ?? `http://127.0.0.1:${io.env.NOTICEDESK_PORT ?? 3000}`;
  if (!URL.canParse(base)) throw new UsageError(`--url must be a URL, not "${base}".`);
  const path = platform === undefined ? 'audit/export' : `platforms/${encodeURIComponent(platform)}/audit-export`;
  const url = new URL(`${base.replace(/\/+$/, '')}/v1/${path}`);
  for (const bound of ['from', 'to'] as const)
    if (values[bound] !== undefined) url.searchParams.set(bound, values[bound]);
  const key = values.key ?? io.env.NOTICEDESK_KEY ?? (await keyOfFirstStart(io));
  return { url, key, output: values.output === undefined ? undefined : io.pathOf(values.output) };
}

async function keyOfFirstStart({ env }: CommandIo): Promise<string> {
  const file = join(repositoryRoot, env.NOTICEDESK_DATA_DIR ?? '.noticedesk', 'credentials.json');
  if (existsSync(file)) {
    const { keys } = JSON.parse(await readFile(file, 'utf8')) as { keys: Partial<Record<string, string>> };
    const key = keys.auditor ?? keys['compliance-officer'];
    if (key !== undefined) return key;
  }
  throw new UsageError('No key: give --key or NOTICEDESK_KEY, of an auditor or a compliance officer.');
}

async function reasonOf(answer: Response): Promise<string> {
  const body = await answer.text();
  try {
    const { title, detail } = JSON.parse(body) as { title?: string; detail?: string };
    return detail ?? title ?? body;
  } catch {
    return body;
  }
}

/** Passes the bytes on and shows how many lines of those that the header promises have come. */
async function* counted(body: AsyncIterable<Uint8Array>, io: CommandIo): AsyncGenerator<Uint8Array> {
  let head = '';
  let lines = 0;
  let progress: Progress | undefined;
  for await (const bytes of body) {
    if (!progress) {
      head += Buffer.from(bytes).toString();
      if (head.includes('\n')) progress = io.progress('Exporting', promised(head));
    }
    for (const byte of bytes) if (byte === newline) lines++;
    progress?.advanceTo(lines);
    yield bytes;
  }
  progress?.stop();
}

function promised(head: string): number {
  const { header } = JSON.parse(head.slice(0, head.indexOf('\n'))) as {
    header: { entries: number; firstSeal: number | null; lastSeal: number | null };
  };
  const seals = header.firstSeal === null ? 0 : header.lastSeal! - header.firstSeal + 1;
  return header.entries + seals + 2;
}

async function writeWhole(lines: AsyncIterable<Uint8Array>, output: string): Promise<void> {
  const draft = `${output}.part`;
  try {
    await pipeline(Readable.from(lines), createWriteStream(draft));
    await rename(draft, output);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
