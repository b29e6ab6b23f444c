import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { roles } from '../auth/permissions.js';
import { UsageError, type Command, type CommandIo } from './command.js';
import { programOptions, runningProgram } from './running-program.js';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** `noticedesk call`: any route of a running program, for what has no command of its own. */
export const callRoute: Command = {
  summary: 'Call any route of a running program',
  usage: 'METHOD PATH [--as ROLE] [--data JSON|@FILE] [--output FILE] [--url URL] [--key KEY]',
  details: [
    '  --as ROLE        whose key of the first start to use, such as compliance-officer; else an administrator’s',
    '  --data JSON      what is sent; @FILE is read; a name that ends in .ndjson is sent as that',
    '  --output FILE    where the answer goes; else to standard output',
    '  --url URL        of the program; else NOTICEDESK_URL, else http://127.0.0.1:3000',
    '  --key KEY        else NOTICEDESK_KEY, else what the first start wrote into the data folder',
    '',
    'The routes stand in docs/openapi.json, and at /docs of the program.',
  ].join('\n'),
  examples: [
    'noticedesk call GET /v1/platforms/sample/breaches --as compliance-officer',
    'noticedesk call POST /v1/platforms/sample/measures/bulk --as platform --data @measures.ndjson',
    'noticedesk call GET /v1/platforms/sample/evidence-bundles --as auditor --output bundles.json',
  ],
  async run(args, io) {
    const option = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { as: option, data: option, output: option, ...programOptions },
    });
    const [method = '', path = '', ...more] = positionals;
    if (!methods.includes(method)) throw new UsageError(`METHOD must be one of ${methods.join(', ')}.`);
    if (!path.startsWith('/') || more.length > 0) throw new UsageError('PATH must be one path that begins with /.');
    const role = roles.find((known) => known === (values.as ?? 'admin'));
    if (!role) throw new UsageError(`--as must be one of ${roles.join(', ')}.`);
    const program = await runningProgram(values, io, [role]);
    const answer = await program.answerTo(path, { method, ...(await bodyOf(values.data, io)) });
    if (!answer.body) return 0;
    const file = values.output === undefined ? undefined : createWriteStream(io.pathOf(values.output));
    if (file) await pipeline(answer.body, file);
    else await pipeline(answer.body, io.stdout, { end: false });
    return 0;
  },
};

async function bodyOf(data: string | undefined, io: CommandIo): Promise<RequestInit> {
  if (data === undefined) return {};
  const body = data.startsWith('@') ? await readFile(io.pathOf(data.slice(1)), 'utf8') : data;
  return { body, headers: { 'content-type': data.endsWith('.ndjson') ? 'application/x-ndjson' : 'application/json' } };
}
