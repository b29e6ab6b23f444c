import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { ReadableStream } from 'node:stream/web';
import { parseArgs } from 'node:util';
import {
  programDetails,
  programOptions,
  runningProgram,
  UsageError,
  type Command,
  type CommandIo,
} from '../infrastructure/command-line/index.js';
import type { ImportResultResponse } from './import.response.js';

const kinds = ['notices', 'orders', 'decisions', 'complaints', 'disputes'];
const afterFailure =
  'What came in before it failed stays. Run the same command again: that counts as repeated, the rest comes in.';
const types: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.ndjson': 'application/x-ndjson',
  '.jsonl': 'application/x-ndjson',
};

/** `noticedesk import`: asks a running program, so that its permissions hold. */
export const importFile: Command = {
  summary: 'Import what an earlier tool received and decided',
  usage: 'KIND FILE --platform KEY [--dry-run] [--url URL] [--key KEY]',
  details: [
    `  KIND             ${kinds.join(', ')}: in this order, for one refers to the other`,
    '  FILE             .csv, .ndjson or .jsonl; the fields of each kind: docs/imports.md',
    '  --platform KEY   of the platform that it is of',
    '  --dry-run        judges every line and writes nothing',
    programDetails('a compliance officer'),
    '  Bad lines are printed, the first 1,000; the good ones are in. Exit code 1: there were bad ones.',
  ].join('\n'),
  examples: [
    'noticedesk import notices notices-2025.csv --platform sample --dry-run',
    'NOTICEDESK_KEY=nd_… noticedesk import decisions decisions.ndjson --platform forum',
  ],
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...programOptions, platform: { type: 'string' }, 'dry-run': { type: 'boolean' } },
    });
    const [kind, file, ...more] = positionals;
    if (kind === undefined || !kinds.includes(kind)) throw new UsageError(`Name a kind: ${kinds.join(', ')}.`);
    if (file === undefined || more.length > 0) throw new UsageError('Name one file.');
    if (values.platform === undefined) throw new UsageError('Name the platform: --platform.');
    const type = types[extname(file).toLowerCase()];
    if (type === undefined) throw new UsageError('The file must be .csv, .ndjson or .jsonl.');
    const program = await runningProgram(values, io, ['compliance-officer']);
    const query = new URLSearchParams({ fileName: basename(file), dryRun: String(values['dry-run'] === true) });
    const body = ReadableStream.from(await shown(io.pathOf(file), io)) as BodyInit;
    const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': type } };
    const path = `/v1/platforms/${encodeURIComponent(values.platform)}/imports/${kind}?${query}`;
    const answer = await program.answerTo(path, init).catch((error: Error) => {
      if (!values['dry-run']) io.say(afterFailure);
      throw error;
    });
    const result = (await answer.json()) as ImportResultResponse;
    return print(result, io);
  },
};

/** The bytes of the file, with a bar of how many were sent. */
async function shown(path: string, io: CommandIo): Promise<AsyncIterable<Uint8Array>> {
  const { size } = await stat(path).catch(() => {
    throw new UsageError(`There is no file ${path}.`);
  });
  const progress = io.progress('Sending', size);
  return (async function* () {
    let sent = 0;
    try {
      for await (const chunk of createReadStream(path)) {
        yield chunk as Uint8Array;
        progress.advanceTo((sent += (chunk as Uint8Array).length));
      }
    } finally {
      progress.stop();
    }
  })();
}

function print(
  { batchId, received, accepted, repeated, refused, refusals }: ImportResultResponse,
  io: CommandIo,
): number {
  for (const { line, errors } of refusals) {
    for (const { pointer, detail } of errors) io.print(`line ${line}  ${pointer}  ${detail}`);
  }
  if (refused > refusals.length) io.print(`… and ${refused - refusals.length} more lines`);
  const what = batchId === null ? 'Nothing is written' : `Batch ${batchId}`;
  io.say(
    `${what}: ${received} lines, ${accepted} ${batchId === null ? 'right' : 'imported'}, ${repeated} repeated, ${refused} refused.`,
  );
  return refused > 0 ? 1 : 0;
}
